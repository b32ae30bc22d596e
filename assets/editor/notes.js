// Notes: a number in the text, and what it leads to at the end. The newsroom numbers them again when
// it saves; here they are numbered so that a person sees what readers will.

import { Extension } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import { leadBack, placesOf } from "./notes_back.js";

export const notes = Extension.create({
  name: "notes",
  addStorage: () => ({ turns: {} }),
  addProseMirrorPlugins: () => [new Plugin({
    appendTransaction: (transactions, _before, state) => (transactions.some(({ docChanged }) => docChanged) ? settled(state) : null),
    props: { handleClickOn: jump },
  })],
});

function settled({ tr }) {
  renumber(tr);
  gather(tr);
  sort(tr);
  return tr.docChanged ? tr : null;
}

/** The numbers of the notes, by the order in which the text refers to them. */
function numbersOf(doc) {
  const numbers = new Map();
  doc.descendants(({ type, attrs: { note } }) => {
    if (type.name === "noteref" && !numbers.has(note)) numbers.set(note, numbers.size + 1);
  });
  return numbers;
}

function renumber(tr) {
  const numbers = numbersOf(tr.doc);
  tr.doc.descendants((node, at) => {
    if (node.type.name !== "noteref") return;
    const number = String(numbers.get(node.attrs.note));
    if (node.attrs.label !== number) tr.setNodeAttribute(at, "label", number);
  });
}

const noteOf = ({ attrs: { id } }) => (id?.startsWith("note-") ? id.slice("note-".length) : "");

/** The notes of a text: {note, number, words}. */
export function notesOf(doc) {
  const numbers = numbersOf(doc);
  const items = listsOf(doc).flatMap(({ node }) => node.content.content).filter(noteOf);
  return items.map((item, index) => ({ note: noteOf(item), number: numbers.get(noteOf(item)) ?? index + 1, words: item.textContent }));
}

/** Refer to a note that is there from where the writing mark is. */
export function referTo(editor, note) {
  if (!editor.state.selection.$from.parent.inlineContent || inNote(editor.state)) return false;
  const { to } = editor.state.selection;
  return editor.chain().focus().insertContentAt(to, { type: "noteref", attrs: { note } }).run();
}

/** What was pasted brings its own notes, and text is put behind them: one list stands at the end. */
function gather(tr) {
  const lists = listsOf(tr.doc);
  if (!lists.length || (lists.length === 1 && tr.doc.lastChild === lists[0].node)) return;
  const [{ node: { type, attrs } }] = lists;
  const items = lists.flatMap(({ node }) => node.content.content);
  tr.insert(tr.doc.content.size, type.create(attrs, items));
  for (const { node, offset } of lists.reverse()) tr.delete(offset, offset + node.nodeSize);
}

/** Bring the words into the order of their numbers, as a move of the text may have turned them about. */
function sort(tr) {
  const [list] = listsOf(tr.doc);
  const isWrittenIn = list && tr.selection.to > list.offset;
  if (!list || isWrittenIn) return;
  const numbers = numbersOf(tr.doc);
  const place = (item) => numbers.get(noteOf(item)) ?? Infinity;
  const items = list.node.content.content;
  const sorted = [...items].sort((one, other) => place(one) - place(other) || 0);
  if (sorted.some((one, index) => one !== items[index])) tr.replaceWith(list.offset + 1, list.offset + 1 + list.node.content.size, sorted);
}

function listsOf(doc) {
  const found = [];
  doc.forEach((node, offset) => { if (isNotes(node)) found.push({ node, offset }); });
  return found;
}

/** Return what is pasted so that no words behind it flow into its last note, list or cell. */
export function closed(slice) {
  const last = slice.content.lastChild;
  const flows = !last || last.isTextblock || last.isInline || (slice.content.childCount === 1 && !isNotes(last));
  return flows ? slice : new Slice(slice.content, slice.openStart, 0);
}

/** Tell whether a node is the list of notes. */
export const isNotes = (node) => node.type.name === "ol" && node.attrs.class === "notes";

/** Put a number where the writing mark is, and go to the place of its words. */
export function addNote(editor) {
  const { state, view } = editor;
  const { schema: { nodes }, selection, tr } = state;
  if (!selection.$from.parent.inlineContent || inNote(state)) return false;
  const id = Math.random().toString(36).slice(2, 10);
  tr.replaceWith(selection.to, selection.to, nodes.noteref.create({ note: id, name: `noteref-${id}` }));
  const before = referencesBefore(tr.doc, selection.to);
  const item = nodes.li.create({ id: `note-${id}` }, nodes.line.create());
  const list = listsOf(tr.doc).at(-1);
  let at = tr.doc.content.size;
  if (list) {
    at = list.offset + 1;
    for (let index = 0; index < Math.min(before, list.node.childCount); index++) at += list.node.child(index).nodeSize;
    tr.insert(at, item);
  } else {
    tr.insert(at, nodes.ol.create({ class: "notes" }, item));
    at += 1;
  }
  tr.setSelection(TextSelection.near(tr.doc.resolve(at + 2))).scrollIntoView();
  view.dispatch(tr);
  view.focus();
  return true;
}

function referencesBefore(doc, end) {
  const seen = new Set();
  doc.nodesBetween(0, end, (node) => { if (node.type.name === "noteref") seen.add(node.attrs.note); });
  return seen.size;
}

/** The name of the note that the writing mark stands in, or "". */
export function inNote({ selection: { $from } }) {
  for (let depth = $from.depth; depth > 0; depth--) {
    const note = noteOf($from.node(depth));
    if (note) return note;
  }
  return "";
}

/** Go from a number to its words, and from the words back: to each of its places in turn. */
export function jumpFrom(editor) {
  const { selection, doc } = editor.state;
  const note = inNote(editor.state);
  const reference = selection.node?.type.name === "noteref" ? selection.node : selection.$from.nodeBefore;
  if (note) {
    const { turns } = editor.storage.notes;
    turns[note] = ((turns[note] ?? -1) + 1) % Math.max(1, placesOf(doc, note).length);
    return leadBack(editor.view, note, turns[note]);
  }
  if (reference?.type.name !== "noteref" || !doc) return false;
  return leadTo(editor.view, (node, at) => node.attrs.id === `note-${reference.attrs.note}` && at + 2);
}

function jump(view, _pos, node, _at, event) {
  if (node.type.name !== "noteref") return false;
  event.preventDefault();
  return leadTo(view, (one, at) => one.attrs.id === `note-${node.attrs.note}` && at + 2);
}

function leadTo(view, matches) {
  let target = 0;
  view.state.doc.descendants((node, at) => { target ||= matches(node, at) || 0; });
  if (!target) return false;
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(target))).scrollIntoView());
  view.focus();
  return true;
}
