// What stands around a text while it is written: how long it is, its template, its countries, whom
// it names and its address. Without this script the page says the same when it is opened or saved.

import { surface } from "./writing_surface.js";
import { blocks, markdownBlocks, ofBlocks } from "./writing_counts.js";
import { beginCountries } from "./writing_countries.js";
import { beginNames } from "./writing_names.js";
import { paused } from "./writing_pause.js";
import { beginTopics } from "./writing_topics.js";

const PAUSE_MS = 400;

const form = document.querySelector("#write");
const text = await surface;
if (form && text) begin();

function begin() {
  const field = (name) => form.elements[name];
  const length = document.querySelector("#panel-length");
  const language = () => field("language")?.value || length.dataset.language;

  /** Return the text as it stands now, as blocks of words. */
  const present = () => {
    text.settle();
    const body = field("body").value;
    return field("body_form").value === "html" ? blocks(body) : markdownBlocks(body);
  };

  const count = () => {
    const lengths = { ...ofBlocks(present(), language()) };
    for (const name of ["title", "standfirst"]) lengths[name] = [...field(name).value.trim()].length;
    for (const place of length.querySelectorAll("[data-count]")) place.textContent = lengths[place.dataset.count];
    for (const list of length.querySelectorAll("[data-fits]")) {
      for (const line of list.children) {
        const isCut = lengths[list.dataset.fits] > Number(line.dataset.most);
        line.classList.toggle("is-cut", isCut);
        line.classList.toggle("is-whole", !isCut);
      }
    }
  };

  const later = paused(count, PAUSE_MS);
  text.onChange(later);
  for (const name of ["title", "standfirst", "language"]) field(name)?.addEventListener("input", later);
  count();
  beginSkeleton(field, language);
  beginAddress(field, language);
  const countries = document.querySelector("[data-countries]");
  if (countries) beginCountries(countries, form);
  const topics = document.querySelector("[data-topics]");
  if (topics) beginTopics(topics, form);
  const names = document.querySelector("#named");
  if (names) beginNames(names, { form, language, present: () => [field("title").value, field("standfirst").value, ...present()].join("\n\n"), onChange: (listener) => text.onChange(listener) });
}

/** Put the template of a kind into an empty text, without leaving the page. */
function beginSkeleton(field, language) {
  const button = document.querySelector("[data-skeleton]");
  const told = document.querySelector("[data-told=skeleton]");
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    text.settle();
    const isEmpty = !blocks(field("body").value).length;
    told.textContent = isEmpty ? "" : told.dataset.full;
    if (!isEmpty) return;
    const asked = new URLSearchParams({ kind: field("kind").value, language: language(), form: field("body_form").value });
    const answer = await fetch(`${button.dataset.skeleton}?${asked}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return form.requestSubmit(button);
    await text.replace(await answer.json());
    text.toPrompt();
  });
}

/** Say which address the text would get, after each pause in typing it or its title. */
function beginAddress(field, language) {
  const told = document.querySelector("[data-address]");
  let latest = 0;
  const ask = paused(async () => {
    const mine = ++latest;
    const asked = new URLSearchParams({ slug: field("slug").value, title: field("title").value, language: language(), edition: told.dataset.edition });
    const answer = await fetch(`${told.dataset.address}?${asked}`).catch(() => null);
    if (answer?.ok && mine === latest) told.innerHTML = await answer.text();
  }, PAUSE_MS);
  for (const name of ["slug", "title", "language"]) field(name)?.addEventListener("input", ask);
}
