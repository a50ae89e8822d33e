/* A consent round on the phone: the chosen reaction shows the fields it asks for, and an answer
   that was given stands in the place of the form until the person wants to change it. */

import { fill } from "./phrase.js";

let changing = "";

const form = () => document.querySelector('form[data-action="consent.react"]');

function fields() {
  const one = form();
  const kind = one?.querySelector("[name=kind]:checked")?.value ?? "";
  for (const part of one?.querySelectorAll("[data-when]") ?? []) {
    part.hidden = part.dataset.when !== kind;
    part.disabled = part.hidden;
  }
}

function applied() {
  const one = form();
  if (!one) return;
  const given = document.querySelector("[data-reacted]");
  one.hidden = Boolean(given) && changing !== one.id;
  if (given) given.hidden = changing === one.id;
  fields();
}

/** Open the form with what was answered before. */
function change(given) {
  const one = form();
  const { reacted, reason, change: other, phrase } = given.dataset;
  changing = one.id;
  const choice = one.querySelector(`[name=kind][value="${reacted}"]`);
  if (choice) choice.checked = true;
  applied();
  for (const field of one.querySelectorAll("[name=reason]:enabled")) if (!field.value) field.value = reason ?? "";
  for (const field of one.querySelectorAll("[name=change]:enabled")) if (!field.value) field.value = other ?? "";
  if (reacted === "objection") fill(one, phrase ?? "");
  choice?.focus();
}

/** The question is answered: the form is open for an answer to the text, with none chosen yet. */
function clearNow() {
  const one = form();
  changing = one.id;
  const choices = [...one.querySelectorAll("[name=kind]")];
  for (const each of choices) each.checked = false;
  applied();
  choices[0]?.focus();
}

export function start() {
  document.addEventListener("change", (event) => {
    if (event.target.name === "kind" && event.target.form === form()) fields();
  });
  document.addEventListener("click", (event) => {
    const given = event.target.closest("[data-change-reaction]")?.closest("[data-reacted]");
    if (given && form()) change(given);
    if (event.target.closest("[data-clear-now]") && form()) clearNow();
  });
  document.addEventListener("samsyn:done", (event) => {
    if (event.target !== form()) return;
    changing = "";
    applied();
    const given = document.querySelector("[data-reacted] h2");
    if (!given) return;
    given.tabIndex = -1;
    given.focus();
  });
  document.addEventListener("samsyn:applied", applied);
  applied();
}
