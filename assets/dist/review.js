// From one change or remark to the next, by two keys and two buttons.

const stops = () =>
  [...document.querySelectorAll("[data-stop]")].filter((one) => one.getClientRects().length);

let last = null;
document.addEventListener("focusin", ({ target }) => {
  last = target.closest("[data-stop]") ?? last;
});

function go(step) {
  const all = stops();
  if (!all.length) return;
  const here = all.indexOf(last);
  const from = here < 0 && step < 0 ? all.length : here;
  const next = all[(from + step + all.length) % all.length];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
}

const isTyping = (one) => one.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(one.tagName);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "n") go(1);
  else if (event.key === "p") go(-1);
  else return;
  event.preventDefault();
});

for (const bar of document.querySelectorAll(".stops")) {
  if (!stops().length) continue;
  bar.hidden = false;
  for (const button of bar.querySelectorAll("[data-go]")) {
    button.addEventListener("click", () => go(Number(button.dataset.go)));
  }
}
