/* The question list: which question a follow-up comes after, and what others ask.

   The questions to follow up are read off the list in the page, so that a form never has to be sent
   again when the list grows. */

import { opened } from "./dialogs.js";

const SHORT = 70;
const root = () => document.getElementById("root").dataset;
const touched = new WeakSet(); // forms whose kind the person chose
const showing = new WeakSet(); // places that are being filled

const purposeOf = (form) => new FormData(form).get("purpose") ?? "dialogue";
const short = (text) => (text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text);

function listed(form) {
  const own = form.elements.question?.value;
  return [...document.querySelectorAll("#questions [data-question]")]
    .filter((each) => each.dataset.question !== own && each.dataset.purpose === purposeOf(form))
    .map((each) => [each.dataset.question, short(each.querySelector("[data-wording]").textContent)]);
}

/** The questions of the form's list; what was chosen stays while it is there. */
function offer(select, chosen = select.value) {
  const form = select.form;
  if (!form) return;
  const meant = [...select.options].find((each) => each.defaultSelected)?.value ?? "";
  const found = listed(form);
  const same = JSON.stringify(found) === JSON.stringify([...select.options].slice(1).map((o) => [o.value, o.textContent]));
  if (!same)
    select.replaceChildren(
      select.options[0],
      ...found.map(([id, text]) => new Option(text, id, id === meant, false)),
    );
  if (select.value !== chosen) select.value = chosen;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}

export function offerAll(within = document) {
  for (const select of within.querySelectorAll("select[data-after-which]")) offer(select);
}

/** A dialog that was filled in for another question: its select begins at what is chosen now. */
export function offerAfter(dialog, chosen) {
  const select = dialog.querySelector("select[data-after-which]");
  if (!select) return;
  offer(select, chosen);
  const details = select.closest("details");
  if (chosen) details.open = true;
}

/** The kind that the wording has, unless the person said which it is. */
function propose({ target: field, detail }) {
  const form = field.form;
  // What was chosen for a question that stands on the list is not chosen anew.
  if (!form || form.elements.question || touched.has(form) || !detail.form) return;
  for (const radio of form.querySelectorAll("[name=form]")) radio.checked = radio.value === detail.form;
}

/** Into the phone's form, or into the console's dialog: after this question. */
function followUp(item) {
  const { question, purpose } = item.dataset;
  let form = document.querySelector("main form[data-action='question.add']");
  if (!form) form = newDialog(() => item.querySelector("[data-follow-up]"));
  const list = form.querySelector(`[name=purpose][value=${purpose}]`);
  if (list) list.checked = true;
  const select = form.querySelector("[data-after-which]");
  offer(select, question);
  select.closest("details").open = true;
  select.dispatchEvent(new Event("input", { bubbles: true }));
  const field = form.querySelector("[name=wording]");
  field.focus();
  field.scrollIntoView({ block: "center" });
}

function dialogOf(name) {
  const there = document.getElementById(name);
  if (there) return there;
  document.body.append(document.querySelector(`template[data-${name}]`).content.cloneNode(true));
  return document.getElementById(name);
}

function newDialog(back) {
  const dialog = dialogOf("question-new-dialog");
  opened(dialog, back);
  offerAll(dialog);
  return dialog.querySelector("form");
}

async function fill(place) {
  if (!place || showing.has(place)) return;
  showing.add(place);
  try {
    const answer = await fetch(root().startersUrl);
    if (answer.ok) place.innerHTML = await answer.text();
  } catch {
    // No connection: it is asked again when it is opened again.
  } finally {
    showing.delete(place);
  }
}

function taken(form) {
  const place = form.closest("[data-starters-in]");
  const next = form.closest("li").nextElementSibling?.querySelector("button");
  fill(place).then(() => {
    const id = next?.form?.elements.starter.value;
    const at = id && place.querySelector(`[data-starter="${id}"] button`);
    (at || place.querySelector("button") || place.closest("details")?.querySelector("summary"))?.focus();
  });
}

function clicked({ target }) {
  const button = target.closest?.("[data-question-new], [data-starters-open], [data-follow-up]");
  if (!button) return;
  if (button.matches("[data-follow-up]")) followUp(button.closest("[data-question]"));
  else if (button.matches("[data-question-new]")) {
    newDialog(() => document.querySelector("[data-question-new]")).querySelector("[name=wording]").focus();
  } else {
    const dialog = dialogOf("starters-dialog");
    opened(dialog, () => document.querySelector("[data-starters-open]"));
    fill(dialog.querySelector("[data-starters-in]"));
  }
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("samsyn:applied", () => offerAll());
  document.addEventListener("samsyn:hinted", propose);
  document.addEventListener("click", clicked);
  document.addEventListener("change", ({ target }) => {
    if (target.name === "form") touched.add(target.form);
    if (target.name === "purpose" && target.form) offerAll(target.form);
  });
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.open && target.matches?.("details[data-starters]")) fill(target.querySelector("[data-starters-in]"));
    },
    true,
  );
  document.addEventListener("samsyn:done", ({ target: form }) => {
    touched.delete(form);
    if (form.dataset.action === "question.take") taken(form);
    if (form.dataset.action !== "question.add") return;
    // One list is written at a time: the next question is of the same.
    const purpose = purposeOf(form);
    queueMicrotask(() => {
      const list = form.querySelector(`[name=purpose][value=${purpose}]`);
      if (list) list.checked = true;
      offerAll(form);
    });
  });
  offerAll();
}
