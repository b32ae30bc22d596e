// An editing surface over a segment's text box: its marks are chips that can be put, moved and taken
// away, but never broken. A chip is an image, the one inline thing that every browser's caret
// treats as a single character. What is sent stays the text box's own typed form.

import { rangeOf } from "./finding_places.js";
import { ALONE, CLOSE, OPEN, isMark, marked, mended, parse, plain, serialise, without } from "./translate_tokens.js";

const OWN_CLIPBOARD = "text/x-newsroom-segment";
const DRAGGED = "text/x-newsroom-mark";
const chips = new WeakMap();
const ends = new WeakSet();
const drawn = new Map();

export class Surface {
  /** `changed(kind)` is called after every edit; `undo` and `redo` when the browser asks for them. */
  constructor({ area, key, marks, words, label, changed, undo, redo }) {
    Object.assign(this, { area, key, marks, words, changed, undo, redo });
    this.composing = false;
    this.element = document.createElement("div");
    this.element.className = area.className.replace("input ", "") + " surface";
    Object.assign(this.element, { spellcheck: true, lang: area.lang });
    this.element.contentEditable = "true";
    if ("contentEditable" in this.element) trySet(this.element, "plaintext-only");
    const facts = { role: "textbox", "aria-multiline": "true", "aria-label": label };
    for (const [name, value] of Object.entries(facts)) this.element.setAttribute(name, value);
    this.element.setAttribute("aria-describedby", area.getAttribute("aria-describedby") ?? "");
    this.listen();
    this.show(area.value);
    area.after(this.element);
    area.hidden = true;
  }

