// The panels beside a text: each person's own open ones are remembered on this device, and the one
// that a link leads into is unfolded.

const MEMORY = `newsroom:panels:${document.getElementById("keeping")?.dataset.owner ?? ""}`;

function remembered() {
  try { return JSON.parse(localStorage.getItem(MEMORY)) ?? {}; } catch { return {}; }
}

// What the page opens for a reason stays open: something in it is wrong or missing.
const kept = remembered();
for (const one of document.querySelectorAll(".fold[data-fold]:not([data-needed])")) one.open = kept[one.dataset.fold] ?? one.open;

// Only what a person folds is theirs to keep, not what a link unfolds once.
document.addEventListener("click", ({ target }) => {
  const fold = target.closest?.(".fold > summary")?.parentElement;
  if (!fold) return;
  fold.dataset.chosen = "";
  if (!fold.dataset.fold) return;
  setTimeout(() => {
    try { localStorage.setItem(MEMORY, JSON.stringify({ ...remembered(), [fold.dataset.fold]: fold.open })); } catch { /* as the page has them, then */ }
  });
});

function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let fold = target ? target.closest("details") ?? target.querySelector(":scope > details") : null;
  if (!fold) return;
  for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView();
  target.focus();
}

// What is being sent may ask something: a question that nobody sees holds it up.
for (const sending of document.querySelectorAll(".fold .sending")) {
  new MutationObserver(() => { if (sending.children.length) sending.closest(".fold").open = true; }).observe(sending, { childList: true });
}

unfold();
addEventListener("hashchange", unfold);
// A link whose address is there already changes nothing of it, and is meant all the same.
document.addEventListener("click", (event) => {
  if (event.target.closest?.("a")?.hash === location.hash) setTimeout(unfold);
});
