// Where in a text the words stand that a comment is about, as newsroom/articles/comments/anchoring.py
// and words.py have it. Words that were changed since only the newsroom finds: it knows how alike they
// have to be, and says to the page what became of them.

const AROUND = 32;
const SHORTEST_ALONE = 12;
const LEAST_AROUND = 4;
/** The mark of a byte order is white space to JavaScript, and to the newsroom a letter. */
const WHITE = /[^\S\uFEFF]/;

/** The letters of a text with single spaces between its words, and where each of them stands. */
export class Letters {
  text = "";
  places = [];
  #isApart = false;
  #apartAt = null;

  /** Part what comes from what was there; `place` is where, if there is anything to mark. */
  apart(place = null) {
    this.#isApart = true;
    this.#apartAt ??= place;
  }

  put(letter, place) {
    if (WHITE.test(letter)) { this.apart(place); return; }
    if (this.#isApart && this.text) this.#add(" ", this.#apartAt ?? place);
    this.#isApart = false;
    this.#apartAt = null;
    this.#add(letter, place);
  }

  #add(letter, place) {
    this.text += letter;
    this.places.push(place);
  }
}

/** Return some words of a text, with what stands around them: {quote, before, after}. */
export function anchored(text, start, end) {
  return { quote: text.slice(start, end), before: before(text, start).join(""), after: after(text, end).join("") };
}

/** Return where the words of an anchor begin in a text, or -1: where most stands around them that did. */
export function placeOf(anchor, text) {
  const wanted = { before: [...anchor.before ?? ""].reverse(), after: [...anchor.after ?? ""] };
  let [most, place] = [-1, -1];
  for (let at = anchor.quote ? text.indexOf(anchor.quote) : -1; at >= 0; at = text.indexOf(anchor.quote, at + 1)) {
    const kept = alike(wanted.before, before(text, at).reverse()) + alike(wanted.after, after(text, at + anchor.quote.length));
    if (kept > most) [most, place] = [kept, at];
  }
  const isEnough = [...anchor.quote].length >= SHORTEST_ALONE || most >= Math.min(LEAST_AROUND, wanted.before.length + wanted.after.length);
  return isEnough ? place : -1;
}

/** Return where the words of an anchor stand in what was typed, white space and all: [from, until], or null. */
export function rangeIn(typed, anchor) {
  const letters = new Letters();
  for (let at = 0; at < typed.length; at += 1) letters.put(typed[at], at);
  const start = placeOf(anchor, letters.text);
  return start < 0 ? null : [letters.places[start], letters.places[start + anchor.quote.length - 1] + 1];
}

// A character may take two places of a text, and must not be cut in two.
const before = (text, start) => [...text.slice(Math.max(0, start - 2 * AROUND), start)].slice(-AROUND);
const after = (text, end) => [...text.slice(end, end + 2 * AROUND)].slice(0, AROUND);

function alike(one, other) {
  const end = one.findIndex((letter, at) => letter !== other[at]);
  return end < 0 ? one.length : end;
}
