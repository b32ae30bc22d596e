// Choosing an article to link to and a picture to show, from what the newsroom has.

const PATIENCE_MS = 250;

/** Ask the newsroom; with something to read, it is sent and not put into an address. */
export async function answered(address, query, sent) {
  const asked = new URL(address, location.href);
  for (const [name, value] of Object.entries(query)) asked.searchParams.set(name, value);
  const known = sent ? { ...JSON.parse(document.body.getAttribute("hx-headers")), "Content-Type": "application/json" } : {};
  const answer = await fetch(asked, { headers: { ...known, Accept: "application/json" }, ...(sent && { method: "POST", body: JSON.stringify(sent) }) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

/** Ask while somebody types, and at once where there is something to see before; returns how to end it. */
function whileTyped(field, ask, now) {
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PATIENCE_MS);
  };
  const enter = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    ask();
  };
  field.addEventListener("input", later);
  field.addEventListener("keydown", enter);
  if (now) ask();
  return () => {
    clearTimeout(waiting);
    field.removeEventListener("input", later);
    field.removeEventListener("keydown", enter);
  };
}

/** Show one of the sentences that a dialog has. */
export function say(form, which) {
  for (const one of form.querySelectorAll("[data-told]")) one.hidden = one.dataset.told !== which;
}

function made(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

/** Let somebody search the newsroom's articles. */
export function chooseArticle(form, language, chosen) {
  const results = form.querySelector(".results");
  results.replaceChildren();
  say(form, "");
  let latest = 0;
  const ask = async () => {
    const turn = ++latest;
    const query = form.elements.search.value.trim();
    if (!query) return results.replaceChildren();
    try {
      const found = await answered(form.dataset.from, { q: query, language });
      if (turn !== latest) return;
      results.replaceChildren(...found.map((one) => row(one, chosen)));
      say(form, found.length ? "" : "none");
    } catch {
      say(form, "failed");
    }
  };
  return whileTyped(form.elements.search, ask, false);
}

function row(one, chosen) {
  const button = made("button", { type: "button", class: "result" }, made("span", { lang: one.language }, one.title), made("span", { class: "quiet small" }, one.language.toUpperCase()));
  button.addEventListener("click", () => {
    for (const other of button.closest(".results").querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
    chosen(one);
  });
  return made("li", {}, button);
}

/** Let somebody look through the pictures of the newsroom. */
export function choosePicture(form, language, chosen) {
  const results = form.querySelector(".results");
  const more = form.querySelector("[data-more]");
  let page = 1, latest = 0;
  results.replaceChildren();
  const take = async (isMore) => {
    const turn = ++latest;
    page = isMore ? page + 1 : 1;
    try {
      const { pictures, more: hasMore } = await answered(form.dataset.from, { q: form.elements.search.value.trim(), page });
      if (turn !== latest) return;
      if (!isMore) results.replaceChildren();
      results.append(...pictures.map((one) => tile(one, language, chosen)));
      more.hidden = !hasMore;
      say(form, results.childElementCount ? "" : "none");
    } catch {
      say(form, "failed");
    }
  };
  const further = () => take(true);
  more.addEventListener("click", further);
  const end = whileTyped(form.elements.search, () => take(false), true);
  return () => {
    end();
    more.removeEventListener("click", further);
  };
}

function tile(one, language, chosen) {
  const words = { alt: one.alt?.[language] ?? "", caption: one.caption?.[language] ?? "" };
  const image = made("img", { src: one.src, alt: words.alt || one.credit || "", width: one.width, height: one.height, loading: "lazy" });
  const button = made("button", { type: "button", class: "tile", "aria-pressed": "false" }, image, made("span", { class: "small" }, one.usable ? one.credit : one.why));
  button.disabled = !one.usable;
  button.addEventListener("click", () => {
    for (const other of button.closest(".results").querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
    chosen(one, words);
  });
  return made("li", {}, button);
}
