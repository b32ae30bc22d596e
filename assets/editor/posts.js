// What an address of a post tells of it by itself. The address is never asked for anything.

const KNOWN = [
  [/^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(\w{1,20})\/status\//i, 1],
  [/^https?:\/\/bsky\.app\/profile\/([\w.-]+)\/post\//i, 1],
  [/^https?:\/\/(?:www\.)?(?:instagram|threads)\.(?:com|net)\/@?([\w.]+)\/(?:p|post)\//i, 1],
  [/^https?:\/\/(?:www\.)?(?:tiktok)\.com\/@([\w.]+)\//i, 1],
  [/^https?:\/\/(?:www\.)?facebook\.com\/([\w.]+)\/posts\//i, 1],
  [/^https?:\/\/[\w.-]+\/@([\w.]+(?:@[\w.-]+)?)\/\d+/i, 1],
];

/** Tell what was pasted: an address with the name in it, or the words of a post. */
export function told(pasted) {
  const words = pasted.trim();
  const found = /https?:\/\/\S+/.exec(words)?.[0] ?? "";
  const handle = KNOWN.map(([pattern, group]) => pattern.exec(found)?.[group]).find(Boolean) ?? "";
  return { address: found, handle, text: words.replace(found, "").trim() };
}

/** Fill the fields of a post from what is pasted into the first one. */
export function fillPost(form, set) {
  const heard = () => {
    const { address, handle, text } = told(form.elements.pasted.value);
    if (address) set("address", address);
    if (handle) set("handle", handle);
    if (text) set("text", text);
  };
  form.elements.pasted.addEventListener("input", heard);
  return () => form.elements.pasted.removeEventListener("input", heard);
}
