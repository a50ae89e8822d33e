/* Sorting by everyone: Stop and Continue are the person's own, and the next card has the focus. */

import { announce } from "./announce.js";
import { stepNow } from "./queue.js";

const ENOUGH = 8; // screens, about two minutes; then a rest is offered once

let at = ""; // the screen that is shown
let of = ""; // the step that the rest belongs to
let resting = false;
let wentOn = false;

const form = () => document.querySelector("form[data-sorting]");
const rest = () => document.querySelector("[data-sorting-rest]");

function show() {
  form().hidden = resting;
  rest().hidden = !resting;
}

/** Move to what is shown now, so that nobody searches for it. */
function focus() {
  const target = resting ? rest() : form().querySelector("h2");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
}

function applied() {
  if (!form()) {
    at = "";
    return;
  }
  if (of !== stepNow()) {
    of = stepNow();
    [resting, wentOn] = [false, false];
  }
  const now = form().id;
  const moved = at && at !== now;
  at = now;
  if (moved && !wentOn && Number(form().dataset.sorting) === ENOUGH) resting = true;
  show();
  if (moved) focus();
}

function click({ target }) {
  if (target.closest("[data-sorting-stop]")) resting = true;
  else if (target.closest("[data-sorting-continue]")) [resting, wentOn] = [false, true];
  else return;
  show();
  focus();
  if (resting) announce(rest().querySelector("p").textContent.trim());
}

export function start() {
  document.addEventListener("click", click);
  document.addEventListener("samsyn:applied", applied);
  applied();
}
