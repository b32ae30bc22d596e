// Keeps the list of what submitting waits for in step with what is typed; the text stays untouched.

import { paused } from "./writing_pause.js";
import { surface } from "./writing_surface.js";

const PAUSE_MS = 900;
const form = document.querySelector("#write");
const panel = () => document.querySelector("#panel-why");
const later = paused(ask, PAUSE_MS);
let asked = 0;

async function ask() {
  const here = panel();
  if (!here) return;
  const text = await surface;
  text?.settle();
  const mine = ++asked;
  let answer;
  try {
    answer = await fetch(here.dataset.why, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" } });
  } catch {
    return; // offline: what was said last stands until the next change
  }
  if (!answer.ok || answer.redirected || mine !== asked) return;
  const said = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#panel-why");
  if (said) show(panel().querySelector(".fold"), said.querySelector(".fold"));
}

/** Put what is said now in the place of what was; folded once nothing is missing, and not before. */
function show(shown, said) {
  const isReady = said.classList.contains("is-ready");
  const isOther = isReady !== shown.classList.contains("is-ready");
  // Only what changed is put in place: a screen reader hears the list anew each time.
  for (const part of ["summary", ".card-body"]) {
    const [old, made] = [shown, said].map((one) => one.querySelector(part));
    if (old.innerHTML.trim() !== made.innerHTML.trim()) old.replaceChildren(...made.childNodes);
  }
  shown.classList.toggle("is-ready", isReady);
  if (isOther && !("chosen" in shown.dataset) && !shown.contains(document.activeElement)) shown.open = !isReady;
}

if (form && panel()) {
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  surface.then((text) => text?.onChange(later));
}
