// The editor's nodes and marks: each element of schema.json becomes one, in a loop. What an element
// needs besides (a table, a picture, the sign of a note) stands in the small tables below.

import { Mark, Node } from "@tiptap/core";
import schema from "./schema.json";

export const { elements, everywhere } = schema;

/** What one paragraph leaves to the next when it is split: not its name, nor what was said in it. */
const HANDED_ON = new Set(["lang", "dir", "translate"]);
/** Marks of which two can stand one in the other and mean something by it. */
const NESTING = new Set(["q", "span"]);
/** Marks of which two neighbours are not one. */
export const APART = new Set(["q", "a", "cite", "time", "abbr"]);
const PICTURE = /^picture:([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;
const PREVIEW = /\/desk\/pictures\/([0-9a-f-]{36})\/file$/;

let written = 0;

/** Where the desk shows a picture of the newsroom from; other addresses as they are. */
export function shownAt(src) {
  const parts = PICTURE.exec(src ?? "");
  return parts ? `/desk/pictures/${parts.slice(1).join("-")}/file` : src;
}

function storedAs(src) {
  const parts = PREVIEW.exec(src ?? "");
  return parts ? `picture:${parts[1].replaceAll("-", "")}` : src;
}

/** An element and the other names that it comes by. */
function rules(tag, more = {}) {
  const others = Object.keys(schema.renamed).filter((name) => schema.renamed[name] === tag);
  return [tag, ...others].map((name) => ({ tag: name, ...more }));
}

/** The names of the attributes that an element may bear, in the order in which they are written. */
export function namesOf(tag) {
  return [...new Set([...Object.keys(elements[tag].attributes), ...Object.keys(everywhere)])];
}

function attributes(tag) {
  const made = {};
  for (const name of namesOf(tag)) {
    made[name] = {
      default: null,
      keepOnSplit: HANDED_ON.has(name),
      parseHTML: (element) => element.getAttribute(name),
    };
  }
  // An article's own names must not become names of the page around the editor.
  made.id.parseHTML = (element) => element.getAttribute("data-id") ?? element.getAttribute("id");
  made.id.renderHTML = ({ id }) => (id === null ? {} : { "data-id": id });
  if (tag === "img") {
    made.src.parseHTML = (element) => storedAs(element.getAttribute("src"));
    made.src.renderHTML = ({ src }) => ({ src: shownAt(src) });
  }
  return made;
}

const FLOW = {
  blockquote: "(p | flow)+",
  figure: "(flow | picture | figcaption)+",
};
/** What stands only where its whole asks for it. */
const PART = new Set(["figcaption", ...Object.values(elements).flatMap(({ parts }) => parts)]);

function content(tag, { role, parts }) {
  if (tag === "table") return "tr+";
  if (role === "line") return "inline*";
  if (role === "box") return FLOW[tag] ?? "(line | flow)+";
  return `(${parts.join(" | ")})${tag === "tr" ? "*" : "+"}`;
}

const TABLE_ROLES = { table: "table", tr: "row", td: "cell", th: "header_cell" };
const MORE = {
  pre: { code: true, whitespace: "pre", defining: true },
  h2: { defining: true },
  h3: { defining: true },
  h4: { defining: true },
  li: { defining: true },
  blockquote: { defining: true },
  table: { isolating: true, group: "" },
  td: { isolating: true },
  th: { isolating: true },
  figure: { isolating: true, draggable: true },
  br: { selectable: false, linebreakReplacement: true },
};

function spans() {
  const one = (name) => ({ default: 1, parseHTML: (element) => Number(element.getAttribute(name)) || 1 });
  return { colspan: one("colspan"), rowspan: one("rowspan"), colwidth: { default: null, rendered: false, parseHTML: () => null } };
}

function node(tag, kind) {
  const { role } = kind;
  const isBlock = role !== "thing";
  return Node.create({
    name: tag,
    group: !isBlock ? "inline" : PART.has(tag) ? "" : tag === "ul" || tag === "ol" ? "flow list" : "flow",
    inline: !isBlock,
    ...(role === "rule" || role === "thing" ? { atom: true } : { content: content(tag, kind) }),
    ...MORE[tag],
    ...(TABLE_ROLES[tag] && { tableRole: TABLE_ROLES[tag] }),
    addAttributes: () => ({
      ...attributes(tag),
      ...((tag === "td" || tag === "th") && spans()),
      ...(tag === "tr" && { section: { default: null, rendered: false, parseHTML: (element) => element.getAttribute("data-section") } }),
    }),
    parseHTML: () => rules(tag, tag === "pre" ? { preserveWhitespace: "full" } : {}),
    renderHTML: ({ HTMLAttributes }) => (role === "rule" || role === "thing" ? [tag, HTMLAttributes] : [tag, HTMLAttributes, 0]),
  });
}

function mark(tag) {
  return Mark.create({
    name: tag,
    inclusive: tag !== "a",
    ...(NESTING.has(tag) && { excludes: "" }),
    // The running number keeps which of two marks stood outside; what a person adds has none.
    addAttributes: () => ({ ...attributes(tag), order: { default: 0, rendered: false, parseHTML: () => ++written } }),
    parseHTML: () => rules(tag),
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

/** Words in a box without a paragraph of their own. */
const line = Node.create({
  name: "line",
  group: "flow",
  content: "inline*",
  parseHTML: () => [{ tag: "x-line" }],
  renderHTML: () => ["x-line", 0],
});

/** A table with its caption: the part that knows rows and columns may hold nothing but rows. */
const frame = Node.create({
  name: "frame",
  group: "flow",
  content: "caption? table",
  isolating: true,
  parseHTML: () => [{ tag: "x-table" }],
  renderHTML: () => ["x-table", 0],
});

/** A picture in a figure, where no words stand beside it. */
const picture = Node.create({
  name: "picture",
  atom: true,
  draggable: false,
  addAttributes: () => attributes("img"),
  parseHTML: () => [{ tag: "img", priority: 60, getAttrs: (element) => element.parentElement?.localName === "figure" && null }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
});

const NOTE = /^#note-([a-z0-9-]{1,35})$/;

/** The number that leads to a note. */
const noteref = Node.create({
  name: "noteref",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ note: { default: "" }, name: { default: null }, label: { default: "1" } }),
  parseHTML: () => [{ tag: "sup", priority: 60, getAttrs: readReference }],
  renderHTML: ({ node: { attrs } }) => [
    "sup",
    { class: "noteref" },
    ["a", { href: `#note-${attrs.note}`, ...(attrs.name && { "data-id": attrs.name }), tabindex: "-1" }, attrs.label],
  ],
});

function readReference(sup) {
  const link = sup.firstElementChild;
  const own = sup.getAttributeNames().filter((name) => name !== "class");
  const others = link?.getAttributeNames().filter((name) => !["href", "id", "data-id", "tabindex"].includes(name));
  if (sup.childNodes.length !== 1 || link?.localName !== "a" || own.length || others.length || link.childElementCount) return false;
  const found = NOTE.exec(link.getAttribute("href") ?? "");
  return found ? { note: found[1], name: link.getAttribute("data-id") ?? link.getAttribute("id"), label: link.textContent } : false;
}

/** Every node and mark. The first block is what an empty text begins with. */
export function nodesAndMarks() {
  const all = Object.entries(elements);
  const withoutSections = all.filter(([tag]) => tag !== "thead" && tag !== "tbody");
  return [
    Node.create({ name: "doc", topNode: true, content: "(p | flow)+" }),
    Node.create({ name: "text", group: "inline" }),
    ...withoutSections.filter(([, { role }]) => role !== "mark").map(([tag, kind]) => node(tag, kind)),
    line, frame, picture, noteref,
    ...all.filter(([, { role }]) => role === "mark").map(([tag]) => mark(tag)),
  ];
}
