// Returns what is wrong with a page at its width, as sentences; called with the language it is in.
(language) => {
  const wrong = [];
  const name = (one) => one.outerHTML.slice(0, 120);

  if (document.documentElement.lang !== language) {
    wrong.push(`the page says that it is in ${document.documentElement.lang}`);
  }
  const headings = document.querySelectorAll("h1").length;
  if (headings !== 1) wrong.push(`${headings} first headings`);
  if (!document.title.replace("·", "").trim()) wrong.push("no title");

  const room = document.documentElement.clientWidth;
  const scrolls = (one) => one && (/auto|scroll|hidden/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  if (document.documentElement.scrollWidth > room) {
    const widest = [...document.querySelectorAll("main *, header *")]
      .filter((one) => one.getBoundingClientRect().right > room + 1 && !scrolls(one.parentElement))
      .map(name);
    wrong.push(`wider than the window: ${widest[0] ?? "body"}`);
  }

  for (const one of document.querySelectorAll("input, select, textarea")) {
    if (one.type === "hidden") continue;
    const labels = [...(one.labels ?? [])].some((label) => label.textContent.trim());
    if (!labels && !one.getAttribute("aria-label")) wrong.push(`without a label: ${name(one)}`);
  }
  for (const one of document.querySelectorAll("button, a[href], summary")) {
    const words = one.textContent.trim() || one.getAttribute("aria-label") || one.title;
    if (!words) wrong.push(`without words: ${name(one)}`);
  }

  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const twice = ids.filter((one, place) => ids.indexOf(one) !== place);
  if (twice.length) wrong.push(`ids that stand twice: ${twice}`);
  for (const one of document.querySelectorAll("[aria-describedby]")) {
    for (const id of one.getAttribute("aria-describedby").trim().split(/\s+/)) {
      if (!document.getElementById(id)) wrong.push(`described by nothing: ${id}`);
    }
  }
  return wrong;
}
