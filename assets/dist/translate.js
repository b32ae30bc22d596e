// The translator's page: what stands in its form is brought to life, segment by segment.

import { Beside } from "./translate_beside.js";
import { Checking } from "./translate_checking.js";
import { showClash } from "./translate_clash.js";
import { Drafts } from "./device_drafts.js";
import { HandIn } from "./translate_hand_in.js";
import { listen } from "./translate_keys.js";
import { restore } from "./translate_restoring.js";
import { Saver, draftOf } from "./translate_saving.js";
import { Search } from "./translate_search.js";
import { Segment } from "./translate_segment.js";
import { redraw } from "./translate_surface.js";

const NEAR = "600px 0px";

class Page {
  constructor(form) {
    this.form = form;
    this.said = JSON.parse(document.getElementById("script-words").textContent);
    this.here = new URL(form.action).pathname;
    this.isWhole = "whole" in form.dataset;
    this.segments = new Map();
    this.drafts = new Drafts(form.dataset.owner, this.here.split("/").pop(), form.dataset.seal);
    this.saver = new Saver(this);
    this.beside = new Beside(this);
    this.search = new Search(this);
    this.checking = new Checking(this);
    this.handIn = new HandIn(this);
    this.counts = { ...document.getElementById("panel").dataset };
    this.draftOf = (segment) => draftOf(segment, this);
    this.near = new IntersectionObserver((seen) => this.approach(seen), { rootMargin: NEAR });
    document.documentElement.classList.add("with-script");
    const left = this.drafts.all(); // before anything typed here takes the place of one
    this.adopt(form.querySelectorAll("li.segment[data-key]"));
    this.listen();
    restore(this, left);
    const begun = this.segments.get(document.activeElement.closest("li.segment")?.dataset.key);
    if (begun) this.entered(begun);
  }

  get fence() { return this.form.elements.fence.value; }
  get source() { return this.form.elements.source.value; }
  get token() { return this.form.elements.csrf_token.value; }
  /** The segment that keys act on; none while somebody writes a remark beside it. */
  get active() {
    const { segment } = this.beside;
    const here = document.activeElement;
    const elsewhere = here.closest(".segment-beside") && here.matches("textarea, input, select");
    return segment?.element.contains(here) && !elsewhere ? segment : null;
  }

