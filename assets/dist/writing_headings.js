// The headings of a text as its plain field holds it; the editor's own are in assets/editor/headings.js.

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const TYPED = /^ {0,3}(#{1,3})[ \t]+(.+?)[ \t]*#*[ \t]*$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** What stands in a list, a quotation or code is no paragraph that a line below makes a heading of. */
const NO_WORDS = /^(?:\s*$| {0,3}(?:[-*+>|]|\d+[.)][ \t])| {4}|\t)/;
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
  let [fence, at, above] = ["", 0, null];
  for (const line of text.split("\n")) {
    const [, signs = "", rest = ""] = FENCE.exec(line) ?? [];
    const isText = !fence && !signs;
    if (fence) { if (signs.startsWith(fence) && !rest.trim()) fence = ""; } else fence = signs;
    const headings = isText ? headingsOf(line, at, above) : [];
    found.push(...headings);
    above = isText && !headings.length && !NO_WORDS.test(line) ? above ?? { line, at } : null;
    at += line.length + 1;
  }
  return found;
}

/** The headings that a line makes, of itself or of the paragraph that begins above it. */
function headingsOf(line, at, above) {
  const [, signs, typed] = TYPED.exec(line) ?? [];
  if (signs) return [{ level: signs.length, words: plain(typed), at }];
  const [, under] = UNDERLINE.exec(line) ?? [];
  if (under && above) return [{ level: under[0] === "=" ? 1 : 2, words: plain(above.line), at: above.at }];
  return ofHtml(line).map((one) => ({ ...one, at: at + one.at }));
}

/** The words of a line of Markdown without what makes links and forms of them. */
function plain(typed) {
  return wordsOf(typed.replace(/!?\[([^\]]*)\][({][^)}]*[)}]/g, "$1").replace(/\[\^[^\]]*\]|\*+|`|~~/g, ""));
}

const wordsOf = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
