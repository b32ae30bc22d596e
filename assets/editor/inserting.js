// What can be put into a text, to choose from by its name: "/" on an empty line, or a button of the bar.

import { opened } from "./focusing.js";

const GAP = 6;
const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const named = (option) => plain(`${option.textContent} ${option.dataset.words}`);
const begins = (names, wanted) => names.split(/\s+/u).some((word) => word.startsWith(wanted));

/** Tell whether the writing mark stands on an empty line of its own. */
export function onBlankLine({ selection: { empty, $from } }) {
  return empty && $from.depth === 1 && $from.parent.type.name === "p" && !$from.parent.content.size;
}

/** Let somebody choose; resolves to {name, words}: what to put in, or what was typed and is no name. */
export async function chooseWhat(editor) {
  const dialog = document.getElementById("say-insert");
  const field = dialog.querySelector("[role=combobox]");
  const options = [...dialog.querySelectorAll("[role=option]")];
  const { bottom, left: start } = editor.view.coordsAtPos(editor.state.selection.from);
  field.value = "";
  const { leave, left } = opened(dialog, editor);
  const end = new AbortController();
  const { signal } = end;
  const shown = () => options.filter((one) => !one.hidden);
  const mark = (chosen) => {
    for (const one of options) one.setAttribute("aria-selected", String(one === chosen));
    field.setAttribute("aria-activedescendant", chosen?.id ?? "");
    chosen?.scrollIntoView({ block: "nearest" });
  };
  const look = () => {
    const wanted = plain(field.value.trim());
    for (const one of options) one.hidden = one.dataset.cannot === "yes" || !named(one).includes(wanted);
    // "ta" is a table before it is a quo-ta-tion.
    mark(shown().find((one) => begins(named(one), wanted)) ?? shown()[0]);
    dialog.querySelector("[data-told]").hidden = shown().length > 0;
  };
  const keys = (event) => {
    const all = shown();
    const at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) mark(all.at(to % all.length));
    else if (event.key === "Enter") leave(all[at]?.dataset.do ?? "");
    else return;
    event.preventDefault();
  };
  for (const one of options) one.addEventListener("click", () => leave(one.dataset.do), { signal });
  field.addEventListener("input", look, { signal });
  field.addEventListener("keydown", keys, { signal });
  dialog.addEventListener("click", (event) => event.target === dialog && leave(""), { signal });
  look();
  place(dialog, bottom, start);
  field.focus();
  const name = await left;
  end.abort();
  return { name, words: field.value };
}

/** Below the line where there is room for that; a telephone has it in the middle. */
function place(dialog, bottom, left) {
  const { style, offsetHeight, offsetWidth } = dialog;
  const isWide = innerWidth >= 640;
  style.margin = isWide ? "0" : "";
  style.top = isWide ? `${Math.max(GAP, Math.min(bottom + GAP, innerHeight - offsetHeight - GAP))}px` : "";
  style.left = isWide ? `${Math.min(left, innerWidth - offsetWidth - GAP)}px` : "";
}
