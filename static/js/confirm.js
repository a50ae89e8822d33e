/* Asks before something that cannot be taken back, in the page's one dialog (#confirm). */

let asked = { action: "", at: 0 };

/** For which action the dialog was opened last, and when (epoch milliseconds). */
export const openedFor = () => asked;

/**
 * @param {string} question
 * @param {string} verb what the button that goes on says; the dialog's own word without it
 * @param {string} action what is asked about
 * @returns {Promise<boolean>}
 */
export function ask(question, verb = "", action = "") {
  asked = { action, at: Date.now() };
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
