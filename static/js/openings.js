/* Prompts to open with: one dialog for the page fills the prompt of the form it was asked from. */

import { opened } from "./dialogs.js";

let asked = null; // the button

function choose(button) {
  const prompt = asked?.closest("form")?.elements.namedItem("prompt");
  if (prompt) {
    prompt.value = button.closest("li").querySelector("[data-words]").textContent;
    prompt.dispatchEvent(new Event("input", { bubbles: true }));
  }
  button.closest("dialog").close();
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("click", ({ target }) => {
    const asking = target.closest("[data-openings]");
    const dialog = document.getElementById("openings");
    if (asking && dialog) {
      asked = asking;
      opened(dialog, () => asked.closest("form").elements.namedItem("prompt"));
    }
    const chosen = target.closest("[data-opening]");
    if (chosen) choose(chosen);
  });
}
