// The keys of the editor, and what a person types that becomes a form of its own.

import { Extension, InputRule, markInputRule, textblockTypeInputRule, wrappingInputRule } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { goToNextCell } from "@tiptap/pm/tables";
import { around, doing, leaveCaption, leaveQuotation, leaveTable, listed } from "./commands.js";
import { onBlankLine } from "./inserting.js";

const SHORT = {
  "Mod-b": "strong",
  "Mod-i": "em",
  "Mod-Shift-x": "s",
  "Mod-Alt-2": "h2",
  "Mod-Alt-3": "h3",
  "Mod-Shift-7": "ol",
  "Mod-Shift-8": "ul",
  "Mod-Alt-f": "note",
  "Mod-\\": "clear",
  "Mod-Shift-h": "find",
};

/** What acts on the place where the writing mark is. */
const ACTS = ["keydown", "copy", "cut", "paste"];

/**
 * Know where the writing mark is before something acts on it. A browser moves the mark at once but tells
 * of it later, and on a busy machine later than the next key: it would act on the place before.
 */
function catchUp(view, event) {
  if (!view.composing && !event.isComposing) view.domObserver.flush();
  // Where a browser begins a text that it gives the keys to, the editor brings the mark back, for a
  // fifth of a second: now it is a person who leads it there.
  view.input.lastFocus = 0;
  return false;
}

export const keys = Extension.create({
  name: "keys",
  priority: 200,
  addStorage: () => ({ act: null }),
  addProseMirrorPlugins() {
    const { storage } = this;
    const handleTextInput = (view, _from, _to, text) => {
      if (text !== "/" || !storage.act || !onBlankLine(view.state)) return false;
      storage.act("insert", text);
      return true;
    };
    return [new Plugin({ props: { handleTextInput, handleDOMEvents: Object.fromEntries(ACTS.map((name) => [name, catchUp])) } })];
  },
  addKeyboardShortcuts() {
    const { editor } = this;
    const short = Object.fromEntries(Object.entries(SHORT).map(([key, name]) => [key, () => doing[name](editor)]));
    const cell = (step) => () => Boolean(around(editor.state, "td", "th")) && goToNextCell(step)(editor.state, editor.view.dispatch);
    return {
      ...short,
      "Enter": () => leaveCaption(editor) || leaveQuotation(editor) || editor.commands.splitListItem("li"),
      "ArrowDown": () => leaveTable(editor),
      "Shift-Enter": () => editor.commands.insertContent({ type: "br" }),
      // Where there is nothing to move in, the key leads out of the text as it does everywhere.
      "Tab": () => cell(1)() || editor.commands.sinkListItem("li"),
      "Shift-Tab": () => cell(-1)() || (nested(editor) && editor.commands.liftListItem("li")),
    };
  },
  addInputRules() {
    const { marks, nodes } = this.editor.schema;
    const asList = (find, tag) => new InputRule({ find, handler: ({ chain, range }) => { listed(chain().deleteRange(range), tag).run(); } });
    return [
      textblockTypeInputRule({ find: /^##\s$/, type: nodes.h2 }),
      textblockTypeInputRule({ find: /^###\s$/, type: nodes.h3 }),
      asList(/^[-*]\s$/, "ul"),
      asList(/^1\.\s$/, "ol"),
      wrappingInputRule({ find: /^>\s$/, type: nodes.blockquote }),
      new InputRule({ find: /^(?:---|—-)$/, handler: ({ state: { tr, doc }, range: { from, to } }) => { tr.delete(from, to).insert(doc.resolve(from).before(), nodes.hr.create()); } }),
      markInputRule({ find: /(?<=^|[\s(¿¡“«])(\*\*(?!\s)([^*]+)\*\*)$/, type: marks.strong }),
      markInputRule({ find: /(?<=^|[\s(¿¡“«])(_(?!\s)([^_]+)_)$/, type: marks.em }),
      markInputRule({ find: /(?<=^|[\s(¿¡“«])(\*(?![\s*])([^*]+)\*)$/, type: marks.em }),
      markInputRule({ find: /(?<=^|[\s(¿¡“«])(~~(?!\s)([^~]+)~~)$/, type: marks.s }),
    ];
  },
});

function nested(editor) {
  const item = around(editor.state, "li");
  return item && item.depth > 2;
}
