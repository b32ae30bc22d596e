// The way from the writing page to the newsroom: says in one word how a request went, tries again
// later and later, and comes back from an expired sign-in with a fresh token.

const RETRY_MS = [2000, 4000, 8000, 15000, 30000];
const SESSION = new Set([400, 401]);

export class Line {
  /** `page` has `form`, and `place`, whose data says where to ask and who is here. */
  constructor(page) {
    this.page = page;
    this.tries = 0;
  }

  get token() { return this.page.form.elements.csrf_token.value; }

  /** Send fields; resolves to {state, told}: ok, offline, session, trouble, refused or erased. */
  async send(url, fields, { last = false } = {}) {
    const body = new URLSearchParams(fields);
    let reply;
    try {
      reply = await fetch(url, {
        method: "POST", body, keepalive: last, redirect: "manual",
        headers: { "X-CSRFToken": this.token, Accept: "application/json" },
      });
    } catch {
      return { state: navigator.onLine === false ? "offline" : await this.reached() };
    }
    if (SESSION.has(reply.status) || reply.type === "opaqueredirect") return { state: "session" };
    if (reply.status >= 500 || reply.status === 429) return { state: "trouble" };
    if (reply.status === 410) return { state: "erased" };
    if (!reply.ok) return { state: "refused", told: await reply.json().catch(() => null) };
    const told = await reply.json().catch(() => null);
    if (!told) return { state: "trouble" };
    this.tries = 0;
    return { state: "ok", told };
  }

  /** How long to wait before the next try, in milliseconds. */
  pause() { return RETRY_MS[Math.min(this.tries++, RETRY_MS.length - 1)]; }

  /** A browser may believe that it is connected: whether the newsroom answers tells. */
  async reached() {
    const reply = await fetch(this.page.place.dataset.here, { redirect: "manual" }).catch(() => null);
    return reply ? "trouble" : "offline";
  }

  /** Ask whether the person is signed in again, and take the new token: ok, offline, session or other. */
  async comeBack() {
    const reply = await fetch(this.page.place.dataset.here, { redirect: "manual", headers: { Accept: "application/json" } }).catch(() => null);
    if (!reply) return "offline";
    if (!reply.ok) return "session";
    const told = await reply.json().catch(() => null);
    if (!told) return "session";
    if (told.owner !== this.page.place.dataset.owner) return "other";
    for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = told.token;
    for (const list of document.querySelectorAll("[data-token]")) list.dataset.token = told.token;
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": told.token }));
    return "ok";
  }
}
