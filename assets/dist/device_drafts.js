// What is typed and not yet saved, kept on this device: a tab may die and a connection may drop. The
// pages of authors and of translators keep it here alike.
// Every entry goes as soon as the newsroom has it, at sign-out, and after three days in any case. It is
// sealed under a key that only a page of the person's own session carries; where the browser has no
// cryptography (plain HTTP to another machine) it is kept as it is.

const OURS = "newsroom:";
const PREFIX = `${OURS}draft:`;
const KEPT_MS = 72 * 3600 * 1000;
const CIPHER = "AES-GCM";

export class Drafts {
  /** `what` names what is typed: a task, or the drafts of one kind. */
  constructor(owner, what, seal) {
    this.start = `${PREFIX}${owner}:${what}:`;
    this.newest = new Map();
    this.key = crypto.subtle?.importKey("raw", bytesOf(seal), CIPHER, false, ["encrypt", "decrypt"]);
    forgetOld();
  }

  /** Keep a draft; resolves to whether this browser keeps anything. */
  async keep(key, draft) {
    const turn = this.turn(key);
    const sealed = await this.sealed(draft);
    if (this.newest.get(key) !== turn) return true;
    try {
      localStorage.setItem(this.start + key, JSON.stringify({ ...sealed, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  drop(key) {
    this.turn(key);
    try { localStorage.removeItem(this.start + key); } catch { /* nothing is kept there then */ }
  }

  /** Let go of all drafts whose keys begin so, by whichever tab; of every one where nothing is said. */
  dropAll(begin = "") {
    for (const key of this.keys()) if (key.startsWith(begin)) this.drop(key);
  }

  /** Resolve to all drafts by key; those that cannot be opened go. */
  async all() {
    const found = new Map();
    // All as they are now: what is typed from here on is kept in their places.
    for (const [key, kept] of this.keys().map((one) => [one, localStorage.getItem(this.start + one)])) {
      const draft = await this.opened(parsed(kept));
      if (draft) found.set(key, draft);
      else if (localStorage.getItem(this.start + key) === kept) localStorage.removeItem(this.start + key);
    }
    return found;
  }

  keys() { return names().filter((one) => one.startsWith(this.start)).map((one) => one.slice(this.start.length)); }

  /** Number what is done with a key: a draft takes a moment to seal, and what came by then counts. */
  turn(key) {
    const turn = (this.newest.get(key) ?? 0) + 1;
    this.newest.set(key, turn);
    return turn;
  }

  async sealed(draft) {
    if (!this.key) return { plain: draft };
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(draft));
    const closed = await crypto.subtle.encrypt({ name: CIPHER, iv }, await this.key, text);
    return { iv: hexOf(iv), sealed: hexOf(new Uint8Array(closed)) };
  }

  /** Resolve to a draft; to null when it was sealed under another key, or is no draft. */
  async opened(kept) {
    if (!kept?.sealed || !this.key) return kept?.plain ?? null;
    try {
      const open = await crypto.subtle.decrypt({ name: CIPHER, iv: bytesOf(kept.iv) }, await this.key, bytesOf(kept.sealed));
      return JSON.parse(new TextDecoder().decode(open));
    } catch {
      return null;
    }
  }
}

/** Tell whether anything is kept for anybody. */
export const holdsAny = () => names().some((name) => name.startsWith(PREFIX));

/** Forget everything that is kept, of all people and tasks. */
export function forgetAll() {
  for (const name of names()) if (name.startsWith(OURS)) localStorage.removeItem(name);
}

function forgetOld() {
  for (const name of names()) {
    if (name.startsWith(PREFIX) && !(Date.now() - held(name)?.at < KEPT_MS)) localStorage.removeItem(name);
  }
}

function names() {
  try { return Object.keys(localStorage); } catch { return []; }
}

const held = (name) => parsed(localStorage.getItem(name));

function parsed(kept) {
  try { return JSON.parse(kept); } catch { return null; }
}

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));
const hexOf = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
