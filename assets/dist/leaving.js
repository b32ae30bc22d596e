// At sign-out nothing that was typed stays on this device; whoever has unsaved text is asked first.

import { forgetAll, holdsAny } from "./device_drafts.js";

const form = document.querySelector("form[data-leaving]");
form?.addEventListener("submit", (event) => {
  if (holdsAny() && !window.confirm(form.dataset.leaving)) event.preventDefault();
  else forgetAll();
});
