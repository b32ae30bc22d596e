// A place of the text, brought to where it is seen: the bars above the text cover what is under them.

const ROOM = 24;

/** Scroll the page until a place stands clear of the bars; where it is seen already, nothing moves. */
export function bringIntoSight(view, at) {
  const bars = view.dom.closest(".editor").querySelector(".editor-bars");
  const covered = (parseFloat(getComputedStyle(bars).top) || 0) + bars.offsetHeight;
  const end = window.visualViewport?.height ?? innerHeight;
  const { top, bottom } = view.coordsAtPos(at);
  if (top >= covered + ROOM && bottom <= end - ROOM) return;
  scrollBy({ top: top - covered - Math.max(ROOM, (end - covered) / 3), behavior: "instant" });
}
