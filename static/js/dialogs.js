/* Dialogs that scripts open: an outside tap and [data-dismiss] close them, Esc by itself;
   focus goes back to where the dialog was opened from. */

const ready = new WeakSet();
const backs = new WeakMap();

/**
 * Open a dialog.
 * @param {HTMLDialogElement} dialog
 * @param {() => Element | null} back finds, when it closes, what shall have the focus
 */
export function opened(dialog, back) {
  backs.set(dialog, back);
  if (!ready.has(dialog)) prepare(dialog);
  for (const line of dialog.querySelectorAll("[data-form-error]")) line.textContent = "";
  for (const line of dialog.querySelectorAll("[data-error-for]")) line.remove();
  if (!dialog.open) dialog.showModal();
}

/** Have the focus go elsewhere when a dialog that is open closes. */
export const returnTo = (dialog, back) => backs.set(dialog, back);

function prepare(dialog) {
  ready.add(dialog);
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("[data-dismiss]") || isOutside(dialog, event)) dialog.close();
  });
  // After the browser's own return of focus, and after the frame that moved the element.
  dialog.addEventListener("close", () => {
    setTimeout(() => backs.get(dialog)?.()?.focus());
  });
}

function isOutside(dialog, { target, clientX, clientY }) {
  if (target !== dialog) return false;
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
