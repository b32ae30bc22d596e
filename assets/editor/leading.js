// Where the text holds what keeps it from being saved or submitted, and the way there.

import { NodeSelection } from "@tiptap/pm/state";
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

const isPicture = ({ type }) => type.name === "picture" || type.name === "img";
const isBare = ({ attrs }) => !attrs.alt?.trim();

/**
 * Choose the picture that is to be described, and ask for its words; one that is not here any more is
 * only chosen. Tells whether there is one. `id` is what the newsroom says that it is, "" if it said nothing.
 */
export function toBarePicture(editor, id) {
  const { doc } = editor.state;
  const isIt = (node) => isPicture(node) && node.attrs.src === `picture:${id}`;
  const found = first(doc, (node) => isIt(node) && isBare(node)) ?? first(doc, isIt)
    ?? first(doc, (node) => isPicture(node) && isBare(node));
  if (!found) return false;
  const { view } = editor;
  view.focus();
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(doc, found.at)));
  view.nodeDOM(found.at)?.scrollIntoView({ block: "center", behavior: "instant" });
  if (isBare(found.node) && editor.isEditable) editor.storage.keys.act("picture");
  return true;
}
