// Tells the page's own line "who else is here" in which segment the person writes.

const SEGMENT = "segment-";

document.addEventListener("focusin", (event) => {
  const field = document.getElementById("here-key");
  const segment = event.target.closest(`[id^="${SEGMENT}"]`);
  if (field) field.value = segment ? segment.id.slice(SEGMENT.length) : "";
});
