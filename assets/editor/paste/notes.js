// Footnotes, whoever wrote them: a mark leads to a note and the note leads back to the mark.
const BOXES = "li, dd, div[id^=ftn], div[id^=edn], div[id^=sdfootnote], div[id^=sdendnote]";
const OWN = /^note-([a-z0-9-]{1,30})$/;

/** Turn marks into <x-note> and take the notes out of the page: [{id, box}] in the marks' order. */
export function gatherNotes(page) {
  const places = placesOf(page);
  const found = new Map();
  const named = new Set();
  for (const mark of page.querySelectorAll("a[href^='#']")) {
    const box = boxOf(mark, places);
    if (!box) continue;
    const known = found.get(box);
    const note = known || { box, id: idOf(box, named), marks: [] };
    note.marks.push(mark);
    found.set(box, note);
  }
  // A saved page of Google Docs parts its notes from the text by a line.
  const above = page.querySelector("a[id^=ftnt][href^='#ftnt_ref']")?.closest("div")?.previousElementSibling;
  if (above?.localName === "hr") above.remove();
  const notes = [...found.values()];
  notes.forEach((note, index) => settle(note, String(index + 1), page));
  for (const one of page.querySelectorAll("[data-style*='mso-element:footnote-list'], [data-style*='mso-element:endnote-list']")) one.remove();
  return notes;
}

function placesOf(page) {
  const places = new Map();
  for (const one of page.querySelectorAll("[id], a[name]")) {
    for (const name of [one.id, one.getAttribute("name")]) if (name && !places.has(name)) places.set(name, one);
  }
  return places;
}

function boxOf(mark, places) {
  const target = places.get(aim(mark));
  if (!target || target.contains(mark)) return null;
  const box = target.closest(BOXES) || target.closest("p");
  if (!box || box.contains(mark)) return null;
  if (!(mark.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING)) return null;
  if (OWN.test(box.id) && box.parentElement.matches("ol.notes")) return box;
  return backLinks(box, [mark]).length ? box : null;
}

function backLinks(box, marks) {
  const names = new Set(marks.flatMap((one) => [one.id, one.getAttribute("name"), one.parentElement?.id]).filter(Boolean));
  return [...box.querySelectorAll("a[href^='#']")].filter((one) => names.has(aim(one)));
}

function aim(link) {
  const name = link.getAttribute("href").slice(1);
  try { return decodeURIComponent(name); } catch { return name; }
}

/** A name made of the words: notes that are pasted into a text with notes must not take theirs. */
function idOf(box, named) {
  const own = OWN.exec(box.id);
  let sum = 0x811c9dc5;
  for (const letter of box.textContent) sum = Math.imul(sum ^ letter.codePointAt(0), 0x01000193) >>> 0;
  const first = own ? own[1] : sum.toString(16).padStart(8, "0");
  let id = first;
  for (let more = 2; named.has(id); more += 1) id = `${first}-${more}`;
  named.add(id);
  return id;
}

function settle({ box, id, marks }, number, page) {
  for (const back of backLinks(box, marks)) (loneIn(back, "sup") || back).remove();
  marks.forEach((mark, index) => {
    const sign = page.createElement("x-note");
    sign.setAttribute("data-id", id);
    sign.setAttribute("data-number", number);
    if (index === 0) sign.setAttribute("data-first", "");
    (loneIn(mark, "sup") || mark).replaceWith(sign);
  });
  box.remove();
}

function loneIn(element, tag) {
  const outer = element.closest(tag);
  return outer && outer.textContent.trim() === element.textContent.trim() ? outer : null;
}
