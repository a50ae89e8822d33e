/* The facilitator's console: what it shares with the phone, and what is its own. */

import * as board from "./board.js";
import { announce, start } from "./console-base.js";
import { opened } from "./dialogs.js";
import * as draft from "./draft.js";
import * as drift from "./drift.js";
import * as join from "./join.js";

let at = "";

/** Where the workshop is now is read out when it moves, whoever moved it. */
function follow() {
  const now = document.querySelector("[data-now]");
  if (!now || now.dataset.now === at) return;
  const first = at === "";
  at = now.dataset.now;
  if (first) return;
  announce(now.querySelector(".fc-h").innerText.replace(/\s+/g, " "));
  document.querySelector(".fc-in")?.scrollTo({ top: 0 });
}

/** Mark somebody as left, or say that two are one. */
function changePerson(item) {
  const dialog = personDialog();
  const id = item.dataset.person;
  dialog.querySelector("[data-who]").textContent = item.querySelector("[data-name]").textContent;
  for (const field of dialog.querySelectorAll("[name=participant]")) field.value = id;
  const others = [...document.querySelectorAll("[data-person]")].filter(
    (one) => one.dataset.person !== id && one.dataset.presence !== "double",
  );
  dialog.querySelector("[name=into]").replaceChildren(
    ...others.map((one) => new Option(one.querySelector("[data-name]").textContent, one.dataset.person)),
  );
  dialog.querySelector("[data-merge-people]").hidden = !others.length;
  opened(dialog, () => document.querySelector(`#person-${id} button`));
}

function personDialog() {
  const there = document.getElementById("person-dialog");
  if (there) return there;
  const template = document.querySelector("template[data-person-dialog]");
  document.body.append(template.content.cloneNode(true));
  return document.getElementById("person-dialog");
}

function linkCatalogue() {
  const { catalogue } = document.getElementById("root").dataset;
  for (const link of document.querySelectorAll("[data-catalogue-link]")) link.href = catalogue;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-open-person]");
  if (button) changePerson(button.closest("[data-person]"));
});
for (const look of [follow, linkCatalogue]) {
  document.addEventListener("samsyn:applied", look);
  look();
}
start();
for (const part of [board, draft, drift, join]) part.start();
