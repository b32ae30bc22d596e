// Copies on this device that never reached the newsroom: what a tab left that died. Each is shown,
// and goes into the form or away as its person says; none is overwritten by what is typed meanwhile.

import { isGone } from "./writing_lock.js";

const NOT_TYPED = new Set(["csrf_token", "tab", "merged", "draft", "draft_number"]);
const NOT_TEXT = new Set([...NOT_TYPED, "version", "opened", "body_form"]);

/** The fields of a form as they would be sent, without what belongs to the request. */
export function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !NOT_TYPED.has(name) && typeof value === "string");
}

/** Tell whether a person typed or chose anything since the page came: before its script did, too. */
export function wasTouched(form) {
  return [...form.elements].some((one) => {
    if (!one.name || one.type === "hidden" || one.localName === "button") return false;
    if (one.options) return [...one.options].some(({ defaultSelected }) => defaultSelected) && !one.selectedOptions[0]?.defaultSelected;
    return one.value !== one.defaultValue || one.checked !== one.defaultChecked;
  });
}

export const sameText = (one, other) => said(one) === said(other);
const said = (fields) => JSON.stringify(fields.filter(([name]) => !NOT_TEXT.has(name)).map(([name, value]) => [name, value.replaceAll("\r\n", "\n")]));

const OLD = "old";
const AGAIN_MS = [1000, 3000, 10000, 60000];

/** Show what is left of dead tabs, in this page's place on the device. */
export async function showCopies(page, tries = 0) {
  let isAnyAlive = false;
  for (const [key, copy] of await page.copies.all()) {
    const [about, tab] = key.split(".");
    if (page.place.dataset.article && about !== page.about) continue;
    if (tab.startsWith(OLD) && page.shown.has(key)) continue;
    if (tab !== page.tab && navigator.locks && !await isGone(tab)) { isAnyAlive = true; continue; }
    if (tries && tab === page.tab) continue; // what is typed here by now
    if (sameText(copy.fields, fieldsOf(page.form))) { page.copies.drop(key); continue; }
    const kept = `${about}.${OLD}${copy.at}`;
    if (kept !== key && await page.copies.keep(kept, copy)) page.copies.drop(key);
    page.shown.add(kept);
    show(page, kept, copy);
  }
  // A browser takes a moment to see that a tab died, so whoever is quick would not be told.
  if (isAnyAlive && tries < AGAIN_MS.length) setTimeout(() => showCopies(page, tries + 1), AGAIN_MS[tries]);
}

/** Return a moment as the newsroom writes it, in English too: the number of the day first, 24 hours. */
function moment(at) {
  const { lang } = document.documentElement;
  return new Date(at).toLocaleString(lang === "en" ? "en-GB" : lang, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
}

function show(page, key, copy) {
  const made = document.getElementById("found-copy").content.cloneNode(true).firstElementChild;
  const values = new Map(copy.fields);
  made.querySelector("[data-when]").textContent = moment(copy.at);
  made.querySelector("[data-later]").hidden = Number(page.form.elements.draft_number.value) <= copy.number;
  if (values.get("title")) made.querySelector("h3").textContent = values.get("title");
  made.querySelector(".text").textContent = [values.get("standfirst"), textOf(values)].filter(Boolean).join("\n\n");
  made.querySelector("[data-do=go-on]").addEventListener("click", async () => {
    const replaced = fieldsOf(page.form);
    await apply(page, copy.fields);
    page.copies.drop(key);
    made.remove();
    if (!made.querySelector("[data-later]").hidden) await page.copies.keep(`${page.about}.${OLD}${Date.now()}`, page.copyOf(replaced));
    page.changed();
  });
  made.querySelector("[data-do=away]").addEventListener("click", () => {
    page.copies.drop(key);
    made.remove();
  });
  document.getElementById("found-copies").append(made);
}

/** What a body says, without its marks where it is HTML. */
function textOf(values) {
  const body = values.get("body") ?? "";
  if (values.get("body_form") !== "html") return body;
  const read = new DOMParser().parseFromString(body, "text/html");
  return [...read.body.children].map((one) => one.textContent).join("\n\n");
}

async function apply(page, fields) {
  const values = new Map();
  for (const [name, value] of fields) values.set(name, [...(values.get(name) ?? []), value]);
  for (const [name, [first]] of values) {
    if (["opened", "version"].includes(name)) page.form.elements[name].value = first;
  }
  for (const one of page.form.elements) {
    if (!one.name || NOT_TEXT.has(one.name) || one.name === "body" || one.type === "submit") continue;
    const given = values.get(one.name) ?? [];
    if (["radio", "checkbox"].includes(one.type)) one.checked = given.includes(one.value);
    else if (one.multiple) for (const choice of one.options) choice.selected = given.includes(choice.value);
    else if (given.length) [one.value] = given;
    if (one.name === "language") one.dispatchEvent(new Event("change", { bubbles: true }));
    else if (one.name === "title") one.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const [body] = values.get("body") ?? [""];
  const [form] = values.get("body_form") ?? ["markdown"];
  await page.surface?.replace({ body, body_form: form });
}
