/* The console's dialogs about one person and about one question. Each is made once. */

import { opened, returnTo } from "./dialogs.js";
import { offerOthers } from "./people.js";
import { offerAfter } from "./questions.js";

/** The dialog in <template data-…>; made, and kept at the end of the page, when first asked for. */
export function dialogOf(id) {
  const there = document.getElementById(id);
  if (there) return there;
  document.body.append(document.querySelector(`template[data-${id}]`).content.cloneNode(true));
  return document.getElementById(id);
}

const setAll = (dialog, name, value) => {
  for (const field of dialog.querySelectorAll(`[name=${name}]`)) field.value = value;
};

/** Mark somebody as left, or say that two are one. */
function changePerson(item) {
  const dialog = dialogOf("person-dialog");
  const id = item.dataset.person;
  dialog.querySelector("[data-who]").textContent = item.querySelector("[data-name]").textContent;
  setAll(dialog, "participant", id);
  const others = [...document.querySelectorAll("[data-person]")].filter(
    (one) => one.dataset.person !== id && one.dataset.presence !== "double",
  );
  offerOthers(dialog.querySelector("[name=into]"), item, others);
  dialog.querySelector("[data-merge-people]").hidden = !others.length;
  for (const form of dialog.querySelectorAll("[data-leads-now]"))
    form.hidden = form.dataset.leadsNow !== item.dataset.leads;
  // Whoever has just left has another button, and one that the search hides cannot take the focus.
  const inList = () => document.querySelector(`#person-${id}:not([hidden]) button`);
  opened(dialog, () => inList() ?? document.getElementById("find-person"));
}

/** Mend a question of the list, or take it off. */
function changeQuestion(item) {
  const dialog = dialogOf("question-dialog");
  const { question, form, stage, purpose, after } = item.dataset;
  setAll(dialog, "question", question);
  for (const name of ["wording", "decides", "stop"])
    setAll(dialog, name, item.querySelector(`[data-${name}]`)?.textContent ?? "");
  setAll(dialog, "after_answer", item.dataset.afterAnswer);
  for (const radio of dialog.querySelectorAll("[name=form]")) radio.checked = radio.value === form;
  for (const radio of dialog.querySelectorAll("[name=purpose]")) radio.checked = radio.value === purpose;
  setAll(dialog, "stage", stage);
  offerAfter(dialog, after);
  opened(dialog, () => document.querySelector(`#question-${question} [data-question-menu]`));
  const wording = dialog.querySelector("[name=wording]");
  wording.focus();
  // The hints of the question before are none of this one's; its kind stays as it was chosen.
  wording.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-open-person], [data-question-menu]");
    if (button?.matches("[data-open-person]")) changePerson(button.closest("[data-person]"));
    else if (button) changeQuestion(button.closest("[data-question]"));
  });
  // A question that was taken off cannot have the focus.
  document.addEventListener("samsyn:done", ({ target: form }) => {
    if (form.dataset.action === "question.remove")
      returnTo(form.closest("dialog"), () => document.getElementById("questions-h"));
  });
}
