/* Which words of the text an objection is about: tapped in it, first and last, or typed. What the
   field says is marked in the text wherever it stands, as everybody will see it. */

import { announce } from "./announce.js";

let first = null; // the word that was tapped, until another one ends the phrase

const TOKENS = /[\p{L}\p{N}\p{M}]+/gu;
const tokensOf = (text) => text.normalize("NFKC").toLowerCase().match(TOKENS) ?? [];
const place = () => document.querySelector("[data-phrase-pick]");
const fieldOf = (pick) => pick.querySelector("[name=phrase]");
const wordsOf = (pick) => [...pick.querySelectorAll("[data-words] button")];

/** Mark the words that the field says, and let the keyboard in at one of them. */
function shown() {
  const pick = place();
  if (!pick) return;
  const whole = pick.querySelector("[name=whole]").checked;
  pick.querySelector("[data-phrase-some]").hidden = whole;
  fieldOf(pick).disabled = whole;
  const words = wordsOf(pick);
  const marked = said(words, tokensOf(fieldOf(pick).value));
  for (const word of words) word.setAttribute("aria-pressed", String(marked.has(word)));
  if (words.length && !words.some((word) => word.tabIndex === 0)) words[0].tabIndex = 0;
}

function said(words, sought) {
  const all = words.flatMap((word) => tokensOf(word.textContent).map((token) => ({ word, token })));
  const found = new Set();
  for (let at = 0; sought.length && at + sought.length <= all.length; at += 1)
    if (sought.every((token, next) => all[at + next].token === token))
      for (let next = 0; next < sought.length; next += 1) found.add(all[at + next].word);
  return found;
}

function tap(pick, word) {
  const words = wordsOf(pick);
  const other = first?.isConnected ? first : word;
  first = first?.isConnected ? null : word;
  const [from, to] = [words.indexOf(other), words.indexOf(word)].sort((one, two) => one - two);
  const range = document.createRange();
  range.setStartBefore(words[from]);
  range.setEndAfter(words[to]);
  const field = fieldOf(pick);
  field.value = range.toString().replace(/\s+/g, " ");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  announce(field.value);
  enter(words, word);
}

/** One stop for the tabulator; from word to word by arrows. */
function enter(words, word) {
  for (const each of words) each.tabIndex = each === word ? 0 : -1;
  word.focus();
}

function arrow(event) {
  const word = event.target.closest?.("[data-words] button");
  if (!word) return;
  const words = wordsOf(place());
  const at = words.indexOf(word);
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: words.length - 1 }[
    event.key
  ];
  if (to === undefined) return;
  event.preventDefault();
  if (words[to]) enter(words, words[to]);
}

/** What was marked before, to change it. */
export function fill(form, phrase) {
  const whole = form.querySelector("[name=whole]");
  const field = form.querySelector("[name=phrase]");
  if (!whole || !field || field.value) return;
  whole.checked = !phrase;
  field.value = phrase;
  shown();
}

export function start() {
  document.addEventListener("click", (event) => {
    const word = event.target.closest("[data-words] button");
    if (word) tap(place(), word);
  });
  document.addEventListener("keydown", arrow);
  for (const kind of ["input", "change"])
    document.addEventListener(kind, (event) => {
      if (event.target.closest?.("[data-phrase-pick]")) shown();
    });
  document.addEventListener("samsyn:applied", shown);
  shown();
}
