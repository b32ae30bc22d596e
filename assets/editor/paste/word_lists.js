// Lists that are written as paragraphs with a level (Word), as one list an item (Word on the web) or as
// one list after the other, whatever their level (a page that Google Docs has saved).
import { styleOf } from "./styles.js";

const LEVEL = /^(l\d+)\s+level(\d+)(?:\s+(lfo\d+))?/i;
const NUMBER = /^\(?(\d{1,6}|[a-z]{1,2}|[ivxlcdm]+)[.)\]:]/i;
const ROMAN = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };

/** Put real lists in their places. */
export function nestLists(reading) {
  const { page, sheet } = reading;
  for (const one of page.querySelectorAll("[class*='lst-kix_']")) if (one.isConnected && savedLevel(one) >= 0) nestSaved(one);
  const items = new Map();
  for (const one of page.querySelectorAll("p, div.ListContainerWrapper, h1, h2, h3, h4, h5, h6")) {
    const found = one.matches("div") ? onlineItem(one) : wordItem(one, sheet);
    if (found && !/^H\d$/.test(one.tagName)) items.set(one, found);
  }
  const done = new Set();
  for (const one of items.keys()) {
    if (done.has(one)) continue;
    const run = runFrom(one, items);
    for (const element of run) done.add(element);
    place(run, items, page);
  }
}

/** The level of a list that Google Docs has saved, from 0; -1 of anything else. */
function savedLevel(element) {
  return element?.matches("ul, ol") ? Number(/\blst-kix_\w+-(\d)\b/.exec(element.className)?.[1] ?? -1) : -1;
}

/** Put the lists that follow a list into it, each below the last point of a lower level. */
function nestSaved(first) {
  const open = [{ list: first, level: savedLevel(first) }];
  for (let next = first.nextElementSibling; savedLevel(next) >= open[0].level; next = first.nextElementSibling) {
    const level = savedLevel(next);
    while (open.at(-1).level > level) open.pop();
    const { list, level: above } = open.at(-1);
    if (above < level) {
      if (!list.lastElementChild) return;
      list.lastElementChild.append(next);
      open.push({ list: next, level });
    } else if (list.localName === next.localName && list.className.split(" start")[0] === next.className.split(" start")[0]) {
      list.append(...next.childNodes);
      next.remove();
    } else if (open.length > 1) {
      list.after(next);
      open.splice(-1, 1, { list: next, level });
    } else return;
  }
}

function wordItem(element, sheet) {
  const said = LEVEL.exec(styleOf(element, sheet)["mso-list"] || "");
  const mark = [...element.querySelectorAll("[data-style*='mso-list']")].find((one) => /mso-list:\s*Ignore/i.test(one.getAttribute("data-style")));
  const sign = mark ? mark.textContent.replace(/[\s\u00a0]+/g, "") : "";
  mark?.remove();
  if (!said) return null;
  const [, list, level, use] = said;
  const rule = sheet.lists.get(`${list.toLowerCase()}:${level}`);
  const format = rule?.["mso-level-number-format"] || "";
  // Where the head of the page did not come along, the sign itself tells.
  const ordered = rule && !/^(?:bullet|image)/i.test(format) ? sign !== "" || !mark : NUMBER.test(sign);
  return { level: Number(level), ordered, start: ordered ? startOf(sign, format, rule) : 1, key: use || list, nodes: [element] };
}

function onlineItem(box) {
  const entry = box.querySelector("li");
  if (!entry) return null;
  const list = entry.closest("ol, ul");
  const level = Number(entry.getAttribute("data-aria-level") || entry.getAttribute("aria-level") || 1);
  const start = Number(list.getAttribute("start") || entry.getAttribute("data-aria-posinset") || 1);
  return { level, ordered: list.localName === "ol", start, key: entry.getAttribute("data-listid") || "", nodes: [...entry.childNodes] };
}

function startOf(sign, format, rule) {
  const found = NUMBER.exec(sign);
  if (!found) return Number(rule?.["mso-level-start-at"]) || 1;
  const word = found[1].toLowerCase();
  if (/^\d/.test(word)) return Number(word);
  if (/roman/i.test(format) || (!/alpha/i.test(format) && /^[ivx]+$/.test(word))) return roman(word);
  return word.length === 1 ? word.charCodeAt(0) - 96 : 1;
}

function roman(word) {
  const parts = [...word].map((letter) => ROMAN[letter] || 0);
  return parts.reduce((sum, part, index) => sum + (part < (parts[index + 1] || 0) ? -part : part), 0) || 1;
}

function runFrom(first, items) {
  const run = [first];
  for (let next = first.nextSibling; next; next = next.nextSibling) {
    if (next.nodeType === Node.ELEMENT_NODE && items.has(next)) run.push(next);
    else if (next.nodeType === Node.ELEMENT_NODE || next.textContent.trim() && next.nodeType === Node.TEXT_NODE) break;
  }
  return run;
}

function place(run, items, page) {
  const holder = page.createElement("div");
  const open = [];
  for (const element of run) {
    const item = items.get(element);
    while (open.length && open.at(-1).level > item.level && open.length > 1) open.pop();
    const top = open.at(-1);
    if (!top || top.level < item.level) begin(item, top ? top.list.lastElementChild : holder, open, page);
    else if (differs(top, item)) {
      open.pop();
      begin(item, open.length ? open.at(-1).list.lastElementChild : holder, open, page);
    }
    const entry = page.createElement("li");
    open.at(-1).list.append(entry);
    fill(entry, item);
  }
  run[0].before(...holder.childNodes);
  for (const element of run) element.remove();
}

function differs(top, item) {
  return top.ordered !== item.ordered || (item.ordered && top.key !== item.key);
}

function begin(item, into, open, page) {
  const list = page.createElement(item.ordered ? "ol" : "ul");
  if (item.ordered && item.start !== 1) list.setAttribute("start", item.start);
  into.append(list);
  open.push({ list, level: item.level, ordered: item.ordered, key: item.key });
}

function fill(entry, item) {
  for (const node of item.nodes) {
    if (node.nodeType === Node.ELEMENT_NODE && node.matches("p")) entry.append(...node.childNodes);
    else entry.append(node);
  }
}
