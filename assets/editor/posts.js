// A post is read from what was pasted by the newsroom (newsroom/imports/posts/embedded.py), which
// knows the embed codes of the networks and asks none of them for anything.

import { answered, say } from "./choosing.js";

const PATIENCE_MS = 250;
const READ = ["text", "author", "date", "language", "address"];

/** Fill the fields of a post from what is pasted into the first one; what a person typed there stays. */
export function readPost(form, set) {
  const end = new AbortController();
  const typed = new Set();
  let waiting = 0, latest = "", reading = null;
  const read = async () => {
    clearTimeout(waiting);
    const text = form.elements.pasted.value.trim();
    if (!text || text === latest) return reading;
    latest = text;
    reading = answered(form.dataset.from, {}, { text }).then((post) => {
      if (text !== latest) return;
      for (const name of READ) if (!typed.has(name)) set(name, name === "language" ? post[name].split("-")[0] : post[name]);
      say(form, "");
    }, () => say(form, "failed"));
    return reading;
  };
  form.addEventListener("input", ({ target: { name } }) => {
    if (name !== "pasted") return typed.add(name);
    clearTimeout(waiting);
    waiting = setTimeout(read, PATIENCE_MS);
  }, { signal: end.signal });
  say(form, "");
  return {
    leave: () => {
      clearTimeout(waiting);
      end.abort();
    },
    /** What stands in the fields when all that was pasted is read. */
    values: async () => {
      await read();
      return Object.fromEntries(new FormData(form));
    },
  };
}
