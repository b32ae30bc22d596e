// What is seen only when all blocks stand side by side: the ranks of headings, bullets that were typed.
const BULLET = /^[•◦▪‣●○■·∙]\s+/;

/** Bring headings to the three ranks that a text has under its title. */
export function lowered(blocks) {
  const all = [];
  each(blocks, (block) => { if (/^h\d$/.test(block.tag)) all.push(block); });
  const shift = all.some((one) => one.tag === "h1") ? 1 : 0;
  for (const one of all) one.tag = `h${Math.min(Math.max(Number(one.tag[1]) + shift, 2), 4)}`;
  return blocks;
}

/** Make lists of paragraphs that begin with a bullet. */
export function bulleted(blocks) {
  const kept = [];
  for (const block of blocks) {
    const first = block.tag === "p" && block.runs[0];
    if (!first || !BULLET.test(opening(block.runs))) { kept.push(block); continue; }
    const item = { tag: "li", attributes: {}, kids: [{ ...block, runs: unbulleted(block.runs) }] };
    const last = kept.at(-1);
    if (last?.typed) last.kids.push(item);
    else kept.push({ tag: "ul", attributes: {}, kids: [item], typed: true });
  }
  return kept;
}

function opening(runs) {
  return runs.map((run) => run.text ?? "").join("").slice(0, 4);
}

function unbulleted(runs) {
  let left = BULLET.exec(opening(runs))[0].length;
  const kept = [];
  for (const run of runs) {
    const cut = run.text === undefined ? 0 : Math.min(left, run.text.length);
    left -= cut;
    if (run.text === undefined || run.text.length > cut) kept.push(cut ? { ...run, text: run.text.slice(cut) } : run);
  }
  return kept;
}

function each(blocks, see) {
  for (const block of blocks) {
    see(block);
    if (block.kids) each(block.kids, see);
  }
}
