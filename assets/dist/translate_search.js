// Find words on the page, in source and translation, and look up how they were translated elsewhere.

const PATIENCE_MS = 200;

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

export class Search {
  constructor(page) {
    this.page = page;
    this.hits = [];
    this.here = -1;
    this.panel = document.getElementById("find-panel");
    this.input = document.getElementById("find-words");
    this.count = document.getElementById("find-count");
    this.input.addEventListener("input", () => this.later(() => this.find()));
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.jump(event.shiftKey ? -1 : 1);
    });
    for (const one of this.panel.querySelectorAll("[data-find]")) {
      one.addEventListener("click", () => this.jump(one.dataset.find === "on" ? 1 : -1));
    }
    this.panel.addEventListener("close", () => this.close());
    this.words = new Words(page);
  }

  open() {
    this.left = this.page.beside.segment;
    if (!this.panel.open) this.panel.show();
    this.input.focus();
    this.input.select();
  }

  later(act) {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, PATIENCE_MS);
  }

  async find() {
    const wanted = folded(this.input.value.trim());
    this.shown()?.element.classList.remove("is-found");
    this.here = -1;
    this.hits = wanted ? await this.keysWith(wanted) : [];
    if (this.hits.length) this.jump(1);
    else this.count.textContent = wanted ? this.page.words("found_none") : "";
  }

  async keysWith(wanted) {
    if (this.page.isWhole) {
      const all = [...this.page.segments.values()];
      return all.filter((one) => folded(`${one.sourceText}\n${one.plainText}`).includes(wanted)).map((one) => one.key);
    }
    const reply = await this.page.ask("find", this.input.value);
    return reply ? reply.json() : [];
  }

  shown() { return this.page.segments.get(this.hits[this.here]); }

  jump(step) {
    if (!this.hits.length) return;
    this.shown()?.element.classList.remove("is-found");
    this.here = (this.here + step + this.hits.length) % this.hits.length;
    this.count.textContent = this.page.words("found", { here: this.here + 1, all: this.hits.length });
    const segment = this.shown();
    if (!segment) { this.page.leaveFor(this.hits[this.here]); return; }
    segment.element.classList.add("is-found");
    segment.element.scrollIntoView({ block: "center" });
  }

  close() {
    const segment = this.shown() ?? this.left;
    this.shown()?.element.classList.remove("is-found");
    segment?.focus();
  }
}

class Words {
  constructor(page) {
    this.page = page;
    this.panel = document.getElementById("words-panel");
    this.input = document.getElementById("words-asked");
    this.found = document.getElementById("words-found");
    this.input.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.look(), PATIENCE_MS); });
    this.input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); this.look(); } });
    this.panel.addEventListener("close", () => this.left?.focus());
  }

  open() {
    this.left = this.page.beside.segment;
    const chosen = document.getSelection().toString().trim() || chosenIn(document.activeElement);
    if (!this.panel.open) this.panel.show();
    if (chosen) { this.input.value = chosen; this.look(); }
    this.input.focus();
    this.input.select();
  }

  async look() {
    const reply = await this.page.ask("words", this.input.value);
    if (!reply) return;
    this.found.innerHTML = await reply.text();
    for (const link of this.found.querySelectorAll("[data-jump]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.left = null;
        this.panel.close();
        const segment = this.page.segments.get(link.dataset.jump);
        if (segment) segment.focus();
        else this.page.leaveFor(link.dataset.jump);
      });
    }
  }
}

/** Return what is selected in a text box. */
export const chosenIn = (area) => (area?.selectionEnd > area?.selectionStart ? area.value.slice(area.selectionStart, area.selectionEnd).trim() : "");
