// The bar of buttons above the text: one stop for the Tab key, arrows inside, Alt+F10 to it, Esc back.

import { asking } from "./asking.js";
import { doing, pressed, when } from "./commands.js";
import { fillLanguages, learnLanguages } from "./languages.js";

const ASKED_BY_KEY = { "k": "a", "/": "keys" };

/** Give the bar its life; returns how to end it. */
export function tools(editor, bar) {
  const end = new AbortController();
  learnLanguages();
  const { signal } = end;
  const buttons = [...bar.querySelectorAll("button[data-do]")];
  const act = (name, typed) => {
    // A browser tells late what is marked: whoever is quick would lose the last letter of it.
    editor.view.domObserver?.flush();
    if (doing[name]) return doing[name](editor);
    for (const select of document.querySelectorAll("select[data-languages]")) fillLanguages(select);
    return asking[name](editor, act, typed);
  };
  editor.storage.keys.act = act;
  for (const button of buttons) button.addEventListener("click", () => act(button.dataset.do), { signal });
  // A click may not take the marked words away before the button has them.
  bar.addEventListener("mousedown", (event) => event.preventDefault(), { signal });
  bar.addEventListener("keydown", (event) => walk(event, shownOf(buttons), editor), { signal });
  editor.view.dom.addEventListener("keydown", (event) => {
    if (!editor.isEditable) return;
    if (event.altKey && event.key === "F10") {
      event.preventDefault();
      (buttons.find((one) => one.tabIndex === 0) ?? buttons[0]).focus();
    }
    // Where the sign is on another key, it takes Shift to type it.
    const isAlone = !event.altKey && (!event.shiftKey || event.key === "/");
    const name = (event.ctrlKey || event.metaKey) && isAlone && ASKED_BY_KEY[event.key];
    if (name) {
      event.preventDefault();
      act(name);
    }
  }, { signal });
  const look = () => show(editor, bar, buttons);
  editor.on("transaction", look);
  look();
  return () => {
    end.abort();
    editor.off("transaction", look);
  };
}

const shownOf = (buttons) => buttons.filter((one) => one.offsetParent !== null);

function walk(event, buttons, editor) {
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (event.key === "Escape") editor.commands.focus();
  else if (to === undefined || at < 0) return;
  else stopAt(buttons, buttons.at(to % buttons.length));
  event.preventDefault();
}

function stopAt(buttons, one) {
  for (const other of buttons) other.tabIndex = other === one ? 0 : -1;
  one.focus();
}

function show(editor, bar, buttons) {
  bar.closest(".editor").classList.toggle("is-blank", editor.isEmpty);
  for (const group of bar.querySelectorAll("[data-when]")) {
    const hidden = !when[group.dataset.when](editor);
    if (group.hidden !== hidden) group.hidden = hidden;
  }
  for (const button of buttons) {
    const state = pressed[button.dataset.do];
    const said = state && String(Boolean(state(editor)));
    if (said && button.getAttribute("aria-pressed") !== said) button.setAttribute("aria-pressed", said);
    const cannot = { undo: () => !editor.can().undo(), redo: () => !editor.can().redo() }[button.dataset.do]?.();
    if (cannot !== undefined) button.setAttribute("aria-disabled", String(cannot));
  }
  if (!shownOf(buttons).some((one) => one.tabIndex === 0)) {
    buttons.forEach((one, index) => { one.tabIndex = index ? -1 : 0; });
  }
}
