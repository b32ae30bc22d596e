// The page of pictures: files are dropped, pasted or chosen, several at once. Without this script
// its form sends one.

import { Sending, picturesIn } from "./pictures_send.js";

const form = document.querySelector("form[data-drop]");
if (form) {
  const field = form.querySelector("input[type=file]");
  const sending = new Sending(document.getElementById("sending"), () => {});
  field.multiple = true;
  field.required = false;
  form.classList.add("drop");
  form.querySelector("[data-scripted]").hidden = false;
  form.addEventListener("submit", (event) => {
    if (!field.files.length) return;
    event.preventDefault();
    sending.add([...field.files]);
    field.value = "";
  });
  field.addEventListener("change", () => form.requestSubmit());
  takeDropped(form, sending);
  document.addEventListener("paste", (event) => {
    const files = picturesIn(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    sending.add(files);
  });
}

function takeDropped(target, sending) {
  for (const kind of ["dragenter", "dragover"]) {
    target.addEventListener(kind, (event) => { event.preventDefault(); target.classList.add("drop-over"); });
  }
  target.addEventListener("dragleave", (event) => {
    if (!target.contains(event.relatedTarget)) target.classList.remove("drop-over");
  });
  target.addEventListener("drop", (event) => {
    event.preventDefault();
    target.classList.remove("drop-over");
    sending.add([...event.dataTransfer.files]);
  });
}