  words(name, values = {}) {
    return this.said[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  adopt(elements) {
    for (const element of elements) {
      const segment = new Segment(element, this);
      this.segments.set(segment.key, segment);
      segment.catchUp();
      if (segment.marks.size) this.near.observe(element);
      this.checking.draw(segment);
    }
  }

  approach(seen) {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      this.near.unobserve(target);
      this.segments.get(target.dataset.key).attach();
    }
  }

  listen() {
    listen(this);
    this.form.addEventListener("click", (event) => this.pressed(event));
    this.form.addEventListener("segment:restore", (event) => {
      event.preventDefault();
      this.segments.get(event.detail.key)?.put(event.detail.text);
    });
    document.body.addEventListener("talked", () => this.talked());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    document.querySelector("#moved [data-do=reload]").addEventListener("click", (event) => this.reload(event));
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      redraw();
      for (const one of this.segments.values()) one.redraw();
    });
    const more = document.getElementById("more");
    if (more) new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.more(), { rootMargin: NEAR }).observe(more);
    window.addEventListener("focus", () => this.saver.halted && this.saver.again());
    window.addEventListener("beforeunload", (event) => { if (this.saver.state === "unkept") event.preventDefault(); });
  }

  pressed(event) {
    const link = event.target.closest("a[data-reasons]");
    if (link) {
      event.preventDefault();
      return this.beside.openRemarks(this.segments.get(link.dataset.reasons));
    }
    const pressed = event.target.closest("button");
    const segment = this.segments.get(pressed?.closest("li.segment")?.dataset.key);
    if (pressed?.dataset.do) return { find: () => this.search.open(), words: () => this.search.words.open(), keys: () => this.showKeys() }[pressed.dataset.do]();
    if (!segment || !["valid", "detach", "attach"].includes(pressed.name)) return null;
    event.preventDefault();
    return pressed.name === "valid" ? this.stillValid(segment) : this.detach(segment);
  }

  /** Send the form only when every segment is saved; a plain save needs no new page. */
  async submitted(event) {
    const by = event.submitter;
    if (this.isSending || event.target !== this.form) return;
    event.preventDefault();
    const clean = await this.saver.flush();
    if (!clean || by?.name !== "then") return;
    this.isSending = true;
    // Within the event that asked for it, a form does not let itself be sent again.
    setTimeout(() => this.form.requestSubmit(by.isConnected ? by : document.querySelector("#hand-in button")));
  }

  async reload(event) {
    event.preventDefault();
    await this.saver.flush();
    window.location.assign(event.target.href);
  }

  entered(segment) {
    this.isAtEnd = false;
    segment.attach();
    this.beside.show(segment);
  }

  touched(segment, how = {}) {
    this.isAtEnd = false;
    this.saver.touch(segment, how);
    this.checking.touched(segment);
  }

  /** Mark as finished, save, and go to the next segment that is not. */
  confirm(segment) {
    if (segment.area.value.trim()) {
      segment.tick.checked = true;
      this.touched(segment, { soon: true });
      segment.element.dataset.next = "confirmed";
    }
    this.goToUnfinished(segment);
  }

  async goToUnfinished(from) {
    const all = [...this.segments.values()];
    const place = all.indexOf(from);
    const open = (one) => one !== from && one.isUnfinished && one.element.dataset.next !== "confirmed";
    const next = all.slice(place + 1).find(open);
    if (next) return next.focus();
    const isStill = this.stillAt(from);
    if (await this.more()) return isStill() && this.goToUnfinished(from);
    const first = all.slice(0, place).find(open);
    if (first) return isStill() && first.focus();
    await this.saver.flush();
    if (this.saver.isClean) this.say("all_done");
    if (!isStill()) return false;
    this.isAtEnd = true;
    return this.handIn.focus();
  }

  /** Tell later whether a person is where they were: who went on meanwhile is not led away. */
  stillAt({ element, area }) {
    const text = area.value;
    const at = document.activeElement;
    return () => area.value === text && (element.contains(document.activeElement) || [at, document.body].includes(document.activeElement));
  }

  step(by) {
    const all = [...this.segments.values()];
    const place = all.indexOf(this.active ?? this.beside.segment);
    all[Math.min(Math.max(place + by, 0), all.length - 1)]?.focus();
  }

  stillValid(segment) {
    if (segment.status !== "fuzzy" || !segment.area.value.trim()) return;
    this.confirm(segment);
  }

  detach(segment) {
    const pressed = segment.element.querySelector("button[name=detach], button[name=attach]");
    if (pressed) this.touched(segment, { soon: true, extra: { [pressed.name]: segment.key } });
  }

  acknowledge() {
    const form = document.querySelector("#newer form");
    if (form) this.saver.flush().then((clean) => clean && form.requestSubmit());
  }

  showKeys() {
    const sheet = document.getElementById("keys-panel");
    if (sheet.open) sheet.close(); else sheet.showModal();
  }

  clashed(segment, told) {
    this.saver.waiting.set(segment.key, { segment, due: Infinity, extra: {} });
    showClash(segment, told, this);
    if (told.gone) {
      segment.refused = true;
      this.saver.waiting.delete(segment.key);
      this.drafts.drop(segment.key);
    }
    this.say("refused", { why: told.error || this.words("clash_title") });
  }

  moved() { document.getElementById("moved").hidden = false; }

  /** Count a segment that became translated, or is not any more. */
  counted(segment, by) {
    delete segment.element.dataset.next;
    if (!by || "optional" in segment.element.dataset) return;
    this.counts.done = Number(this.counts.done) + by;
    this.counts.wordsDone = Number(this.counts.wordsDone) + by * Number(segment.element.dataset.words);
    const label = this.words("progress", { done: this.counts.done, total: this.counts.total, words_done: this.counts.wordsDone, words: this.counts.words });
    document.querySelector("#panel .progress span").textContent = label;
    const bar = document.querySelector("#panel progress");
    bar.value = this.counts.done;
    bar.setAttribute("aria-label", label);
  }

  settled() { this.handIn.settled(); }

  /** Show how a segment stands after something was done beside it: a reason given, a text taken. */
  async talked() {
    const { segment } = this.beside;
    if (!segment) return;
    const reply = await fetch(`${this.here}/segments/${segment.key}/state`).catch(() => null);
    if (!reply?.ok) return;
    for (const line of (await reply.json()).lines) this.segments.get(line.key)?.told(line, { own: false, heard: line.key === segment.key });
    this.handIn.refresh();
  }

  /** Bring the next segments of a long text; returns whether there were any. */
  async more() {
    const link = document.getElementById("more");
    if (!link || this.loading) return this.loading ?? false;
    this.loading = this.fetchMore(link).finally(() => { this.loading = null; });
    return this.loading;
  }

  async fetchMore(link) {
    const last = [...this.form.querySelectorAll("li.segment")].pop();
    const asked = new URLSearchParams({ show: this.form.elements.show.value, after: last?.value ?? 0 });
    const reply = await fetch(`${this.here}/part?${asked}`).catch(() => null);
    if (!reply?.ok) return false;
    const made = new DOMParser().parseFromString(await reply.text(), "text/html");
    const fresh = [...made.querySelectorAll("li.segment")].map((one) => document.adoptNode(one));
    this.form.querySelector(".segments").append(...fresh);
    this.adopt(fresh.filter((one) => one.dataset.key));
    if (!made.querySelector("[data-more]")) link.closest(".parts").remove();
    return fresh.length > 0;
  }

  async leaveFor(key) {
    await this.saver.flush();
    window.location.assign(`${this.here}?at=${key}#segment-${key}`);
  }

  /** Ask for words by a form: an address would write them into the logs of servers. */
  async ask(name, words) {
    const body = new URLSearchParams({ q: words });
    const reply = await fetch(`${this.here}/${name}`, { method: "POST", body, headers: { "X-CSRFToken": this.token } }).catch(() => null);
    return reply?.ok ? reply : null;
  }

  notice(name) {
    const made = document.createElement("p");
    made.className = "notice notice-info";
    made.textContent = this.words(name);
    document.getElementById("messages").append(made);
  }

  say(state, values = {}) {
    const place = document.getElementById("keeping");
    const words = this.words(state, values);
    place.dataset.state = state;
    if (place.textContent !== words) place.textContent = words;
  }
}

const form = document.getElementById("work");
if (form) window.newsroomWork = new Page(form);
