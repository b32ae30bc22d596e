// What must stay in sight of a picture: pointed at, or moved with the arrow keys, and how it is cropped
// then. Without this script two sliders say it.

const STEP = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const LEAP = 10;

const box = document.querySelector("[data-focus]");
if (box) begin(box);

function begin(focus) {
  const [across, down] = ["focus_x", "focus_y"].map((name) => document.getElementById(name));
  const point = focus.querySelector("button");
  const image = focus.querySelector("[data-focus-whole] img");
  const said = focus.querySelector("output");
  focus.hidden = false;

  const draw = () => {
    const [x, y] = [Number(across.value), Number(down.value)];
    point.style.left = `${x}%`;
    point.style.top = `${y}%`;
    said.textContent = said.dataset.words.replace("{x}", x).replace("{y}", y);
    for (const crop of focus.querySelectorAll("[data-crop] img")) place(crop, x / 100, y / 100);
  };
  const move = (x, y) => {
    across.value = Math.round(Math.min(100, Math.max(0, x)));
    down.value = Math.round(Math.min(100, Math.max(0, y)));
    draw();
  };
  image.addEventListener("click", (event) => {
    const { left, top, width, height } = image.getBoundingClientRect();
    move((event.clientX - left) / width * 100, (event.clientY - top) / height * 100);
    point.focus();
  });
  point.addEventListener("keydown", (event) => {
    const step = STEP[event.key];
    if (!step) return;
    event.preventDefault();
    const far = event.shiftKey ? LEAP : 1;
    move(Number(across.value) + step[0] * far, Number(down.value) + step[1] * far);
  });
  for (const slider of [across, down]) slider.addEventListener("input", draw);
  draw();
}

/** Show the part that the newsroom cuts: as close around the focus as the edges let it. */
function place(image, x, y) {
  const wide = Number(image.getAttribute("width"));
  const high = Number(image.getAttribute("height"));
  const [across, down] = image.parentElement.dataset.crop.split(" ").map(Number);
  const width = Math.min(wide, high * across / down);
  const height = Math.min(high, wide * down / across);
  image.style.objectPosition = `${part(x * wide - width / 2, wide - width)}% ${part(y * high - height / 2, high - height)}%`;
}

function part(from, room) {
  return room > 0 ? Math.min(Math.max(0, from), room) / room * 100 : 50;
}
