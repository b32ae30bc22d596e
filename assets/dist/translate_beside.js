// What belongs to the segment that somebody works on: tools, marks to put, suggestions, remarks.

import { button } from "./translate_clash.js";
import { Terms } from "./translate_terms.js";

const PATIENCE_MS = 180;

export class Beside {
  constructor(page) {
    this.page = page;
    this.segment = null;
    this.terms = new Terms(this);
    this.panel = document.createElement("div");
    this.panel.className = "segment-beside";
    this.panel.addEventListener("htmx:afterSettle", ({ target }) => target.closest?.(".talk") && this.goOn());
  }

  /** Move to another segment: its tools at once, the rest when somebody stays there. */
  show(segment) {
    if (this.segment === segment) return;
    this.segment?.element.classList.remove("is-active");
    this.segment = segment;
    segment.element.classList.add("is-active");
    if (!segment.element.querySelector(".segment-tools")) segment.element.querySelector(".segment-target").append(this.tools(segment));
    segment.showMissing();
    this.panel.replaceChildren();
    segment.element.append(this.panel);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(segment), PATIENCE_MS);
  }

  async load(segment) {
    const reply = await fetch(`${this.page.here}/segments/${segment.key}/beside?fragment`).catch(() => null);
    if (!reply?.ok || this.segment !== segment) return;
    // Parsed apart: inside the page's own form, a parser would drop the forms of the remarks.
    const made = new DOMParser().parseFromString(await reply.text(), "text/html");
    this.panel.replaceChildren(...[...made.body.childNodes].map((one) => document.adoptNode(one)));
    window.htmx?.process(this.panel);
    this.panel.querySelectorAll("[data-take]").forEach((one, place) => one.addEventListener("click", () => this.take(place + 1)));
    this.terms.adopt();
  }

  /** Do not wait any longer for what stands beside the segment. */
  async loaded() {
    if (this.panel.hasChildNodes()) return;
    clearTimeout(this.timer);
    await this.load(this.segment);
  }

  /** Take a suggestion over by its number. */
  take(number) {
    const offered = this.panel.querySelectorAll("[data-take]")[number - 1];
    if (!offered) return;
    this.segment.put(offered.dataset.take, offered.dataset.origin);
    this.segment.focus();
  }

  /** Unfold what people say of the segment, or fold it up again. */
  async toggleRemarks() {
    const { segment, panel } = this;
    await this.loaded();
    if (this.segment === segment) panel.querySelector(".talk-link")?.click();
  }

  /** Go on where there is something to write; what had the focus has left the page. */
  goOn() { (this.panel.querySelector(".talk-unfolded textarea") ?? this.segment).focus(); }

  /** Go to a segment and unfold what people say of it, where reasons are given. */
  async openRemarks(segment) {
    segment.focus();
    this.show(segment);
    this.panel.replaceChildren();
    return this.toggleRemarks();
  }

  tools(segment) {
    const { page } = this;
    const row = document.createElement("div");
    row.className = "segment-tools";
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", page.words("tools"));
    if (segment.marks.size) row.append(this.palette(segment));
    const act = (name, work) => row.append(button(page.words(name), "tool", () => { work(); if (name !== "preview") segment.focus(); }));
    row.append(button(page.words("confirm"), "tool tool-first", () => page.confirm(segment)));
    act("copy_source", () => segment.copySource());
    act("undo", () => segment.undo());
    act("redo", () => segment.redo());
    const preview = document.createElement("a");
    Object.assign(preview, { className: "tool", textContent: page.words("preview"), target: "_blank", rel: "noopener", href: `${page.here}/preview?at=${segment.key}#here` });
    row.append(preview);
    return row;
  }

  palette(segment) {
    const { page } = this;
    const list = document.createElement("div");
    list.className = "palette";
    list.setAttribute("role", "group");
    list.setAttribute("aria-label", page.words("marks"));
    for (const [n, mark] of segment.marks) {
      const chip = button("", "chip-button", () => segment.mark(n));
      const number = document.createElement("b");
      number.textContent = n;
      chip.append(number, ` ${mark.label}`);
      chip.title = mark.detail;
      chip.dataset.mark = n;
      chip.draggable = true;
      chip.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/x-newsroom-mark", JSON.stringify({ key: segment.key, n })));
      list.append(chip);
    }
    return list;
  }
}
