// The languages that words can be in, by their names in the language of the page.

import schema from "./schema.json";

const lists = () => document.querySelectorAll("select[data-languages]");
let known = null;

/** Ask the newsroom once what languages are called: browsers name a third of them. */
export async function learnLanguages() {
  const address = lists()[0]?.dataset.languages;
  if (!address || known) return;
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (answer.ok && !answer.redirected) known = await answer.json();
  } catch { /* offline, the browser's own names do */ }
}

/** Fill a list of languages, those of the region first; again when better names have come. */
export function fillLanguages(select) {
  const filled = known ? "named" : "listed";
  if (select.dataset.filled === filled || select.dataset.filled === "named") return;
  select.dataset.filled = filled;
  const [none] = select.options;
  select.replaceChildren(none, ...(known ? ofNewsroom(known) : ofBrowser()));
}

function ofNewsroom(languages) {
  const page = document.documentElement.lang;
  const listed = languages.map(({ code, names, is_near }) => ({ code, name: names[page] ?? code, isNear: is_near }));
  const rest = inOrder(listed.filter((one) => !one.isNear), page);
  return [...options(listed.filter((one) => one.isNear)), document.createElement("hr"), ...options(rest)];
}

/** Those without a name in this browser are known by their code. */
function ofBrowser() {
  const page = document.documentElement.lang;
  const names = new Intl.DisplayNames([page], { type: "language", fallback: "code" });
  return options(inOrder(schema.languages.split(" ").map((code) => ({ code, name: nameOf(names, code) })), page));
}

const inOrder = (listed, page) => listed.sort((one, other) => one.name.localeCompare(other.name, page));
const options = (listed) => listed.map(({ code, name }) => new Option(name, code));

/** Some browsers refuse codes that are older than the rules for codes. */
function nameOf(names, code) {
  try {
    return names.of(code);
  } catch {
    return code;
  }
}

/** Return a code that is one, or "". */
export function languageOf(code) {
  return schema.languages.split(" ").includes((code ?? "").split("-")[0].toLowerCase()) ? code : "";
}
