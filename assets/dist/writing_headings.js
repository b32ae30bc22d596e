// The headings of a text as its plain field holds it; the editor's own are in assets/editor/headings.js.

const FENCE = /^ {0,3}(?:```|~~~)/;
const TYPED = /^ {0,3}(#{1,3})[ \t]+(.+?)[ \t]*#*[ \t]*$/;
const ELEMENT = /<h([1-3])\b[^>]*>([\s\S]*?)<\/h\1>/gi;

/** Return the headings that say something, in order: {level, words, at}. The first rank is the second one here. */
export function headingsIn(text, form) {
  const found = form === "html" ? ofHtml(text) : ofMarkdown(text);
  return found.map(({ level, words, at }) => ({ level: Math.max(2, level), words: words.replace(/\s+/g, " ").trim(), at }))
    .filter(({ words }) => words);
}

function ofHtml(text) {
  return [...text.matchAll(ELEMENT)].map(({ 1: level, 2: inside, index }) => ({ level: Number(level), words: wordsOf(inside), at: index }));
}

function ofMarkdown(text) {
  const found = [];
  let isCode = false, at = 0;
  for (const line of text.split("\n")) {
    if (FENCE.test(line)) isCode = !isCode;
    const [, signs, typed] = (!isCode && TYPED.exec(line)) || [];
    if (signs) found.push({ level: signs.length, words: plain(typed), at });
    at += line.length + 1;
  }
  return found;
}

/** The words of a line of Markdown without what makes links and forms of them. */
function plain(typed) {
  return wordsOf(typed.replace(/!?\[([^\]]*)\][({][^)}]*[)}]/g, "$1").replace(/\[\^[^\]]*\]|\*+|`|~~/g, ""));
}

const wordsOf = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
