/* How the chosen behaviours are done: several people write at once, each in a form of their own.

   [data-how-part]  what is told of one behaviour, once for all or in one medium, as everybody reads
                    it; a form is made in its [data-how-place] and belongs to whoever opened it
   base             the version that a form was begun from. A save names it, and the server refuses
                    an older one; what it says now is then shown above the form */

import { announce } from "./announce.js";
import { ask } from "./confirm.js";
import { forget, look } from "./drafts.js";
import { drop, keep, kept } from "./store.js";

const told = new WeakSet(); // forms whose writer was told that there is a newer version
const seen = new WeakSet(); // parts that were looked at for words kept on this device
const partOf = (form) => form.closest("[data-how-part]");
const formIn = (part) => part.querySelector("form");
const keyOf = (part) => `${part.dataset.card}-${part.dataset.medium ?? "all"}`;
const baseKey = (form) => `base:${form.id}`;
const hasDraft = (part) => kept(`draft:how-form-${keyOf(part)}`) !== null;
const fieldsOf = (form) => [...form.elements].filter((each) => each.matches("textarea, [type=checkbox]"));
const isTick = (field) => field.type === "checkbox";
const isChanged = (field) =>
  isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;

/** What a part says now in the place of a field. */
function said(part, field) {
  if (isTick(field)) return (part.dataset.checked ?? "").split(" ").includes(field.name);
  return part.querySelector(`[data-said="${field.name}"]`)?.textContent ?? "";
}

/** Take what the part says now into every field that its writer has not changed. */
function fill(form, part) {
  for (const field of fieldsOf(form)) {
    const now = said(part, field);
    const changed = isChanged(field);
    const own = isTick(field) ? field.checked : field.value;
    if (isTick(field)) {
      field.defaultChecked = now;
      field.checked = changed ? own : now;
    } else {
      field.defaultValue = now;
      field.value = changed ? own : now;
    }
  }
}

function setBase(form, version) {
  form.elements.namedItem("version").value = version;
}

function open(part) {
  const there = formIn(part);
  if (there) return there;
  const which = part.dataset.medium ? "medium" : "all";
  const made = document.createElement("template");
  made.innerHTML = document
    .querySelector(`template[data-how-form=${which}]`)
    .innerHTML.replaceAll("{key}", keyOf(part));
  const form = made.content.querySelector("form");
  form.elements.namedItem("card").value = part.dataset.card;
  const medium = form.elements.namedItem("medium");
  if (medium) medium.value = part.dataset.medium;
  fill(form, part);
  // Without the words it was begun with, an older version says nothing.
  if (!hasDraft(part)) drop(baseKey(form));
  setBase(form, kept(baseKey(form)) ?? part.dataset.version);
  part.querySelector("[data-how-place]").append(form);
  look();
  show(part);
  return form;
}

/** Show the form, or what is told; and both where somebody else has saved since. */
function show(part) {
  const form = formIn(part);
  const base = form?.elements.namedItem("version").value;
  const newer = Boolean(form) && (base !== part.dataset.version || part.hasAttribute("data-newer"));
  if (form && base !== part.dataset.version && !fieldsOf(form).some(isChanged)) {
    // Nothing of one's own is in it yet, so that there is nothing to compare.
    fill(form, part);
    begin(form, part);
    show(part);
    return;
  }
  if (form && base !== part.dataset.version) {
    fill(form, part);
    if (!part.hasAttribute("data-newer")) announce(part.querySelector("[data-how-newer]").textContent);
    if (told.delete(form)) begin(form, part);
  }
  part.toggleAttribute("data-editing", Boolean(form));
  part.toggleAttribute("data-newer", newer);
  part.querySelector("[data-how-newer]").hidden = !newer;
  part.querySelector("[data-how-edit]").hidden = Boolean(form);
}

/** From here on the writer knows what the part says. */
function begin(form, part) {
  setBase(form, part.dataset.version);
  if (kept(baseKey(form)) !== null) keep(baseKey(form), part.dataset.version);
}

function close(form) {
  const part = partOf(form);
  forget(form);
  drop(baseKey(form));
  form.remove();
  part.removeAttribute("data-newer");
  show(part);
  part.querySelector("[data-how-edit]").focus();
}

async function cancel(button) {
  const form = button.closest("form");
  const { question, verb } = button.dataset;
  if (!fieldsOf(form).some(isChanged) || (await ask(question, verb))) close(form);
}

/** Lead to a part, or to a whole behaviour, from the table. */
function lead(link) {
  const target = document.getElementById(link.dataset.howTo);
  const details = target.closest("details");
  details.open = true;
  target.scrollIntoView({ block: "nearest" });
  (target === details ? details.querySelector("summary") : target.querySelector("[data-how-edit]")).focus();
}

/** Forms whose words were kept on this device are open again, and all follow what is saved. */
function applied() {
  for (const part of document.querySelectorAll("[data-how-part]")) {
    if (!seen.has(part) && hasDraft(part)) open(part);
    seen.add(part);
    show(part);
  }
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("click", (event) => {
    const { target } = event;
    const edit = target.closest("[data-how-edit]");
    const link = target.closest("a[data-how-to]");
    if (edit) fieldsOf(open(edit.closest("[data-how-part]")))[0].focus();
    else if (target.closest("[data-how-cancel]")) cancel(target.closest("[data-how-cancel]"));
    else if (link) {
      event.preventDefault();
      lead(link);
    }
  });
  // The version goes with the words that are kept: after a reload it may be an older one.
  document.addEventListener("input", ({ target }) => {
    const form = target.closest?.(".hw-form");
    if (form && kept(baseKey(form)) === null) keep(baseKey(form), form.elements.namedItem("version").value);
  });
  document.addEventListener("samsyn:done", ({ target: form }) => {
    if (form.matches(".hw-form")) close(form);
  });
  document.addEventListener("samsyn:refused", ({ target: form, detail }) => {
    if (!form.matches(".hw-form") || detail !== "how_changed") return;
    told.add(form);
    // The newer words may have come before the refusal.
    const part = partOf(form);
    if (form.elements.namedItem("version").value === part.dataset.version) return;
    told.delete(form);
    begin(form, part);
  });
  document.addEventListener("samsyn:applied", applied);
  applied();
}
