// What is pasted: HTML cleaned, plain text with its lists, an address as a link, pictures handed on.

import { DOMParser as Reader, Slice } from "@tiptap/pm/model";
import { cleanPastedText, cleanPastedWithReport } from "./paste/index.js";
import { address } from "./paste/links.js";
import { closed } from "./notes.js";
import { parsed, preparedPart, withoutStyles } from "./prepare.js";

const ADDRESS = /^https?:\/\/\S+$/i;

/** Return what ProseMirror asks for; `files` takes pictures, `left` hears what stayed outside. */
export function pasting(editor, { files, left }) {
  const taken = (event, held) => {
    const images = [...(held?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
    // Office programs put a picture of the words beside the words.
    if (!images.length || !files || parsed(held.getData("text/html")).textContent.trim()) return false;
    event.preventDefault();
    files(images);
    return true;
  };
  return {
    // What ProseMirror itself put into the clipboard is in its own form already.
    transformPastedHTML: (pasted) => {
      if (pasted.includes("data-pm-slice")) return preparedPart(withoutStyles(pasted));
      const cleaned = cleanPastedWithReport(pasted);
      left?.(cleaned.left);
      return preparedPart(cleaned.html);
    },
    clipboardTextParser: (text, _around, _isPlain, view) => {
      const { content } = Reader.fromSchema(view.state.schema).parse(parsed(preparedPart(cleanPastedText(text))));
      const opens = (node) => Number(Boolean(node?.isTextblock));
      return new Slice(content, opens(content.firstChild), opens(content.lastChild));
    },
    transformPasted: (slice) => closed(slice),
    handlePaste: (_view, event) => taken(event, event.clipboardData) || linked(editor(), event.clipboardData),
    handleDrop: (_view, event) => taken(event, event.dataTransfer),
  };
}

/** An address over marked words makes a link of them; anywhere else it is a link by itself. */
function linked(editor, held) {
  const words = held?.getData("text/plain").trim() ?? "";
  const { empty, $from, $to } = editor.state.selection;
  const href = ADDRESS.test(words) && address(words);
  if (!href || !$from.parent.inlineContent || $from.parent.type.spec.code || !$from.sameParent($to)) return false;
  const mark = { type: "a", attrs: { href } };
  if (empty) return editor.commands.insertContent({ type: "text", text: href, marks: [mark] });
  return editor.chain().setMark("a", { href }).setTextSelection($to.pos).run();
}
