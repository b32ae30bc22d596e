// Tell whether two bodies say the same: white space and the order of attributes say nothing.

import { parsed } from "./prepare.js";
import { elements } from "./schema.js";

const isBlock = (tag) => tag === "body" || (elements[tag] !== undefined && !["mark", "thing"].includes(elements[tag].role));

/** Compare two pieces of HTML as a reader would. */
export function saysTheSame(one, other) {
  return one === other || spelled(one) === spelled(other);
}

function spelled(html) {
  const pieces = [];
  take(parsed(html), pieces, false);
  trim(pieces);
  return pieces.map((piece) => piece.text ?? piece.tag).join("");
}

function take(node, pieces, verbatim) {
  if (node.nodeType === 3) {
    pieces.push({ text: node.data.replaceAll("\u0000", ""), verbatim });
    return;
  }
  if (node.nodeType !== 1) return;
  const tag = node.localName;
  const edge = isBlock(tag) || tag === "br";
  pieces.push({ tag: `<${tag}${attributesOf(node)}>`, edge });
  for (const child of node.childNodes) take(child, pieces, verbatim || tag === "pre");
  pieces.push({ tag: `</${tag}>`, edge });
}

function attributesOf(node) {
  const said = [...node.attributes].filter(({ name, value }) => !(name.endsWith("span") && value === "1"));
  return said.map(({ name, value }) => ` ${name}=${JSON.stringify(value)}`).sort().join("");
}

/** Fold white space as a browser shows it. */
function trim(pieces) {
  let blank = true;
  for (const piece of pieces) {
    if (piece.tag) blank = piece.edge ? true : blank;
    else if (piece.verbatim) blank = false;
    else {
      piece.text = piece.text.replace(/[ \t\r\n\f]+/g, " ");
      if (blank) piece.text = piece.text.replace(/^ /, "");
      if (piece.text) blank = piece.text.endsWith(" ");
    }
  }
  blank = true;
  for (const piece of pieces.reverse()) {
    if (piece.tag) blank = piece.edge ? true : blank;
    else if (piece.verbatim) blank = false;
    else {
      if (blank) piece.text = piece.text.replace(/ $/, "");
      if (piece.text) blank = false;
    }
  }
  pieces.reverse();
}
