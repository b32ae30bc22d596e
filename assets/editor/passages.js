// Passages of the text that something is said about: found by their words, shown, led to and chosen.

import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { Letters, anchored, placeOf } from "../dist/anchoring.js";

const key = new PluginKey("passages");

export const passages = Extension.create({
  name: "passages",
  addStorage: () => ({ listeners: [] }),
  addProseMirrorPlugins() {
    const { listeners } = this.storage;
    return [new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, marks) => tr.getMeta(key) ?? marks.map(tr.mapping, tr.doc),
      },
      props: {
        decorations: (state) => key.getState(state),
        handleClick(view, at) {
          const [hit] = key.getState(view.state).find(at, at);
          if (hit) for (const listener of listeners) listener(hit.spec.id);
          return false;
        },
      },
    })];
  },
});

/** The letters of a text as its readers get it, numbers of notes among them, each with its place in the tree. */
function lettersOf(doc) {
  const letters = new Letters();
  doc.descendants((node, at) => {
    if (node.isText) for (let index = 0; index < node.text.length; index++) letters.put(node.text[index], at + index);
    else if (node.type.name === "noteref") for (const letter of node.attrs.label) letters.put(letter, at);
    else if (node.isBlock || node.isLeaf) letters.apart(at);
  });
  return letters;
}

function rangeIn({ text, places }, passage) {
  const start = placeOf(passage, text);
  return start < 0 ? null : { from: places[start], to: places[start + passage.quote.length - 1] + 1 };
}

/** Where a passage stands, or null. */
export function find(doc, passage) {
  return rangeIn(lettersOf(doc), passage);
}

/** Show passages; returns the ids of those that are found. */
export function shown(editor, all) {
  const { state, view } = editor;
  const letters = lettersOf(state.doc);
  const found = all.map((one) => ({ id: one.id, range: rangeIn(letters, one) })).filter(({ range }) => range);
  const marks = found.map(({ id, range }) => Decoration.inline(range.from, range.to, { class: "passage", "data-passage": String(id) }, { id }));
  view.dispatch(state.tr.setMeta(key, DecorationSet.create(state.doc, marks)).setMeta("addToHistory", false));
  return found.map(({ id }) => id);
}

/** What is marked, with the words around it, or null. */
export function marked({ selection: { empty, from, to }, doc }) {
  if (empty) return null;
  const { text, places } = lettersOf(doc);
  let start = places.findIndex((at) => at >= from);
  const past = places.findIndex((at) => at >= to);
  let end = past < 0 ? text.length : past;
  if (text[start] === " ") start++;
  if (text[end - 1] === " ") end--;
  if (start < 0 || end <= start) return null;
  return anchored(text, start, end);
}
