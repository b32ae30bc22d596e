// A text that is read, not written: what is marked in it, and where the words of comments stand.

import { Letters, anchored, placeOf } from "./anchoring.js";

const BLOCKS = "p, h1, h2, h3, h4, ul, ol, li, blockquote, footer, hr, pre, table, caption, tr, th, td, figure, figcaption, dl, dt, dd";
const APART = `${BLOCKS}, br, img`;

export class ReadText {
  constructor(article) {
    this.article = article;
    this.range = null;
    document.addEventListener("selectionchange", () => this.remember());
  }

  /** Keep what was marked last: a press on a button elsewhere may take the mark away. */
  remember() {
    const now = window.getSelection();
    if (!now.rangeCount || now.isCollapsed) return;
    const range = now.getRangeAt(0);
    if (this.article.contains(range.commonAncestorContainer)) this.range = range.cloneRange();
  }

  /** What is marked, with the words around it and the field that it stands in, or null. */
  selection() {
    this.remember(); // a browser tells late what is marked, on a busy machine later than the next key
    if (!this.range || this.range.collapsed) return null;
    const about = this.aboutOf(this.range.startContainer);
    const letters = this.letters(about);
    const inside = letters.places.map(([node, at]) => this.range.comparePoint(node, at) === 0 && this.range.comparePoint(node, at + 1) === 0);
    let start = inside.indexOf(true);
    let end = inside.lastIndexOf(true) + 1;
    while (start < end && letters.text[start] === " ") start += 1;
    while (end > start && letters.text[end - 1] === " ") end -= 1;
    if (start < 0 || start >= end) return null;
    return { about, ...anchored(letters.text, start, end) };
  }

  /** Forget what was marked: it has been commented on. */
  forget() { this.range = null; }

  /** Show where passages stand: [{id, about, quote, before, after}]; returns the ids that are found. */
  show(passages) {
    for (const mark of this.article.querySelectorAll("mark[data-comment]")) mark.replaceWith(...mark.childNodes);
    this.article.normalize();
    return passages.filter((one) => this.mark(one)).map((one) => one.id);
  }

  /** Lead to a passage that is shown. */
  lead({ id }) {
    const mark = this.article.querySelector(`mark[data-comment="${id}"]`);
    if (!mark) return;
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center" });
  }

  /** Call with the id of a passage that a person chose in the text. */
  onChoose(listener) {
    this.article.addEventListener("click", ({ target }) => {
      const mark = target.closest("mark[data-comment]");
      if (mark && window.getSelection().isCollapsed) listener(mark.dataset.comment);
    });
  }

  /** A text that is read does not change. */
  onChange() { /* nothing to hear */ }

  aboutOf(node) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    return element?.closest(".standfirst") ? "standfirst" : "body";
  }

  /** The letters of a field, each with its text node and its number there. */
  letters(about) {
    const walker = document.createTreeWalker(this.article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const letters = new Letters();
    let block = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (this.aboutOf(node) !== about) continue;
      if (node.nodeType === Node.ELEMENT_NODE) { if (node.matches(APART)) letters.apart(); continue; }
      const own = node.parentElement.closest(BLOCKS);
      if (own !== block) letters.apart();
      block = own;
      for (let at = 0; at < node.data.length; at += 1) letters.put(node.data[at], [node, at]);
    }
    return letters;
  }

  mark(passage) {
    const letters = this.letters(passage.about);
    const start = placeOf(passage, letters.text);
    if (start < 0) return false;
    const spans = new Map();
    for (const [node, at] of letters.places.slice(start, start + passage.quote.length)) {
      const [from] = spans.get(node) ?? [at];
      spans.set(node, [from, at + 1]);
    }
    for (const [node, [from, until]] of spans) wrap(node, from, until, passage.id);
    return true;
  }
}

function wrap(node, from, until, id) {
  const inside = node.splitText(from);
  inside.splitText(until - from);
  const mark = document.createElement("mark");
  mark.className = "commented";
  mark.dataset.comment = id;
  inside.replaceWith(mark);
  mark.append(inside);
}
