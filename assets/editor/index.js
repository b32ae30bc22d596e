// The editor of a text: what the surface of the writing page (assets/dist/writing_surface.js) opens.

import { Editor, Extension, getSchema } from "@tiptap/core";
import { DOMParser as Reader } from "@tiptap/pm/model";
import { Gapcursor, UndoRedo } from "@tiptap/extensions";
import { tableEditing } from "@tiptap/pm/tables";
import { finder, finding } from "./finder.js";
import { focusing } from "./focusing.js";
import { headingsOf, toHeading } from "./headings.js";
import { keys } from "./keys.js";
import { toBarePicture, toBlankQuotation } from "./leading.js";
import { notes } from "./notes.js";
import { notesBack } from "./notes_back.js";
import { find, marked, passages, shown } from "./passages.js";
import { pasting } from "./pasting.js";
import { parsed, prepared } from "./prepare.js";
import { nodesAndMarks } from "./schema.js";
import { putIn } from "./putting.js";
import { quotes } from "./quotes.js";
import { saysTheSame } from "./same.js";
import { tidy } from "./tidy.js";
import { tools } from "./tools.js";
import { write } from "./write.js";

const tables = Extension.create({
  name: "tables",
  extendNodeSchema: ({ config: { tableRole } }) => ({ tableRole }),
  addProseMirrorPlugins: () => [tableEditing()],
});
const ours = () => [...nodesAndMarks(), UndoRedo, Gapcursor, tables, keys, focusing, quotes, notes, notesBack, passages, tidy, finding];
let schema;

function read(html) {
  schema ??= getSchema(ours());
  return Reader.fromSchema(schema).parse(parsed(prepared(html)));
}

/** Return HTML as it comes out of the editor. */
export function passed(html) {
  return write(read(html));
}

/** Tell whether the editor holds all that a body says; another one is for the plain field. */
export function holds(html) {
  return !html.trim() || saysTheSame(passed(html), html);
}

/** Return what the editor knows: each element with its kind and its attributes. */
export function known() {
  read("");
  const told = {};
  const inTables = { thead: [], tbody: [] };
  for (const [kind, all] of [["node", schema.nodes], ["mark", schema.marks]]) {
    for (const [name, { spec }] of Object.entries(all)) told[name] = { kind, attributes: Object.keys(spec.attrs ?? {}) };
  }
  return { ...told, ...inTables };
}

/**
 * Open an editor in a place of the page.
 * @param {{place: Element, html: string, attributes: object, bar?: Element, files?: (files: File[]) => void,
 *   left?: (counts: object) => void, isTypographic?: () => boolean}} wanted
 */
export function open({ place, html, attributes, bar, files, left, isTypographic }) {
  const editor = new Editor({
    element: place,
    extensions: ours(),
    content: read(html).toJSON(),
    injectCSS: false,
    editorProps: { attributes, ...pasting(() => editor, { files, left }) },
  });
  if (isTypographic) editor.storage.quotes.isOn = isTypographic;
  const ends = bar ? [tools(editor, bar), finder(editor, bar.parentElement.querySelector(".finder"))] : [];
  return {
    editor,
    html: () => write(editor.state.doc),
    put: (other) => editor.commands.setContent(read(other).toJSON(), { emitUpdate: true }),
    insert: (part) => putIn(editor, part),
    onChange: (listener) => editor.on("update", listener),
    selection: () => marked(editor.state),
    show: (all) => shown(editor, all),
    lead: (one) => lead(editor, one),
    headings: () => headingsOf(editor.state.doc),
    toHeading: (at) => toHeading(editor, at),
    toBlankQuotation: () => toBlankQuotation(editor),
    toBarePicture: (id) => toBarePicture(editor, id),
    onChoose: (listener) => editor.storage.passages.listeners.push(listener),
    speak: (language) => editor.view.dom.setAttribute("lang", language),
    hold: (isHeld) => editor.setEditable(!isHeld, false),
    focus: () => editor.commands.focus(),
    at: () => editor.state.selection.head,
    goTo: (at) => editor.commands.focus(at),
    goBehind: (passage) => goBehind(editor, passage),
    close: () => {
      for (const end of ends) end();
      editor.destroy();
    },
  };
}

/** Go on writing behind some words; tells if they are there. */
function goBehind(editor, passage) {
  const range = find(editor.state.doc, passage);
  return Boolean(range) && editor.commands.focus(range.to);
}

function lead(editor, passage) {
  const range = find(editor.state.doc, passage);
  if (range) editor.chain().focus().setTextSelection(range).scrollIntoView().run();
}
