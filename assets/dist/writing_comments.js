// Comments beside a text: where their words stand in it, what is marked, what is being typed.

import { rangeIn } from "./anchoring.js";
import { Drafts } from "./device_drafts.js";
import { nameKeys } from "./key_names.js";
import { Mentions } from "./writing_comments_mentions.js";
import { ReadText } from "./writing_comments_reading.js";
import { paused } from "./writing_pause.js";
import { leadIn, markedIn, surface } from "./writing_surface.js";

const PATIENCE_MS = 400;
const FIELDS = "#write [name=title], #write [name=standfirst]";
const panel = () => document.getElementById("panel-comments");

class Comments {
  constructor(text, form) {
    this.text = text;
    this.form = form;
    const { owner, seal } = panel().dataset;
    this.drafts = new Drafts(owner, `comments-${location.pathname}`, seal);
    this.listen();
    new Mentions(panel);
    this.begin();
    this.reach();
  }

  listen() {
    document.addEventListener("click", (event) => this.click(event));
    document.addEventListener("input", ({ target }) => { const group = groupOf(target); if (group) this.keep(group); });
    document.addEventListener("keydown", (event) => {
      if (event.code !== "KeyM" || !(event.ctrlKey || event.metaKey) || !event.altKey) return;
      event.preventDefault();
      this.comment();
    });
    document.addEventListener("focusin", ({ target }) => { if (!panel()?.contains(target)) this.last = target; });
    document.addEventListener("mousedown", (event) => { if (event.target.closest("[data-mark]")) event.preventDefault(); });
    document.addEventListener("htmx:beforeSwap", ({ detail }) => this.sent(detail));
    document.addEventListener("htmx:afterSettle", ({ detail }) => { if (detail.target?.id === "panel-comments") this.begin(); });
    this.text?.onChange(paused(() => this.show(), PATIENCE_MS));
    this.text?.onChoose((id) => this.openThread(id));
  }

  /** Make a panel that has just come whole: what was typed, where its words stand. */
  begin() {
    panel().querySelector(".comment-start").hidden = !this.text;
    nameKeys(panel());
    this.restore();
    this.show();
    if (this.done) this.say(this.done);
    this.done = "";
  }

