/* Follows the workshop to its next step: focus goes to the new heading, but nobody is torn away
   from a sentence: who is typing has ten seconds, and keeps the words whatever happens. */

import { announce } from "./announce.js";
import { forget, unsentWords } from "./drafts.js";
import { keepWords } from "./kept.js";
import { send } from "./live.js";
import { guard, hold, release, stepIn } from "./regions.js";
import { word } from "./words.js";

const GRACE = 10_000;

let at = "";
let wait = 0;
let moved = false; // a frame that leads to another step waits

const placeOf = (main) => (main ? `${main.dataset.step}/${main.dataset.phase}` : "");
const main = () => document.getElementById("main");

function isTyping() {
  const field = document.activeElement;
  if (!field?.matches("textarea, input[type=text]") || !main().contains(field)) return false;
  return field.value.trim() !== "" && field.value !== field.defaultValue;
}

function look(frame) {
  const next = stepIn(frame);
  if (!next || placeOf(next) === at || moved) return;
  if (!isTyping()) {
    saveWords();
    return;
  }
  moved = true;
  hold("typing");
  document.querySelector("[data-moved]").hidden = false;
  // The banner takes room above: the line that is being written stays in sight.
  document.activeElement.scrollIntoView({ block: "nearest" });
  announce(word("moved"));
  wait = setTimeout(goOn, GRACE);
}

function goOn() {
  clearTimeout(wait);
  document.querySelector("[data-moved]").hidden = true;
  moved = false;
  saveWords();
  release("typing");
}

/** Words in a form that the next frame takes away are kept in a box of their own. */
function saveWords() {
  const left = unsentWords(main());
  const after = () => {
    for (const { form, words } of left) {
      if (form.isConnected) continue;
      forget(form);
      keepWords(words, word("not-sent-in-time"));
    }
  };
  document.addEventListener("samsyn:applied", after, { once: true });
}

function applied() {
  const now = placeOf(main());
  if (now === at) return;
  at = now;
  send({ t: "mine" });
  const heading = main().querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo({ top: 0 });
}

export function start() {
  at = placeOf(main());
  guard(look);
  document.addEventListener("samsyn:applied", applied);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-go-on]")) goOn();
  });
}
