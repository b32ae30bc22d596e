// HTML that is put into the text where the writing mark is.

import { DOMParser as Reader } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { isNotes } from "./notes.js";
import { parsed, preparedPart } from "./prepare.js";

/** Put HTML in as blocks of their own, behind the block that the writing mark is in. */
export function putIn(editor, html) {
  const { content } = Reader.fromSchema(editor.schema).parse(parsed(preparedPart(html)));
  return editor.chain().focus().command(({ tr }) => {
    const { $to } = tr.selection;
    const isBlank = $to.depth === 1 && !$to.parent.content.size;
    const end = $to.depth ? $to.after(1) : $to.pos;
    tr.replaceWith(isBlank ? $to.before(1) : end, end, content);
    const behind = tr.mapping.map(end);
    const next = tr.doc.resolve(behind).nodeAfter;
    if (!next || isNotes(next)) tr.insert(behind, editor.schema.nodes.p.create());
    tr.setSelection(TextSelection.near(tr.doc.resolve(behind + 1))).scrollIntoView();
    return true;
  }).run();
}
