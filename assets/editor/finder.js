// Find and replace: the panel below the bar, and what it shows in the text.

import { Extension } from "@tiptap/core";
import { closeHistory } from "@tiptap/pm/history";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { matches, put } from "./finding.js";
import { bringIntoSight } from "./seeing.js";

const key = new PluginKey("finder");
const LONGEST_TAKEN = 100;
/** `near` is where the one in turn stands, or would stand: from there the search goes on. */
const CLOSED = { query: null, found: [], now: -1, near: 0, shown: DecorationSet.empty };

export const finding = Extension.create({
  name: "finding",
  addStorage: () => ({ open: () => false }),
  addProseMirrorPlugins: () => [new Plugin({
    key,
    state: { init: () => CLOSED, apply: looked },
    props: { decorations: (state) => key.getState(state).shown },
  })],
});

function looked(tr, was) {
  const asked = tr.getMeta(key);
  if (asked === CLOSED) return CLOSED;
  const query = asked?.query ?? was.query;
  if (!query || (!asked && !tr.docChanged)) return was;
  const isNew = Boolean(asked?.query) || tr.docChanged;
  const found = isNew ? matches(tr.doc, query) : was.found;
  const near = asked?.near ?? tr.mapping.map(was.near);
  const at = found.findIndex(({ from }) => from >= near);
  const now = found.length ? Math.max(at, 0) : -1;
  const shown = DecorationSet.create(tr.doc, found.map(({ from, to }, index) => Decoration.inline(from, to, { class: index === now ? "found found-now" : "found" })));
  return { query, found, now, near: found[now]?.from ?? near, shown };
}

/** Give the panel its life; returns how to end it. */
export function finder(editor, panel) {
  const end = new AbortController();
  const one = new Finder(editor, panel);
  editor.storage.finding.open = () => one.open();
  one.listen(end.signal);
  return () => {
    end.abort();
    panel.hidden = true;
  };
}

class Finder {
  #editor; #panel; #words; #others;

  constructor(editor, panel) {
    this.#editor = editor;
    this.#panel = panel;
    [this.#words, this.#others] = ["words", "others"].map((name) => panel.querySelector(`#finder-${name}`));
  }

  get #state() { return key.getState(this.#editor.state); }

  listen(signal) {
    const acts = { next: () => this.#step(1), previous: () => this.#step(-1), one: () => this.#replace(), all: () => this.#replaceAll(), close: () => this.close() };
    for (const button of this.#panel.querySelectorAll("[data-find]")) button.addEventListener("click", acts[button.dataset.find], { signal });
    this.#panel.addEventListener("keydown", (event) => this.#key(event), { signal });
    // What is looked for is no change of the article.
    for (const kind of ["input", "change"]) {
      this.#panel.addEventListener(kind, (event) => {
        event.stopPropagation();
        if (kind === "input" && event.target !== this.#others) this.#look(this.#state.near);
      }, { signal });
    }
    this.#editor.view.dom.addEventListener("keydown", (event) => { if (event.key === "Escape" && !this.#panel.hidden) this.#put(); }, { signal });
    this.#editor.on("update", () => { if (!this.#panel.hidden) this.#tell(); });
  }

  /** Show the panel; the marked words are what is looked for. */
  open() {
    const { selection: { empty, from, to, $from, $to }, doc } = this.#editor.state;
    const taken = !empty && $from.sameParent($to) && to - from <= LONGEST_TAKEN ? doc.textBetween(from, to) : "";
    if (taken) this.#words.value = taken;
    this.#panel.hidden = false;
    this.#look(from);
    this.#words.focus();
    this.#words.select();
    return true;
  }

  /** Leave for the text, where the words in turn are marked. */
  close() {
    const { found, now } = this.#state;
    this.#put();
    if (found[now]) this.#editor.commands.setTextSelection(found[now]);
    this.#editor.view.focus();
    if (found[now]) bringIntoSight(this.#editor.view, found[now].from);
  }

  #put() {
    this.#panel.hidden = true;
    this.#say(CLOSED);
  }

  #say(asked, tr = this.#editor.state.tr) { this.#editor.view.dispatch(tr.setMeta(key, asked)); }

  #look(near) {
    const [isCased, isWhole] = ["cased", "whole"].map((name) => this.#panel.querySelector(`#finder-${name}`).checked);
    this.#say({ query: { words: this.#words.value, isCased, isWhole }, near });
    this.#show();
  }

  #show(replaced) {
    const { found, now } = this.#state;
    if (found[now]) bringIntoSight(this.#editor.view, found[now].from);
    this.#tell(replaced);
  }

  /** Say where in all that is found a person is, and what became of the words that were replaced. */
  #tell(replaced) {
    const { found, now, query } = this.#state;
    const said = this.#panel.dataset;
    const count = found.length ? said.count.replace("{now}", now + 1).replace("{all}", found.length) : query?.words ? said.none : "";
    const [count_, told] = ["count", "told"].map((name) => this.#panel.querySelector(`.finder-${name}`));
    if (count_.textContent !== count) count_.textContent = count;
    told.textContent = replaced ?? "";
  }

  #step(by) {
    const { found, now } = this.#state;
    if (!found.length) return;
    this.#say({ near: found.at((now + by) % found.length).from });
    this.#show();
  }

  #replace() {
    const { found, now } = this.#state;
    if (!found[now] || !this.#editor.isEditable) return;
    if (found[now].isKept) {
      this.#tell(this.#panel.dataset.kept.replace("{number}", 1));
      return;
    }
    const words = this.#others.value;
    const tr = put(this.#editor.state.tr, found[now], words);
    this.#say({ near: found[now].from + words.length }, closeHistory(tr));
    this.#show(this.#panel.dataset.replaced.replace("{number}", 1));
  }

  /** Replace from the end, so that each place stays where it was found; undone in one step. */
  #replaceAll() {
    const { found } = this.#state;
    const mine = found.filter(({ isKept }) => !isKept);
    if (!found.length || !this.#editor.isEditable) return;
    const { tr } = this.#editor.state;
    for (const one of [...mine].reverse()) put(tr, one, this.#others.value);
    this.#say({ near: 0 }, closeHistory(tr));
    const { replaced, kept } = this.#panel.dataset;
    const said = [[replaced, mine.length], [kept, found.length - mine.length]].filter(([, number]) => number);
    this.#show(said.map(([words, number]) => words.replace("{number}", number)).join(" "));
  }

  #key(event) {
    if (event.isComposing) return;
    const isIn = (field) => event.target === field;
    const isMain = event.ctrlKey || event.metaKey;
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && isIn(this.#words)) this.#step(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && isIn(this.#others)) this.#replace();
    else if (isMain && event.shiftKey && event.key.toLowerCase() === "h") this.#words.focus();
    // On a button there is nothing else to undo than what it did.
    else if (isMain && event.key.toLowerCase() === "z" && event.target.localName === "button") this.#editor.commands[event.shiftKey ? "redo" : "undo"]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
