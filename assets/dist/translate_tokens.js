// A segment's text as units, each a character or a mark, and as it is typed and sent: {1}…{/1} and
// {2/}, with a backslash before what only looks like a mark. The same rules stand in
// newsroom/translations/typed.py; nothing that is typed can forge a mark.

const FORM = /(?<!\\)(\\*)(\{(?:([0-9]+)|\/([0-9]+)|([0-9]+)\/)\})/g;
const AT_THE_END = /(?<!\\)\\+$/;

export const OPEN = "open";
export const CLOSE = "close";
export const ALONE = "alone";

export const isMark = (unit) => typeof unit !== "string";

/** Return the units of a typed text; `marks` is a map from number to what it stands for. */
export function parse(typed, marks) {
  const units = [];
  const opened = [];
  let end = 0;
  const words = (text) => units.push(...text.split(""));
  for (const found of typed.matchAll(FORM)) {
    const [whole, slashes, form, open, close, alone] = found;
    const number = open ?? close ?? alone;
    words(typed.slice(end, found.index) + "\\".repeat(slashes.length >> 1));
    end = found.index + whole.length;
    if (slashes.length % 2 || !marks.has(number)) {
      words(form);
    } else if (open) {
      opened.push(number);
      units.push({ n: number, part: OPEN });
    } else if (close) {
      units.push({ n: opened.pop() ?? number, part: CLOSE });
    } else {
      units.push({ n: number, part: ALONE });
    }
  }
  words(typed.slice(end));
  return units;
}

/** Return units as they are typed and sent. */
export function serialise(units) {
  const shown = { [OPEN]: (n) => `{${n}}`, [CLOSE]: (n) => `{/${n}}`, [ALONE]: (n) => `{${n}/}` };
  let typed = "";
  let words = "";
  for (const unit of units) {
    if (!isMark(unit)) {
      words += unit;
      continue;
    }
    typed += escaped(words).replace(AT_THE_END, (run) => run + run) + shown[unit.part](unit.n);
    words = "";
  }
  return typed + escaped(words);
}

const escaped = (words) =>
  words.replace(FORM, (whole, slashes, form) => `${slashes}${slashes}\\${form}`);

/** Return the words alone. */
export const plain = (units) => units.filter((unit) => !isMark(unit)).join("");

/** Return the place among units of a character that is counted without marks. */
export function unitAt(units, character) {
  let words = 0;
  const place = units.findIndex((unit) => !isMark(unit) && words++ === character);
  return place < 0 ? units.length : place;
}

/**
 * Return units in which every mark that is there is whole: known, in its own form, once, with both
 * its ends in order and rightly nested. A mark that lost an end loses the other one too.
 */
export function mended(units, marks) {
  const places = new Map();
  units.forEach((unit, place) => {
    if (!isMark(unit)) return;
    const mark = marks.get(unit.n);
    if (!mark || mark.alone !== (unit.part === ALONE)) return;
    const of = places.get(unit.n) ?? {};
    of[unit.part] ??= place;
    places.set(unit.n, of);
  });
  const kept = new Map();
  for (const [n, of] of places) {
    if (ALONE in of) kept.set(of[ALONE], { n, part: ALONE });
    if (!(OPEN in of && CLOSE in of)) continue;
    kept.set(Math.min(of[OPEN], of[CLOSE]), { n, part: OPEN });
    kept.set(Math.max(of[OPEN], of[CLOSE]), { n, part: CLOSE });
  }
  const nested = [];
  const opened = [];
  units.forEach((unit, place) => {
    const mark = kept.get(place);
    if (!isMark(unit)) nested.push(unit);
    if (!mark) return;
    if (mark.part === OPEN) opened.push(mark.n);
    nested.push(mark.part === CLOSE ? { n: opened.pop(), part: CLOSE } : mark);
  });
  return nested;
}

/** Return the numbers of the marks that a text still lacks. */
export function missing(units, marks) {
  const here = new Set(units.filter(isMark).map((unit) => unit.n));
  return [...marks.keys()].filter((n) => !here.has(n));
}

/** Return units with a mark put at a place, or around a run of units; a mark stands once only. */
export function marked(units, marks, n, from, to) {
  const mark = marks.get(n);
  const isOther = (unit) => !isMark(unit) || unit.n !== n;
  const head = units.slice(0, from).filter(isOther);
  const middle = units.slice(from, to).filter(isOther);
  const tail = units.slice(to).filter(isOther);
  const put = mark.alone
    ? [...head, { n, part: ALONE }, ...middle, ...tail]
    : [...head, { n, part: OPEN }, ...middle, { n, part: CLOSE }, ...tail];
  const caret = head.length + 1 + (mark.alone ? 0 : middle.length);
  return { units: mended(put, marks), caret };
}

/** Return units without a run of them; a mark that loses an end there is taken out whole. */
export function without(units, from, to) {
  const cut = new Set(units.slice(from, to).filter(isMark).map((unit) => unit.n));
  const stays = (unit) => !isMark(unit) || !cut.has(unit.n);
  const head = units.slice(0, from).filter(stays);
  return { units: [...head, ...units.slice(to).filter(stays)], caret: head.length };
}
