// Where words stand in the text: what the panel of find and replace looks for.

const OTHER_SIGNS = { "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‑": "-" };
/** Stands for a number of a note, a break or a picture: no words reach across it. */
const THING = "\uFFFC";
const ofBlocks = new WeakMap();

/**
 * Return where words stand, in order: {from, to, isKept}. A letter without a sign finds those with one,
 * a letter with a sign finds itself alone. What is said in a post is found, and marked to be kept.
 * @param {{words: string, isCased: boolean, isWhole: boolean}} query
 */
export function matches(doc, { words, isCased, isWhole }) {
  const wanted = unitsOf(words, isCased);
  const found = [];
  let postEnd = 0;
  if (!wanted.length) return found;
  doc.descendants((node, at) => {
    if (node.type.name === "blockquote" && node.attrs.class === "post") postEnd = Math.max(postEnd, at + node.nodeSize);
    if (!node.isTextblock) return true;
    for (const { from, to } of within(unitsOfBlock(node, isCased), wanted, isWhole)) {
      found.push({ from: at + 1 + from, to: at + 1 + to, isKept: at < postEnd });
    }
    return false;
  });
  return found;
}

/** The letters of a paragraph; it is read once for as long as nobody changes it. */
function unitsOfBlock(node, isCased) {
  if (!ofBlocks.has(node)) ofBlocks.set(node, {});
  const known = ofBlocks.get(node);
  return (known[isCased] ??= unitsOf(node.textBetween(0, node.content.size, null, THING), isCased));
}

/** A letter with its signs is one, however it is written: {exact, plain, from, to}. */
function unitsOf(text, isCased) {
  const units = [];
  for (const { 0: letter, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const exact = (isCased ? letter : letter.toLowerCase()).normalize("NFC");
    units.push({ exact, plain: letter === THING ? null : plainOf(exact), from: index, to: index + letter.length });
  }
  return units;
}

function plainOf(letter) {
  if (/\s/.test(letter)) return " ";
  return OTHER_SIGNS[letter] ?? letter.normalize("NFD").replace(/\p{M}/gu, "");
}

function within(units, wanted, isWhole) {
  const found = [];
  for (let at = 0; at + wanted.length <= units.length; at++) {
    const end = at + wanted.length;
    if (!wanted.every((one, index) => fits(one, units[at + index]))) continue;
    if (isWhole && (goesOn(units[at - 1], units[at]) || goesOn(units[end - 1], units[end]))) continue;
    found.push({ from: units[at].from, to: units[end - 1].to });
    at = end - 1;
  }
  return found;
}

const fits = (wanted, unit) => unit.plain !== null && (wanted.exact === wanted.plain ? unit.plain === wanted.plain : unit.exact === wanted.exact);
const isLetter = (unit) => unit !== undefined && /[\p{L}\p{N}]/u.test(unit.exact);
const goesOn = (one, next) => isLetter(one) && isLetter(next);

/** Put words in the place of others, in the form that the first of those had. */
export function put(tr, { from, to }, words) {
  if (!words) return tr.delete(from, to);
  return tr.replaceWith(from, to, tr.doc.type.schema.text(words, tr.doc.nodeAt(from).marks));
}
