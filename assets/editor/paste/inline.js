// Words and what is said of them: a line is a row of runs, {text, marks} or {br} or {note}.
import { address } from "./links.js";
import { styleOf } from "./styles.js";

const BY_TAG = {
  b: "strong", strong: "strong", i: "em", em: "em", u: "em", var: "em", dfn: "em", s: "s", strike: "s",
  sup: "sup", sub: "sub", code: "code", kbd: "code", samp: "code", tt: "code", cite: "cite",
};
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/;
const UNSEEN = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\ufeff]/g;

/** What is said of the words in an element, beside what was said around it. */
export function marksOf(element, marks, reading) {
  const found = { ...marks };
  const tag = element.localName;
  if (BY_TAG[tag] && !(tag === "u" && found.a)) found[BY_TAG[tag]] = {};
  if (tag === "a") link(element, found, reading);
  if (tag === "q" || tag === "abbr" || tag === "time") found[tag] = kept(element, { q: ["data-said-in", "data-said"], abbr: ["title"], time: ["datetime"] }[tag]);
  styled(styleOf(element, reading.sheet), tag, found);
  const language = languageOf(element, reading);
  if (tag === "span" && language) found.span = { lang: language };
  return found;
}

/** The language of an element where it says something; word processors say it of everything. */
export function languageOf(element, reading) {
  const said = element.getAttribute("lang") || "";
  return reading.keepsLanguage && LANGUAGE.test(said) ? said : "";
}

export function kept(element, names) {
  return Object.fromEntries(names.filter((name) => element.hasAttribute(name)).map((name) => [name, element.getAttribute(name)]));
}

function link(element, found, reading) {
  const href = address(element.getAttribute("href"), reading.base);
  if (!href) return;
  found.a = { href, ...(LANGUAGE.test(element.getAttribute("hreflang") || "") ? kept(element, ["hreflang"]) : {}) };
  delete found.underlined;
}

function styled(said, tag, found) {
  const weight = (said["font-weight"] || "").toLowerCase();
  if (/^(?:bold|bolder|[6-9]00)$/.test(weight)) found.strong = {};
  else if (/^(?:normal|lighter|[1-5]00)$/.test(weight)) delete found.strong;
  const slant = (said["font-style"] || "").toLowerCase();
  if (/^(?:italic|oblique)/.test(slant)) found.em = {};
  else if (slant === "normal") delete found.em;
  const line = `${said["text-decoration"] || ""} ${said["text-decoration-line"] || ""}`.toLowerCase();
  // A link is underlined anyway; elsewhere a line means what italics mean.
  if (line.includes("underline") && !found.a && tag !== "a") found.em = {};
  if (line.includes("line-through")) found.s = {};
  const height = (said["vertical-align"] || "").toLowerCase();
  if (height === "super") found.sup = {};
  else if (height === "sub") found.sub = {};
  else if (height === "baseline") { delete found.sup; delete found.sub; }
}

/** A text node as a run; of one that was made by a program only a space is left. */
export function textRun(node, marks) {
  let text = node.data.replace(UNSEEN, "");
  const around = node.parentElement;
  if (around?.matches(".Apple-converted-space, [data-style*='mso-spacerun'], [data-style*='mso-tab-count']")) text = text.replace(/\u00a0/g, " ");
  return { text, marks };
}

/** Fold white space, drop it at the ends, and cut where two line ends follow each other. */
export function lines(runs) {
  const cut = [[]];
  let ends = 0;
  for (const run of runs) {
    if (run.br) ends += 1;
    else if (run.note || run.text.trim()) {
      if (ends > 1 && cut.at(-1).length) cut.push([]);
      else if (ends === 1 && cut.at(-1).length) cut.at(-1).push({ br: true });
      ends = 0;
      cut.at(-1).push(run);
    } else if (!ends) cut.at(-1).push(run);
  }
  return cut.map(folded).filter((line) => line.some((run) => run.note || run.text));
}

function folded(line) {
  const kept = [];
  let space = true;
  for (const run of line) {
    if (run.br) { trimEnd(kept); kept.push(run); space = true; continue; }
    if (run.note) { kept.push(run); space = false; continue; }
    let text = run.text.replace(/[ \t\n\f\r]+/g, " ").replace(/ [ \u00a0]+|[\u00a0]+ [ \u00a0]*|\u00a0{2,}/g, " ");
    if (space) text = text.replace(/^[ \u00a0]+/, "");
    if (text) { kept.push({ ...run, text }); space = /[ \u00a0]$/.test(text); }
  }
  trimEnd(kept);
  return spaced(kept);
}

function trimEnd(runs) {
  while (runs.length && runs.at(-1).text !== undefined) {
    const last = { ...runs.pop() };
    last.text = last.text.replace(/[ \u00a0]+$/, "");
    if (last.text) { runs.push(last); return; }
  }
}

/** Move spaces out of marks that end beside them: only what both neighbours bear stays on a space. */
function spaced(runs) {
  const parts = runs.flatMap((run) => {
    if (run.text === undefined) return [run];
    const [, before, core, after] = /^( ?)(.*?)( ?)$/s.exec(run.text);
    return [[before, true], [core, false], [after, true]].filter(([text]) => text).map(([text, space]) => ({ text, marks: run.marks, space }));
  });
  return parts.map((part, index) => (part.space ? { ...part, marks: shared(parts[index - 1], parts[index + 1], parts, index) } : part));
}

function shared(before, after, parts, index) {
  if (after?.space) after = parts[index + 2];
  if (before?.space) before = parts[index - 2];
  const one = before?.marks || {};
  const two = after?.marks || {};
  return Object.fromEntries(Object.entries(one).filter(([name, said]) => JSON.stringify(said) === JSON.stringify(two[name])));
}
