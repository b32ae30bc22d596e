// Brings a file's text into the writing page: the field takes files that are dropped on its panel, and
// belongs to the form only when it is wanted, so that nothing else that is sent takes the file along.
import { surface } from "./writing_surface.js";

const panel = document.getElementById("panel-bring");
const field = document.getElementById("bring-file");
const name = field.name;

field.removeAttribute("name");
document.getElementById("bring-button").addEventListener("click", bring);
panel.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  panel.classList.add("bring-over");
});
panel.addEventListener("dragleave", (event) => { if (!panel.contains(event.relatedTarget)) panel.classList.remove("bring-over"); });
panel.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  panel.classList.remove("bring-over");
  field.files = event.dataTransfer.files;
  panel.querySelector("details").open = true; // its button is what comes next
  field.focus();
});
// A page that comes back out of the browser's memory begins as it did the first time.
window.addEventListener("pageshow", () => field.removeAttribute("name"));

const written = await surface;

function bring() {
  field.name = name;
  written?.settle();
}
