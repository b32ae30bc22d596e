// Where the text holds what keeps it from being saved or submitted, and the way there.

import { bringIntoSight } from "./seeing.js";

/** Return the first node that is like this, as {node, at}, or null. */
function first(doc, isWanted) {
  let found = null;
  doc.descendants((node, at) => {
    if (!found && isWanted(node)) found = { node, at };
    return !found;
  });
  return found;
}

/** Lead to the first quotation that has original words and none of its own; tells whether there is one. */
export function toBlankQuotation(editor) {
  const found = first(editor.state.doc, ({ type, attrs, textContent }) => type.name === "p" && attrs["data-said-in"] && !textContent.trim());
  if (!found) return false;
  editor.commands.focus(found.at + 1);
  bringIntoSight(editor.view, found.at + 1);
  return true;
}