  listen() {
    const on = (name, act) => this.element.addEventListener(name, act);
    on("beforeinput", (event) => this.before(event));
    on("input", () => this.composing || this.readBack("typing"));
    on("compositionstart", () => { this.composing = true; });
    on("compositionend", () => { this.composing = false; this.readBack("typing"); });
    const leave = () => { if (this.element.contains(document.getSelection().anchorNode)) this.left = this.selected(); };
    document.addEventListener("selectionchange", () => document.activeElement === this.element && leave());
    on("blur", leave); // a browser may tell of the last move only later
    on("copy", (event) => this.copy(event));
    on("cut", (event) => this.copy(event) && this.edit(without(this.units, ...this.selected()), "cut"));
    on("paste", (event) => this.paste(event));
    on("dragstart", (event) => this.drag(event));
    on("dragover", (event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault());
    on("drop", (event) => this.drop(event));
  }

  focus() {
    this.element.focus();
  }

  /** Show another text; the caret goes to its end, or to a place. */
  show(typed, caret = null) {
    this.units = mended(parse(typed, this.marks), this.marks);
    this.render(caret);
  }

  /** Put a mark at the caret or around what is selected; a button may have the focus by now. */
  put(n) { this.edit(marked(this.units, this.marks, n, ...this.here()), "mark"); }

  /** Return where the caret is, or was before something else had the focus. */
  here() { return (document.activeElement === this.element ? this.selected() : this.left) ?? [this.units.length, this.units.length]; }

  /** Replace what is selected by words. */
  write(text) {
    const [from, to] = this.here();
    const { units, caret } = without(this.units, from, to);
    this.edit({ units: [...units.slice(0, caret), ...text, ...units.slice(caret)].flatMap(split), caret: caret + text.length }, "words");
  }

  edit({ units, caret }, kind) {
    this.units = mended(units, this.marks);
    this.render(Math.min(caret, this.units.length));
    this.tell(kind);
  }

  tell(kind) {
    this.area.value = serialise(this.units);
    this.changed(kind);
  }

  before(event) {
    const kind = event.inputType;
    const act = {
      historyUndo: this.undo,
      historyRedo: this.redo,
      insertParagraph: () => this.write("\n"),
      insertLineBreak: () => this.write("\n"),
    }[kind];
    if (act || kind.startsWith("format") || kind === "insertFromDrop") event.preventDefault();
    if (act) act();
    else if (kind.startsWith("delete") || kind === "insertText") this.guard(event);
  }

  /** Take a chip out with its other end, instead of letting the browser take half of it. */
  guard(event) {
    const range = event.getTargetRanges()[0];
    if (!range) return;
    const from = this.place(range.startContainer, range.startOffset);
    const to = this.place(range.endContainer, range.endOffset);
    if (!this.units.slice(from, to).some(isMark)) return;
    event.preventDefault();
    const left = without(this.units, from, to);
    if (event.inputType === "insertText" && event.data) {
      left.units.splice(left.caret, 0, ...event.data.split(""));
      left.caret += event.data.length;
    }
    this.edit(left, "delete");
  }

  copy(event) {
    const [from, to] = this.selected();
    event.preventDefault();
    if (from === to) return false;
    const units = this.units.slice(from, to);
    event.clipboardData.setData("text/plain", plain(units));
    event.clipboardData.setData(OWN_CLIPBOARD, JSON.stringify({ key: this.key, units }));
    return true;
  }

  /** Paste words; marks come along only where they were cut, and only those that are missing. */
  paste(event) {
    event.preventDefault();
    const own = readOwn(event.clipboardData.getData(OWN_CLIPBOARD), this.key);
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
    const { units, caret } = without(this.units, ...this.selected());
    const here = new Set(units.filter(isMark).map((unit) => unit.n));
    const pasted = (own ?? text.split("")).filter((unit) => !isMark(unit) || !here.has(unit.n));
    this.edit({ units: [...units.slice(0, caret), ...pasted, ...units.slice(caret)], caret: caret + pasted.length }, "paste");
  }

  drag(event) {
    const mark = chips.get(event.target);
    if (!mark) return event.preventDefault();
    event.dataTransfer.clearData();
    event.dataTransfer.setData(DRAGGED, JSON.stringify({ key: this.key, ...mark }));
  }

  drop(event) {
    event.preventDefault();
    const mark = JSON.parse(event.dataTransfer.getData(DRAGGED) || "null");
    const at = caretAt(event.clientX, event.clientY);
    if (!mark || mark.key !== this.key || !at || !this.element.contains(at.node)) return;
    let to = this.place(at.node, at.offset);
    if (!mark.part) return this.edit(marked(this.units, this.marks, mark.n, to, to), "mark");
    const from = this.units.findIndex((unit) => isMark(unit) && unit.n === mark.n && unit.part === mark.part);
    if (from < 0) return;
    const units = [...this.units];
    const [moved] = units.splice(from, 1);
    if (from < to) to -= 1;
    units.splice(to, 0, moved);
    this.edit({ units, caret: to + 1 }, "mark");
  }

  /** Take over what the browser did; mend it where it is not whole any more. */
  readBack(kind) {
    const read = [...unitsIn(this.element, true)];
    const whole = mended(read, this.marks);
    // A mark that went with the words is a step of its own, so that it comes back by itself.
    if (whole.filter(isMark).length !== this.units.filter(isMark).length) kind = "delete";
    this.units = whole;
    const [, caret] = this.selected();
    const flat = [...this.element.childNodes].every((one) => ["#text", "IMG", "BR"].includes(one.nodeName));
    if (!flat || whole.length !== read.length) this.render(Math.min(caret, whole.length));
    this.tell(kind);
  }

  render(caret = null) {
    const had = document.activeElement === this.element;
    const nodes = [];
    let words = "";
    const flush = () => { if (words) nodes.push(document.createTextNode(words)); words = ""; };
    for (const unit of this.units) {
      if (!isMark(unit)) { words += unit; continue; }
      flush();
      nodes.push(this.chip(unit));
    }
    flush();
    // Without it the caret has no place after a last chip or a last line break.
    const end = document.createElement("br");
    ends.add(end);
    nodes.push(end);
    this.element.replaceChildren(...nodes);
    if (had || caret !== null) this.select(caret ?? this.units.length);
  }

  chip(unit) {
    const image = document.createElement("img");
    const mark = this.marks.get(unit.n);
    const said = { [OPEN]: "mark_start", [CLOSE]: "mark_end", [ALONE]: "mark_alone" }[unit.part];
    image.className = `chip chip-${unit.part}`;
    image.alt = this.words(said, { number: unit.n, label: mark.label });
    image.title = [image.alt, mark.detail].filter(Boolean).join(" · ");
    image.draggable = true;
    image.src = drawing(unit);
    chips.set(image, unit);
    return image;
  }

  /** Return where the selection begins and ends, in units. */
  selected() {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || !this.element.contains(chosen.anchorNode)) return [this.units.length, this.units.length];
    const range = chosen.getRangeAt(0);
    return [this.place(range.startContainer, range.startOffset), this.place(range.endContainer, range.endOffset)];
  }

