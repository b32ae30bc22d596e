// Plain text as people type it: empty lines between paragraphs, signs before the points of a list.
const POINT = /^\s*(?:[•◦▪‣●○■·∙*+-])\s+(?=\S)/;
const NUMBERED = /^\s*(\d{1,3})[.)]\s+(?=\S)/;
const UNSEEN = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\ufeff]/g;

/** Return the blocks of a plain text. */
export function fromPlain(text) {
  const parts = text.replace(UNSEEN, "").replace(/\r\n?/g, "\n").split(/\n[ \t]*(?:\n[ \t]*)+/);
  return parts.flatMap((part) => grouped(part.split("\n").filter((line) => line.trim())));
}

function grouped(rows) {
  const blocks = [];
  for (const row of rows) {
    const kind = POINT.test(row) ? "ul" : NUMBERED.test(row) ? "ol" : "p";
    const last = blocks.at(-1);
    if (last?.tag === kind) last.rows.push(row);
    else blocks.push({ tag: kind, rows: [row] });
  }
  // One line with a number in front is a sentence; two are a list.
  const alone = blocks.length === 1 && rows.length === 1 && blocks[0].tag === "ol";
  return alone ? [paragraph(rows)] : blocks.map((one) => (one.tag === "p" ? paragraph(one.rows) : list(one)));
}

function paragraph(rows) {
  return { tag: "p", attributes: {}, runs: rows.flatMap((row, index) => [...(index ? [{ br: true }] : []), words(row)]) };
}

function list({ tag, rows }) {
  const start = tag === "ol" ? Number(NUMBERED.exec(rows[0])[1]) : 1;
  const kids = rows.map((row) => ({ tag: "li", attributes: {}, kids: [paragraph([row.replace(tag === "ol" ? NUMBERED : POINT, "")])] }));
  return { tag, attributes: start === 1 ? {} : { start: String(start) }, kids };
}

function words(row) {
  return { text: row.trim().replace(/[ \t]+/g, " "), marks: {} };
}
