// What keys are called: on a Mac, Command stands for Control. The newsroom itself says Ctrl.

export const isMac = /mac|iphone|ipad/i.test(navigator.userAgentData?.platform || navigator.platform);
const NAMES = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧", Mayús: "⇧", Enter: "⏎" };
const IN_WORDS = /(Ctrl|Alt|Shift|Mayús) ?\+ ?/g;

/** Name the keys of a part of the page as a Mac has them: signs of keys, tooltips, and the hint of an empty text. */
export function nameKeys(part = document, other = {}) {
  if (!isMac) return;
  const names = { ...NAMES, ...other };
  const named = (words) => words.replace(IN_WORDS, (_all, name) => names[name]);
  for (const one of part.querySelectorAll("[data-key-name]")) one.textContent = names[one.dataset.keyName] ?? one.dataset.keyName;
  for (const one of part.querySelectorAll(".tools [title], .finder [title]")) one.title = named(one.title);
  for (const one of part.querySelectorAll(".editor-hint")) one.textContent = named(one.textContent);
  for (const one of part.querySelectorAll("[aria-keyshortcuts]")) one.setAttribute("aria-keyshortcuts", one.getAttribute("aria-keyshortcuts").replaceAll("Control", "Meta"));
}
