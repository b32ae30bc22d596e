// Pictures beside a text that is written: sent from here, or found in the library, and put where the
// writing mark is. What is dropped or pasted into the text comes here as "writing:files".

import { Sending, picturesIn } from "./pictures_send.js";
import { surface } from "./writing_surface.js";

const PAUSE_MS = 250;
const panel = document.getElementById("panel-pictures");

function begin(pictures, writing) {
  const form = document.getElementById("write");
  const said = pictures.querySelector("[data-told]");
  const language = pictures.dataset.language || form.elements.language?.value || "";
  const put = (picture) => {
    writing.insert(figureOf(picture, language));
    said.textContent = said.dataset.put;
  };
  const sending = new Sending(pictures.querySelector("[data-row]"), put, undecided(form, () => {
    pictures.querySelector("details").open = true;
    sending.toQuestion();
  }));
  const library = new Library(pictures, put);
  pictures.hidden = false;
  const field = pictures.querySelector("input[type=file]");
  field.addEventListener("change", () => { sending.add([...field.files]); field.value = ""; });
  form.addEventListener("writing:files", (event) => {
    const files = picturesIn({ files: event.detail?.files ?? event.detail });
    if (files.length) sending.add(files);
  });
  pictures.querySelector("details.picture-choice").addEventListener("toggle", (event) => event.target.open && library.open());
}

/** Say below the text how many pictures wait for a decision, with the way there; returns what to tell it. */
function undecided(form, lead) {
  const told = form.querySelector("[data-undecided]");
  const link = told.querySelector("a");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    lead();
  });
  return (number) => {
    told.hidden = !number;
    link.textContent = (number === 1 ? told.dataset.one : told.dataset.many).replace("{number}", number);
  };
}

/** Return a picture as the body holds it, with its words in the language of the text. */
function figureOf({ id, alt, caption, decorative }, language) {
  const inert = document.implementation.createHTMLDocument(""); // in this one it would be loaded
  const image = inert.createElement("img");
  image.setAttribute("src", `picture:${id}`);
  image.setAttribute("alt", decorative ? "" : alt[language] ?? "");
  const figure = inert.createElement("figure");
  figure.append(image);
  if (caption[language]) figure.append(Object.assign(inert.createElement("figcaption"), { textContent: caption[language] }));
  return figure.outerHTML;
}

class Library {
  constructor(pictures, put) {
    this.put = put;
    this.panel = pictures;
    this.words = pictures.querySelector("input[type=search]");
    this.list = pictures.querySelector("[data-found]");
    this.row = document.getElementById(this.list.dataset.template);
    this.more = pictures.querySelector("button[data-more]");
    this.said = pictures.querySelector("[data-told]");
    this.page = 0;
    this.asked = 0;
    this.words.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(1), PAUSE_MS);
    });
    this.words.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // it would send the article
      clearTimeout(this.timer);
      this.ask(1);
    });
    this.more.addEventListener("click", () => this.ask(this.page + 1));
  }

  open() { if (!this.page) this.ask(1); }

  async ask(page) {
    const number = ++this.asked;
    const query = new URLSearchParams({ q: this.words.value, page, article: this.panel.dataset.article });
    const found = await fetch(`${this.list.dataset.address}?${query}`, { headers: { Accept: "application/json" } })
      .then((reply) => (reply.ok ? reply.json() : null)).catch(() => null);
    if (number !== this.asked) return; // something newer was asked
    if (!found?.pictures) { this.said.textContent = this.said.dataset.trouble; return; }
    this.page = page;
    if (page === 1) this.list.replaceChildren();
    this.list.append(...found.pictures.map((one) => this.rowOf(one)));
    this.more.hidden = !found.more;
    const count = this.list.children.length;
    this.said.textContent = count ? this.said.dataset.found.replace("{number}", count) : this.said.dataset.nothing;
  }

  rowOf(picture) {
    const row = this.row.content.firstElementChild.cloneNode(true);
    const image = row.querySelector("img");
    image.src = picture.card;
    const words = picture.alt[document.documentElement.lang] || Object.values(picture.alt).find(Boolean);
    if (words) row.querySelector("[data-alt]").textContent = words;
    row.querySelector("[data-credit]").textContent = picture.credit;
    row.querySelector("[data-why]").textContent = picture.why;
    const button = row.querySelector("button");
    button.disabled = !picture.usable;
    button.addEventListener("click", () => this.put(picture));
    return row;
  }
}

const text = await surface; // last: what stands below a wait is not there yet
if (panel && text) begin(panel, text);
