// On pages where a translation is read: what the checks point at is marked, and can be gone to.

import { follow, paint, point } from "./finding_places.js";

const cellOf = (one, side) => one.closest(".segment")?.querySelector(`[data-words="${side}"]`);

for (const cell of document.querySelectorAll('.segment [data-words="source"], .segment [data-words="target"]')) {
  const links = cell.closest(".segment").querySelectorAll(`a.place[data-side="${cell.dataset.words}"]`);
  if (links.length) paint(cell, links);
}
follow(document);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.place");
  const cell = link && cellOf(link, link.dataset.side);
  if (!cell) return;
  event.preventDefault();
  point(cell, link);
});
