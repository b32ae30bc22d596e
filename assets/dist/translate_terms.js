// The terms of the segment that somebody works on: put by number, and new ones suggested.

import { chosenIn } from "./translate_search.js";

const DIGIT = /^(?:Digit|Numpad)([1-9])$/;

export class Terms {
  constructor(beside) {
    this.beside = beside;
    Object.assign(this, { isChoosing: false, isLoading: false, wanted: 0 });
  }

  get list() { return this.beside.panel.querySelector(".terms-here"); }
  /** What says that a number is waited for; a segment without terms has none. */
  get how() { return this.list?.querySelector(".terms-how"); }

  /** Make what the newsroom has just sent of the segment work. */
  adopt() {
    this.list?.querySelectorAll("[data-term]").forEach((one) => one.addEventListener("click", () => this.put(one.dataset.term)));
    this.beside.panel.querySelector(".suggest-term")?.addEventListener("click", (event) => { event.preventDefault(); this.suggest(); });
  }

  /** Wait for the number of the term that is to be put at the caret. */
  async choose() {
    const { segment } = this.beside;
    Object.assign(this, { isChoosing: true, isLoading: true, wanted: 0 });
    await this.beside.loaded();
    this.isLoading = false;
    if (this.beside.segment !== segment || !this.how) this.isChoosing = false;
    else if (this.wanted) this.take(this.wanted);
    else if (this.isChoosing) this.show(true);
  }

  show(isChoosing) {
    this.list?.classList.toggle("is-choosing", isChoosing);
    if (this.how) this.how.hidden = !isChoosing;
  }

  /** Stop waiting. */
  leave() {
    this.isChoosing = false;
    this.show(false);
  }

  /** Return what a key does while a number is waited for; every other key ends the waiting. */
  key(event) {
    if (["Alt", "Shift", "Control", "Meta"].includes(event.key)) return null;
    const number = Number(DIGIT.exec(event.code)?.[1] ?? 0);
    this.leave();
    if (number && this.isLoading) return () => { this.wanted = number; };
    if (event.key === "Escape") return () => {};
    return number ? () => this.take(number) : null;
  }

  take(number) {
    const one = this.list?.querySelectorAll("[data-term]")[number - 1];
    if (one) this.put(one.dataset.term);
  }

  put(words) {
    this.leave();
    this.beside.segment.write(words);
    this.beside.segment.focus();
  }

  /** Open the form for a new term beside this page, with the words that are selected on either side. */
  async suggest() {
    const { segment, page } = this.beside;
    await this.beside.loaded();
    const link = this.beside.panel.querySelector(".suggest-term");
    if (!link) return;
    const { source, target } = link.dataset;
    const asked = { csrf_token: page.token, then: "fill", article: link.dataset.article, [`${source}.0.text`]: this.chosen(segment, ".source-text"), [`${target}.0.text`]: this.chosen(segment, ".segment-input") };
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: link.href, target: "_blank", rel: "noopener", hidden: true });
    for (const [name, value] of Object.entries(asked)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    document.body.append(form);
    form.submit();
    form.remove();
  }

  chosen(segment, where) {
    const selection = document.getSelection();
    const holds = (one) => one.contains(selection.anchorNode) && one.contains(selection.focusNode);
    const inText = [...segment.element.querySelectorAll(where)].some(holds) ? selection.toString().trim() : "";
    return inText || (where === ".segment-input" && !segment.surface ? chosenIn(segment.area) : "");
  }
}
