// What another program put into the clipboard, as the editor may read it.

/** Return pasted HTML without what only shows how it looked. */
export function cleanPasted(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  for (const one of body.querySelectorAll("style, script, meta, link, title")) one.remove();
  for (const one of body.querySelectorAll("[style], [class]")) {
    one.removeAttribute("style");
    if (!["post", "notes"].includes(one.className)) one.removeAttribute("class");
  }
  return body.innerHTML;
}
