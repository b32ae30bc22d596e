// Where the text of an article is written: the editor, or the plain field where there is none. What
// else the writing page does (keep drafts, take files, show comments) knows the text only by this.

import { anchored, rangeIn } from "./anchoring.js";
import { EditorSurface } from "./writing_editor.js";
import { headingsIn } from "./writing_headings.js";
import { barePictureIn, blankQuotationIn, promptIn } from "./writing_prompts.js";

/** Return what is marked in a field as `anchored` does, or null. */
export function markedIn({ selectionStart: start, selectionEnd: end, value }) {
  return start === end ? null : anchored(value, start, end);
}

/** Mark a passage in a field: the anchor's place in what reads as it was typed. */
export function leadIn(field, anchor) { mark(field, rangeIn(field.value, anchor)); }

/** Mark words of Markdown. Its signs part words that are read as one passage, so nothing around them counts. */
function leadToMarkdown(field, quote) {
  const at = field.value.indexOf(quote);
  mark(field, at < 0 ? null : [at, at + quote.length]);
}

function mark(field, range) {
  if (!range) return;
  field.focus();
  field.setSelectionRange(...range);
}

/** The plain field as a surface. Its text is Markdown or HTML, as the field beside it says. */
class PlainSurface {
  constructor(field, form) {
    this.field = field;
    this.form = form;
  }

  /** Bring what was typed into the form's own fields, at once. */
  settle() { /* it is there */ }

  /** Put another text in the place of this one: {body, body_form}, as the form names them. */
  replace({ body, body_form }) {
    this.field.value = body;
    this.form.value = body_form;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Put HTML where the writing mark is, as a block of its own. */
  insert(html) {
    const { selectionStart: at, value } = this.field;
    this.field.setRangeText(`${value && at ? "\n\n" : ""}${html}\n\n`, at, at, "end");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Call after each change that a person made. */
  onChange(listener) { this.field.addEventListener("input", listener); }

  /** What is marked, with the words around it, or null: {quote, before, after}. */
  selection() { return markedIn(this.field); }

  /** Show where passages stand: [{id, quote, before, after}]; returns the ids that are found. */
  show(passages) { return passages.filter((one) => this.field.value.includes(one.quote)).map((one) => one.id); }

  /** Lead to a passage that is shown. */
  lead({ quote }) { leadToMarkdown(this.field, quote); }

  /** Mark the first prompt of a template, so that typing takes its place; else only write on. */
  toPrompt() {
    this.field.focus();
    const quote = promptIn(this.field.value);
    if (quote) leadToMarkdown(this.field, quote);
  }

  /** Lead to a quotation that has no words of its own, so that the text cannot be saved; tells if there is one. */
  toBlankQuotation() {
    const quote = blankQuotationIn(this.field.value);
    if (quote) leadToMarkdown(this.field, quote);
    return Boolean(quote);
  }

  /** Lead to the picture that is to be described: that of this id, or the first one without words. */
  toBarePicture(id) {
    this.field.focus();
    const quote = barePictureIn(this.field.value, id);
    if (quote) leadToMarkdown(this.field, quote);
  }

  /** Where the writing mark stands, for `goTo` in the same text. */
  at() { return this.field.selectionStart; }

  /** Go on writing at a place. */
  goTo(at) {
    this.field.focus();
    this.field.setSelectionRange(at, at);
  }

  /** The headings of the text, in order: {level, words, at}. */
  headings() { return headingsIn(this.field.value, this.form.value); }

  /** Go on writing at a heading, and bring it to where it is seen. */
  toHeading(at) {
    this.goTo(at);
    // Browsers show where the mark is when the field gets it, not when the mark moves.
    this.field.blur();
    this.field.focus();
  }

  /** Call with the id of a passage that a person chose in the text. */
  onChoose() { /* a plain field shows no passages */ }

  /** Make the text one to read only, or to write in again. */
  hold(isHeld) { this.field.readOnly = isHeld; }

  /** Tell whether the text is shown as it reads, and not in the marks of Markdown. */
  get isAsRead() { return false; }
}

/** Resolves to the surface of the form on this page; null on a page without one. */
export const surface = begin();

async function begin() {
  const field = document.querySelector("#write textarea[name=body]");
  if (!field) return null;
  const plain = new PlainSurface(field, field.form.elements.body_form);
  const place = document.getElementById("editor");
  return place ? new EditorSurface(plain, place).begin() : plain;
}
