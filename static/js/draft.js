/* The draft: a suggested wording can be put into the field, and a draft that was saved in another
   window meanwhile is never overwritten unseen. */

import { placeOf } from "./phrases.js";

const bases = new WeakMap(); // form → the version its writer began from

const versionOf = (form) => form.elements.namedItem("version");

/** Put a suggested wording into the field, or a phrase into its place; Ctrl+Z takes it out again. */
function use(button) {
  const field = document.getElementById(button.dataset.use);
  const { text, instead, gone } = button.dataset;
  const said = button.parentElement.querySelector("[data-said]");
  const place = instead ? placeOf(instead, field.value) : [0, field.value.length];
  if (said) said.textContent = place ? "" : gone;
  if (!place) return;
  field.focus();
  field.setSelectionRange(...place);
  // The old command is the only one that keeps the field's own undo.
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, ...place, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** What is marked in the draft goes into the field that asks for it; all of it is not a phrase. */
function marked({ target }) {
  const field = target.id && document.querySelector(`[data-marked="${CSS.escape(target.id)}"]`);
  if (!field) return;
  const phrase = target.value.slice(target.selectionStart, target.selectionEnd).trim();
  if (!phrase || phrase === target.value.trim() || phrase.length > field.maxLength) return;
  field.value = phrase;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function began({ target }) {
  const form = target.closest?.("form[data-draft]");
  if (form && !bases.has(form)) bases.set(form, versionOf(form).value);
}

/** Say which version was read. A refusal shows the newer one; saving again is then meant. */
function submit({ target: form }) {
  if (!form.matches("form[data-draft]") || !bases.has(form)) return;
  const version = versionOf(form);
  const current = version.value;
  version.value = bases.get(form);
  bases.delete(form);
  setTimeout(() => {
    version.value = current;
  });
}

/** What was saved is no longer a change of one's own: the next version may replace it. */
function saved({ target: form }) {
  if (!form.matches("form[data-draft]")) return;
  const field = form.elements.namedItem("text");
  field.defaultValue = field.value;
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("input", began);
  document.addEventListener("submit", submit, true);
  document.addEventListener("samsyn:done", saved);
  document.addEventListener("select", marked);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-use]");
    if (button) use(button);
  });
}
