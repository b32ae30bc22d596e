// What a tab that died, or a lost connection, left of a translation on this device.

/** Bring the drafts back into their segments, where they are saved. */
export async function restore(page, left) {
  let found = 0;
  let elsewhere = null;
  for (const [key, draft] of await left) {
    const segment = page.segments.get(key);
    if (!segment) { elsewhere ??= key; continue; }
    if (draft.text === segment.area.value && draft.ticked === segment.tick.checked) { if (!segment.dirty) page.drafts.drop(key); continue; }
    found += 1;
    bringBack(segment, draft);
    page.saver.touch(segment, { soon: true, extra: { source: draft.source } });
  }
  if (found) page.notice("restored");
  else if (elsewhere) await handOver(page, elsewhere);
}

/** Put a draft in its segment, one step behind what was typed there before this script came. */
function bringBack(segment, draft) {
  const typed = segment.dirty ? segment.area.value : null;
  segment.seen.value = draft.seen;
  segment.put(draft.text);
  if (typed !== null) segment.put(typed);
  else segment.tick.checked = draft.ticked; // what is only begun is not finished, whatever was before
}

/** Open the part where a draft's segment is; where it is nowhere, hand its text over to be kept. */
async function handOver(page, key) {
  if (new URLSearchParams(location.search).get("at") !== key) { page.leaveFor(key); return; }
  const draft = (await page.drafts.all()).get(key);
  const body = new URLSearchParams({ fence: draft.fence, source: draft.source, [`text.${key}`]: draft.text, [`seen.${key}`]: draft.seen });
  const reply = await fetch(`${page.here}/segments/${key}`, { method: "POST", body, headers: { "X-CSRFToken": page.token } }).catch(() => null);
  if (reply && [200, 404, 409, 410].includes(reply.status)) page.drafts.drop(key);
}
