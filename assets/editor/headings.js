// The headings of the text: what the outline lists, and the way to each.

import { bringIntoSight } from "./seeing.js";

const LEVELS = { h2: 2, h3: 3 };

/** Return the headings that say something, in order: {level, words, at}. */
export function headingsOf(doc) {
  const found = [];
  doc.descendants((node, at) => {
    const level = LEVELS[node.type.name];
    const words = level ? node.textContent.replace(/\s+/g, " ").trim() : "";
    if (words) found.push({ level, words, at: at + 1 });
    return !node.isTextblock;
  });
  return found;
}

/** Go on writing at a heading, and bring it to where it is seen. */
export function toHeading(editor, at) {
  editor.commands.focus(at);
  bringIntoSight(editor.view, at);
}
