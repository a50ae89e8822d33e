/* What is being written in a form[data-keep] stays on this device until it is received. */

import { keepWords } from "./kept.js";
import { drop, keep, kept } from "./store.js";
import { word } from "./words.js";

const WAIT = 250;

const seen = new WeakSet();
const timers = new WeakMap();
const keyOf = (form) => `draft:${form.dataset.keep || form.getAttribute("id")}`;
const fieldsOf = (form) =>
  [...form.elements].filter((each) => each.name && each.matches("textarea, select, input:not([type=hidden], [type=submit])"));
const isChoice = (field) => field.matches("[type=radio], [type=checkbox]");

function save(form) {
  const draft = {};
  let any = false;
  for (const field of fieldsOf(form)) {
    if (isChoice(field)) {
      if (field.checked) draft[field.name] = field.value;
    } else if (!field.matches(":disabled")) draft[field.name] = field.value;
    any ||= !isChoice(field) && field.value !== field.defaultValue && field.value.trim() !== "";
  }
  if (any) keep(keyOf(form), draft);
  else drop(keyOf(form));
  note(form, any);
}

function note(form, any) {
  for (const each of form.querySelectorAll("[data-draft-note]")) each.hidden = !any;
}

function restore(form) {
  const draft = kept(keyOf(form));
  if (!draft) return;
  for (const field of fieldsOf(form)) {
    if (typeof draft[field.name] !== "string") continue;
    if (isChoice(field)) field.checked = field.value === draft[field.name];
    else field.value = draft[field.name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const details = form.closest("details");
  if (details) details.open = true;
  note(form, true);
}

/** Put what was kept into forms that are new on the page. */
export function look() {
  for (const form of document.querySelectorAll("form[data-keep]")) {
    if (seen.has(form)) continue;
    seen.add(form);
    restore(form);
  }
}

/** What was written on a page that had to be loaded again: see early.js. */
function takeUp() {
  const { forms = {}, held } = kept("early") ?? {};
  drop("early");
  for (const [id, values] of Object.entries(forms)) {
    const form = document.getElementById(id);
    if (!form) keepWords(Object.values(values), word("not-sent-in-time"));
    for (const [name, value] of form ? Object.entries(values) : []) {
      const field = form.elements.namedItem(name);
      if (!field?.matches?.("textarea, input")) continue;
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  const form = held && document.getElementById(held);
  if (form) queueMicrotask(() => form.requestSubmit());
}

/** Forget what was kept for a form: its words are somewhere safe. */
export function forget(form) {
  clearTimeout(timers.get(form));
  drop(keyOf(form));
  note(form, false);
}

/** What a person has written into forms of the page and not sent. */
export function unsentWords(within) {
  return [...within.querySelectorAll("form[data-keep]")]
    .map((form) => ({
      form,
      words: fieldsOf(form)
        .filter((f) => !isChoice(f) && !f.matches("select") && f.value !== f.defaultValue && f.value.trim())
        .map((f) => f.value),
    }))
    .filter(({ words }) => words.length);
}

export function start() {
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    if (!form) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => save(form), WAIT));
  });
  document.addEventListener("samsyn:done", (event) => {
    if (event.target.matches("form[data-keep]")) forget(event.target);
  });
  addEventListener("pagehide", () => {
    for (const form of document.querySelectorAll("form[data-keep]")) save(form);
  });
  document.addEventListener("samsyn:applied", look);
  look();
  takeUp();
}
