// The blocks of a text: {tag, attributes, runs} holds words, {tag, attributes, kids} holds blocks.
import { kept, languageOf, lines, marksOf, textRun } from "./inline.js";
import { styleOf } from "./styles.js";
import { tableBlocks } from "./tables.js";

const HEADING = /^h([1-6])$/;
const BLOCK = new Set(["p", "div", "section", "article", "main", "header", "footer", "aside", "address", "center", "fieldset",
  "form", "details", "summary", "body", "figcaption", "caption", "dt", "dd", "li", "tbody", "td", "th", "tr"]);
const OWN_PICTURE = /^(?:picture:[0-9a-f]{32}|\/-\/media\/[\w-]+(?:[./][\w-]+)*)$/;

/** Return the blocks that an element holds. */
export function blocksOf(element, reading, marks = {}) {
  const flow = { blocks: [], runs: [], reading };
  walkInto(element, marks, flow);
  flush(flow);
  return flow.blocks;
}

function walkInto(element, marks, flow) {
  for (const node of [...element.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE) flow.runs.push(textRun(node, marks));
    else if (node.nodeType === Node.ELEMENT_NODE) walk(node, marks, flow);
  }
}

function walk(element, marks, flow) {
  const tag = element.localName;
  const rank = rankOf(element, flow.reading);
  if (tag === "br") flow.runs.push({ br: true });
  else if (tag === "x-note") flow.runs.push({ note: element.dataset });
  else if (tag === "img") picture(element, flow);
  else if (rank) heading(element, rank, flow);
  else if (SPECIAL[tag]) { flush(flow); flow.blocks.push(...SPECIAL[tag](element, flow.reading, marks)); }
  else if (isQuote(element)) { flush(flow); styledQuote(element, flow, marks); }
  else if (BLOCK.has(tag)) { flush(flow); walkInto(element, marksOf(element, marks, flow.reading), flow); flush(flow, "p", said(element, flow.reading)); }
  else walkInto(element, marksOf(element, marks, flow.reading), flow);
}

function flush(flow, tag = "p", attributes = {}) {
  for (const runs of lines(flow.runs)) flow.blocks.push({ tag, attributes, runs });
  flow.runs = [];
}

/** What a paragraph keeps of its element: language, direction, the words that were really said. */
function said(element, reading) {
  const attributes = element.localName === "p" ? kept(element, ["data-said-in", "data-said"]) : {};
  const language = languageOf(element, reading);
  if (language) attributes.lang = language;
  if ((element.getAttribute("dir") || "").toLowerCase() === "rtl") attributes.dir = "rtl";
  return attributes;
}

function rankOf(element, reading) {
  const by = HEADING.exec(element.localName);
  if (by) return Number(by[1]);
  if (!["p", "div", "span"].includes(element.localName)) return 0;
  if (element.getAttribute("role") === "heading") return Math.min(Math.max(Number(element.getAttribute("aria-level")) || 2, 1), 6);
  if (element.localName !== "p") return 0;
  if (element.classList.contains("MsoTitle")) return 1;
  const named = /^MsoHeading([1-6])$/.exec([...element.classList].find((one) => one.startsWith("MsoHeading")) || "");
  const outline = /^[1-6]$/.exec(styleOf(element, reading.sheet)["mso-outline-level"] || "");
  return named ? Number(named[1]) : outline ? Number(outline[0]) : 0;
}

function heading(element, rank, flow) {
  flush(flow);
  const runs = lines(blockRuns(element, flow)).flatMap((line, index) => (index ? [{ br: true }, ...line] : line));
  // Its weight is what makes a heading look like one.
  const plain = runs.map((run) => (run.marks ? { ...run, marks: without(run.marks, ["strong"]) } : run));
  if (plain.length) flow.blocks.push({ tag: `h${rank}`, attributes: said(element, flow.reading), runs: plain });
}

/** All words of an element as one row, whatever boxes they stand in. */
function blockRuns(element, flow, marks = {}) {
  const inner = { blocks: [], runs: [], reading: flow.reading };
  walkInto(element, marks, inner);
  flush(inner);
  return inner.blocks.flatMap((block, index) => [...(index ? [{ br: true }] : []), ...runsIn(block)]);
}

function runsIn(block) {
  return block.runs || (block.kids || []).flatMap((one, index) => [...(index ? [{ br: true }] : []), ...runsIn(one)]);
}

function without(marks, names) {
  return Object.fromEntries(Object.entries(marks).filter(([name]) => !names.includes(name)));
}

