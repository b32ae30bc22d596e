// One segment of the page: its text box or surface, its undo, and what the newsroom said of it last.

import { Surface, drawing } from "./translate_surface.js";
import { parse, plain, serialise, missing, unitAt } from "./translate_tokens.js";

const PAUSE_MS = 700;
const MOST_STEPS = 200;
const DONE = new Set(["draft", "confirmed"]);

export class Segment {
  constructor(element, page) {
    this.element = element;
    this.page = page;
    this.key = element.dataset.key;
    this.area = element.querySelector("textarea");
    this.tick = element.querySelector("input[type=checkbox]");
    this.marks = new Map((JSON.parse(element.dataset.marks ?? "[]")).map((mark) => [mark.n, mark]));
    this.past = [];
    this.future = [];
    this.origin = "";
    this.dirty = false;
    this.clash = null;
    // As the page brought it: a person may have begun to type before this script came.
    this.text = this.area.defaultValue;
    this.base = { text: this.text, ticked: this.tick.defaultChecked };
    this.area.addEventListener("input", () => this.surface || this.edited("typing"));
    this.tick.addEventListener("change", () => page.touched(this, { soon: true }));
    element.addEventListener("focusin", () => page.entered(this));
  }

  /** Take over what was typed and ticked before this script came. */
  catchUp() {
    this.edited("typing");
    if (this.tick.checked !== this.base.ticked) this.page.touched(this, { soon: true });
  }

  /** Give a segment with marks its surface; done when it comes near the window. */
  attach() {
    if (this.surface || !this.marks.size) return;
    const had = document.activeElement === this.area;
    this.surface = new Surface({
      area: this.area,
      key: this.key,
      marks: this.marks,
      words: (...said) => this.page.words(...said),
      label: this.element.querySelector(`label[for="${this.area.id}"]`).textContent.trim(),
      changed: (kind) => this.edited(kind),
      undo: () => this.undo(),
      redo: () => this.redo(),
    });
    for (const mark of this.element.querySelectorAll(".source-text .mark")) this.dress(mark);
    this.showMissing();
    this.page.checking.draw(this);
    if (!had) return;
    this.surface.focus();
    this.surface.select(parse(this.area.value.slice(0, this.area.selectionStart), this.marks).length); // where it was in the text box
  }

