/* Says how the connection is, and always whether what one writes is safe. */

import { announce } from "./announce.js";
import { on, state } from "./live.js";
import { unsent } from "./queue.js";
import { word } from "./words.js";

const PATIENCE = 2_000; // of a break nobody needs to hear; with a beat and its wait under 20 s

let since = 0;
let timer = 0;
let reason = "";

/** @returns {[string, string]} class and words of [data-connection] */
function standing() {
  const net = state();
  const n = unsent().length;
  if (net === "ended") return ["is-lost", word("ended-short")];
  if (net === "lost" && n) return ["is-waiting", word("not-sent", { n })];
  if (net === "lost") return ["is-lost", word("reconnecting")];
  if (net === "connecting") return ["is-lost", word("connecting")];
  return ["is-open", word(net === "polling" ? "polling" : "connected")];
}

function show() {
  const [name, words] = standing();
  for (const element of document.querySelectorAll("[data-connection]")) {
    element.classList.remove("is-open", "is-lost", "is-waiting");
    element.classList.add(name);
    const text = element.querySelector("[data-connection-text]") ?? element;
    if (text.textContent !== words) text.textContent = words;
  }
  const sentence = trouble();
  for (const banner of document.querySelectorAll("[data-banner]")) {
    const text = banner.querySelector("[data-banner-text]") ?? banner;
    if (text.textContent !== sentence) text.textContent = sentence;
    banner.hidden = !sentence;
    const onward = banner.querySelector("[data-banner-link]");
    if (onward) onward.hidden = state() !== "ended";
  }
}

function trouble() {
  if (state() === "ended") return word(`bye-${reason}`) || word("bye-gone");
  if (state() === "polling") return word("polling-note");
  if (!since || Date.now() - since < PATIENCE) return "";
  return word(unsent().length ? "offline-waiting" : "offline");
}

function turned() {
  const broken = state() === "lost" || (state() === "connecting" && !navigator.onLine);
  if (broken && !since) {
    since = Date.now();
    timer = setTimeout(() => {
      show();
      announce(trouble());
    }, PATIENCE);
  } else if (!broken) {
    clearTimeout(timer);
    if (since && Date.now() - since >= PATIENCE && state() !== "ended") announce(word("back"));
    since = 0;
  }
  show();
}

/** Keep [data-connection] and [data-banner] right. */
export function start() {
  on("net", turned);
  on("bye", (frame) => {
    reason = frame.reason;
    show();
    if (state() === "ended") announce(trouble());
  });
  document.addEventListener("samsyn:queue", show);
  document.addEventListener("samsyn:applied", show);
  turned();
}
