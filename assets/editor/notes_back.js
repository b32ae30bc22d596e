// From the words of a note back to each place that refers to it: a, b, c.

import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { isNotes } from "./notes.js";
import { bringIntoSight } from "./seeing.js";

const key = new PluginKey("notesBack");

export const notesBack = Extension.create({
  name: "notesBack",
  addProseMirrorPlugins: () => [new Plugin({
    key,
    state: { init: (_config, { doc }) => ways(doc), apply: (tr, was) => (tr.docChanged ? ways(tr.doc) : was) },
    props: { decorations: (state) => key.getState(state) },
  })],
});

/** The places that refer to a note, in the order of the text. */
export function placesOf(doc, note) {
  const places = [];
  doc.descendants((node, at) => { if (node.type.name === "noteref" && node.attrs.note === note) places.push(at + 1); });
  return places;
}

function ways(doc) {
  const shown = [];
  doc.forEach((list, offset) => {
    if (!isNotes(list)) return;
    list.forEach((item, inside) => {
      const note = item.attrs.id?.replace(/^note-/, "");
      const count = note ? placesOf(doc, note).length : 0;
      const end = offset + 1 + inside + item.nodeSize - 1;
      if (count > 1) shown.push(Decoration.widget(end, (view) => row(view, note, count), { side: 1, ignoreSelection: true, stopEvent: () => true, key: `${note} ${count}` }));
    });
  });
  return DecorationSet.create(doc, shown);
}

/** Letters are drawn and no words of the note: what copies or reads its words does not meet them. */
function row(view, note, count) {
  const made = document.createElement("span");
  made.className = "notes-back";
  made.contentEditable = "false";
  for (let index = 0; index < count; index++) {
    const button = document.createElement("button");
    const letter = String.fromCharCode(97 + (index % 26)).repeat(1 + Math.floor(index / 26));
    Object.assign(button, { type: "button", tabIndex: -1 });
    button.dataset.letter = letter;
    button.setAttribute("aria-label", view.dom.closest(".editor").dataset.back.replace("{letter}", letter));
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => leadBack(view, note, index));
    made.append(button);
  }
  return made;
}

/** Put the writing mark behind one of the places that refer to a note. */
export function leadBack(view, note, index) {
  const places = placesOf(view.state.doc, note);
  if (!places.length) return false;
  const at = places[index % places.length];
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at))));
  view.focus();
  bringIntoSight(view, at);
  return true;
}
