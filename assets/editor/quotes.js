// Straight quotation marks become those of the language while they are typed, and two hyphens a dash.

import { Extension, InputRule } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

/** The quotation marks of a language: outside, inside those, and so on. Others stay as they are typed. */
const PAIRS = { en: ["“”", "‘’"], es: ["«»", "“”", "‘’"] };
const OPENED_BY = { "”": "“", "»": "«", "’": "‘" };
const CLOSED_BY = { "“": "”", "«": "»", "‘": "’" };
const DASH = "—";
/** Stands for a number of a note or a picture, as any letter does. */
const THING = "\uFFFC";

const LEADS_IN = /[\s([{<¿¡“‘«/=]/;
const HYPHEN = /[-–—]/;
const LETTER = /[\p{L}\p{N}]/u;
/** Words that begin with an apostrophe: for a keyboard it is the same sign as a quotation mark. */
const SHORTENED = /^(?:tis|twas|til|em|n|cause|bout|round)(?!\p{L})/iu;
/** So do years without their century; within a quotation it is rather a number that is quoted. */
const YEAR = /^\d\d(?!\d)/;
const MENDED = /‘(?:\d0s|(?:\d\d|n’)[\s.,;:!?)])$/;
const DECADE = /s$/;
const ADDRESS = /(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|[a-z0-9-]\.[a-z]{2,}\/)\S*$/i;
const ELEMENT = /<\/?[a-z][^<>]*$|[=<!|-]$|—$/i;
const COORDINATE = /\d°\s?\d+(?:[.,]\d+)?(?:['′]\s?\d+(?:[.,]\d+)?)?$/;

/** Typed quotation marks and dashes; `storage.isOn` tells whether a person wants them. */
export const quotes = Extension.create({
  name: "quotes",
  addStorage: () => ({ isOn: () => true, composed: "" }),
  addProseMirrorPlugins() {
    const { storage } = this;
    return [new Plugin({ props: { handleDOMEvents: { compositionend: (_view, { data }) => { storage.composed = data; } } } })];
  },
  addInputRules() {
    const { editor, storage } = this;
    const handler = ({ state, range: { from, to }, match: [typed] }) => {
      // What an input method puts in is left alone, but for a sign that took two keys: that is typed, too.
      const isTyped = state.doc !== editor.state.doc || storage.composed === typed;
      const sign = isTyped && storage.isOn() ? signFor(state.doc, from, typed, editor.view.dom.lang) : "";
      if (!sign) return null;
      state.tr.replaceWith(from, to, state.schema.text(sign, state.doc.nodeAt(from).marks));
      return undefined;
    };
    const apostrophe = ({ state, range: { from }, match: [typed] }) => {
      const $from = state.doc.resolve(from);
      const isYear = YEAR.test(typed.slice(1)) && !DECADE.test(typed);
      if (!storage.isOn() || (isYear && openIn(wordsBefore($from)).length)) return null;
      state.tr.replaceWith(from, from + 1, state.schema.text("’", state.doc.nodeAt(from).marks));
      return undefined;
    };
    // The key that takes back a letter takes the sign away; that which undoes gives back what was typed.
    return [[/["']$/, handler], [/--$/, handler], [MENDED, apostrophe]].map(([find, done]) => new InputRule({ find, handler: done, undoable: false }));
  },
});

/** Return what a sign that stands at a place becomes, "" where it stays. */
function signFor(doc, at, typed, ofArticle) {
  const $at = doc.resolve(at);
  const { marks } = doc.nodeAt(at);
  const pairs = PAIRS[languageAt($at, marks, ofArticle).split("-")[0].toLowerCase()];
  if (!pairs || isKept($at, marks)) return "";
  const before = wordsBefore($at);
  if (typed === "--") return ELEMENT.test(before) || ADDRESS.test(before) ? "" : DASH;
  return quoteFor(before, typed, pairs, marks.filter(({ type }) => type.name === "q").length);
}

/** What stands before a place in its block. */
const wordsBefore = ($at) => $at.parent.textBetween(0, $at.parentOffset, null, ({ type }) => (type.name === "br" ? "\n" : THING));

/** The language of the words around a place: what the innermost mark or block says, else the article. */
function languageAt($at, marks, ofArticle) {
  let language = marks.findLast(({ attrs }) => attrs.lang)?.attrs.lang;
  for (let depth = $at.depth; depth > 0; depth--) language ||= $at.node(depth).attrs.lang;
  return language || ofArticle;
}

/** Code is written in straight signs, and a post stays as it was said. */
function isKept($at, marks) {
  if ($at.parent.type.spec.code || marks.some(({ type }) => type.name === "code")) return true;
  for (let depth = $at.depth; depth > 0; depth--) if ($at.node(depth).attrs.class === "post") return true;
  return false;
}

/**
 * Return the quotation mark for one that is typed behind some words, "" for the straight one.
 * @param {string} before
 * @param {string} typed
 * @param {string[]} pairs
 * @param {number} around how many quotations inside a line it stands in: each brings its own marks
 */
function quoteFor(before, typed, pairs, around) {
  const open = openIn(before);
  if (/=$|<\/?[a-z][^<>]*$/i.test(before) || COORDINATE.test(before)) return "";
  if (ADDRESS.test(before) && (typed === "'" || !open.length)) return "";
  const isOpening = opens(before, open);
  if (typed === "'") return isOpening ? "‘" : "’";
  if (isOpening) return next(pairs, [...pairs.slice(0, around).map(([first]) => first), ...open]);
  // What was opened with a straight sign, as a person wanted it, is closed with one; inches are not closed.
  if (open.length) return CLOSED_BY[open.at(-1)] ?? "";
  return /\d$/.test(before) ? "" : pairs[Math.min(around, pairs.length - 1)][1];
}

/** The first sign that is not open yet; where all are, one that is not the innermost. */
function next(pairs, open) {
  const firsts = pairs.map(([first]) => first);
  return firsts.find((one) => !open.includes(one)) ?? firsts.find((one) => one !== open.at(-1));
}

/** Tell whether a quotation mark behind these words begins something. */
function opens(before, open) {
  const last = before.replace(/["']+$/, "").at(-1);
  return last === undefined || LEADS_IN.test(last) || (HYPHEN.test(last) && !open.length);
}

/** The signs that are open at the end of some words, the innermost last; a straight one counts too. */
function openIn(words) {
  const open = [];
  for (const { 0: sign, index } of words.matchAll(/["“”«»‘’]/g)) {
    const behind = words.slice(index + 1);
    if (sign === '"') {
      if (opens(words.slice(0, index), open)) open.push(sign);
      else if (open.includes(sign)) open.length = open.lastIndexOf(sign);
    } else if (CLOSED_BY[sign]) {
      if (sign !== "‘" || !(SHORTENED.test(behind) || (YEAR.test(behind) && !open.length))) open.push(sign);
    } else if (sign !== "’" || (open.at(-1) === "‘" && !LETTER.test(behind.slice(0, 1)))) {
      if (open.includes(OPENED_BY[sign])) open.length = open.lastIndexOf(OPENED_BY[sign]);
    }
  }
  return open;
}
