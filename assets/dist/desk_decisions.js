// What may be decided about a text depends on what is said beside it: the buttons follow the comments.

const here = () => document.getElementById("decisions");
const revisionOf = (card) => card.querySelector("[name=revision]")?.value;
const isInUse = (card) => card.contains(document.activeElement) || [...card.querySelectorAll("textarea")].some((one) => one.value !== one.defaultValue);

async function follow() {
  let answer;
  try {
    answer = await fetch(location.href);
  } catch {
    return; // offline, what was said last stands
  }
  if (!answer.ok || answer.redirected) return;
  const said = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("decisions");
  // A text that came meanwhile was not read: nobody decides about it from here.
  if (said && !isInUse(here()) && revisionOf(said) === revisionOf(here())) here().replaceChildren(...said.childNodes);
}

document.addEventListener("htmx:afterSettle", ({ detail }) => { if (detail.target?.id === "panel-comments") follow(); });
