/* Behaviours: the incident folds once it is told, pairs are chosen in one dialog, and the next
   behaviour to sort has the focus. */

import { announce } from "./announce.js";
import { opened } from "./dialogs.js";

const incidentOf = (element) => element.closest?.("form")?.querySelector("[data-incident]");
const fieldsIn = (incident) => [...incident.querySelectorAll("textarea")];
let at = null; // the behaviour that is asked for now, "" after the last

/** What the fold says of itself while it is shut. */
function tell(incident) {
  const words = fieldsIn(incident).map((field) => field.value.trim()).filter(Boolean);
  incident.querySelector("[data-incident-told]").textContent = words.join(" → ");
}

/** Told in full, it makes room for what we do; it can be opened again at any time. */
function fold(incident, to) {
  const told = fieldsIn(incident).every((field) => field.value.trim());
  if (!told || !incident.open || incident.contains(to)) return;
  incident.open = false;
  requestAnimationFrame(() => to?.scrollIntoView({ block: "nearest" }));
}

function choosePair(button) {
  const card = button.closest("[data-card]");
  const dialog = document.getElementById("mirror-dialog");
  if (!card || !dialog) return;
  dialog.querySelector("[name=card]").value = card.dataset.card;
  const said = card.querySelector(".said");
  const shown = dialog.querySelector("[data-said]");
  shown.textContent = said.textContent;
  shown.lang = said.lang;
  opened(dialog, () => document.querySelector(`#card-${card.dataset.card} [data-mirror]`));
}

/** Move to the next behaviour, so that nobody searches for it. */
function next() {
  const form = document.querySelector("form[data-resorting]");
  const done = document.querySelector("[data-resorting-done]");
  const now = form?.id ?? (done ? "" : null);
  const moved = at !== null && now !== null && now !== at;
  at = now;
  if (!moved) return;
  const target = form?.querySelector("h2") ?? done;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
  if (!form) announce(done.textContent.trim());
}

function applied() {
  for (const incident of document.querySelectorAll("[data-incident]")) tell(incident);
  next();
}

export function start() {
  document.addEventListener("input", ({ target }) => {
    const incident = target.closest?.("[data-incident]");
    if (incident) tell(incident);
  });
  document.addEventListener("focusin", ({ target }) => {
    const incident = incidentOf(target);
    if (incident) fold(incident, target);
  });
  document.addEventListener("samsyn:done", ({ target }) => {
    const incident = target.matches("form[data-reset]") && target.querySelector("[data-incident]");
    if (incident) incident.open = true;
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-mirror]");
    if (button) choosePair(button);
  });
  document.addEventListener("samsyn:applied", applied);
  applied();
}
