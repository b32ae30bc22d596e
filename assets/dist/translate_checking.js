// Asks what the checks find in a segment while it is typed, and shows where they point.

import { follow, paint, point, shade, spansOf } from "./finding_places.js";

const PAUSE_MS = 300;

export class Checking {
  constructor(page) {
    this.page = page;
    this.timers = new Map();
    this.asked = new Map();
    page.form.addEventListener("click", (event) => this.pressed(event));
    follow(page.form);
  }

  /** Ask soon what is found in a text as it stands; whoever types on is asked for later. */
  touched(segment) {
    if (this.asked.get(segment.key)?.text === segment.area.value) return;
    clearTimeout(this.timers.get(segment.key));
    this.timers.set(segment.key, setTimeout(() => this.ask(segment), PAUSE_MS));
  }

  async ask(segment) {
    const { page } = this;
    const text = segment.area.value;
    const stop = new AbortController();
    this.asked.get(segment.key)?.stop.abort();
    this.asked.set(segment.key, { text, stop });
    const body = new URLSearchParams({ [`text.${segment.key}`]: text });
    const told = await fetch(`${page.here}/segments/${segment.key}/check`, { method: "POST", body, signal: stop.signal, headers: { "X-CSRFToken": page.token } })
      .then((reply) => (reply.ok ? reply.text() : "")).catch(() => "");
    // An answer to a text that was typed over meanwhile says nothing of what stands there now.
    if (told && segment.area.value === text) this.show(segment, told);
  }

  show(segment, told) {
    const found = new DOMParser().parseFromString(told, "text/html").querySelector("[data-checked]");
    const place = segment.element.querySelector(".segment-findings");
    if (!found || !place || found.innerHTML.trim() === segment.found) return;
    segment.found = found.innerHTML.trim();
    const wasOpen = place.querySelector(".hints")?.open;
    place.replaceChildren(...[...found.childNodes].map((one) => document.adoptNode(one)));
    const hints = place.querySelector(".hints");
    if (hints && wasOpen) hints.open = true;
    this.draw(segment);
  }

  /** Take over what came with a save; what was typed since is asked for again. */
  saved(segment, line) {
    segment.found = null;
    this.draw(segment);
    if (line.text !== segment.area.value) {
      this.asked.delete(segment.key);
      this.touched(segment);
    }
  }

  /** Mark what the findings of a segment point at. */
  draw(segment) {
    const links = (side) => [...segment.element.querySelectorAll(`.segment-findings a.place[data-side="${side}"]`)];
    const source = segment.element.querySelector('[data-words="source"]');
    if (source && (links("source").length || source.querySelector("mark.found"))) paint(source, links("source"));
    if (segment.surface) shade(segment.key, segment.surface.element, links("target"));
  }

  pressed(event) {
    const link = event.target.closest("a.place");
    const segment = this.page.segments.get(link?.closest("li.segment")?.dataset.key);
    if (!segment) return;
    event.preventDefault();
    if (link.dataset.side === "source") point(segment.element.querySelector('[data-words="source"]'), link);
    else segment.selectWords(...spansOf(link, segment.plainText)[0]);
  }
}
