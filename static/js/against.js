/* Marking a challenge's card as no example of a theme: one dialog for all cards. */

import { opened } from "./dialogs.js";

function ask(button) {
  const card = button.closest("[data-card]");
  const dialog = document.getElementById("against-dialog");
  if (!card || !dialog) return;
  dialog.querySelector("[name=card]").value = card.dataset.card;
  dialog.querySelector("[data-said]").textContent = card.querySelector(".said").textContent;
  opened(dialog, () => document.querySelector(`[data-card="${card.dataset.card}"] [data-against]`));
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-against]");
    if (button) ask(button);
  });
}
