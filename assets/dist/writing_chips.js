// Chips: what is chosen, each with a button that takes it off.

/** Return the list that chips stand in. */
export function chipList() {
  const made = document.createElement("ul");
  made.className = "chips";
  return made;
}

/** Return a chip; `remove` says what its button does, with {} for the words. */
export function chip(words, remove, onRemove) {
  const made = document.createElement("li");
  made.className = "chip";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "×";
  button.setAttribute("aria-label", remove.replace("{}", words));
  button.addEventListener("click", onRemove);
  made.append(words, button);
  return made;
}
