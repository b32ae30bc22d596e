// Who writes this article: this tab from its first change on, until somebody else takes over. Then
// the form can be read, and written in again by whoever takes it back.

const BEAT_MS = 20000;
const LAST = "newsroom:writes:";

export class Lock {
  constructor(page) {
    this.page = page;
    this.bar = document.getElementById("who-writes");
    this.url = page.place.dataset.lock;
    this.isMine = false;
    this.taken = [];
    this.holder = this.bar.dataset.tab ? { tab: this.bar.dataset.tab, own: Boolean(this.bar.dataset.own) } : null;
    this.button = this.bar.querySelector("[data-do=take]");
    if (!this.url) return;
    this.button.addEventListener("click", () => this.take());
    setInterval(() => this.beat(), BEAT_MS);
    window.addEventListener("pagehide", () => this.leave());
  }

  get isHeld() { return Boolean(this.holder); }

  /** Begin: whoever finds somebody else writing reads first; a tab of one's own that died counts not. */
  async begin() {
    if (!this.url || !this.holder) return;
    if (await this.isLeftBehind()) { this.holder = null; this.bar.hidden = true; } else this.hold(true);
  }

  /** Take the lock with the first change. */
  async touch() {
    if (!this.url || this.isMine || this.isHeld) return;
    if (this.asking) { await this.asking; return; }
    this.asking = this.ask({ over: await this.isLeftBehind() ? this.last : "" }).finally(() => { this.asking = null; });
    await this.asking;
  }

  async beat() {
    if (this.isMine) return this.ask({});
    if (this.isHeld) return this.ask({ do: "look" });
    return null;
  }

  async ask(more) {
    const { state, told } = await this.page.line.send(this.url, { tab: this.page.tab, ...more });
    if (state === "session") this.page.say("session");
    if (state === "ok") await this.heard(told.writes, more.do !== "look");
    return told;
  }

  /** Hear who writes, from the lock itself or from a draft that was kept. */
  async heard(writes, isOurs = false) {
    if (writes) {
      if (writes.own && writes.tab === this.last && await this.isLeftBehind(writes)) return this.ask({ over: writes.tab });
      return this.lost(writes);
    }
    if (this.isHeld && !isOurs) return this.freed();
    if (isOurs) this.won();
    return null;
  }

  won() {
    this.isMine = true;
    this.holder = null;
    this.bar.hidden = true;
    try { localStorage.setItem(LAST + this.page.place.dataset.article, this.page.tab); } catch { /* then it is asked */ }
    this.hold(false);
  }

  async lost(writes) {
    const isNew = this.holder?.tab !== writes.tab || this.bar.hidden;
    this.isMine = false;
    this.holder = writes;
    if (!isNew) return;
    this.show(writes.said, this.page.hasTyped ? this.page.words("lost") : "", "take");
    this.hold(true);
    if (this.page.isChanged) await this.page.flush();
  }

  freed() {
    this.show(this.page.words("free"), "", "go_on");
  }

  show(who, then, button) {
    this.bar.querySelector("[data-who]").textContent = who;
    this.bar.querySelector("[data-then]").textContent = then;
    this.button.textContent = this.page.words(button);
    this.bar.hidden = false;
  }

  /** Take over, or back. Where the text was saved meanwhile, both are brought together first. */
  async take() {
    const told = await this.ask({ over: this.holder?.tab ?? "" });
    if (!this.isMine || !told) return;
    if (String(told.version) !== this.page.form.elements.version.value) {
      await this.page.flush();
      this.page.isLeaving = true;
      window.location.assign(this.page.place.dataset.page);
    }
  }

  leave() {
    if (this.isMine) this.page.line.send(this.url, { tab: this.page.tab, do: "leave" }, { last: true });
    this.isMine = false;
  }

  /** Make the form one to read, or to write in again. */
  hold(isHeld) {
    const { form } = this.page;
    form.classList.toggle("is-held", isHeld);
    this.page.surface?.hold(isHeld);
    if (!isHeld) {
      for (const give of this.taken) give();
      this.taken = [];
      return;
    }
    for (const one of form.querySelectorAll("input:not([type=hidden]), textarea, select, button")) {
      const how = one.matches("textarea, input:not([type=radio], [type=checkbox], [type=file])") ? "readOnly" : "disabled";
      if (one[how]) continue; // not for this reason, and it stays so
      one[how] = true;
      this.taken.push(() => { one[how] = false; });
    }
  }

  get last() {
    try { return localStorage.getItem(LAST + this.page.place.dataset.article) ?? ""; } catch { return ""; }
  }

  /** Tell whether the one who writes is a tab of this browser that is no more. */
  async isLeftBehind(holder = this.holder) {
    const tab = holder ? (holder.own ? holder.tab : "") : this.last;
    // This very tab is one as well, after it was reloaded or saved and came back.
    return Boolean(tab) && tab === this.last && (tab === this.page.tab || await isGone(tab));
  }
}

const nameOf = (tab) => `newsroom:tab:${tab}`;

/** Resolve to a name for this tab that no other living tab has; a reload keeps it. */
export async function nameTab() {
  let kept = null;
  try { kept = sessionStorage.getItem("newsroom:tab"); } catch { /* a new one each time then */ }
  const tab = kept && await takes(kept) ? kept : madeUp();
  if (tab !== kept) await takes(tab);
  try { sessionStorage.setItem("newsroom:tab", tab); } catch { /* see above */ }
  return tab;
}

/** Resolve to whether no tab of this browser bears a name. Without such locks nobody knows. */
export async function isGone(tab) {
  if (!navigator.locks) return false;
  const { held } = await navigator.locks.query();
  return !held.some((one) => one.name === nameOf(tab));
}

function takes(tab) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(nameOf(tab), { ifAvailable: true }, (lock) => {
      resolve(Boolean(lock));
      return lock ? new Promise(() => { /* held as long as the tab lives */ }) : null;
    });
  });
}

const madeUp = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("");
