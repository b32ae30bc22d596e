// Topics as chips that can be taken off, above those that are still to choose.

import { chip, chipList } from "./writing_chips.js";

const FEW = 8;

/** Show ticked boxes as chips, and only the others as boxes; without this script all are boxes. */
export function beginTopics(place, form) {
  const choice = place.querySelector("details");
  const boxes = [...place.querySelectorAll("input[type=checkbox]")];
  const chips = chipList();
  place.prepend(chips);

  const draw = () => {
    for (const box of boxes) box.parentElement.hidden = box.checked;
    choice.hidden = boxes.every((box) => box.checked);
    chips.replaceChildren(...boxes.filter((box) => box.checked).map((box) => chip(box.parentElement.textContent.trim(), place.dataset.remove, () => take(box))));
  };
  const take = (box) => {
    box.checked = false;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    if (choice.open) box.focus();
    else choice.querySelector("summary").focus();
  };

  place.addEventListener("change", ({ target }) => {
    draw();
    // A box that became a chip leaves the mark with its neighbour, for whoever ticks several.
    if (!target.checked) return;
    const at = boxes.indexOf(target);
    const next = [...boxes.slice(at), ...boxes.slice(0, at).reverse()].find((box) => !box.checked);
    (next ?? chips.querySelector("button")).focus();
  });
  form.addEventListener("input", draw);
  draw();
  choice.open = boxes.filter((box) => !box.checked).length <= FEW;
}
