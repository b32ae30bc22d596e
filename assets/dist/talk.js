// Puts an earlier text of a segment into its box; it is saved as if it had been typed.

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-restore]");
  if (!button) return;
  const { restore: key, text } = button.dataset;
  const wanted = new CustomEvent("segment:restore", {
    bubbles: true,
    cancelable: true,
    detail: { key, text },
  });
  // A page that draws its boxes itself takes the text and stops here.
  if (!button.dispatchEvent(wanted)) return;
  const box = document.getElementById(`text-${key}`);
  if (!box) return;
  box.value = text;
  box.focus();
  box.dispatchEvent(new Event("input", { bubbles: true }));
});
