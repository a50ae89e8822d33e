/* Dots: an option is a toggle, or has a stepper where several dots may go on one. The whole ballot
   is sent on every change, so that the latest counts and a double tap never counts twice. */

import { announce } from "./announce.js";
import { act, stepNow } from "./queue.js";
import { fill, word } from "./words.js";

let picked = new Map(); // option → how many dots
let of = ""; // the step and run-off that `picked` is for
let going = 0; // ballots without an answer yet

// One without dots (fewer than two options) has nothing to choose.
const paper = () => document.querySelector('[data-paper]:not([data-paper="0"])');
const options = () => [...paper().querySelectorAll("[data-option]")];
const budget = () => Number(paper().dataset.paper);
const spent = () => [...picked.values()].reduce((sum, dots) => sum + dots, 0);
const listed = () => [...picked].flatMap(([id, dots]) => Array(dots).fill(id));
const theirs = () => {
  const told = document.querySelector("[data-ballot]");
  return told ? counted(told.dataset.ballot.split(" ").filter(Boolean)) : null;
};

function counted(ids) {
  const found = new Map();
  for (const id of ids) found.set(id, (found.get(id) ?? 0) + 1);
  return found;
}

function show() {
  const n = Math.max(0, budget() - spent());
  for (const option of options()) {
    const dots = picked.get(option.dataset.option) ?? 0;
    if (option.matches("button")) option.setAttribute("aria-pressed", String(dots > 0));
    else showDots(option, dots, n);
  }
  const left = paper().querySelector("[data-ballot-left]");
  const words = fill(left.dataset.words, { n, of: budget(), picked: spent() });
  if (left.textContent !== words) left.textContent = words;
  paper().querySelector("[data-ballot-note]").textContent = "";
  return words;
}

/** A stepper: what cannot be pressed now says so and keeps the focus. */
function showDots(option, dots, left) {
  option.dataset.dots = dots;
  option.querySelector("[data-dots-now]").textContent = dots;
  option.querySelector("[data-less]").setAttribute("aria-disabled", String(dots === 0));
  option.querySelector("[data-more]").setAttribute("aria-disabled", String(left === 0));
}

function applied() {
  if (!paper()) {
    // A vote that is opened again begins with what the server says of it.
    of = "";
    return;
  }
  const now = `${stepNow()}/${paper().dataset.runoff}`;
  const told = theirs();
  if (now !== of) picked = told ?? new Map();
  else if (!going && told) picked = told;
  of = now;
  show();
}

function refuse() {
  const note = paper().querySelector("[data-ballot-note]");
  note.textContent = note.dataset.words;
  announce(note.dataset.words);
}

function toggle(option) {
  const id = option.dataset.option;
  if (!picked.has(id) && spent() >= budget()) return refuse();
  if (!picked.delete(id)) picked.set(id, 1);
  return send(show());
}

function step(button) {
  const option = button.closest("[data-option]");
  const id = option.dataset.option;
  const dots = (picked.get(id) ?? 0) + (button.matches("[data-more]") ? 1 : -1);
  if (dots < 0) return null;
  if (dots > (picked.get(id) ?? 0) && spent() >= budget()) return refuse();
  if (dots) picked.set(id, dots);
  else picked.delete(id);
  show();
  const { words } = option.querySelector("[data-dots-now]").dataset;
  return send(fill(words, { n: dots, left: budget() - spent(), of: budget() }));
}

async function send(words) {
  announce(words);
  going += 1;
  const ack = await act(paper().dataset.vote, { options: listed() }, { replace: true });
  going -= 1;
  if (ack.ok || !paper()) return;
  picked = theirs() ?? new Map();
  show();
  paper().querySelector("[data-ballot-note]").textContent = ack.message || word("broken");
  announce(ack.message);
}

export function start() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-less], [data-more], button[data-option]");
    if (!button || !paper()?.contains(button)) return;
    if (button.matches("[data-option]")) toggle(button);
    else step(button);
  });
  document.addEventListener("samsyn:applied", applied);
  applied();
}
