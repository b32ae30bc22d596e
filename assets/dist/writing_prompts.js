// Prompts of a template, as newsroom/articles/prompts.py knows them.

const PROMPT = /\{\s*✎[^{}]*\}?/;

/** Return the first prompt that nobody has written into yet, or nothing. */
export function promptIn(words) { return words.match(PROMPT)?.[0] ?? ""; }

const BLANK_QUOTATION = /<(p|q)\b[^>]*\sdata-said[^>]*>\s*<\/\1>/;

/** Return the first quotation of a text in HTML that has original words and none of its own, or nothing. */
export function blankQuotationIn(html) { return html.match(BLANK_QUOTATION)?.[0] ?? ""; }
