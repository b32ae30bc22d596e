// Whom a text is about: found while typing, offered as the text names them, suggested where new.

import { paused } from "./writing_pause.js";

const PAUSE_MS = 300;
const READ_MS = 2_000;

/** Let people and organisations be found in the glossary and ticked. */
export function beginNames(place, { form, language, present, onChange }) {
  const typed = form.elements.named_typed;
  const search = document.querySelector("#name-search");
  const part = (name) => document.querySelector(`[data-names=${name}]`);
  const told = part("told");
  let latest = 0;

  const box = (one, ticked) => {
    const made = document.createElement("li");
    const label = document.createElement("label");
    label.className = "tick";
    const input = Object.assign(document.createElement("input"), { type: "checkbox", name: "named", value: one.key, id: `named-${one.key}`, checked: ticked });
    const words = document.createElement("span");
    words.textContent = `${one.label} (${one.kind})`;
    label.htmlFor = input.id;
    label.append(input, words);
    made.append(label);
    return made;
  };
  const known = (key) => place.querySelector(`input[value="${key}"]`);
  const choose = (one) => {
    const there = known(one.key);
    if (there) there.checked = true;
    else part("chosen").append(box(one, true));
    typed.value = "";
    close();
    typed.focus();
    form.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const close = () => {
    latest += 1;
    search.hidden = true;
    part("results").replaceChildren();
    told.textContent = "";
  };

  const ask = async () => {
    const words = typed.value.trim();
    if (!words) { close(); return; }
    const mine = ++latest;
    const answer = await fetch(`${place.dataset.search}?${new URLSearchParams({ q: words, language: language() })}`).catch(() => null);
    if (mine !== latest) return;
    search.hidden = false;
    part("new").hidden = !answer?.ok;
    const found = answer?.ok ? await answer.json() : [];
    told.textContent = answer?.ok ? (found.length ? told.dataset.some : told.dataset.none) : told.dataset.failed;
    part("results").replaceChildren(...found.map((one) => row(one)));
  };
  const row = (one) => {
    const made = document.createElement("li");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-quiet", textContent: `${one.label} (${one.kind})` });
    button.addEventListener("click", () => choose(one));
    made.append(button);
    return made;
  };
  const send = (address, values) => fetch(address, { method: "POST", body: new URLSearchParams({ csrf_token: form.elements.csrf_token.value, language: language(), edition: place.dataset.edition, ...values }) }).catch(() => null);

  const read = async () => {
    const answer = await send(place.dataset.inText, { text: present() });
    if (!answer?.ok) return;
    const fresh = (await answer.json()).filter((one) => !known(one.key) || part("found").contains(known(one.key)));
    const ticked = [...part("found").querySelectorAll("input:checked")].map((one) => one.value);
    for (const one of [...part("found").children]) if (!one.querySelector("input").checked) one.remove();
    part("found").append(...fresh.filter((one) => !ticked.includes(one.key)).map((one) => box(one, false)));
    part("offered").hidden = !part("found").children.length;
  };

  typed.addEventListener("input", paused(ask, PAUSE_MS));
  typed.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key !== "Enter" || !typed.value.trim()) return;
    event.preventDefault();
    part("results").querySelector("button")?.focus();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); typed.focus(); }
  });
  for (const button of search.querySelectorAll("[data-suggest-kind]")) {
    button.addEventListener("click", async () => {
      const answer = await send(place.dataset.suggest, { name: typed.value, kind: button.dataset.suggestKind });
      const said = answer && (answer.ok || answer.status === 422) ? await answer.json() : {};
      if (answer?.ok) choose(said);
      else told.textContent = said.error || told.dataset.failed;
    });
  }
  onChange(paused(read, READ_MS));
}
