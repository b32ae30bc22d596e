// The page where articles are written: the surface begins, and a title stays one line of words.

import { nameKeys } from "./key_names.js";
import { surface } from "./writing_surface.js";

const form = document.getElementById("write");
nameKeys();

/** A title takes more lines of the page, but has none of its own. */
form?.elements.title.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  form.elements.standfirst.focus();
});
form?.elements.title.addEventListener("input", ({ target }) => {
  if (target.value.includes("\n")) target.value = target.value.replace(/\s*\n\s*/g, " ");
});

// What is seen of the text is behind what was pressed for it.
document.querySelector("[name=preview]")?.addEventListener("click", () => document.querySelector(".bar-others:popover-open")?.hidePopover());

/** A new article is spelled, and read out, in the language that is chosen for it. */
function speak() {
  for (const name of ["title", "standfirst", "body"]) form.elements[name].lang = form.elements.language.value;
}
if (form?.elements.language) {
  form.elements.language.addEventListener("change", speak);
  speak();
}

const PLACE = "newsroom.writing.at";
// A browser does this by itself, but not where the address leads to a place of the page.
const refusal = document.getElementById("refused");
refusal?.focus();

/** Ctrl+S saves and stays, as everywhere else; what is open on top of the page has its own keys. */
document.addEventListener("keydown", async (event) => {
  const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s";
  if (!form || !isSave || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  const button = form.querySelector("button[name=stay]");
  if (event.repeat || button.disabled) return;
  // Whoever wrote in the text goes on where they were.
  const isInText = document.activeElement.closest(".editor-text, [name=body]");
  try {
    if (isInText) sessionStorage.setItem(PLACE, (await surface).at());
  } catch { /* then the page begins at its top */ }
  form.requestSubmit(button);
});

async function goOn() {
  try {
    const at = sessionStorage.getItem(PLACE);
    sessionStorage.removeItem(PLACE);
    if (!at || refusal) return;
    const writing = await surface;
    const { activeElement: here } = document;
    // Whoever went elsewhere meanwhile stays there.
    if (here === document.body || here.matches(".editor-text, [name=body]")) writing?.goTo(Number(at));
  } catch { /* as above */ }
}
goOn();

/** On a telephone the bar of the page takes one row or two; that of the editor sticks below it. */
const bar = document.querySelector(".writing-bar");
if (bar) new ResizeObserver(() => document.documentElement.style.setProperty("--bar-height", `${bar.offsetHeight}px`)).observe(bar);
