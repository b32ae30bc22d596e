// Tables that hold facts; one that only puts things beside each other is opened up.

/** Return a table as one block, or what stands in it where it is no table to a reader. */
export function tableBlocks(element, reading, marks, { blocksOf, blockRuns, lines }) {
  const own = (selector) => [...element.querySelectorAll(selector)].filter((one) => one.closest("table") === element);
  const rows = own("tr").map((row) => ({ row, cells: [...row.children].filter((one) => one.matches("td, th")) })).filter((one) => one.cells.length);
  if (isLayout(element, rows)) return rows.flatMap(({ cells }) => cells.flatMap((cell) => blocksOf(cell, reading, marks)));
  const made = rows.map(({ row, cells }) => {
    const head = Boolean(row.closest("thead")) || cells.every((cell) => cell.localName === "th");
    return { head, block: { tag: "tr", attributes: {}, kids: cells.map((cell) => cellOf(cell, head, blocksOf(cell, reading, {}))) } };
  });
  if (!made.some(({ block }) => block.kids.some((cell) => cell.kids.length))) return [];
  const kids = [];
  const caption = own("caption")[0];
  const [words] = caption ? lines(blockRuns(caption, { reading })) : [];
  if (words) kids.push({ tag: "caption", attributes: {}, runs: words });
  const first = made.findIndex(({ head }) => !head);
  const split = first < 0 ? 0 : first;
  if (split) kids.push({ tag: "thead", attributes: {}, kids: made.slice(0, split).map((one) => one.block) });
  kids.push({ tag: "tbody", attributes: {}, kids: made.slice(split).map((one) => one.block) });
  return [{ tag: "table", attributes: {}, kids }];
}

function cellOf(cell, head, kids) {
  const tag = head ? "th" : cell.localName;
  // That a cell is a heading says what its bold letters said.
  const plain = tag === "th" ? kids.map((one) => (one.runs ? { ...one, runs: one.runs.map(unbold) } : one)) : kids;
  return { tag, attributes: spans(cell), kids: plain };
}

function unbold(run) {
  if (!run.marks?.strong) return run;
  const { strong, ...marks } = run.marks;
  return { ...run, marks };
}

function isLayout(element, rows) {
  const count = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  return count < 2 || /^(?:presentation|none)$/.test(element.getAttribute("role") || "") ||
    Boolean(element.parentElement.closest("td, th, li")) || Boolean(element.querySelector("table"));
}

function spans(cell) {
  const attributes = {};
  for (const name of ["colspan", "rowspan"]) {
    const count = cell.getAttribute(name) || "";
    if (/^[1-9]\d{0,2}$/.test(count) && count !== "1") attributes[name] = count;
  }
  const scope = cell.getAttribute("scope") || "";
  if (cell.localName === "th" && /^(?:row|col|rowgroup|colgroup)$/.test(scope)) attributes.scope = scope;
  return attributes;
}
