// Brings what other programs put on the clipboard into the few elements that an article is made of.
// Pure: strings in, strings out, nothing is loaded, no style is set (a strict policy forbids it).
import { blocksOf } from "./blocks.js";
import { bulleted, lowered } from "./blocks_after.js";
import { asRead } from "./dialects.js";
import { gatherNotes } from "./notes.js";
import { opened } from "./opening.js";
import { fromPlain } from "./plain.js";
import { sheetOf } from "./styles.js";
import { takeOut } from "./take_out.js";
import { nestLists } from "./word_lists.js";
import { written } from "./write.js";

/** Return clipboard HTML as clean HTML; cleaning it again changes nothing. */
export function cleanPasted(html) {
  return cleanPastedWithReport(html).html;
}

/**
 * The same with a count of what stayed outside:
 * {html, left: {pictures, comments, deletions, hidden, embeds}}.
 */
export function cleanPastedWithReport(html) {
  const left = { pictures: 0, comments: 0, deletions: 0, hidden: 0, embeds: 0 };
  const page = opened(html);
  const sheet = sheetOf(page);
  const reading = { page, sheet, left, ...asRead(html, page) };
  takeOut(reading);
  const notes = gatherNotes(page);
  nestLists(reading);
  const blocks = bulleted(lowered(blocksOf(page.body, reading)));
  if (notes.length) blocks.push(noteList(notes, reading));
  return { html: written(blocks), left };
}

/** Return plain text as clean HTML: its paragraphs, its lists, its line ends. */
export function cleanPastedText(text) {
  return written(fromPlain(text));
}

function noteList(notes, reading) {
  const kids = notes.map(({ id, box }) => ({ tag: "li", attributes: { id: `note-${id}` }, kids: blocksOf(box, reading) }));
  return { tag: "ol", attributes: { class: "notes" }, kids };
}
