// How long a text is, by the rules of newsroom/articles/measures.py; a test holds the two together.

const WORDS_A_MINUTE = { en: 228, es: 218 };
const OTHERWISE = 220;
const WORD = /[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu;
const END = /[.!?…]+["'”’»)\]]*(?=\s|$)/gu;
const BEGINS = /^\s+["'“‘«(\[¿¡—-]*(.)/u;
const LAST_WORD = /\p{L}+$/u;
const ABBREVIATIONS = new Set(
  ("mr mrs ms dr prof st vs etc no art arts p pp vol ed eds fig gen col lt sgt rev hon inc ltd sr sra sres sras srta dra d "
    + "dña lic ing arq ud uds núm núms pág págs vol cap av avda km ej aprox tel").split(" "),
);
const BLOCKS = new Set("p h2 h3 h4 ul ol li blockquote footer hr pre table caption thead tbody tr th td figure figcaption dl dt dd".split(" "));

/** Measure paragraphs, headings, list items and cells as plain texts. */
export function ofBlocks(texts, language) {
  const kept = texts.map((text) => text.replace(/\s+/gu, " ").trim()).filter(Boolean);
  const words = sum(kept.map((text) => (text.match(WORD) || []).length));
  return {
    words,
    characters: sum(kept.map((text) => [...text].length)),
    sentences: sum(kept.map(sentences)),
    minutes: Math.ceil(words / (WORDS_A_MINUTE[language] || OTHERWISE)),
  };
}

/** Return the words of each innermost block of some HTML, in reading order. */
export function blocks(html) {
  const found = [];
  collect(new DOMParser().parseFromString(html, "text/html").body.childNodes, found);
  return found;
}

/** Return the paragraphs of Markdown as plain texts; close to what the server makes of it. */
export function markdownBlocks(text) {
  return text.split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s)/u).flatMap((part) => (BLOCKS.has(/^\s*<(\w+)/u.exec(part)?.[1]) ? blocks(part) : [part
    .replace(/^\s*(?:(?:[-*+]|\d+[.)]|#{1,6}|>)\s+)+/u, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, "$1")
    .replace(/\[([^\]]*)\]\{[^}]*\}/gu, "$1")
    .replace(/<[^>]+>/gu, "")
    .replace(/[*`\\]+|^---$/gu, "")]));
}

function collect(nodes, found) {
  let run = "";
  const close = () => { if (run.trim()) found.push(run); run = ""; };
  for (const node of nodes) {
    if (node.nodeType === Node.ELEMENT_NODE && holdsBlock(node)) {
      close();
      collect(node.childNodes, found);
    } else run += wordsOf(node);
  }
  close();
}

function holdsBlock(element) {
  return BLOCKS.has(element.localName) || [...element.children].some(holdsBlock);
}

function wordsOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  return node.localName === "br" ? " " : [...node.childNodes].map(wordsOf).join("");
}

function sentences(text) {
  let count = 0;
  let begun = 0;
  for (const end of text.matchAll(END)) {
    if (!ends(text, end)) continue;
    if (hasWord(text.slice(begun, end.index))) count += 1;
    begun = end.index + end[0].length;
  }
  return count + (hasWord(text.slice(begun)) ? 1 : 0);
}

/** Tell whether a sentence ends here: not after an initial or an abbreviation. */
function ends(text, end) {
  const following = BEGINS.exec(text.slice(end.index + end[0].length));
  if (following && /\p{Lowercase}/u.test(following[1])) return false;
  if (!following || end[0] !== ".") return true;
  const last = LAST_WORD.exec(text.slice(0, end.index));
  return !last || ([...last[0]].length > 1 && !ABBREVIATIONS.has(last[0].toLowerCase()));
}

const hasWord = (text) => /[\p{L}\p{N}]/u.test(text);
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
