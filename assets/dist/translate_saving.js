// Saves segments while their translator goes on: one request at a time, again when it failed, and
// never over what somebody else saved meanwhile.

const DELAY_MS = 1200;
const LONGEST_MS = 8000;
const RETRY_MS = [2000, 4000, 8000, 15000, 30000];
const SESSION = new Set([400, 401, 403]);

export class Saver {
  constructor(page) {
    this.page = page;
    this.waiting = new Map();
    this.timer = 0;
    this.tries = 0;
    this.running = null;
    this.halted = "";
    window.addEventListener("online", () => this.again());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
  }

  get isClean() { return !this.waiting.size && !this.running; }

  touch(segment, { soon = false, extra = {} } = {}) {
    const before = this.waiting.get(segment.key);
    const since = before?.since ?? Date.now();
    segment.dirty = true;
    segment.refused = false;
    const due = soon ? 0 : Math.min(Date.now() + DELAY_MS, since + LONGEST_MS);
    this.waiting.set(segment.key, { segment, since, due, extra: { ...before?.extra, ...extra } });
    if (this.state !== "unkept") this.say("waiting");
    this.page.drafts.keep(segment.key, draftOf(segment, this.page)).then((kept) => kept || this.say("unkept"));
    this.plan();
  }

  /** Save everything now; resolves when it is done or cannot be done. */
  async flush() {
    clearTimeout(this.timer);
    for (const one of this.waiting.values()) one.due = 0;
    await this.run();
    return this.isClean;
  }

  again() {
    this.tries = 0;
    this.halted = "";
    this.plan();
  }

  plan(delay = null) {
    clearTimeout(this.timer);
    const ready = [...this.waiting.values()].filter(({ segment }) => !segment.clash && !segment.refused);
    if (!ready.length || this.halted) return;
    const next = Math.min(...ready.map((one) => one.due)) - Date.now();
    this.timer = setTimeout(() => this.run(), Math.max(delay ?? next, 0));
  }

  run() {
    this.running ??= this.drain().finally(() => { this.running = null; this.plan(); this.settled(); });
    return this.running;
  }

  async drain() {
    for (;;) {
      const ready = [...this.waiting.values()].find(({ segment, due }) => due <= Date.now() && !segment.clash && !segment.refused);
      if (!ready || this.halted) return;
      this.waiting.delete(ready.segment.key);
      this.say("saving");
      const went = await this.send(ready);
      if (!went) {
        if (!this.waiting.has(ready.segment.key)) this.waiting.set(ready.segment.key, { ...ready, due: 0 });
        const pause = RETRY_MS[Math.min(this.tries++, RETRY_MS.length - 1)];
        for (const one of this.waiting.values()) one.due = Math.max(one.due, Date.now() + pause);
        return;
      }
      this.tries = 0;
    }
  }

  async send({ segment, extra }) {
    const sent = { text: segment.area.value, ticked: segment.tick.checked };
    const form = this.formOf(segment, sent, extra);
    let reply;
    try {
      reply = await fetch(`${this.page.here}/segments/${segment.key}`, {
        method: "POST", body: form, headers: { "X-CSRFToken": this.page.token, Accept: "application/json" }, keepalive: document.hidden,
      });
    } catch {
      this.say("offline");
      return false;
    }
    if (reply.status >= 500 || reply.status === 429) { this.say("trouble"); return false; }
    if (reply.status === 410) { // the words of the article were erased: nothing of it stays here
      this.halted = "erased";
      this.page.drafts.dropAll();
      window.location.reload();
      return false;
    }
    const told = await reply.json().catch(() => null);
    if (!told) {
      this.halted = SESSION.has(reply.status) ? "session" : "trouble";
      this.say(this.halted);
      return false;
    }
    if (reply.ok) this.saved(segment, sent, told);
    else if (reply.status === 422) this.refused(segment, told);
    else this.page.clashed(segment, told);
    if (told.moved) this.page.moved();
    return true;
  }

  formOf(segment, sent, extra) {
    const form = new URLSearchParams({ fence: this.page.fence, source: this.page.source, [`text.${segment.key}`]: sent.text, [`seen.${segment.key}`]: segment.seen.value, ...extra });
    if (sent.ticked) form.set(`done.${segment.key}`, "1");
    if (segment.origin) form.set(`origin.${segment.key}`, segment.origin);
    return form;
  }

  saved(segment, sent, told) {
    for (const line of told.lines) this.page.segments.get(line.key)?.told(line, { own: line.key === segment.key });
    if (segment.area.value !== sent.text || segment.tick.checked !== sent.ticked) return;
    segment.dirty = this.waiting.has(segment.key);
    if (!segment.dirty) this.page.drafts.drop(segment.key);
  }

  refused(segment, told) {
    segment.refused = true;
    const [line] = told.lines;
    segment.element.querySelector(".segment-state").outerHTML = line.state;
    segment.element.classList.add("is-broken");
    this.waiting.set(segment.key, { segment, due: Infinity, extra: {} });
    this.say("refused", { why: told.error });
  }

  settled() {
    if (this.isClean) {
      this.say("saved");
      this.page.settled();
    }
  }

  say(state, values = {}) {
    this.state = state;
    this.page.say(state, values);
  }
}

export function draftOf(segment, page) {
  return { text: segment.area.value, ticked: segment.tick.checked, seen: segment.seen.value, fence: page.fence, source: page.source };
}
