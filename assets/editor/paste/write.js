// Blocks as HTML, in the one spelling that the newsroom stores.
const ORDER = ["a", "q", "span", "cite", "time", "abbr", "strong", "em", "s", "sub", "sup", "code"];
const TIGHT = new Set(["li", "td", "th", "dt", "dd"]);

/** Return blocks as HTML, one a line. */
export function written(blocks) {
  return blocks.map(block).join("\n");
}

function block({ tag, attributes, runs, kids, verbatim }) {
  if (tag === "hr" || tag === "img") return opening(tag, attributes);
  const inside = verbatim !== undefined ? escaped(verbatim) : runs ? words(runs) : held(tag, kids);
  return `${opening(tag, attributes)}${inside}</${tag}>`;
}

function held(tag, kids) {
  if (TIGHT.has(tag) && kids.length && isLone(kids)) return words(kids[0].runs) + kids.slice(1).map(block).join("");
  return kids.map(block).join("");
}

/** Whether an item or a cell holds one paragraph that says nothing of itself, and lists at most. */
function isLone([first, ...rest]) {
  return first.tag === "p" && !Object.keys(first.attributes).length && rest.every((one) => one.tag === "ul" || one.tag === "ol");
}

function words(runs) {
  let html = "";
  const open = [];
  const close = (length) => { while (open.length > length) html += `</${open.pop().tag}>`; };
  for (const run of runs) {
    const marks = run.marks ? ORDER.filter((tag) => run.marks[tag]).map((tag) => ({ tag, said: opening(tag, run.marks[tag]) })) : [];
    let same = 0;
    while (same < open.length && same < marks.length && open[same].said === marks[same].said) same += 1;
    close(same);
    for (const mark of marks.slice(same)) { html += mark.said; open.push(mark); }
    html += run.br ? "<br>" : run.note ? sign(run.note) : escaped(run.text);
  }
  close(0);
  return html;
}

function sign({ id, number, first }) {
  const attributes = first === undefined ? { href: `#note-${id}` } : { href: `#note-${id}`, id: `noteref-${id}` };
  return `<sup>${opening("a", attributes)}${number}</a></sup>`;
}

function opening(tag, attributes) {
  return `<${tag}${Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value)).replace(/"/g, "&quot;")}"`).join("")}>`;
}

function escaped(text) {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
