// Notes: a number in the text, and what it leads to at the end. The newsroom numbers them again when
// it saves; here they are numbered so that a person sees what readers will.

import { Extension } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";

export const notes = Extension.create({
  name: "notes",
  addProseMirrorPlugins: () => [new Plugin({
    appendTransaction: (transactions, _before, state) => (transactions.some(({ docChanged }) => docChanged) ? settled(state) : null),
    props: { handleClickOn: jump },
  })],
});

function settled({ tr }) {
  renumber(tr);
  gather(tr);
  return tr.docChanged ? tr : null;
}

function renumber(tr) {
  const numbers = new Map();
  tr.doc.descendants((node, at) => {
    if (node.type.name !== "noteref") return;
    const { note, label } = node.attrs;
    if (!numbers.has(note)) numbers.set(note, String(numbers.size + 1));
    if (label !== numbers.get(note)) tr.setNodeAttribute(at, "label", numbers.get(note));
  });
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
    const { id } = $from.node(depth).attrs;
    if (id?.startsWith("note-")) return id.slice("note-".length);
  }
  return "";
}

/** Go from a number to its words, and from the words back to the number. */
export function jumpFrom(editor) {
  const { selection, doc } = editor.state;
  const note = inNote(editor.state);
  const reference = selection.node?.type.name === "noteref" ? selection.node : selection.$from.nodeBefore;
  if (note) return leadTo(editor.view, (node, at) => node.type.name === "noteref" && node.attrs.note === note && at + 1);
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
