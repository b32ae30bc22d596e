// HTML before the editor reads it: words without a paragraph and tables get the frames that the
// editor's own tree has for them.

import { elements } from "./schema.js";

const BLOCKS = new Set(Object.keys(elements).filter((tag) => ["line", "box", "rows", "rule"].includes(elements[tag].role)));
const BOXES = new Set([...Object.keys(elements).filter((tag) => elements[tag].role === "box"), "body"]);

/** Read HTML into a body of its own, where nothing is run and nothing is fetched. */
export function parsed(html) {
  return new DOMParser().parseFromString(`<body>${html}`, "text/html").body;
}

/** Take style attributes away before a browser reads them: the policy of the page forbids them. */
export function withoutStyles(html) {
  return html.replace(/<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/gi, (tag) => tag.replace(/([\s"'])style(?=\s*=)/gi, "$1data-style"));
}

/** Return a stored body as the editor reads it. Loose words keep their place without a paragraph. */
export function prepared(html) {
  const body = parsed(html);
  for (const box of [body, ...body.querySelectorAll([...BOXES].join())]) frameLines(box);
  for (const table of body.querySelectorAll("table")) frameTable(table);
  return body.innerHTML;
}

/** Return what was pasted or put in as the editor reads it: loose words become what fits there. */
export function preparedPart(html) {
  const body = parsed(html);
  for (const table of body.querySelectorAll("table")) if (table.parentElement.localName !== "x-table") frameTable(table);
  return body.innerHTML;
}

function frameLines(box) {
  let line = null;
  for (const node of [...box.childNodes]) {
    const isBlock = node.nodeType === 1 && (BLOCKS.has(node.localName) || node.localName.startsWith("x-"));
    const isPicture = box.localName === "figure" && node.localName === "img";
    if (isBlock || isPicture) line = null;
    else if (line || node.nodeType === 1 || node.textContent.trim()) {
      if (!line) {
        line = box.ownerDocument.createElement("x-line");
        node.before(line);
      }
      line.append(node);
    }
  }
  if (!box.childNodes.length && box.localName !== "body") box.append(box.ownerDocument.createElement("x-line"));
}

function frameTable(table) {
  const around = table.ownerDocument.createElement("x-table");
  table.before(around);
  const caption = table.querySelector(":scope > caption");
  if (caption) around.append(caption);
  around.append(table);
  for (const row of table.rows) {
    if (!row.dataset.section) row.dataset.section = row.parentElement.localName;
  }
}
