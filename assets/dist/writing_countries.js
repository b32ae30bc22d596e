// Countries as chips that can be taken off, over the one field that the form sends.

import { chip, chipList } from "./writing_chips.js";

/** Return the countries of a field that holds several. */
export const listed = (words) => words.split(/[,;\n]+/u).map((one) => one.trim()).filter(Boolean);

/** Return a country's name without the code behind it. */
export const nameAlone = (country) => country.replace(/ \(..\)$/u, "");

/** Show the countries of a field as chips, and let more be found by typing. */
export function beginCountries(place, form) {
  const field = place.querySelector("input");
  const label = place.querySelector("label");
  const options = [...place.querySelectorAll("option")].map((one) => ({ shown: one.value, names: [one.value, nameAlone(one.value), one.value.slice(-3, -1), ...one.label.split(" · ")].map(plain) }));
  const chips = chipList();
  const find = field.cloneNode();
  find.id = "countries-find";
  find.removeAttribute("name");
  find.value = "";
  field.before(chips, find);
  field.type = "hidden";
  label.htmlFor = find.id;

  const chosen = () => listed(field.value);
  const set = (values) => {
    field.value = [...new Set(values)].join(", ");
    draw();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const draw = () => chips.replaceChildren(...chosen().map((value) => chip(value, place.dataset.remove, () => {
    set(chosen().filter((one) => one !== value));
    find.focus();
  })));
  const take = () => {
    const typed = listed(find.value);
    const known = typed.map((one) => options.find(({ names }) => names.includes(plain(one)))?.shown);
    if (!typed.length || known.includes(undefined)) return false;
    find.value = "";
    set([...chosen(), ...known]);
    return true;
  };

  find.addEventListener("change", take);
  find.addEventListener("input", () => { if (options.some(({ shown }) => shown === find.value)) take(); });
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && find.value.trim()) {
      event.preventDefault();
      take();
    } else if (event.key === "Backspace" && !find.value && chosen().length) set(chosen().slice(0, -1));
  });
  field.addEventListener("input", draw);
  // What is no country goes to the newsroom as it was typed, which says so beside the field.
  form.addEventListener("submit", () => { if (find.value.trim() && !take()) field.value = [...chosen(), find.value.trim()].join(", "); });
  draw();
}

/** Return words as they are compared: without accents and capitals. */
function plain(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
