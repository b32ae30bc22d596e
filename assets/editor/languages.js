// The languages that words can be in, by their names in the language of the page.

import schema from "./schema.json";

/** Fill a list of languages once. Those without a name in this browser are known by their code. */
export function fillLanguages(select) {
  if (select.dataset.filled) return;
  select.dataset.filled = "yes";
  const page = document.documentElement.lang;
  const names = new Intl.DisplayNames([page], { type: "language", fallback: "code" });
  const listed = schema.languages.split(" ").map((code) => ({ code, name: nameOf(names, code) }));
  listed.sort((one, other) => one.name.localeCompare(other.name, page));
  select.append(...listed.map(({ code, name }) => new Option(name, code)));
}

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
