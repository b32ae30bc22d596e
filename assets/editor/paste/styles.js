// What style attributes and a page's own rules say. The browser is not asked: under a policy without
// inline styles it answers nothing.
const DECLARATION = /([\w-]+)\s*:\s*((?:"[^"]*"|'[^']*'|\([^)]*\)|[^;"'(])*)/g;
const RULE = /([^{}]+)\{([^{}]*)\}/g;
const NESTED = /@(?:media|supports|layer|container)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
const SIMPLE = /^([a-z][a-z0-9]*)?(?:\.([\w-]+))?$/i;
const LIST_LEVEL = /^@list\s+(l\d+):level(\d+)$/i;

/** Read declarations: {property: value}, both in lower case but for what is in quotes. */
export function declarations(text) {
  const found = {};
  for (const [, name, value] of (text || "").matchAll(DECLARATION)) found[name.toLowerCase()] = value.trim();
  return found;
}

/** Read the rules of a page that name one element, one class or both, and Word's lists. */
export function sheetOf(page) {
  const rules = new Map();
  const lists = new Map();
  for (const style of page.querySelectorAll("script[type='text/x-style']")) {
    const text = style.textContent.replace(/<!--|-->/g, "").replace(/\/\*[\s\S]*?\*\//g, "").replace(NESTED, "");
    for (const [, selectors, body] of text.matchAll(RULE)) note(selectors, declarations(body), rules, lists);
  }
  return { rules, lists };
}

function note(selectors, said, rules, lists) {
  for (const selector of selectors.split(",").map((one) => one.trim())) {
    const list = LIST_LEVEL.exec(selector);
    if (list) lists.set(`${list[1].toLowerCase()}:${list[2]}`, said);
    const simple = SIMPLE.exec(selector);
    if (simple && simple[2]) {
      const key = `${(simple[1] || "").toLowerCase()}.${simple[2]}`;
      rules.set(key, { ...rules.get(key), ...said });
    }
  }
}

/** What is said of one element: the rules of its classes, then its own attribute. */
export function styleOf(element, { rules }) {
  const said = {};
  for (const name of element.classList) {
    Object.assign(said, rules.get(`.${name}`), rules.get(`${element.localName}.${name}`));
  }
  return Object.assign(said, declarations(element.getAttribute("data-style")));
}

/** Whether an element says that nobody sees it. */
export function isHidden(element, sheet) {
  if (element.hasAttribute("hidden")) return true;
  const said = styleOf(element, sheet);
  return /^none\b/i.test(said.display || "") || /^all\b/i.test(said["mso-hide"] || "") ||
    /^hidden\b/i.test(said.visibility || "") || /^0(?:px|pt|em|%)?$/i.test(said["font-size"] || "");
}
