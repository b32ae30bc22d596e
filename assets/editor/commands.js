// What the buttons and keys of the editor do to the text, by name.

import { TextSelection } from "@tiptap/pm/state";
import * as table from "@tiptap/pm/tables";
import { addNote, jumpFrom, notesOf } from "./notes.js";
import { putIn } from "./putting.js";

/** The nearest node around the writing mark that is one of these: {node, at, depth}, or null. */
export function around({ selection: { $from } }, ...names) {
  for (let depth = $from.depth; depth > 0; depth--) {
    if (names.includes($from.node(depth).type.name)) return { node: $from.node(depth), at: $from.before(depth), depth };
  }
  return null;
}

const focused = (editor) => editor.chain().focus();

/** Make a list of the marked paragraphs, or paragraphs of a list. */
function list(editor, tag) {
  const found = around(editor.state, "ul", "ol");
  if (found?.node.type.name === tag) return focused(editor).liftListItem("li").run();
  return found ? focused(editor).toggleList(tag, "li").run() : listed(focused(editor), tag).run();
}

/** Let a chain make a list: what stands in an item is a line, not a paragraph. */
export function listed(chain, tag) {
  return chain.command(({ tr, state }) => {
    tr.doc.nodesBetween(tr.selection.from, tr.selection.to, (node, at) => {
      const isPlain = node.type.name === "p" && Object.values(node.attrs).every((value) => value === null);
      if (isPlain && tr.doc.resolve(at).depth === 0) tr.setNodeMarkup(at, state.schema.nodes.line);
    });
    return true;
  }).toggleList(tag, "li");
}

function clear(editor) {
  return focused(editor).unsetAllMarks().command(({ tr, state }) => {
    tr.doc.nodesBetween(tr.selection.from, tr.selection.to, (node, at) => {
      if (/^h[2-4]$|^pre$/.test(node.type.name)) tr.setNodeMarkup(at, state.schema.nodes.p);
    });
    return true;
  }).run();
}

function insertTable(editor, rows = 3, columns = 3) {
  const { nodes } = editor.schema;
  const row = (cell) => nodes.tr.create(null, Array.from({ length: columns }, () => cell.createAndFill()));
  const made = nodes.table.create(null, [row(nodes.th), ...Array.from({ length: rows - 1 }, () => row(nodes.td))]);
  const frame = nodes.frame.create(null, [made]);
  return focused(editor).command(({ tr, dispatch }) => {
    if (dispatch) {
      const { $from } = tr.selection;
      const at = $from.depth ? $from.after(1) : $from.pos;
      const isBlank = $from.depth === 1 && !$from.parent.content.size;
      const start = isBlank ? $from.before(1) : at;
      tr.replaceWith(start, at, isBlank && at === tr.doc.content.size ? [frame, nodes.p.create()] : frame);
      tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1))).scrollIntoView();
    }
    return true;
  }).run();
}

/** A head of the table, or none: the rows tell no longer what they were when they were read. */
function headRow(editor) {
  return inTable(editor, (state, dispatch) => table.toggleHeaderRow(state, dispatch && ((tr) => {
    const found = around(state, "frame");
    tr.doc.nodesBetween(found.at, found.at + found.node.nodeSize, (node, at) => {
      if (node.type.name === "tr") tr.setNodeAttribute(at, "section", null);
    });
    dispatch(tr);
  })));
}

function inTable(editor, command) {
  editor.view.focus();
  return command(editor.state, editor.view.dispatch);
}

function caption(editor) {
  const found = around(editor.state, "frame");
  if (!found) return false;
  return focused(editor).command(({ tr, state }) => {
    const first = found.node.firstChild;
    if (first.type.name === "caption") tr.delete(found.at + 1, found.at + 1 + first.nodeSize);
    else {
      tr.insert(found.at + 1, state.schema.nodes.caption.create());
      tr.setSelection(TextSelection.near(tr.doc.resolve(found.at + 2)));
    }
    return true;
  }).run();
}

function removeAround(editor, name) {
  const found = around(editor.state, name);
  return Boolean(found) && focused(editor).command(({ tr }) => {
    tr.delete(found.at, found.at + found.node.nodeSize);
    return true;
  }).run();
}

