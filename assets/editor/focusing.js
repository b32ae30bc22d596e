// Who has the keys, the text or a dialog: whoever gets them has them at once. What a browser does or
// tells in a turn of its own comes, on a busy machine, after keys that were pressed since.

import { Extension } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";

export const focusing = Extension.create({
  name: "focusing",
  priority: 50, // comes after TipTap's own command, which waits for the next picture of the page
  addCommands: () => ({
    focus: (place = null) => ({ view, tr, dispatch }) => {
      if (!dispatch) return true;
      const isThere = view.hasFocus();
      view.focus();
      if (place !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(place, tr.doc.content.size))));
      if (!isThere || place !== null) tr.scrollIntoView();
      return true;
    },
  }),
});

/**
 * Open a dialog; returns how to leave it and, as `left`, what it was left with. The text has the keys
 * again in the moment that it is left: the browser's own event of that comes later.
 * @returns {{leave: (value: string) => void, left: Promise<string>}}
 */
export function opened(dialog, editor) {
  const end = new AbortController();
  const { signal } = end;
  let resolve;
  const left = new Promise((over) => { resolve = over; });
  const leave = (value) => {
    end.abort();
    dialog.close(value);
    // The browser brings the keys back to the text, but its mark to the beginning.
    if (!editor.isDestroyed) editor.view.focus();
    resolve(value);
  };
  dialog.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    leave(event.submitter?.value ?? "");
  }, { signal });
  dialog.addEventListener("cancel", ({ target }) => { if (target === dialog) leave(""); }, { signal });
  // Whoever else closed it; the event of the time before may come when it is open once more.
  dialog.addEventListener("close", () => { if (!dialog.open) leave(dialog.returnValue); }, { signal });
  dialog.returnValue = "";
  dialog.showModal();
  return { leave, left };
}
