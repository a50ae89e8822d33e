/* A vote that is opened again: one dialog asks what becomes of the dots, and nothing is preset. */

import { dialogOf } from "./console-dialogs.js";
import { opened } from "./dialogs.js";

/** Back into a vote, or a step that is done reopened: `data-reopen` names the action. */
function ask(button) {
  const dialog = dialogOf("ballots-dialog");
  const { reopen, seen = "", phase = "", target = "", question = "", back } = button.dataset;
  const form = dialog.querySelector("form");
  form.dataset.action = reopen;
  for (const [name, value] of Object.entries({ seen, phase, target })) form.elements[name].value = value;
  dialog.querySelector("[data-reopen-question]").textContent = question;
  opened(dialog, () => document.querySelector(back));
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-reopen]");
    if (button) ask(button);
  });
}
