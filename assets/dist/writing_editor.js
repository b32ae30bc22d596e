// The surface with two faces: the editor, loaded when somebody wants it, and the plain field. The
// field is what the form sends; the editor writes into it, and not before a person changed something.

import { anchored } from "./anchoring.js";
import { promptIn } from "./writing_prompts.js";
import { isTypographic } from "./writing_quotes.js";

const CHOICE = "newsroom.writing";
const PLAIN = "plain";
/** How many letters before the writing mark tell where it stands. */
const QUOTED = 40;
const PICTURE = "#picture_in_text";
const PLACES = new Set(["#body", PICTURE]);

export class EditorSurface {
  #plain; #place; #field; #form; #editor = null; #given = null; #changed = false;
  #onChange = []; #onChoose = []; #passages = []; #held = false;
  #isComing = false; #pressed = "";

  constructor(plain, place) {
    this.#plain = plain;
    this.#place = place;
    this.#field = plain.field;
    this.#form = plain.field.form;
  }

  /** Open the editor where this person last wrote in it, or leave the field. */
  async begin() {
    const { body, body_form } = this.#sent();
    this.#field.addEventListener("input", () => this.#tell());
    for (const button of this.#form.querySelectorAll("[data-write]")) {
      button.addEventListener("click", () => this.#turn(button.dataset.write));
    }
    this.#form.addEventListener("submit", () => this.settle(), { capture: true });
    this.#form.addEventListener("formdata", ({ formData }) => {
      this.settle();
      formData.set("body", this.#field.value);
      formData.set("body_form", this.#plain.form.value);
    });
    addEventListener("hashchange", () => this.#follow(location.hash));
    // Followed at once, and where the address leads there already: a turn later, keys went astray.
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a");
      if (!PLACES.has(link?.hash) || !isOfThisPage(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#follow(link.hash);
    });
    // A link that was pressed before this script came led into the field.
    if (document.activeElement === this.#field && PLACES.has(location.hash)) this.#pressed = location.hash;
    this.#show();
    if (chosen() !== PLAIN) {
      this.#isComing = true;
      await this.#load();
      const html = await this.#asHtml({ body, body_form });
      // Who is typing in the field goes on there.
      if (this.#field.value === body && this.#library && html !== undefined) this.#takeOver(html, { body, body_form });
    }
    this.#isComing = false;
    // A page that refuses what was sent begins with the reason, wherever its address leads.
    const led = document.getElementById("refused") ? "" : location.hash;
    // Who went into another field meanwhile stays there.
    const at = document.activeElement;
    if (at === this.#field || !at.matches("input, textarea, select")) this.#follow(this.#pressed || led);
    return this;
  }

  /** Open the editor under the hands of whoever is in the field already. */
  #takeOver(html, given) {
    const { selectionStart: at, value } = this.#field;
    const isHere = document.activeElement === this.#field;
    this.#open(html, given);
    if (!isHere || !this.#editor) return;
    if (!value.slice(0, at).trim()) this.#editor.goTo(0);
    else if (!this.#editor.goBehind(anchored(value, Math.max(value.lastIndexOf("\n", at - 1) + 1, at - QUOTED), at))) this.#editor.goTo(Infinity);
  }

  settle() {
    if (!this.#editor) return;
    const sent = this.#changed ? { body: this.#editor.html(), body_form: "html" } : this.#given;
    this.#field.value = sent.body;
    this.#plain.form.value = sent.body_form;
  }

  async replace({ body, body_form }) {
    if (!this.#editor) return this.#plain.replace({ body, body_form });
    const html = body_form === "html" ? body : (await this.#converted({ body, body_form }, "html"))?.body;
    if (html !== undefined && this.#library.holds(html)) return this.#editor.put(html);
    this.#close();
    this.#plain.replace({ body, body_form });
    this.#show(html === undefined ? "" : "lossy");
  }

  insert(html) { (this.#editor ?? this.#plain).insert(html); }

  onChange(listener) { this.#onChange.push(listener); }

  selection() { return (this.#editor ?? this.#plain).selection(); }

  show(passages) {
    this.#passages = passages;
    return (this.#editor ?? this.#plain).show(passages);
  }

  lead(passage) { (this.#editor ?? this.#plain).lead(passage); }

  toPrompt() {
    if (!this.#editor) return this.#plain.toPrompt();
    this.#editor.focus();
    const quote = promptIn(this.#place.querySelector(".editor-text").textContent).replace(/\s+/g, " ").trim();
    if (quote) this.#editor.lead({ quote, before: "", after: "" });
  }

  at() { return (this.#editor ?? this.#plain).at(); }

  goTo(at) { (this.#editor ?? this.#plain).goTo(at); }

  headings() { return (this.#editor ?? this.#plain).headings(); }

  toHeading(at) { (this.#editor ?? this.#plain).toHeading(at); }

  onChoose(listener) { this.#onChoose.push(listener); }

  hold(isHeld) {
    this.#held = isHeld;
    this.#plain.hold(isHeld);
    this.#editor?.hold(isHeld);
  }

  get isAsRead() { return Boolean(this.#editor); }

  #library = null;

  async #load() {
    try {
      this.#library ??= await import(this.#place.dataset.editor);
    } catch {
      this.#library = null;
    }
  }

  #open(html, given) {
    if (!this.#library.holds(html)) return this.#show("lossy");
    this.#given = given;
    this.#changed = false;
    const { label } = this.#place.dataset;
    const language = this.#language();
    const attributes = { "class": "text editor-text", "role": "textbox", "aria-multiline": "true", "aria-label": label, "aria-describedby": "editor-hint", "spellcheck": "true", "lang": language };
    this.#editor = this.#library.open({
      place: this.#place.querySelector(".editor-place"),
      bar: this.#place.querySelector(".tools"),
      html,
      attributes,
      left: (counts) => this.#tellLeft(counts),
      isTypographic,
      files: (files) => this.#form.dispatchEvent(new CustomEvent("writing:files", { bubbles: true, detail: { files } })),
    });
    this.#editor.onChange(() => {
      this.#changed = true;
      this.#tell();
    });
    this.#form.elements.language?.addEventListener("change", () => this.#editor?.speak(this.#language()));
    this.#editor.onChoose((id) => { for (const listener of this.#onChoose) listener(id); });
    if (this.#passages.length) this.#editor.show(this.#passages);
    if (this.#held) this.#editor.hold(true);
    this.#show();
  }

  /** Say how much of what was pasted stayed outside: a person may miss it. */
  #tellLeft(counts) {
    const told = this.#place.querySelector("[data-left]");
    const said = Object.entries(counts).filter(([, count]) => count).map(([name, count]) => `${told.dataset[name]} (${count})`);
    told.textContent = said.length ? `${told.dataset.left} ${said.join(", ")}` : "";
    told.hidden = !said.length;
  }

  /** A new article is in the language that is chosen for it. */
  #language() { return this.#form.elements.language?.value || this.#place.dataset.language || document.documentElement.lang; }

  #close() {
    this.#editor?.close();
    this.#editor = null;
  }

  /** Turn to the other face, with the same text. */
  async #turn(face) {
    this.settle();
    const now = this.#sent();
    if (face === PLAIN) {
      const back = this.#changed && (await this.#converted(now, "markdown"));
      if (this.#changed && !back) return;
      this.#close();
      if (back) [this.#field.value, this.#plain.form.value] = [back.body, back.body_form];
      choose(PLAIN);
      this.#show();
      this.#field.focus();
      return;
    }
    await this.#load();
    if (!this.#library) return this.#show("failed");
    const html = now.body_form === "html" ? now.body : (await this.#converted(now, "html"))?.body;
    if (html === undefined) return;
    choose("editor");
    this.#open(html, now);
    this.#editor?.focus();
  }

  /** The page brings the HTML of what it shows; a browser that kept something else asks for it. */
  async #asHtml(given) {
    if (given.body_form === "html") return given.body;
    const brought = document.getElementById("body-html")?.content.textContent;
    return given.body === this.#field.defaultValue ? brought : (await this.#converted(given, "html"))?.body;
  }

  async #converted({ body, body_form }, wanted) {
    const asked = new FormData();
    for (const [name, value] of Object.entries({ body, body_form, wanted, csrf_token: this.#form.elements.csrf_token?.value ?? "" })) asked.set(name, value);
    try {
      const answer = await fetch(this.#place.dataset.convert, { method: "POST", body: asked });
      const told = await answer.json();
      if (answer.ok) return told;
      this.#show("refused", told.error);
    } catch {
      this.#show("failed");
    }
    return undefined;
  }

  #sent() { return { body: this.#field.value, body_form: this.#plain.form.value }; }

  #tell() { for (const listener of this.#onChange) listener(); }

  #show(told = "", words = "") {
    this.#form.dataset.surface = this.#editor ? "editor" : PLAIN;
    this.#place.hidden = !this.#editor;
    for (const one of this.#form.querySelectorAll("[data-write-told]")) one.hidden = one.dataset.writeTold !== told;
    const refused = this.#form.querySelector("[data-write-told=refused]");
    if (refused) refused.textContent = words;
    for (const button of this.#form.querySelectorAll("[data-write]")) button.hidden = (button.dataset.write === PLAIN) !== Boolean(this.#editor);
  }

  /** A link to the text, as from what is still missing, leads to what is still to be written. */
  #follow(place) {
    // While the editor is on its way, the field would be led to, and go away with the keys.
    if (this.#isComing) {
      this.#pressed = place;
      return;
    }
    const text = this.#editor ?? this.#plain;
    if (place === "#body" && !text.toBlankQuotation()) this.toPrompt();
    if (place !== PICTURE) return;
    // It asks something, so it is followed once: not again with each save of this page.
    if (location.hash === PICTURE) history.replaceState(history.state, "", location.pathname + location.search);
    text.toBarePicture(document.querySelector("#panel-why [data-picture]")?.dataset.picture ?? "");
  }
}

const isOfThisPage = ({ pathname, search }) => pathname === location.pathname && search === location.search;

function chosen() {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    return null;
  }
}

function choose(face) {
  try {
    localStorage.setItem(CHOICE, face);
  } catch { /* then it is for this page only */ }
}