/** Leave a caption for the paragraph behind what it describes. */
export function leaveCaption(editor) {
  const found = around(editor.state, "figcaption", "caption") && around(editor.state, "figure", "frame");
  if (!found) return false;
  return editor.chain().command(({ tr, state }) => {
    const end = found.at + found.node.nodeSize;
    if (!tr.doc.resolve(end).nodeAfter?.isTextblock) tr.insert(end, state.schema.nodes.p.create());
    tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1))).scrollIntoView();
    return true;
  }).run();
}

/** Leave a quotation for the paragraph behind it: from an empty line at its end, or from its speaker. */
export function leaveQuotation(editor) {
  const quote = around(editor.state, "blockquote");
  if (!quote || !editor.state.selection.empty) return false;
  const { $from } = editor.state.selection;
  const last = quote.node.lastChild;
  const spoken = quote.node.childCount - (last.type.name === "footer" ? 1 : 0);
  const isBlank = $from.depth === quote.depth + 1 && $from.parent.content.size === 0 && spoken > 1 && $from.index(quote.depth) === spoken - 1;
  const isSpeaker = $from.node(quote.depth + 1).type.name === "footer" && $from.pos === $from.end(quote.depth + 1) - ($from.depth - quote.depth - 1);
  if (!isBlank && !isSpeaker) return false;
  return editor.chain().command(({ tr, state }) => {
    if (isBlank) tr.delete($from.before(), $from.after());
    const end = tr.mapping.map(quote.at + quote.node.nodeSize);
    tr.insert(end, state.schema.nodes.p.create());
    tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1))).scrollIntoView();
    return true;
  }).run();
}

/** Leave a table downwards where no text follows it: notes are none, and a text would end in it. */
export function leaveTable(editor) {
  const frame = around(editor.state, "frame");
  const rows = frame && around(editor.state, "table");
  if (!rows || !editor.state.selection.empty) return false;
  const { $from } = editor.state.selection;
  const end = frame.at + frame.node.nodeSize;
  const isLast = $from.index(rows.depth) === rows.node.childCount - 1 && editor.view.endOfTextblock("down");
  const next = editor.state.doc.resolve(end).nodeAfter;
  if (!isLast || (next && next.attrs.class !== "notes")) return false;
  return editor.chain().command(({ tr, state }) => {
    tr.insert(end, state.schema.nodes.p.create());
    tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1))).scrollIntoView();
    return true;
  }).run();
}

export const isLevel = (tag) => (editor) => editor.isActive(tag);
const level = (tag) => (editor) => focused(editor).toggleNode(tag, "p").run();
const mark = (tag) => (editor) => focused(editor).toggleMark(tag).run();

/** What each button does. Those that ask something first are in asking.js. */
export const doing = {
  undo: (editor) => focused(editor).undo().run(),
  redo: (editor) => focused(editor).redo().run(),
  h2: level("h2"),
  h3: level("h3"),
  strong: mark("strong"),
  em: mark("em"),
  s: mark("s"),
  ul: (editor) => list(editor, "ul"),
  ol: (editor) => list(editor, "ol"),
  clear,
  find: (editor) => editor.storage.finding.open(),
  table: (editor) => insertTable(editor),
  hr: (editor) => putIn(editor, "<hr>"),
  note: (editor) => jumpFrom(editor) || addNote(editor),
  "row-before": (editor) => inTable(editor, table.addRowBefore),
  "row-after": (editor) => inTable(editor, table.addRowAfter),
  "row-delete": (editor) => inTable(editor, table.deleteRow),
  "column-before": (editor) => inTable(editor, table.addColumnBefore),
  "column-after": (editor) => inTable(editor, table.addColumnAfter),
  "column-delete": (editor) => inTable(editor, table.deleteColumn),
  "table-head": headRow,
  "table-caption": caption,
  "table-delete": (editor) => removeAround(editor, "frame"),
};

/** What makes a button look pressed. */
export const pressed = {
  ...Object.fromEntries(["h2", "h3", "strong", "em", "s", "ul", "ol", "blockquote", "q", "a"].map((tag) => [tag, isLevel(tag)])),
  "table-caption": (editor) => around(editor.state, "frame")?.node.firstChild.type.name === "caption",
  "table-head": (editor) => around(editor.state, "frame")?.node.lastChild.firstChild.firstChild?.type.name === "th",
};

/** What makes a button, or a group of them, appear. */
export const when = {
  table: (editor) => Boolean(around(editor.state, "frame")),
  notes: (editor) => notesOf(editor.state.doc).length > 0,
};
