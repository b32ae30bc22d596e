// Never lose a word: what is typed goes to the newsroom as its person's own draft, and is sealed on
// this device until it is there.

import { Drafts } from "./device_drafts.js";
import { fieldsOf, sameText, showCopies, wasTouched } from "./writing_copies.js";
import { Lock, nameTab } from "./writing_lock.js";
import { Line } from "./writing_offline.js";
import { surface } from "./writing_surface.js";

const PAUSE_MS = 2000;
const LONGEST_MS = 10000;
const DEVICE_MS = 250;
const SIGN_IN_MS = 5000;
const CALM = new Set(["kept", "device"]);

class Keeping {
  constructor(place, form, writing, tab) {
    Object.assign(this, { place, form, surface: writing, tab });
    this.said = JSON.parse(document.getElementById("keeping-said").textContent);
    this.about = place.dataset.article ?? place.dataset.draft;
    this.copies = new Drafts(place.dataset.owner, place.dataset.article ? "writing" : "unbegun", place.dataset.seal);
    this.line = new Line(this);
    this.lock = new Lock(this);
    form.elements.tab.value = tab;
    this.shown = new Set();
    this.isChanged = false;
    this.running = null;
    document.documentElement.classList.add("with-keeping");
    this.listen();
  }

  async begin() {
    this.isChanged = wasTouched(this.form);
    this.since = Date.now();
    await showCopies(this);
    await this.lock.begin();
    // What somebody typed who is to read only is kept as theirs all the same.
    if (this.isChanged) await (this.lock.isHeld ? this.flush() : this.changed());
  }

  listen() {
    // A field without a name, as for a search, is no part of what is sent. The editor tells by itself.
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, ({ target }) => (target === this.form || target.name) && this.changed());
    this.surface?.onChange(() => this.changed());
    this.form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("online", () => this.again());
    window.addEventListener("offline", () => this.isChanged && this.say("offline"));
    window.addEventListener("focus", () => this.again());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.hidden() : this.again()));
    window.addEventListener("pagehide", () => this.hidden());
    window.addEventListener("beforeunload", (event) => { if (this.isChanged && this.state === "unkept" && !this.isLeaving) event.preventDefault(); });
    for (const form of document.querySelectorAll("form[data-away]")) form.addEventListener("submit", () => this.thrownAway());
  }

  words(name, values = {}) {
    return this.said[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  changed() {
    if (this.lock.isHeld) return;
    this.lock.touch();
    if (!this.isChanged) {
      this.isChanged = true;
      this.since = Date.now();
    }
    if (!this.state || CALM.has(this.state)) this.say("device");
    this.deviceTimer ??= setTimeout(() => this.keepHere(), DEVICE_MS);
    this.plan(Math.min(PAUSE_MS, Math.max(this.since + LONGEST_MS - Date.now(), 0)));
  }

  plan(delay) {
    clearTimeout(this.timer);
    if (["session", "other"].includes(this.state)) this.timer = setTimeout(() => this.again(), SIGN_IN_MS);
    else if (this.state !== "refused") this.timer = setTimeout(() => this.flush(), delay);
  }

  /** Read the form as it stands. */
  read() {
    this.surface?.settle();
    return fieldsOf(this.form);
  }

  copyOf(fields) { return { fields, number: Number(this.form.elements.draft_number.value), at: Date.now() }; }

  /** Whether anything was typed here that its person would miss. */
  get hasTyped() { return this.isChanged || Number(this.form.elements.draft_number.value) > 0; }

  get key() { return `${this.about}.${this.tab}`; }

  async keepHere(fields = this.read()) {
    clearTimeout(this.deviceTimer);
    this.deviceTimer = null;
    if (!this.isChanged) return;
    this.isOnDevice = await this.copies.keep(this.key, this.copyOf(fields));
    if (!this.isOnDevice && this.state !== "kept") this.say("unkept");
  }

  /** Send what is not sent yet; resolves to whether the newsroom has all of it. */
  async flush({ last = false } = {}) {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.isChanged) return true;
    this.running = this.sendOnce(last).finally(() => { this.running = null; });
    return this.running;
  }

  async sendOnce(last) {
    const fields = this.read();
    const isKept = this.keepHere(fields);
    const { state, told } = await this.line.send(this.place.dataset.keep, fields.concat([["tab", this.tab]]), { last });
    await isKept;
    if (state === "erased") return this.letGo();
    if (state !== "ok") {
      this.say(this.isOnDevice === false && state !== "refused" ? "unkept" : state, { why: told?.detail });
      this.plan(this.line.pause());
      return false;
    }
    this.form.elements.draft_number.value = told.number;
    this.since = Date.now();
    if (sameText(fields, this.read())) {
      this.isChanged = false;
      this.copies.drop(this.key);
    } else this.plan(PAUSE_MS);
    this.say("kept", { time: new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) });
    if (this.lock.url && told.writes) await this.lock.heard(told.writes);
    return !this.isChanged;
  }

  /** Try at once: the connection is back, or the person is. */
  async again() {
    if (["session", "other"].includes(this.state)) {
      const state = await this.line.comeBack();
      if (state !== "ok") {
        if (state !== "offline") this.say(state);
        return this.plan(SIGN_IN_MS);
      }
      this.say(this.isChanged ? "device" : "");
      await this.lock.beat();
    }
    this.line.tries = 0;
    return this.isChanged ? this.flush() : null;
  }

  hidden() {
    if (!this.isChanged || this.isLeaving) return;
    this.keepHere();
    this.flush({ last: true });
  }

  /** A form is sent when the newsroom has its words, or cannot be asked to keep them. */
  async submitted(event) {
    if (event.defaultPrevented || this.isSending || event.submitter?.name === "preview") return;
    if (!this.isChanged && !["offline", "session", "other"].includes(this.state)) { this.isLeaving = true; return; }
    event.preventDefault();
    const by = event.submitter;
    await this.flush();
    if (["offline", "session", "other"].includes(this.state)) return;
    this.isSending = this.isLeaving = true;
    // Within the event that asked for it, a form does not let itself be sent again.
    setTimeout(() => this.form.requestSubmit(by?.isConnected ? by : undefined));
  }

  /** The words of the article were erased: nothing of it stays on this device, or on this page. */
  letGo() {
    this.isChanged = false;
    this.isLeaving = true;
    this.copies.dropAll(`${this.about}.`);
    window.location.reload();
    return true;
  }

  /** The person throws the draft away: this tab's copy goes, and nothing is sent after it. */
  thrownAway() {
    this.isChanged = false;
    this.isLeaving = true;
    this.copies.drop(this.key);
  }

  say(state, values = {}) {
    const place = document.querySelector("[data-saving]");
    const isNew = this.state !== state;
    this.state = state;
    place.dataset.state = state;
    place.textContent = state ? [values.why, this.words(state, values)].filter(Boolean).join(" ") : "";
    if (["session", "other"].includes(state)) place.append(" ", this.signIn());
    // Read aloud is only what is new: not every keeping, and no times.
    if (isNew && state !== "device") document.querySelector("[data-saving-said]").textContent = state === "kept" ? this.words("kept_said") : place.textContent;
  }

  signIn() {
    const link = document.createElement("a");
    Object.assign(link, { href: this.place.dataset.signIn, target: "_blank", rel: "opener", textContent: this.words("sign_in") });
    return link;
  }
}

const place = document.getElementById("keeping");
const form = document.getElementById("write");
if (place && form) begin();

async function begin() {
  const [writing, tab] = await Promise.all([surface, nameTab()]);
  window.newsroomKeeping = new Keeping(place, form, writing, tab);
  await window.newsroomKeeping.begin();
}