function picture(element, flow) {
  const source = element.getAttribute("src") || "";
  if (OWN_PICTURE.test(source)) {
    flush(flow);
    flow.blocks.push({ tag: "figure", attributes: {}, kids: [{ tag: "img", attributes: { src: source, ...kept(element, ["alt"]) } }] });
  } else if (!isTiny(element) && !element.closest("[role=checkbox]")) flow.reading.left.pictures += 1;
}

function isTiny(element) {
  return ["width", "height"].some((name) => element.hasAttribute(name) && Number(element.getAttribute(name)) <= 2);
}

function isQuote(element) {
  return element.localName === "p" && /\bMso(?:Intense)?Quote|\bquotations\b/.test(element.className);
}

/** A paragraph that is a quotation by its style; those that follow each other are one. */
function styledQuote(element, flow, marks) {
  const kids = blocksOf(element, flow.reading, without(marksOf(element, marks, flow.reading), ["em"]));
  const last = flow.blocks.at(-1);
  if (last?.styled) last.kids.push(...kids);
  else if (kids.length) flow.blocks.push({ ...quoted(kids), styled: true });
}

function quoted(kids, attributes = {}) {
  return { tag: "blockquote", attributes, kids };
}

function quotation(element, reading, marks) {
  const attributes = {};
  const language = languageOf(element, reading);
  if (language) attributes.lang = language;
  if (element.className === "post") Object.assign(attributes, { class: "post" }, kept(element, ["cite"]));
  const speaker = [...element.children].filter((one) => one.matches("footer, cite")).at(-1);
  speaker?.remove();
  const kids = blocksOf(element, reading, without(marksOf(element, marks, reading), ["span"]));
  const runs = speaker ? blockRuns(speaker, { reading }, {}) : [];
  const [line] = lines(runs);
  if (line) kids.push({ tag: "footer", attributes: {}, runs: line });
  return kids.length ? [quoted(kids, attributes)] : [];
}

function list(element, reading, marks) {
  const items = [];
  for (const one of element.childNodes) {
    if (one.nodeType === Node.TEXT_NODE && !one.data.trim() || one.nodeType === Node.COMMENT_NODE) continue;
    const inner = one.nodeType === Node.ELEMENT_NODE && one.matches("ul, ol") ? list(one, reading, marks) : null;
    if (inner && items.length) items.at(-1).kids.push(...inner);
    else if (inner) items.push(...inner.flatMap((held) => held.kids));
    else if (one.nodeType === Node.ELEMENT_NODE) items.push({ tag: "li", attributes: {}, kids: blocksOf(one, reading, marksOf(one, marks, reading)) });
  }
  const kids = items.filter((one) => one.kids.length);
  const attributes = element.localName === "ol" ? startOf(element) : {};
  return kids.length ? [{ tag: element.localName === "ol" ? "ol" : "ul", attributes, kids }] : [];
}

function startOf(element) {
  const start = element.getAttribute("start") || element.querySelector(":scope > li")?.getAttribute("value") || "";
  return /^-?\d{1,6}$/.test(start) && Number(start) !== 1 ? { start: String(Number(start)) } : {};
}

function figure(element, reading, marks) {
  const inner = blocksOf(element, reading, marks);
  const shown = inner.find((one) => one.tag === "figure");
  if (!shown) return inner;
  const words = inner.filter((one) => one.runs).flatMap((one, index) => [...(index ? [{ br: true }] : []), ...one.runs]);
  const rest = inner.filter((one) => !one.runs && one !== shown);
  return [{ ...shown, kids: [...shown.kids, ...(words.length ? [{ tag: "figcaption", attributes: {}, runs: words }] : [])] }, ...rest];
}

function verbatim(element) {
  const text = element.textContent.replace(/^\n+/, "").replace(/\r\n?/g, "\n");
  return text.trim() ? [{ tag: "pre", attributes: {}, verbatim: text }] : [];
}

function terms(element, reading, marks) {
  const kids = [...element.querySelectorAll("dt, dd")].filter((one) => one.closest("dl") === element).map((one) => {
    const blocks = blocksOf(one, reading, marks);
    return { tag: one.localName, attributes: {}, kids: blocks };
  }).filter((one) => one.kids.length);
  const both = kids.some((one) => one.tag === "dt") && kids.some((one) => one.tag === "dd");
  return both ? [{ tag: "dl", attributes: {}, kids }] : kids.flatMap((one) => one.kids);
}

const SPECIAL = {
  blockquote: quotation, ul: list, ol: list, menu: list, figure, pre: verbatim, dl: terms,
  hr: () => [{ tag: "hr", attributes: {} }],
  table: (element, reading, marks) => tableBlocks(element, reading, marks, { blocksOf, blockRuns, lines }),
};
