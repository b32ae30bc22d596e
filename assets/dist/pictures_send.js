// Sends pictures one after the other, says of each how far it is, and asks what its file told before
// it is kept. The words are in the page: a <template> that the list's data-row names.

const SESSION = new Set([400, 401, 403]);
const PICTURES = /^image\/(jpeg|png|webp|gif)$/;

/** Return the picture files that were dropped, pasted or chosen. */
export function picturesIn(data) {
  return [...(data?.files ?? [])].filter((one) => PICTURES.test(one.type) || !one.type);
}

export class Sending {
  /**
   * list: an element with data-address, data-token, data-row and data-all; onKept gets each kept picture,
   * onAsked how many wait for a decision each time that their number changes.
   */
  constructor(list, onKept, onAsked = () => {}) {
    this.list = list;
    this.onKept = onKept;
    this.onAsked = onAsked;
    this.undecided = new Map(); // how each row that asks is decided
    this.all = document.getElementById(list.dataset.all);
    this.all.querySelector("button").addEventListener("click", () => this.keepAll());
    this.row = document.getElementById(list.dataset.row);
    this.waiting = [];
    this.isBusy = false;
  }

  /** Send these files when those before them are through. */
  add(files) {
    for (const file of files) this.waiting.push({ file, row: this.rowOf(file) });
    this.next();
  }

  rowOf(file) {
    const row = this.row.content.firstElementChild.cloneNode(true);
    row.querySelector("[data-name]").textContent = file.name;
    row.querySelector("progress").setAttribute("aria-label", file.name);
    this.list.append(row);
    this.say(row, "waits");
    return row;
  }

  async next() {
    if (this.isBusy || !this.waiting.length) return;
    this.isBusy = true;
    const { file, row } = this.waiting.shift();
    const form = new FormData();
    form.set("file", file, "picture");
    this.answered(row, await this.sent(form, row));
    this.isBusy = false;
    this.next();
  }

  /** Resolves to {status, told}; status 0 where nobody answered. */
  sent(form, row) {
    const bar = row.querySelector("progress");
    bar.hidden = false;
    this.say(row, "goes");
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.upload.addEventListener("progress", ({ loaded, total }) => { if (total) bar.value = loaded / total; });
      request.upload.addEventListener("load", () => { bar.removeAttribute("value"); this.say(row, "read"); });
      request.addEventListener("loadend", () => {
        bar.hidden = true;
        resolve({ status: request.status, told: read(request.responseText) });
      });
      request.open("POST", this.list.dataset.address);
      request.setRequestHeader("X-CSRFToken", this.list.dataset.token);
      request.setRequestHeader("Accept", "application/json");
      request.send(form);
    });
  }

  answered(row, { status, told }) {
    if (told?.picture) this.kept(row, told.picture);
    else if (told?.told) this.ask(row, told);
    else if (told?.forgotten) this.end(row, "forgotten");
    else if (told?.error) this.end(row, "refused", told.error);
    else if (SESSION.has(status)) this.end(row, "session");
    else this.end(row, status === 413 ? "large" : "trouble");
  }

  kept(row, picture) {
    this.end(row, "kept");
    const link = row.querySelector("[data-page]");
    link.href = picture.page;
    link.hidden = false;
    const image = row.querySelector("img");
    image.src = picture.card;
    image.hidden = false;
    this.onKept(picture);
  }

  ask(row, { told, seal }) {
    this.say(row, "asks");
    const question = row.querySelector("[data-question]");
    question.querySelector("[data-kinds]").replaceChildren(...told.map((one) => Object.assign(document.createElement("li"), { textContent: one })));
    question.hidden = false;
    const decide = async (then) => {
      if (!this.undecided.delete(row)) return;
      question.hidden = true;
      this.count();
      const form = new FormData();
      form.set("seal", seal);
      form.set("then", then);
      this.answered(row, await this.sent(form, row));
    };
    for (const button of question.querySelectorAll("button")) {
      button.addEventListener("click", () => { row.focus(); decide(button.value); });
    }
    this.undecided.set(row, decide);
    this.count();
  }

  /** Lead to the first picture that waits for a decision. */
  toQuestion() { this.undecided.keys().next().value?.focus(); }

  /** Keep all that wait, one after the other; what their files told is removed from each. */
  async keepAll() {
    this.toQuestion(); // the button is about to go
    for (const decide of [...this.undecided.values()]) await decide("keep");
  }

  count() {
    this.all.hidden = this.undecided.size < 2;
    this.onAsked(this.undecided.size);
  }

  end(row, state, words = "") {
    this.say(row, state, words);
    row.classList.add(`sending-${state}`);
  }

  /** Say in the row where its picture is; the list is a live region, so everybody hears it. */
  say(row, state, words = "") {
    const said = row.querySelector("[data-said]");
    said.textContent = words || said.dataset[state];
  }
}

function read(text) {
  try { return JSON.parse(text); } catch { return null; }
}
