/* Dots: each option is a toggle, and the whole ballot is sent on every change, so that the latest
   counts and a double tap never counts twice. */

import { announce } from "./announce.js";
import { act, stepNow } from "./queue.js";
import { fill, word } from "./words.js";

let picked = new Set();
let of = ""; // the step and run-off that `picked` is for
let going = 0; // ballots without an answer yet

// One without dots (fewer than two options) has nothing to choose.
const paper = () => document.querySelector('[data-paper]:not([data-paper="0"])');
const options = () => [...paper().querySelectorAll("[data-option]")];
const theirs = () => {
  const told = document.querySelector("[data-ballot]");
  return told ? told.dataset.ballot.split(" ").filter(Boolean) : null;
};

function show() {
  const budget = Number(paper().dataset.paper);
  const n = Math.max(0, budget - picked.size);
  for (const option of options())
    option.setAttribute("aria-pressed", String(picked.has(option.dataset.option)));
  const left = paper().querySelector("[data-ballot-left]");
  const words = fill(left.dataset.words, { n, of: budget });
  if (left.textContent !== words) left.textContent = words;
  paper().querySelector("[data-ballot-note]").textContent = "";
  return words;
}

function applied() {
  if (!paper()) return;
  const now = `${stepNow()}/${paper().dataset.runoff}`;
  const told = theirs();
  if (now !== of) picked = new Set(told ?? []);
  else if (!going && told) picked = new Set(told);
  of = now;
  show();
}

async function toggle(option) {
  const id = option.dataset.option;
  const note = paper().querySelector("[data-ballot-note]");
  if (!picked.has(id) && picked.size >= Number(paper().dataset.paper)) {
    note.textContent = note.dataset.words;
    announce(note.dataset.words);
    return;
  }
  if (!picked.delete(id)) picked.add(id);
  announce(show());
  going += 1;
  const ack = await act("ballot.set", { options: [...picked] }, { replace: true });
  going -= 1;
  if (ack.ok || !paper()) return;
  picked = new Set(theirs() ?? []);
  show();
  paper().querySelector("[data-ballot-note]").textContent = ack.message || word("broken");
  announce(ack.message);
}

export function start() {
  document.addEventListener("click", (event) => {
    const option = event.target.closest("[data-option]");
    if (option) toggle(option);
  });
  document.addEventListener("samsyn:applied", applied);
  applied();
}
