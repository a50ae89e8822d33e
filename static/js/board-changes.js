/* What others do on the board is read out, politely and not more often than every five seconds. */

import { announce } from "./announce.js";

const PAUSE = 5_000;

let words = () => ({});
let said = ""; // id of the newest change that was seen
let untold = []; // sentences since the last announcement
let timer = 0;
let quiet = 0; // until then somebody hears of their own change instead

function look() {
  const latest = document.querySelector("#latest[data-change]");
  const id = latest?.dataset.change ?? "";
  if (id === said) return;
  const first = said === "";
  said = id;
  const sentence = latest?.querySelector("[data-latest]")?.textContent;
  if (first || !sentence || Date.now() < quiet) return;
  untold.push(sentence.replace(/\s+/g, " ").trim());
  if (!timer) timer = setTimeout(tell, Math.max(0, lastTold + PAUSE - Date.now()));
}

let lastTold = 0;

function tell() {
  timer = 0;
  if (!untold.length) return;
  lastTold = Date.now();
  const newest = untold.at(-1);
  const more = untold.length - 1;
  untold = [];
  const rest = more ? ` ${(words().many ?? "").replace("{count}", more)}` : "";
  announce(`${newest}${rest}`);
}

/** @param {() => DOMStringMap} theWords the board's sentences */
export function start(theWords) {
  words = theWords;
  said = document.querySelector("#latest[data-change]")?.dataset.change || "none";
  document.addEventListener("samsyn:applied", look);
  // One's own change has just been answered ("Moved to …").
  document.addEventListener("samsyn:done", (event) => {
    if (event.target.matches("[data-action^='card.'], [data-action^='theme.']")) quiet = Date.now() + 800;
  });
}
