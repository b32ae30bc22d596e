// Shows the colours of the profile while they are typed; without it a button does the same.

const sample = document.getElementById("site-sample");
const fields = ["accent", "accent_dark"].map((name) => document.getElementById(name));
const COLOUR = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i;

function show() {
  const address = new URL(sample.src);
  for (const field of fields) {
    const colour = field.value.trim();
    if (colour && !COLOUR.test(colour)) return; // half a colour: wait for the rest
    address.searchParams.set(field.name, colour);
  }
  sample.src = address.href;
}

if (sample) for (const field of fields) field.addEventListener("input", show);
