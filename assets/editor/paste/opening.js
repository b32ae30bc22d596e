// Opens clipboard HTML as a page that nobody sees. Its styles and its base are set aside by
// name before: even of a page that is never shown, a browser under a strict policy complains of each.
const TAG = /<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi;
const STYLE = /([\s"'])style(?=\s*=)/gi;
const BASE = /<base(?=[\s/>])/gi;
const ELEMENT = /<(\/?)style(?=[\s/>])/gi;

/** Return the page; what was style= is data-style= in it, <style> a script of no language, <base> a meta. */
export function opened(html) {
  const aside = html.replace(TAG, (tag) => tag.replace(STYLE, "$1data-style"))
    .replace(BASE, '<meta name="x-base"').replace(ELEMENT, (_, closing) => (closing ? "</script" : '<script type="text/x-style"'));
  const page = new DOMParser().parseFromString(aside, "text/html");
  for (const one of page.querySelectorAll("[style]")) one.setAttribute("data-style", one.getAttribute("style"));
  return page;
}
