// What a folded panel says that it holds, kept in step with what is typed; the page has said it first.

import { listed, nameAlone } from "./writing_countries.js";
import { paused } from "./writing_pause.js";
import { surface } from "./writing_surface.js";

const PAUSE_MS = 400;
const BETWEEN = " · ";
const PICTURE = /picture:([0-9a-f]{32})/gu;
const form = document.querySelector("#write");
const text = await surface;

const field = (name) => form.elements[name];
const line = (name) => form.querySelector(`[data-now=${name}]`);
const filled = (template, values) => template.replace(/\{(\w+)\}/gu, (whole, key) => values[key] ?? whole);

/** Return a day as the newsroom writes it: number, month, year. */
function day(iso) {
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
  const parts = new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).formatToParts(date);
  return ["day", "month", "year"].map((name) => parts.find(({ type }) => type === name).value).join(" ");
}

const SAYS = {
  about() {
    const countries = listed(field("countries").value).map(nameAlone);
    const topics = [...form.querySelectorAll("[name=topics]:checked")].map((one) => one.parentElement.textContent.trim());
    return [field("kind").selectedOptions[0]?.textContent ?? "", ...countries, ...topics];
  },
  byline({ none, withheld }) {
    const isWithheld = field("byline_kind").value === "withheld";
    return [isWithheld ? withheld : field("byline").value.trim() || none, day(field("dateline").value)];
  },
  address({ none }) {
    const path = form.querySelector(".address-shown code")?.textContent.split("/").filter(Boolean).pop();
    return [path ? `…/${path}` : none];
  },
  length({ one, many }) {
    const [words, minutes] = ["words", "minutes"].map((name) => form.querySelector(`[data-count=${name}]`).textContent);
    return [filled(words === "1" ? one : many, { words, minutes })];
  },
  pictures({ none, one, many }) {
    text?.settle();
    const number = new Set([...field("body").value.matchAll(PICTURE)].map(([, id]) => id)).size;
    return [number ? filled(number === 1 ? one : many, { number }) : none];
  },
};

function draw() {
  for (const [name, say] of Object.entries(SAYS)) {
    const place = line(name);
    const words = say(place.dataset).filter(Boolean).join(BETWEEN);
    if (place.textContent !== words) place.textContent = words;
  }
}

if (form) {
  const later = paused(draw, PAUSE_MS);
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  text?.onChange(later);
  const told = new MutationObserver(later);
  for (const place of form.querySelectorAll("[data-address], .counts")) told.observe(place, { childList: true, subtree: true, characterData: true });
}