  place(node, offset) {
    const before = document.createRange();
    before.setStart(this.element, 0);
    before.setEnd(node, offset);
    return Math.min([...unitsIn(before.cloneContents(), false)].length, this.units.length);
  }

  /** Select a run of the words, which are counted without their marks. */
  selectWords(from, to) {
    const range = rangeOf(this.element, [from, to]);
    if (!range) return;
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
  }

  select(place) {
    let left = place;
    const range = document.createRange();
    range.setStart(this.element, this.element.childNodes.length - 1);
    for (const node of this.element.childNodes) {
      const size = node.nodeType === Node.TEXT_NODE ? node.length : 1;
      if (node.nodeType === Node.TEXT_NODE && left <= size) { range.setStart(node, left); break; }
      if (left === 0) { range.setStartBefore(node); break; }
      left -= size;
    }
    range.collapse(true);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
  }
}

function* unitsIn(root, isWhole) {
  for (const node of root.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) yield* node.data.replace(/\r/g, "").split("");
    else if (node.nodeName === "IMG") yield chips.get(node) ?? { n: "", part: ALONE };
    else if (node.nodeName === "BR") { if (!ends.has(node) && !(isWhole && node === root.lastChild)) yield "\n"; }
    else {
      if (node.previousSibling) yield "\n";
      yield* unitsIn(node, false);
    }
  }
}

const split = (unit) => (isMark(unit) || unit.length === 1 ? [unit] : unit.split(""));

function readOwn(held, key) {
  try {
    const own = JSON.parse(held);
    return own.key === key ? own.units : null;
  } catch {
    return null;
  }
}

function trySet(element, value) {
  try { element.contentEditable = value; } catch { /* an older browser: the guards above do */ }
}

function caretAt(x, y) {
  const found = document.caretPositionFromPoint?.(x, y);
  if (found) return { node: found.offsetNode, offset: found.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** Draw a chip: a tag that points to its words, with its number. */
export function drawing({ n, part }) {
  const name = `${n} ${part}`;
  if (!drawn.has(name)) drawn.set(name, drawnAs(n, part));
  return drawn.get(name);
}

function drawnAs(n, part) {
  const colour = (token) => getComputedStyle(document.documentElement).getPropertyValue(token).trim();
  const width = 12 + 7 * n.length;
  const shape = {
    [OPEN]: `M3 1H${width - 6}L${width - 1} 9L${width - 6} 17H3Q1 17 1 15V3Q1 1 3 1Z`,
    [CLOSE]: `M6 1H${width - 3}Q${width - 1} 1 ${width - 1} 3V15Q${width - 1} 17 ${width - 3} 17H6L1 9Z`,
    [ALONE]: `M4 1H${width - 4}Q${width - 1} 1 ${width - 1} 4V14Q${width - 1} 17 ${width - 4} 17H4Q1 17 1 14V4Q1 1 4 1Z`,
  }[part];
  const middle = width / 2 + { [OPEN]: -1.5, [CLOSE]: 1.5, [ALONE]: 0 }[part];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="18" viewBox="0 0 ${width} 18">` +
    `<path d="${shape}" fill="${colour("--info-soft")}" stroke="${colour("--info")}" stroke-width="1"/>` +
    `<text x="${middle}" y="13" text-anchor="middle" font-family="monospace" font-weight="700" font-size="11" fill="${colour("--info")}">${n}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Forget the drawings, after the colours of the page changed. */
export const redraw = () => drawn.clear();
