// Which kind of program wrote this, as far as it matters.
const WORD_PROCESSOR = /urn:schemas-microsoft-com:office|class=["']?Mso|content=["']?(?:Microsoft|LibreOffice|OpenOffice|Cocoa)|docs-internal-guid|SCXW\d|data-ccp-/i;

/** {keepsLanguage, base}: word processors name a language for spelling only, which is no news. */
export function asRead(html, page) {
  const base = page.querySelector("meta[name=x-base][href]")?.getAttribute("href") || "";
  return { keepsLanguage: !WORD_PROCESSOR.test(html), base: /^https?:/i.test(base) ? base : "" };
}
