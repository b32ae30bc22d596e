// The outline: the headings of the text as it is, each leading to its place, and the one that a person
// writes under marked. Beside the text where there is room, else a sheet that goes once one is chosen.

import { surface } from "./writing_surface.js";

const PATIENCE_MS = 200;
const FEWEST = 2;
const BESIDE = matchMedia("(min-width: 60rem)");
const MEMORY = `newsroom:outline:${document.getElementById("keeping")?.dataset.owner ?? ""}`;

class Outline {
  #text; #nav; #list; #button; #drawn = "[]"; #waiting = 0; #isWanted = BESIDE.matches && remembered() === "open";

  constructor(text, nav) {
    this.#text = text;
    this.#nav = nav;
    this.#list = nav.querySelector("ol");
    this.#button = document.querySelector("[data-outline]");
  }

  begin(form) {
    const later = () => {
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#look(), PATIENCE_MS);
    };
    this.#text.onChange(later);
    // The text may show its other face, and the mark moves without a change.
    document.addEventListener("selectionchange", later);
    form.addEventListener("focusin", later);
    this.#button.addEventListener("click", () => this.#turn(this.#nav.hidden));
    this.#nav.querySelector("[data-outline-close]").addEventListener("click", () => this.#turn(false));
    this.#list.addEventListener("click", ({ target }) => this.#follow(target.closest("button")));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#nav.contains(event.target)) this.#turn(false);
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (!this.#nav.contains(target)) this.#putAway();
    });
    new ResizeObserver(() => form.style.setProperty("--outline-height", `${this.#nav.offsetHeight}px`)).observe(this.#nav);
    this.#look();
  }

  get #entries() { return [...this.#list.querySelectorAll("button")]; }

  #look() {
    const headings = this.#text.headings();
    const now = JSON.stringify(headings.map(({ level, words }) => [level, words]));
    if (now !== this.#drawn) this.#draw(headings);
    this.#drawn = now;
    const at = this.#text.at();
    const current = headings.findLastIndex((one) => one.at <= at);
    this.#entries.forEach((entry, index) => {
      if (index === current) entry.setAttribute("aria-current", "true");
      else entry.removeAttribute("aria-current");
    });
    const isUseful = headings.length >= FEWEST;
    this.#button.hidden = !isUseful;
    this.#show(isUseful && this.#isWanted);
  }

  #draw(headings) {
    this.#list.replaceChildren();
    this.#list.lang = document.querySelector("#write [name=body]").lang;
    for (const { level, words } of headings) {
      const item = document.createElement("li");
      const entry = document.createElement("button");
      Object.assign(entry, { type: "button", textContent: words });
      item.append(entry);
      item.dataset.level = level;
      const above = this.#list.lastElementChild;
      const isUnder = level > 2 && above?.dataset.level === "2";
      (isUnder ? above.querySelector("ol") ?? above.appendChild(document.createElement("ol")) : this.#list).append(item);
    }
  }

  #follow(entry) {
    const one = entry && this.#text.headings()[this.#entries.indexOf(entry)];
    if (!one) return;
    this.#putAway();
    this.#text.toHeading(one.at);
  }

  /** A sheet lies over the text, so it goes by itself. */
  #putAway() {
    if (BESIDE.matches || this.#nav.hidden) return;
    this.#isWanted = false;
    this.#show(false);
  }

  /** As a person wants it: its first place is where they are in the text, and back to where it was opened. */
  #turn(isWanted) {
    this.#isWanted = isWanted;
    this.#look();
    if (BESIDE.matches) remember(isWanted);
    if (isWanted) (this.#list.querySelector("[aria-current]") ?? this.#entries[0])?.focus();
    else (this.#button.offsetParent ? this.#button : document.querySelector(".bar-more")).focus();
  }

  #show(isShown) {
    this.#nav.hidden = !isShown;
    this.#button.setAttribute("aria-expanded", String(isShown));
    // On a telephone the button stands in a sheet of its own.
    if (isShown) document.querySelector(".bar-others:popover-open")?.hidePopover();
  }
}

function remembered() {
  try { return localStorage.getItem(MEMORY); } catch { return null; }
}

function remember(isOpen) {
  try { localStorage.setItem(MEMORY, isOpen ? "open" : ""); } catch { /* then it is for this page only */ }
}

const nav = document.getElementById("outline");
const text = await surface;
if (nav && text) new Outline(text, nav).begin(document.getElementById("write"));
