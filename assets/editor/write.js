// The editor's tree as the HTML that the newsroom stores, in the spelling of newsroom/articles/markup.py.

import { APART, elements, namesOf } from "./schema.js";

const VOID = new Set(Object.keys(elements).filter((tag) => ["rule", "thing"].includes(elements[tag].role)));

/** Return a node's content as HTML. */
export function write(node) {
  if (node.isTextblock) return words(inlinesOf(node));
  let html = "";
  node.forEach((child, _offset, index) => { html += block(child, node, index); });
  return html;
}

function block(node, parent, index) {
  switch (node.type.name) {
    case "line": return besideLine(parent, index) ? `<p>${write(node)}</p>` : write(node);
    case "frame": return table(node);
    case "picture": return open("img", node.attrs);
    default: return element(node.type.name, node.attrs, write(node));
  }
}

/** Two lines in a row would run into one. */
function besideLine(parent, index) {
  return [index - 1, index + 1].some((at) => at >= 0 && parent.maybeChild(at)?.type.name === "line");
}

function table(frame) {
  const caption = frame.firstChild.type.name === "caption" ? block(frame.firstChild, frame, 0) : "";
  const inside = frame.lastChild;
  let rows = "", section = "";
  inside.forEach((row, _offset, index) => {
    const wanted = sectionOf(inside, index, section);
    if (wanted !== section) {
      rows += `${section && `</${section}>`}<${wanted}>`;
      section = wanted;
    }
    rows += block(row, inside, index);
  });
  return element("table", inside.attrs, `${caption}${rows}</${section}>`);
}

/** A row that a person added: the head is what stands on top and holds headings alone. */
function sectionOf(table, index, before) {
  const { section } = table.child(index).attrs;
  if (section && !(section === "thead" && before === "tbody")) return section;
  if (before === "tbody") return "tbody";
  if (table.maybeChild(index + 1)?.attrs.section === "thead") return "thead";
  let headings = true;
  table.child(index).forEach((cell) => { headings &&= cell.type.name === "th"; });
  return headings && index < table.childCount - 1 ? "thead" : "tbody";
}

function inlinesOf(node) {
  const found = [];
  node.forEach((child) => found.push({ html: thing(child), marks: child.marks }));
  return found;
}

function thing(node) {
  if (node.isText) return encoded(node.text);
  if (node.type.name === "noteref") {
    const { note, name, label } = node.attrs;
    return `<sup>${open("a", { href: `#note-${note}`, id: name })}${encoded(label)}</a></sup>`;
  }
  return open(node.type.name, node.attrs);
}

/** Nest marks so that the longer one stands outside, and of equals the one that stood there before. */
function words(items) {
  let html = "";
  for (let at = 0; at < items.length;) {
    const [outer, end] = outermost(items, at);
    if (!outer) {
      html += items[at++].html;
      continue;
    }
    const inside = items.slice(at, end).map((item) => ({ ...item, marks: item.marks.filter((one) => !isSame(one, outer)) }));
    html += element(outer.type.name, outer.attrs, words(inside));
    at = end;
  }
  return html;
}

function outermost(items, at) {
  let best = null, bestEnd = at;
  for (const mark of items[at].marks) {
    let end = at + 1;
    while (end < items.length && items[end].marks.some((one) => isSame(one, mark))) end++;
    if (end > bestEnd || (end === bestEnd && mark.attrs.order < best.attrs.order)) [best, bestEnd] = [mark, end];
  }
  return [best, bestEnd];
}

function isSame(one, other) {
  if (one.type !== other.type || !namesOf(one.type.name).every((name) => one.attrs[name] === other.attrs[name])) return false;
  const [mine, theirs] = [one.attrs.order, other.attrs.order];
  return mine === theirs || (!APART.has(one.type.name) && !(mine && theirs));
}

function element(tag, attributes, inside) {
  return VOID.has(tag) ? open(tag, attributes) : `${open(tag, attributes)}${inside}</${tag}>`;
}

function open(tag, attributes) {
  let said = "";
  for (const name of namesOf(tag)) {
    const value = attributes[name];
    if (value === null || value === undefined || (value === 1 && name.endsWith("span"))) continue;
    said += ` ${name}="${encoded(String(value)).replaceAll('"', "&quot;")}"`;
  }
  return `<${tag}${said}>`;
}

export function encoded(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
