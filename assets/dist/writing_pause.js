// Something to do once a person pauses, and not with every letter that they type.

/** Return a function that acts once, so long after it was called last. */
export function paused(act, pauseMs) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, pauseMs);
  };
}
