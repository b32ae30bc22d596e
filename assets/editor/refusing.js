// A dialog that stays open, with the reason beside the field, until what is in it can be kept.

/**
 * Let `judge` name what is wrong with a dialog's values, "" for nothing; returns how to end it.
 * @param {HTMLFormElement} form
 * @param {(values: object) => string} judge
 */
export function refusing(form, judge) {
  const end = new AbortController();
  const { signal } = end;
  const tell = (name) => {
    for (const told of form.querySelectorAll("[data-refused]")) {
      told.hidden = told.dataset.refused !== name;
      const field = told.parentElement.querySelector("input, select, textarea");
      if (!told.hidden) field.focus();
      mark(field, told);
    }
  };
  form.addEventListener("submit", (event) => {
    const name = event.submitter?.value === "done" ? judge(Object.fromEntries(new FormData(form))) : "";
    if (name) event.preventDefault();
    tell(name);
  }, { signal });
  return () => {
    end.abort();
    tell("");
  };
}

/** What is said beside a field describes it for as long as it is said. */
function mark(field, told) {
  const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== told.id);
  const ids = told.hidden ? others : [...others, told.id];
  if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
  const isWrong = [...told.parentElement.querySelectorAll("[data-refused]")].some((one) => !one.hidden);
  if (isWrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

/** Name what keeps a quotation from being saved with its original words: `own` are those of the text. */
export function wrongWith({ language, words }, own, languages) {
  if (!language) return words.trim() ? "language" : "";
  if (!own.trim()) return "empty";
  const isOwn = languages.split(" ").includes(language.split("-")[0].toLowerCase());
  return isOwn && !words.trim() ? "unsaid" : "";
}
