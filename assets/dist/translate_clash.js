// Two texts of one segment: what was opened, what is saved now, and one's own, side by side. The
// person decides; until then nothing of theirs is sent, and it stays on this device.

export function showClash(segment, told, page) {
  segment.clash = told;
  page.drafts.keep(segment.key, page.draftOf(segment));
  const panel = document.createElement("section");
  panel.className = "clash-panel notice notice-warn";
  panel.setAttribute("role", "alert");
  panel.tabIndex = -1;
  const title = document.createElement("p");
  title.append(strong(told.error || page.words("clash_title")));
  panel.append(title);
  if (!told.gone) panel.append(columns(segment, told, page));
  if (!told.gone && !told.lost) panel.append(choices(segment, told, page, panel));
  segment.element.querySelector(".clash-panel")?.remove();
  segment.element.append(panel);
  if (segment.isActive) panel.scrollIntoView({ block: "nearest" });
}

function columns(segment, told, page) {
  const row = document.createElement("div");
  row.className = "clash-columns";
  const texts = { opened: segment.base.text, theirs: told.clash, mine: segment.area.value };
  for (const [name, text] of Object.entries(texts)) {
    const column = document.createElement("div");
    const head = document.createElement("h3");
    head.textContent = page.words(name);
    const words = document.createElement("div");
    words.className = `text-kept clash-${name}`;
    words.lang = segment.area.lang;
    words.textContent = text || "—";
    column.append(head, words);
    row.append(column);
  }
  return row;
}

function choices(segment, told, page, panel) {
  const row = document.createElement("div");
  row.className = "row";
  const decide = (text, ticked) => {
    segment.seen.value = told.seen;
    segment.base = { text: told.clash, ticked: told.finished };
    segment.clash = null;
    panel.remove();
    if (text !== null) segment.put(text);
    segment.tick.checked = ticked;
    page.saver.touch(segment, { soon: true });
    segment.focus();
  };
  row.append(
    button(page.words("keep_mine"), "button button-small", () => decide(null, segment.tick.checked)),
    button(page.words("keep_theirs"), "button button-secondary button-small", () => decide(told.clash, told.finished)),
  );
  return row;
}

export function button(words, kind, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: kind, textContent: words });
  made.addEventListener("click", act);
  return made;
}

function strong(words) {
  const made = document.createElement("strong");
  made.textContent = words;
  return made;
}
