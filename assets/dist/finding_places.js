// Where findings point: characters of a text without its marks, counted as the newsroom counts them.

const GRADES = ["error", "warning", "info"];
const shaded = new Map();
const painted = new WeakMap();

/** Return the spans that a link names, in units of this text: a rare letter takes two of them. */
export function spansOf(link, words) {
  const unit = (place) => [...words].slice(0, place).join("").length;
  return link.dataset.spans.split(" ").map((span) => span.split("-").map((place) => unit(Number(place))));
}

/** Return the words that stand in an element, without its marks. */
const wordsOf = (element) => textsOf(element).map((node) => node.data).join("");

function textsOf(element) {
  const isMark = (node) => node.nodeType === Node.ELEMENT_NODE && node.classList.contains("mark");
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => (isMark(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const found = [];
  while (walker.nextNode()) if (walker.currentNode.nodeType === Node.TEXT_NODE) found.push(walker.currentNode);
  return found;
}

/** Return the pieces of text nodes that a span covers, each with its bounds. */
function piecesOf(element, [from, to]) {
  const pieces = [];
  let start = 0;
  for (const node of textsOf(element)) {
    const end = start + node.length;
    if (start < to && from < end) pieces.push({ node, from: Math.max(from - start, 0), to: Math.min(to - start, node.length) });
    start = end;
  }
  return pieces;
}

export function rangeOf(element, span) {
  const pieces = piecesOf(element, span);
  if (!pieces.length) return null;
  const range = document.createRange();
  range.setStart(pieces[0].node, pieces[0].from);
  range.setEnd(pieces.at(-1).node, pieces.at(-1).to);
  return range;
}

/** Mark in a text that is only read what findings point at; what was marked before goes. */
export function paint(element, links) {
  for (const mark of element.querySelectorAll("mark.found")) mark.replaceWith(...mark.childNodes);
  element.normalize();
  const words = wordsOf(element);
  for (const link of links) {
    const line = link.closest(".finding-line");
    const marks = spansOf(link, words).flatMap((span) => piecesOf(element, span).map((piece) => wrapped(piece, line.dataset.grade)));
    painted.set(line, [...(painted.get(line) ?? []), ...marks]);
  }
}

function wrapped({ node, from, to }, grade) {
  const words = node.splitText(from);
  words.splitText(to - from);
  const mark = document.createElement("mark");
  mark.className = `found found-${grade}`;
  words.replaceWith(mark);
  mark.append(words);
  return mark;
}

/** Underline in a text that is edited what findings point at, without touching its nodes. */
export function shade(key, element, links) {
  if (!CSS.highlights) return;
  for (const [grade, range] of shaded.get(key) ?? []) CSS.highlights.get(`finding-${grade}`)?.delete(range);
  const words = wordsOf(element);
  const ranges = links.flatMap((link) => spansOf(link, words).map((span) => [link.closest(".finding-line").dataset.grade, rangeOf(element, span)]));
  shaded.set(key, ranges.filter(([grade, range]) => range && GRADES.includes(grade)));
  for (const [grade, range] of shaded.get(key)) {
    const name = `finding-${grade}`;
    if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
    CSS.highlights.get(name).add(range);
  }
}

/** Select what a link points at in a text, and bring it into sight. */
export function point(element, link) {
  const range = rangeOf(element, spansOf(link, wordsOf(element))[0]);
  if (!range) return;
  const chosen = document.getSelection();
  chosen.removeAllRanges();
  chosen.addRange(range);
  element.scrollIntoView({ block: "nearest" });
}

/** Let what a finding points at stand out while somebody is at that finding. */
export function follow(root) {
  const shown = (event, isHere) => {
    const line = event.target.closest?.(".finding-line");
    for (const mark of painted.get(line) ?? []) mark.classList.toggle("is-pointed", isHere);
  };
  for (const name of ["mouseover", "focusin"]) root.addEventListener(name, (event) => shown(event, true));
  for (const name of ["mouseout", "focusout"]) root.addEventListener(name, (event) => shown(event, false));
}
