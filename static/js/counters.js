/* [data-count-for="field id" data-limit="400"]: how many characters are left. Observes, never blocks.
   With data-near it says so only when few are. */

import { announce } from "./announce.js";
import { word } from "./words.js";

const NEAR = 20;
const FEW = 50;
const PAUSE = 1_000;

let speak = 0;

/** Counted as the server counts: composed characters, no blanks around. */
const lengthOf = (text) => [...text.normalize("NFC").trim()].length;

function show(counter, aloud) {
  const field = document.getElementById(counter.dataset.countFor);
  if (!field) return;
  const left = Number(counter.dataset.limit) - lengthOf(field.value);
  const quiet = "near" in counter.dataset && left > FEW;
  const words = quiet ? "" : left < 0 ? word("too-many", { n: -left }) : word("left", { n: left });
  counter.classList.toggle("is-over", left < 0);
  if (counter.textContent !== words) counter.textContent = words;
  if (!aloud) return;
  clearTimeout(speak);
  if (left <= NEAR) speak = setTimeout(() => announce(words), PAUSE);
}

function showAll() {
  for (const counter of document.querySelectorAll("[data-count-for]")) show(counter, false);
}

export function start() {
  document.addEventListener("input", (event) => {
    const id = event.target.id;
    const counter = id && document.querySelector(`[data-count-for="${CSS.escape(id)}"]`);
    if (counter) show(counter, document.activeElement === event.target);
  });
  document.addEventListener("samsyn:applied", showAll);
  showAll();
}
