// After an @ in a comment: the people who can be told of it, to be chosen by key or by press.

const TYPED = /(?:^|[^\p{L}\p{N}])@\[?([^\n@[\]]{0,60})$/u;
const MOST = 8;

export class Mentions {
  constructor(panelOf) {
    this.panelOf = panelOf;
    this.field = null;
    this.list = null;
    document.addEventListener("input", ({ target }) => { if (isComment(target)) this.look(target); });
    document.addEventListener("keydown", (event) => this.key(event), true);
    document.addEventListener("focusout", () => setTimeout(() => { if (this.field && document.activeElement !== this.field) this.close(); }, 150));
  }

  async look(field) {
    if (begunIn(field) === undefined) { this.close(); return; }
    const known = await this.names();
    const begun = begunIn(field); // names may come late: what counts is what is typed by then
    const names = begun === undefined ? [] : known.filter((name) => begins(name, begun)).slice(0, MOST);
    if (document.activeElement !== field || !names.length) { this.close(); return; }
    this.open(field, names);
  }

  names() {
    const from = this.panelOf()?.dataset.people;
    this.known ??= fetch(from).then((reply) => (reply.ok ? reply.json() : [])).catch(() => { this.known = null; return []; });
    return this.known;
  }

  open(field, names) {
    this.close();
    this.field = field;
    this.list = document.createElement("ul");
    Object.assign(this.list, { className: "mentions", id: "mentions" });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.panelOf().dataset.mentions);
    names.forEach((name, number) => {
      const option = document.createElement("li");
      Object.assign(option, { id: `mention-${number}`, textContent: name });
      option.setAttribute("role", "option");
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); this.take(name); });
      this.list.append(option);
    });
    field.after(this.list);
    field.setAttribute("aria-controls", "mentions");
    field.setAttribute("aria-autocomplete", "list");
    this.choose(0);
  }

  choose(number) {
    const options = [...this.list.children];
    this.chosen = (number + options.length) % options.length;
    options.forEach((one, at) => one.setAttribute("aria-selected", String(at === this.chosen)));
    this.field.setAttribute("aria-activedescendant", options[this.chosen].id);
    options[this.chosen].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (!this.list || event.target !== this.field || event.isComposing) return;
    const act = {
      ArrowDown: () => this.choose(this.chosen + 1),
      ArrowUp: () => this.choose(this.chosen - 1),
      Enter: () => this.take(this.list.children[this.chosen].textContent),
      Tab: () => this.take(this.list.children[this.chosen].textContent),
      Escape: () => this.close(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  take(name) {
    const { field } = this;
    const end = field.selectionStart;
    const start = field.value.slice(0, end).lastIndexOf("@");
    field.setRangeText(`@[${name}] `, start, end, "end");
    this.close();
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  close() {
    this.list?.remove();
    for (const name of ["aria-controls", "aria-autocomplete", "aria-activedescendant"]) this.field?.removeAttribute(name);
    this.list = this.field = null;
  }
}

const begunIn = (field) => TYPED.exec(field.value.slice(0, field.selectionStart))?.[1];
const isComment = (field) => field.matches?.("#panel-comments textarea[name=comment]");

function begins(name, begun) {
  const words = name.toLowerCase().split(/\s+/);
  const wanted = begun.toLowerCase();
  return words.some((_, at) => words.slice(at).join(" ").startsWith(wanted));
}
