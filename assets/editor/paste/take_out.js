// What must never come in: comments, deleted and hidden words, names, and what is no part of a text.
import { isHidden, styleOf } from "./styles.js";

const SILENT = "script, style, template, noscript, xml, head > *, textarea, select, button, input, datalist, br.Apple-interchange-newline, [aria-hidden=true]";
const EMBEDS = "iframe, object, embed, video, audio, canvas, svg, math, applet";
const AROUND = "nav, [role=navigation], [role=banner], [role=search], [role=complementary], [role=dialog], .sharedaddy, .jp-relatedposts, .adsbygoogle";
const NOISE = /^(?:ads?|advert|advertisement|adslot|ad-slot|ad-container|banner-ad|sponsored|share|share-buttons|social-share|newsletter-signup|cookie-banner|related-posts)$/i;
const COMMENTS = "hr.msocomoff, .MsoCommentReference, .msocomanchor, .msocomtxt, .MsoCommentText, .MsoCommentSubject, a[href^='#_msocom'], .CommentStart, .CommentAnchor, a[href^='#cmnt']";

/** Take them out of a page, and count what a person may miss. */
export function takeOut({ page, sheet, left }) {
  left.comments += takeComments(page, sheet);
  for (const one of page.querySelectorAll(SILENT)) one.remove();
  left.embeds += removed(page.querySelectorAll(EMBEDS));
  left.deletions += removedWords(page.querySelectorAll("del, .msoDel"));
  // That words were put in later is underlined for whoever reviews, and says nothing of the words.
  for (const one of page.querySelectorAll("ins, .msoIns")) one.replaceWith(...one.childNodes);
  for (const one of page.querySelectorAll(AROUND)) one.remove();
  for (const one of page.querySelectorAll("[class], body > footer, article > footer, main > footer")) {
    const noise = one.localName === "footer" ? !one.closest("blockquote") : [...one.classList].some((name) => NOISE.test(name));
    if (noise) one.remove();
  }
  const all = [...page.body.querySelectorAll("[data-style], [class], [hidden]")];
  left.hidden += removedWords(all.filter((one) => isHidden(one, sheet)));
  for (const one of all) if (/^toc|^MsoToc\d$/i.test(one.className) && one.matches("p")) one.remove();
}

function takeComments(page, sheet) {
  const anchors = new Set();
  for (const one of page.querySelectorAll("a[href^='#_msocom'], [data-style*='mso-comment-reference']")) {
    const named = /mso-comment-reference:\s*([^;]+)/i.exec(one.getAttribute("data-style") || "");
    anchors.add(named ? named[1].trim() : one.getAttribute("href"));
  }
  const bodies = exportedComments(page);
  const exported = bodies.length;
  for (const one of page.querySelectorAll("[data-style*='mso-element']")) {
    const kind = styleOf(one, sheet)["mso-element"] || "";
    if (/^comment(?:-list)?$/i.test(kind)) bodies.push(one);
  }
  const counted = bodies.filter((one) => /mso-element:\s*comment\s*(?:;|$)/i.test(one.getAttribute("data-style"))).length;
  const links = new Set([...page.querySelectorAll("a[href^='#_msocom']")].map((one) => one.getAttribute("href")));
  for (const one of [...page.querySelectorAll(COMMENTS), ...bodies]) one.remove();
  return exported + Math.max(counted, links.size || anchors.size);
}

/** What stands at the end of a page that Google Docs has saved: it looks like notes, and is what people said. */
function exportedComments(page) {
  return [...page.querySelectorAll("a[id^=cmnt][href^='#cmnt_ref']")].map((sign) => {
    const words = sign.closest("p, li") ?? sign;
    const box = words.parentElement;
    const isItsOwn = box.localName === "div" && box.firstElementChild === words && box.querySelectorAll("a[id^=cmnt]").length === 1;
    return isItsOwn ? box : words;
  });
}

function removed(elements) {
  const found = [...elements].filter((one) => one.isConnected);
  for (const one of found) one.remove();
  return found.length;
}

function removedWords(elements) {
  let count = 0;
  for (const one of elements) {
    if (!one.isConnected) continue;
    if (one.textContent.trim() && !one.parentElement.closest("del, .msoDel")) count += 1;
    one.remove();
  }
  return count;
}
