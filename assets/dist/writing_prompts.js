// What a text still lacks, as its plain field holds it: prompts of a template are as
// newsroom/articles/prompts.py knows them.

const PROMPT = /\{\s*✎[^{}]*\}?/;

/** Return the first prompt that nobody has written into yet, or nothing. */
export function promptIn(words) { return words.match(PROMPT)?.[0] ?? ""; }

const BLANK_QUOTATION = /<(p|q)\b[^>]*\sdata-said[^>]*>\s*<\/\1>/;

/** Return the first quotation of a text in HTML that has original words and none of its own, or nothing. */
export function blankQuotationIn(html) { return html.match(BLANK_QUOTATION)?.[0] ?? ""; }

const PICTURE = /!\[[^\]]*\]\(picture:[^)]*\)|<img\b[^>]*\ssrc="picture:[^>]*>/g;
const BARE = /^!\[\s*\]|^<img(?![^>]*\salt="[^"]*[^"\s])/;

/** Return the picture of this id, or the first one that says nothing of what it shows, as it is typed. */
export function barePictureIn(text, id) {
  const all = text.match(PICTURE) ?? [];
  const ofId = all.filter((one) => id && one.includes(`picture:${id}`));
  const isBare = (one) => BARE.test(one);
  return ofId.find(isBare) ?? ofId[0] ?? all.find(isBare) ?? "";
}
