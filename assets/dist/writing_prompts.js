// Prompts of a template, as newsroom/articles/prompts.py knows them.

const PROMPT = /\{\s*✎[^{}]*\}?/;

/** Return the first prompt that nobody has written into yet, or nothing. */
export function promptIn(words) { return words.match(PROMPT)?.[0] ?? ""; }
