// Passages of the text that something is said about: found by their words, shown, led to and chosen.

import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const AROUND = 32;
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

/**
 * The words of a tree with single spaces between them, and for each letter where it stands: the same
 * words that newsroom/articles/comments/words.py finds in the HTML, numbers of notes among them.
 */
function wordsOf(doc) {
  let text = "", gap = null;
  const places = [];
  const put = (letter, place) => {
    if (/\s/.test(letter)) {
      gap ??= place;
      return;
    }
    if (gap !== null && text) {
      text += " ";
      places.push(gap);
    }
    gap = null;
    text += letter;
    places.push(place);
  };
  doc.descendants((node, at) => {
    if (node.isText) for (let index = 0; index < node.text.length; index++) put(node.text[index], at + index);
    else if (node.type.name === "noteref") for (const letter of node.attrs.label) put(letter, at);
    else if (node.isBlock || node.isLeaf) gap ??= at;
  });
  return { text, places };
}

function rangeIn({ text, places }, { quote, before = "", after = "" }) {
  if (!quote) return null;
  let best = null, most = -1;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const fits = alike(text.slice(0, at), before, true) + alike(text.slice(at + quote.length), after, false);
    if (fits > most) [best, most] = [at, fits];
  }
  return best === null ? null : { from: places[best], to: places[best + quote.length - 1] + 1 };
}

/** How many characters next to the words are the same. */
function alike(text, wanted, fromEnd) {
  let count = 0;
  while (count < Math.min(wanted.length, text.length)) {
    const same = fromEnd ? text.at(-1 - count) === wanted.at(-1 - count) : text[count] === wanted[count];
    if (!same) break;
    count++;
  }
  return count;
}

/** Where a passage stands, or null. */
export function find(doc, passage) {
  return rangeIn(wordsOf(doc), passage);
}

/** Show passages; returns the ids of those that are found. */
export function shown(editor, all) {
  const { state, view } = editor;
  const words = wordsOf(state.doc);
  const found = all.map((one) => ({ id: one.id, range: rangeIn(words, one) })).filter(({ range }) => range);
  const marks = found.map(({ id, range }) => Decoration.inline(range.from, range.to, { class: "passage", "data-passage": String(id) }, { id }));
  view.dispatch(state.tr.setMeta(key, DecorationSet.create(state.doc, marks)).setMeta("addToHistory", false));
  return found.map(({ id }) => id);
}

/** What is marked, with the words around it, or null. */
export function marked({ selection: { empty, from, to }, doc }) {
  if (empty) return null;
  const { text, places } = wordsOf(doc);
  let start = places.findIndex((at) => at >= from);
  const past = places.findIndex((at) => at >= to);
  let end = past < 0 ? text.length : past;
  if (text[start] === " ") start++;
  if (text[end - 1] === " ") end--;
  if (start < 0 || end <= start) return null;
  return { quote: text.slice(start, end), before: text.slice(Math.max(0, start - AROUND), start), after: text.slice(end, end + AROUND) };
}
