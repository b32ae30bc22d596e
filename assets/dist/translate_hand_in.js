// Whether the translation can be handed in, and the way to what is missing.

const PAUSE_MS = 300;
const AGAIN_MS = 3000;

export class HandIn {
  constructor(page) {
    this.page = page;
    page.form.addEventListener("click", (event) => {
      const link = event.target.closest("#hand-in .unmet a");
      if (link && this.goToMissing(link)) event.preventDefault();
    });
  }

  get place() { return document.getElementById("hand-in"); }

  /** Put the focus on the button, or on what says why it cannot be pressed. */
  focus() { this.place.querySelector("button:not(:disabled), summary")?.focus({ preventScroll: true }); }

  /** Ask whether it can be handed in, once nothing is left to translate. */
  settled() {
    const button = this.place.querySelector("button");
    const { done, total } = this.page.counts;
    const isWhole = Number(done) >= Number(total);
    if (!button || isWhole !== button.disabled) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), PAUSE_MS);
  }

  async refresh() {
    clearTimeout(this.timer);
    const reply = await fetch(`${this.page.here}/panel`).catch(() => null);
    // Everything is saved by now, so nothing else would ask again.
    if (!reply || reply.status >= 500) this.timer = setTimeout(() => this.refresh(), AGAIN_MS);
    if (!reply?.ok) return;
    const made = new DOMParser().parseFromString(await reply.text(), "text/html");
    const here = this.place.contains(document.activeElement) ? document.activeElement : null;
    const had = here || (this.page.isAtEnd && !document.activeElement.closest("dialog"));
    const wasOpen = this.place.querySelector("details")?.open;
    for (const id of ["panel", "hand-in"]) document.getElementById(id).replaceWith(document.adoptNode(made.getElementById(id)));
    this.page.counts = { ...document.getElementById("panel").dataset };
    const why = this.place.querySelector("details");
    if (why && wasOpen) why.open = true;
    if (had) (this.sameAs(here) ?? this).focus();
  }

  /** A link that somebody stands on, where it is still there: an answer may come while they go on. */
  sameAs(one) {
    const address = one?.getAttribute("href");
    return address ? [...this.place.querySelectorAll("a")].find((other) => other.getAttribute("href") === address) : null;
  }

  /** Go to the first segment that keeps the translation back; false when none is on the page. */
  goToMissing(link) {
    const all = [...this.page.segments.values()];
    const isFound = (one) => one.element.querySelector(".findings > .blocks");
    const isWanted = link.hash ? isFound : (one) => one.isUnfinished;
    const first = all.find(isWanted);
    if (!first) return false;
    link.closest("details").open = false;
    first.focus();
    return true;
  }
}
