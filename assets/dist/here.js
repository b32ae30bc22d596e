// Tells the line "who else is here" in which segment the person writes.

const SEGMENT = "segment-";

document.addEventListener("focusin", (event) => {
  const here = document.getElementById("here");
  const field = document.getElementById("here-key");
  if (!here || !field) return;
  const segment = event.target.closest(`[id^="${SEGMENT}"]`);
  const key = segment ? segment.id.slice(SEGMENT.length) : "";
  if (key === field.value) return;
  field.value = key;
  here.dispatchEvent(new CustomEvent("moved"));
});
