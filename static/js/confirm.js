/* Asks before something that cannot be taken back, in the page's one dialog (#confirm). */

/**
 * @param {string} question
 * @param {string} verb what the button that goes on says; the dialog's own word without it
 * @returns {Promise<boolean>}
 */
export function ask(question, verb = "") {
  const dialog = document.getElementById("confirm");
  const yes = dialog.querySelector("[value=yes]");
  dialog.querySelector("[data-question]").textContent = question;
  yes.dataset.usual ??= yes.textContent;
  yes.textContent = verb || yes.dataset.usual;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