  /** Open the comment that an address leads to, also where it is settled and folded away. */
  reach() {
    const id = location.hash.match(/^#comment-([0-9a-f-]{36})$/)?.[1];
    if (id) this.openThread(id);
  }

  passages() {
    return [...panel().querySelectorAll(".comment-thread:not(.is-closed)[data-anchor]")]
      .map((one) => JSON.parse(one.dataset.anchor)).filter((one) => one.quote);
  }

  show() {
    if (!this.text || !panel()) return;
    const all = this.passages();
    const inText = all.filter((one) => !this.form || one.about === "body");
    const found = new Set(this.text.show(inText));
    for (const one of all) if (this.form && one.about !== "body" && rangeIn(this.fieldOf(one.about)?.value ?? "", one)) found.add(one.id);
    for (const one of all) {
      const thread = document.getElementById(`comment-${one.id}`);
      const lead = thread.querySelector("[data-lead]");
      if (lead) lead.hidden = !found.has(one.id);
      // Only a text that is being typed knows better than the newsroom; a plain field holds Markdown,
      // in which words look other than they read.
      const lost = thread.querySelector(".comment-lost");
      if (lost && this.form && this.text.isAsRead) lost.hidden = found.has(one.id);
    }
  }

  click(event) {
    if (event.target.closest("[data-mark]")) { this.comment(); return; }
    const lead = event.target.closest("[data-lead]");
    if (lead) { this.lead(JSON.parse(lead.closest("[data-anchor]").dataset.anchor)); return; }
    const take = event.target.closest("[data-take]");
    if (!take || !this.form || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.take(take);
  }

  lead(passage) {
    const field = this.form && passage.about !== "body" ? this.fieldOf(passage.about) : null;
    if (field) leadIn(field, passage);
    else this.text.lead(passage);
  }

  fieldOf(about) { return this.form?.querySelector(`[name=${about}]`); }

  /** What is marked in the text, or in a field above it. */
  marked() {
    const field = this.last?.matches?.(FIELDS) ? this.last : null;
    const inField = field && markedIn(field);
    if (inField) return { about: field.name, ...inField };
    const found = this.text?.selection();
    return found && { about: "body", ...found };
  }

  /** Begin a comment on what is marked. */
  comment() {
    const found = this.marked();
    if (!found?.quote.trim()) { this.say("nobody"); return; }
    const form = panel().querySelector(".comment-new");
    form.closest(".fold").open = true;
    form.open = true;
    for (const name of ["about", "quote", "before", "after"]) form.querySelector(`[name=${name}]`).value = found[name];
    form.querySelector("[name=marked]").value = "1";
    this.say("");
    this.text.forget?.();
    const words = form.querySelector("[name=comment]");
    words.focus({ preventScroll: true });
    words.scrollIntoView({ block: "nearest" });
  }

  /** Bring a proposed wording into the form; its author saves it. Who does not write here changes nothing. */
  async take(link) {
    const lock = window.newsroomKeeping?.lock;
    await lock?.touch();
    if (lock?.isHeld) { this.say("held"); return; }
    this.text.settle();
    const names = link.dataset.about === "body" ? ["body", "body_form"] : [link.dataset.about];
    const body = new URLSearchParams(names.map((name) => [name, this.form.elements[name].value]));
    const headers = { ...JSON.parse(document.body.getAttribute("hx-headers")), "HX-Request": "true" };
    const reply = await fetch(link.dataset.take, { method: "POST", body, headers }).catch(() => null);
    if (!reply) { this.say("away"); return; }
    if (!reply.ok) { tell(await reply.text()); return; }
    const fields = await reply.json();
    if ("body" in fields) this.text.replace(fields);
    else {
      const field = this.fieldOf(link.dataset.about);
      field.value = fields[link.dataset.about];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.say("taken");
  }

  openThread(id) {
    const thread = document.getElementById(`comment-${id}`);
    if (!thread) return;
    thread.closest(".fold").open = true;
    thread.closest("details.comment-settled")?.setAttribute("open", "");
    for (const one of panel().querySelectorAll(".is-chosen")) one.classList.remove("is-chosen");
    thread.classList.add("is-chosen");
    thread.tabIndex = -1;
    thread.focus({ preventScroll: true });
    thread.scrollIntoView({ block: "nearest" });
  }

  say(name) { panel().querySelector(".comment-notice").textContent = name ? panel().dataset[name] : ""; }

  // What is being typed outlives the tab, and the panel that comes anew with every answer.

  keep(group) {
    const fields = fieldsOf(group);
    if (fields.comment || fields.proposed) this.drafts.keep(keyOf(group), fields);
    else this.drafts.drop(keyOf(group));
  }

  async restore() {
    const kept = await this.drafts.all();
    for (const group of panel()?.querySelectorAll(".beside-form:has([name=comment])") ?? []) {
      const fields = kept.get(keyOf(group));
      const words = group.querySelector("[name=comment]");
      if (!fields || words.value !== words.defaultValue) continue;
      for (const [name, value] of Object.entries(fields)) {
        const field = group.querySelector(`[name=${name}]`);
        if (field) field.value = value;
      }
      for (let one = group.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    }
  }

  sent({ requestConfig, xhr }) {
    const group = groupOf(requestConfig?.elt);
    if (!group || requestConfig.verb !== "post" || xhr.status !== 200) return;
    if (!group.querySelector("[name=comment]")) return;
    const settles = requestConfig.path.endsWith("/settle");
    if (!settles) { this.drafts.drop(keyOf(group)); this.done = "kept"; }
  }
}

const groupOf = (element) => (panel()?.contains(element) ? element.closest(".beside-form") : null);
const keyOf = (group) => group.querySelector("[name=comment]")?.id ?? "";
const KEPT = ["comment", "quote", "before", "after", "marked", "about", "proposed"];

function fieldsOf(group) {
  const named = KEPT.map((name) => [name, group.querySelector(`[name=${name}]`)]).filter(([, field]) => field);
  return Object.fromEntries(named.map(([name, field]) => [name, field.value]));
}

/** Show an error as the newsroom words it, where errors stand. */
function tell(html) {
  const made = new DOMParser().parseFromString(html, "text/html");
  document.getElementById("messages").replaceChildren(...[...made.body.childNodes].map((one) => document.adoptNode(one)));
}

const written = await surface;
const read = document.querySelector("article[data-commented]");
const text = written ?? (read && new ReadText(read));
if (panel()) new Comments(text, written ? document.getElementById("write") : null);
