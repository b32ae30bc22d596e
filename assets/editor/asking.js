// Buttons that ask something first, each in a <dialog> of the page (templates/desk/writing/_dialogs.html).

import { around } from "./commands.js";
import { chooseArticle, choosePicture } from "./choosing.js";
import { opened } from "./focusing.js";
import { encoded } from "./write.js";
import { everywhere } from "./schema.js";
import { chooseWhat } from "./inserting.js";
import { notesOf, referTo } from "./notes.js";
import { readPost } from "./posts.js";
import { languageOf } from "./languages.js";
import { putIn } from "./putting.js";
import { refusing, wrongWith } from "./refusing.js";

const LINK = /^(https?:\/\/[^\s/?#]+\.[^\s]+|mailto:[^\s@]+@[^\s@]+|\/(?!\/)\S*|#[a-z0-9-]+)$/i;

/** Open a dialog with values in its fields; resolves to {done, values}, done "" where it was left. */
async function ask(editor, name, values, prepare) {
  const dialog = document.getElementById(`say-${name}`);
  const form = dialog.querySelector("form");
  form.reset();
  const set = (field, value) => { if (form.elements[field]) form.elements[field].value = value ?? ""; };
  for (const [field, value] of Object.entries(values)) set(field, value);
  for (const button of form.querySelectorAll("[value=remove]")) button.hidden = !values.isThere;
  const leave = prepare?.(form, set);
  const done = await opened(dialog, editor).left;
  leave?.();
  return { done, values: Object.fromEntries(new FormData(form)) };
}

/** Return a day in the post's own words, for it stays as it is: English puts the number first here. */
function day(date, language, shownIn) {
  const [spoken] = Intl.DateTimeFormat.supportedLocalesOf([language, shownIn].filter(Boolean));
  return new Date(`${date}T12:00`).toLocaleDateString(spoken === "en" ? "en-GB" : spoken, { dateStyle: "long" });
}

const isEmpty = (editor) => editor.state.selection.empty;
const focused = (editor) => editor.chain().focus();

async function link(editor) {
  const { href, hreflang } = editor.getAttributes("a");
  const { done, values } = await ask(editor, "link", { href, hreflang, isThere: Boolean(href) }, (form, set) => {
    form.elements.href.setCustomValidity("");
    return chooseArticle(form, editor.view.dom.lang, (found) => { set("href", found.href); set("words", found.title); });
  });
  if (!done) return editor.commands.focus();
  const chain = focused(editor).extendMarkRange("a");
  if (done === "remove" || !LINK.test(values.href.trim())) return chain.unsetMark("a").run();
  const attributes = { href: values.href.trim(), hreflang: values.hreflang || null };
  if (!isEmpty(editor) || href) return chain.setMark("a", attributes).run();
  return focused(editor).insertContent({ type: "text", text: values.words || attributes.href, marks: [{ type: "a", attrs: attributes }] }).run();
}

/** A quotation of its own: who speaks stands below it, what was said in another language with its words. */
async function quotation(editor) {
  const quote = around(editor.state, "blockquote");
  const spoken = quote && spokenIn(editor.state)?.node;
  const paragraph = spoken?.attrs;
  const own = (spoken ?? editor.state.selection.$from.parent).textContent;
  const footer = quote?.node.lastChild.type.name === "footer" ? quote.node.lastChild.textContent : "";
  const { done, values } = await ask(editor, "quotation", { speaker: footer, language: paragraph?.["data-said-in"], words: paragraph?.["data-said"], isThere: Boolean(quote) },
    (form) => refusing(form, (typed) => wrongWith(typed, own, form.dataset.own)));
  if (!done) return editor.commands.focus();
  if (done === "remove") return focused(editor).command(({ tr, state }) => unwrapQuote(tr, state)).run();
  if (!quote) focused(editor).setNode("p").wrapIn("blockquote").run();
  return focused(editor).command(({ tr }) => setSpoken(editor, tr, values, footer)).run();
}

/** The paragraph that the writing mark is in; from the speaker, the first one of the quotation. */
function spokenIn(state) {
  const quote = around(state, "blockquote");
  let found = around(state, "p");
  quote?.node.forEach((node, offset) => { if (node.type.name === "p") found ??= { node, at: quote.at + 1 + offset }; });
  return found;
}

function said({ language, words }) {
  return { "data-said-in": language || null, "data-said": (language && words.trim()) || null };
}

function setSpoken(editor, tr, values, before) {
  const { nodes } = editor.schema;
  const paragraph = spokenIn(tr);
  if (paragraph) {
    for (const [name, value] of Object.entries(said(values))) tr.setNodeAttribute(paragraph.at, name, value);
  }
  const quote = around(tr, "blockquote");
  if (!quote || values.speaker.trim() === before) return true;
  const last = quote.node.lastChild;
  const end = quote.at + quote.node.nodeSize - 1;
  const speaker = values.speaker.trim() && nodes.footer.create(null, nodes.line.create(null, editor.schema.text(values.speaker.trim())));
  tr.replaceWith(last.type.name === "footer" ? end - last.nodeSize : end, end, speaker || []);
  return true;
}

function unwrapQuote(tr, state) {
  const quote = around(state, "blockquote");
  const inside = [];
  quote.node.forEach((child) => {
    if (child.type.name === "footer") child.forEach((one) => inside.push(one));
    else inside.push(child.type.name === "p" ? child.type.create({ ...child.attrs, ...said({ language: "", words: "" }) }, child.content) : child);
  });
  tr.replaceWith(quote.at, quote.at + quote.node.nodeSize, inside);
  return true;
}

/** A quotation inside the line: of the marked words, or of those that the dialog takes. */
async function inlineQuotation(editor) {
  const there = editor.isActive("q");
  const now = editor.getAttributes("q");
  const { from, to } = editor.state.selection;
  const isTyped = !there && isEmpty(editor);
  const own = there ? editor.state.selection.$from.parent.textContent : editor.state.doc.textBetween(from, to);
  const { done, values } = await ask(editor, "quoted", { language: now["data-said-in"], words: now["data-said"], isThere: there }, (form) => {
    form.elements.quotation.closest(".field").hidden = !isTyped;
    return refusing(form, (typed) => {
      if (isTyped && !typed.quotation.trim()) return "none";
      return wrongWith(typed, isTyped ? typed.quotation : own, form.dataset.own);
    });
  });
  if (!done) return editor.commands.focus();
  if (isTyped) return putQuotation(editor, values);
  const chain = focused(editor);
  if (there) chain.extendMarkRange("q").unsetMark("q");
  return (done === "remove" ? chain : chain.setMark("q", said(values))).run();
}

/** What is typed behind the quotation is no part of it. */
function putQuotation(editor, values) {
  const { storedMarks, selection } = editor.state;
  const around = (storedMarks ?? selection.$from.marks()).map((one) => one.toJSON());
  const quoted = { type: "text", text: values.quotation.trim(), marks: [...around, { type: "q", attrs: said(values) }] };
  return focused(editor).insertContent(quoted).command(({ tr, state }) => Boolean(tr.removeStoredMark(state.schema.marks.q))).run();
}

async function tongue(editor) {
  const block = editor.state.selection.$from;
  const now = isEmpty(editor) && !editor.isActive("span") ? block.parent.attrs.lang : editor.getAttributes("span").lang;
  const { done, values } = await ask(editor, "language", { language: now, isThere: Boolean(now) });
  if (!done) return editor.commands.focus();
  const lang = done === "remove" ? null : values.language || null;
  if (lang && !new RegExp(`^(?:${everywhere.lang.pattern})$`).test(lang)) return editor.commands.focus();
  if (isEmpty(editor) && !editor.isActive("span")) {
    if (!("lang" in block.parent.attrs)) return editor.commands.focus();
    return focused(editor).command(({ tr }) => Boolean(tr.setNodeAttribute(block.before(), "lang", lang))).run();
  }
  const chain = focused(editor);
  if (editor.isActive("span")) chain.extendMarkRange("span").unsetMark("span");
  return (lang ? chain.setMark("span", { lang }) : chain).run();
}

async function picture(editor) {
  const { node } = editor.state.selection;
  if (node?.type.name === "picture" || node?.type.name === "img") {
    const { done, values } = await ask(editor, "describe", { alt: node.attrs.alt });
    return done ? focused(editor).updateAttributes(node.type.name, { alt: values.alt }).run() : editor.commands.focus();
  }
  let chosen = null;
  const { done, values } = await ask(editor, "picture", {}, (form, set) => choosePicture(form, editor.view.dom.lang, (found, words) => {
    chosen = found;
    set("alt", words.alt);
    set("caption", words.caption);
  }));
  if (!done || !chosen) return editor.commands.focus();
  const caption = values.caption.trim() ? [{ type: "text", text: values.caption.trim() }] : [];
  const figure = { type: "figure", content: [{ type: "picture", attrs: { src: `picture:${chosen.id.replaceAll("-", "")}`, alt: values.alt } }, { type: "figcaption", content: caption }] };
  return focused(editor).insertContent(figure).run();
}

async function post(editor) {
  let reading;
  const { done } = await ask(editor, "post", {}, (form, set) => (reading = readPost(form, set)).leave);
  const values = done && await reading.values();
  if (!done || !values.text.trim()) return editor.commands.focus();
  return putIn(editor, postHtml(values, editor.view.dom.lang));
}

/** An embedded post is a quotation like any other: its address is kept and never asked for anything. */
export function postHtml({ address, author, date, language, text }, shownIn) {
  const quoted = (name, value) => (value ? ` ${name}="${encoded(value).replaceAll('"', "&quot;")}"` : "");
  const paragraphs = text.trim().split(/\n\s*\n/).map((one) => `<p>${encoded(one.trim()).replaceAll("\n", "<br>")}</p>`);
  const cite = author.trim() ? `<cite>${encoded(author.trim())}</cite>` : "";
  const time = date ? `<time datetime="${date}">${day(date, languageOf(language), shownIn)}</time>` : "";
  const footer = cite || time ? `<footer>${[cite, time].filter(Boolean).join(" ")}</footer>` : "";
  return `<blockquote class="post" translate="no"${quoted("cite", LINK.test(address) ? address : "")}${quoted("lang", languageOf(language))}>${paragraphs.join("")}${footer}</blockquote>`;
}

/** Refer once more to a note that is there. */
async function again(editor) {
  const { done } = await ask(editor, "again", {}, (form) => {
    form.querySelector(".results").replaceChildren(...notesOf(editor.state.doc).map(({ note, number, words }) => {
      const button = document.createElement("button");
      Object.assign(button, { className: "result", value: note, textContent: `${number}. ${words}` });
      const item = document.createElement("li");
      item.append(button);
      return item;
    }));
    return null;
  });
  return done ? referTo(editor, done) : editor.commands.focus();
}

/** Put something in by its name. What was typed after the sign and is no name stays in the text. */
async function insert(editor, act, typed = "") {
  const hasNotes = notesOf(editor.state.doc).length > 0;
  document.getElementById("say-insert-again").dataset.cannot = hasNotes ? "no" : "yes";
  const { name, words } = await chooseWhat(editor);
  editor.commands.focus();
  if (name) return act(name);
  return typed ? editor.commands.insertContent({ type: "text", text: typed + words }) : false;
}

export const asking = {
  a: link, blockquote: quotation, q: inlineQuotation, lang: tongue, picture, post, again, insert,
  keys: (editor) => ask(editor, "keys", {}),
};
