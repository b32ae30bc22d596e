// Words that left a list or a cell become a paragraph: loose words are for what was given so.

import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

export const tidy = Extension.create({
  name: "tidy",
  addProseMirrorPlugins: () => [new Plugin({
    appendTransaction(transactions, _before, { doc, schema, tr }) {
      if (!transactions.some(({ docChanged }) => docChanged)) return null;
      const inspect = (parent, start) => parent.forEach((child, offset) => {
        if (child.type.name === "line") tr.setNodeMarkup(start + offset, schema.nodes.p);
        if (child.type.name === "blockquote") inspect(child, start + offset + 1);
      });
      inspect(doc, 0);
      return tr.docChanged ? tr : null;
    },
  })],
});
