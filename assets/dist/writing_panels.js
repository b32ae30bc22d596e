// Folds the panels beside a text where they stand below it, and unfolds the one that a link leads into.

const NARROW = "(max-width: 59.99rem)";
const WRONG = "[aria-invalid=true], .field-error";

if (matchMedia(NARROW).matches) {
  for (const one of document.querySelectorAll(".fold[open]:not([data-stays])")) one.open = Boolean(one.querySelector(WRONG));
}

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
