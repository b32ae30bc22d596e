// The keys of the translator's page. On a Mac, Command stands for Control, and Control for Alt:
// Option with a digit or a letter types signs there that Spanish needs.

import { isMac, nameKeys } from "./key_names.js";

export function listen(page) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const act = chosen(event, page);
    if (!act) return;
    event.preventDefault();
    act();
  });
  nameKeys(document, { Alt: "⌃" });
}

function chosen(event, page) {
  const { terms } = page.beside;
  const put = terms.isChoosing && terms.key(event);
  if (put) return put;
  const altGr = event.getModifierState("AltGraph");
  const main = isMac ? event.metaKey && !event.ctrlKey && !event.altKey : event.ctrlKey && !event.altKey && !altGr;
  const other = isMac ? event.ctrlKey && !event.metaKey && !event.altKey : event.altKey && !event.ctrlKey && !altGr;
  const arrow = event.altKey && !event.ctrlKey && !event.metaKey;
  if (main) return withMain(event, page);
  if (arrow && event.key === "ArrowDown") return () => page.step(1);
  if (arrow && event.key === "ArrowUp") return () => page.step(-1);
  if (other) return withOther(event, page);
  return alone(event, page);
}

const digit = (event) => Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0);

function withMain(event, page) {
  const segment = page.active;
  const key = event.key.toLowerCase();
  if (event.shiftKey && key === "f") return () => page.search.open();
  if (key === "k" && !event.shiftKey) return () => page.search.words.open();
  if (key === "s" && !event.shiftKey) return () => page.saver.flush();
  if (key === "/" || event.code === "Slash") return () => page.showKeys();
  if (!segment) return null;
  if (key === "enter") return () => page.confirm(segment);
  if (key === "z") return () => (event.shiftKey ? segment.redo() : segment.undo());
  if (key === "y" && !event.shiftKey) return () => segment.redo();
  const number = digit(event);
  return number && !event.shiftKey ? () => page.beside.take(number) : null;
}

function withOther(event, page) {
  if (event.code === "KeyV" && event.shiftKey) return () => page.acknowledge();
  const segment = page.active;
  if (segment && event.code === "KeyT") return () => (event.shiftKey ? page.beside.terms.suggest() : page.beside.terms.choose());
  if (!segment || event.shiftKey) return null;
  const number = digit(event);
  if (number) return () => segment.mark(String(number));
  return {
    KeyV: () => page.stillValid(segment),
    KeyC: () => segment.copySource(),
    KeyD: () => page.detach(segment),
    KeyP: () => window.open(`${page.here}/preview?at=${segment.key}#here`, "_blank", "noopener"),
    KeyR: () => page.beside.toggleRemarks(),
  }[event.code] ?? null;
}

function alone(event, page) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "?" && !isTyping) return () => page.showKeys();
  if (event.key !== "Escape") return null;
  const panel = event.target.closest?.("dialog[open]") ?? document.querySelector("dialog.panel[open]");
  if (panel) return () => panel.close();
  if (event.target.closest?.(".segment-beside")) return () => page.beside.segment.focus();
  return page.active && isTyping ? () => document.activeElement.blur() : null;
}
