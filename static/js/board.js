/* The board: Move by tap, click and keyboard; drag.js adds dragging where a pointer is fine.
   The dialogs are made once from the board's own <template data-board-dialogs>. */

import * as changes from "./board-changes.js";
import { opened } from "./dialogs.js";

const source = () => document.querySelector("template[data-board-dialogs]")?.content;
const columns = () => [...document.querySelectorAll("#board [data-theme]")];
const nameOf = (column) => column.querySelector("[data-name]").textContent.trim();

/** A sentence of the board's, with its {slots} filled. */
export const words = () => source()?.querySelector("[data-words]").dataset ?? {};

/** The board's dialog with this id; made, and kept at the end of the page, when first asked for. */
function dialogOf(id) {
  const there = document.getElementById(id);
  if (there) return there;
  const made = source().getElementById(id).cloneNode(true);
  document.body.append(made);
  return made;
}

/** Open the Move dialog for a card; focus comes back to the card, wherever it lies then. */
function move(card) {
  const dialog = dialogOf("move-dialog");
  const id = card.dataset.card;
  for (const field of dialog.querySelectorAll("[name=card]")) field.value = id;
  const said = card.querySelector(".said");
  const shown = dialog.querySelector("[data-said]");
  shown.textContent = said.textContent;
  shown.lang = said.lang;
  const here = card.closest("[data-theme]")?.dataset.theme ?? "";
  dialog.querySelector("[data-targets]").replaceChildren(...columns().map((one) => target(one, here)));
  sameAs(dialog, id);
  opened(dialog, () => document.querySelector(`#card-${id} [data-move]`));
  dialog.querySelector("[data-targets] button:not([aria-current])")?.focus();
}

/** The other cards, for one that says the same; those nearest on the board first. */
function sameAs(dialog, id) {
  const others = [...document.querySelectorAll("#board [data-card]")].filter((one) => one.dataset.card !== id);
  const near = document.querySelector(`#card-${id}`)?.closest("[data-theme]");
  others.sort((a, b) => near?.contains(b) - near?.contains(a));
  const options = others.map((one) => new Option(one.querySelector(".said").textContent, one.dataset.card));
  dialog.querySelector("[data-same]").replaceChildren(...options);
  dialog.querySelector("[data-same-form]").hidden = !others.length;
}

function target(column, here) {
  const entry = source().querySelector("[data-target]").cloneNode(true);
  const button = entry.querySelector("button");
  const name = column.querySelector("[data-name]");
  button.value = column.dataset.theme;
  const label = button.querySelector("[data-name]");
  label.textContent = nameOf(column);
  label.lang = name.lang;
  const isHere = column.dataset.theme === here;
  button.querySelector("[data-cards]").textContent = isHere ? words().here : column.dataset.cards;
  if (isHere) button.setAttribute("aria-current", "true");
  return entry;
}

/** Rename a theme or merge it into another. */
function changeTheme(column) {
  const dialog = dialogOf("theme-dialog");
  const id = column.dataset.theme;
  for (const field of dialog.querySelectorAll("[name=theme]")) field.value = id;
  dialog.querySelector("[name=name]").value = nameOf(column);
  const others = columns().filter((one) => one.dataset.theme && one.dataset.theme !== id);
  dialog
    .querySelector("[data-into]")
    .replaceChildren(...others.map((one) => new Option(nameOf(one), one.dataset.theme)));
  dialog.querySelector("[data-merge-form]").hidden = !others.length;
  opened(dialog, () => document.querySelector(`#theme-${id} [data-theme-menu]`));
  dialog.querySelector("[name=name]").focus();
}

function newTheme(button) {
  const dialog = dialogOf("new-theme-dialog");
  opened(dialog, () => button);
  dialog.querySelector("[name=name]").focus();
}

function click({ target: at }) {
  const button = at.closest("button");
  if (!button) return;
  if (button.matches("[data-move]")) move(button.closest("[data-card]"));
  else if (button.matches("[data-theme-menu]")) changeTheme(button.closest("[data-theme]"));
  else if (button.matches("[data-new-theme]")) newTheme(button);
  else if (button.matches("#move-dialog [name=theme]")) {
    const name = button.querySelector("[data-name]").textContent;
    const done = button.closest("dialog").dataset.doneWords.replace("{theme}", name);
    button.form.dataset.done = done;
  }
}

/** A card or theme that somebody else took away meanwhile cannot be moved or changed. */
function applied() {
  fillJump();
  if (document.getElementById("board")) return;
  for (const id of ["move-dialog", "theme-dialog", "new-theme-dialog"])
    document.getElementById(id)?.remove();
}

/** The list of themes in the bar below the board. */
function fillJump() {
  const select = document.getElementById("board-jump");
  if (!select) return;
  const options = columns().map((one) => new Option(nameOf(one), one.id));
  const same = options.length + 1 === select.options.length;
  if (same && options.every((o, at) => o.text === select.options[at + 1].text && o.value === select.options[at + 1].value)) return;
  select.replaceChildren(select.options[0], ...options);
}

function jump({ target: select }) {
  if (!select.matches?.("#board-jump") || !select.value) return;
  const heading = document.getElementById(`${select.value}-h`);
  select.value = "";
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}

/** Begin; once a page, whether it shows a board now or later. */
export function start() {
  document.addEventListener("click", click);
  document.addEventListener("change", jump);
  document.addEventListener("samsyn:applied", applied);
  fillJump();
  changes.start(words);
  // Phones have no use for it, and need not load it.
  if (matchMedia("(any-pointer: fine)").matches) drag();
}

async function drag() {
  let part;
  try {
    part = await import("./drag.js");
  } catch {
    document.dispatchEvent(new Event("samsyn:missing")); // see early.js
    return;
  }
  part.start(words);
}