  /** Turn a typed mark of the source into a sign that can be pressed to put it. */
  dress(typed) {
    const form = typed.textContent;
    const { n, part } = markOf(form);
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "mark mark-button", tabIndex: -1 });
    const image = document.createElement("img");
    Object.assign(image, { className: "chip", alt: "", src: drawing({ n, part }) });
    made.append(image);
    const { label, detail } = this.marks.get(n) ?? { label: "" };
    made.title = [label, detail].filter(Boolean).join(" · ");
    made.setAttribute("aria-label", this.page.words(`mark_${{ open: "start", close: "end", alone: "alone" }[part]}`, { number: n, label }));
    made.dataset.form = form;
    made.addEventListener("click", () => this.mark(n));
    typed.replaceWith(made);
  }

  /** Draw the chips again, in other colours. */
  redraw() {
    this.surface?.render();
    for (const one of this.element.querySelectorAll(".mark-button")) one.firstChild.src = drawing(markOf(one.dataset.form));
  }

  get status() { return this.element.dataset.status; }
  get isUnfinished() {
    return this.status !== "confirmed" && !(("optional" in this.element.dataset) && !this.area.value.trim());
  }
  get seen() { return this.element.querySelector(`input[name="seen.${this.key}"]`); }
  get sourceText() {
    const isWord = (node) => !node.classList?.contains("mark");
    return [...this.element.querySelector(".source-text").childNodes].filter(isWord).map((node) => node.textContent).join("");
  }
  get plainText() { return plain(parse(this.area.value, this.marks)); }

  focus() {
    this.attach();
    (this.surface ?? this.area).focus();
    this.element.scrollIntoView({ block: "nearest" });
  }

  /** Select a run of the words, which are counted without their marks. */
  selectWords(from, to) {
    this.focus();
    if (this.surface) return this.surface.selectWords(from, to);
    const units = parse(this.area.value, this.marks);
    return this.area.setSelectionRange(...[from, to].map((place) => serialise(units.slice(0, unitAt(units, place))).length));
  }

  /** Put another text in the place of this one, as one step that can be undone. */
  put(text, origin = "") {
    if (text === this.area.value) return;
    this.area.value = text;
    this.surface?.show(text, this.isActive ? undefined : null);
    if (!this.surface && this.isActive) this.area.setSelectionRange(text.length, text.length);
    this.edited("put");
    this.origin = origin;
  }

  get isActive() { return this.element.contains(document.activeElement); }

  edited(kind) {
    const text = this.area.value;
    if (text === this.text) return;
    const at = Date.now();
    if (kind !== "typing" || this.lastKind !== "typing" || at - this.lastAt > PAUSE_MS) {
      this.past.push(this.text);
      if (this.past.length > MOST_STEPS) this.past.shift();
    }
    this.future = [];
    Object.assign(this, { text, lastKind: kind, lastAt: at, origin: "" });
    this.showMissing();
    this.page.touched(this);
  }

  undo() { this.step(this.past, this.future); }
  redo() { this.step(this.future, this.past); }

  step(from, to) {
    if (!from.length) return;
    to.push(this.text);
    this.text = from.pop();
    this.area.value = this.text;
    this.surface?.show(this.text, undefined);
    Object.assign(this, { lastKind: "step", origin: "" });
    this.showMissing();
    this.page.touched(this);
  }

  mark(n) {
    if (!this.marks.has(n)) return;
    this.attach();
    this.surface.put(n);
    this.surface.focus();
  }

  /** Write words at the caret, or in the place of what is selected there. */
  write(text) {
    this.attach();
    if (this.surface) { this.surface.write(text); return; }
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.edited("words");
  }

  showMissing() {
    if (!this.marks.size) return;
    const lacks = new Set(missing(parse(this.area.value, this.marks), this.marks));
    for (const chip of this.element.querySelectorAll(".palette [data-mark]")) {
      chip.classList.toggle("is-missing", lacks.has(chip.dataset.mark));
    }
  }

  /** Take over what the newsroom holds now; what was typed since stays. */
  told(line, { own, heard = false }) {
    const was = this.status;
    if (!own && (this.dirty || this.clash || (line.seen === this.seen.value && !heard))) return;
    const focused = this.element.querySelector(".segment-state").contains(document.activeElement);
    this.element.querySelector(".segment-state").outerHTML = line.state;
    window.htmx?.process(this.element.querySelector(".segment-state"));
    this.element.dataset.status = line.status;
    this.element.className = this.element.className.replace(/\bis-(empty|draft|fuzzy|confirmed)\b/, `is-${line.status}`);
    this.element.classList.remove("is-broken");
    this.base = { text: line.text, ticked: line.finished };
    if (!own) {
      this.tick.checked = line.finished;
      if (line.text !== this.area.value) {
        this.past.push(this.text);
        this.text = this.area.value = line.text;
        this.surface?.show(line.text, null);
        this.showMissing();
      }
    }
    this.page.checking.saved(this, line);
    if (focused) this.focus();
    this.page.counted(this, DONE.has(line.status) - DONE.has(was));
  }

  /** Take the source over as it stands, marks and all. */
  copySource() {
    const parts = [...this.element.querySelector(".source-text").childNodes];
    const isMark = (node) => node.classList?.contains("mark");
    this.put(typedForm(parts.map((node) => ({ text: node.dataset?.form ?? node.textContent, isMark: isMark(node) })), this.marks), "copied");
  }
}

/** Return which mark a typed form like {1}, {/1} or {2/} is. */
function markOf(form) {
  const part = form.startsWith("{/") ? "close" : form.endsWith("/}") ? "alone" : "open";
  return { n: form.replace(/\D/g, ""), part };
}

/** Return the typed form of pieces of a source text: what only looks like a mark stays words. */
function typedForm(pieces, marks) {
  return serialise(pieces.flatMap(({ text, isMark }) => (isMark ? parse(text, marks) : text.split(""))));
}
