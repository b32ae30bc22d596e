// Whether the editor makes typographic quotation marks of straight ones: each person's own choice,
// remembered on this device.

const OFF = "straight";
const MEMORY = `newsroom:quotes:${document.getElementById("keeping")?.dataset.owner ?? ""}`;
const button = document.querySelector("[data-quotes]");
let isOn = remembered() !== OFF;

/** Tell whether straight quotation marks become those of the language while they are typed. */
export function isTypographic() { return isOn; }

function remembered() {
  try { return localStorage.getItem(MEMORY); } catch { return null; }
}

function say() {
  const [on, off] = button.children;
  [on.hidden, off.hidden] = [!isOn, isOn];
}

button?.addEventListener("click", () => {
  isOn = !isOn;
  say();
  try { localStorage.setItem(MEMORY, isOn ? "typographic" : OFF); } catch { /* then it is for this page only */ }
});
if (button) say();
