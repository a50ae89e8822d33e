/* [data-timer data-ends data-left]: the time that is left, by the server's clock.
   data-words on it gives "3:42 left" instead of "3:42"; data-timer-state says running, paused, over. */

import { announce } from "./announce.js";
import { on } from "./live.js";
import { word } from "./words.js";

const SAID = [300, 60, 0]; // seconds left at which it is announced, and at no other time

let ahead = 0; // of this device's clock, in ms
let before = null;

/** Server time now, epoch milliseconds. */
export const serverNow = () => Date.now() + ahead;

function secondsOf(element) {
  const { ends, left } = element.dataset;
  if (ends) return Math.max(0, Math.ceil((Number(ends) - serverNow()) / 1000));
  return left ? Number(left) : null;
}

const digits = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function show(element) {
  const seconds = secondsOf(element);
  const is = seconds === null ? "none" : !element.dataset.ends ? "paused" : seconds ? "running" : "over";
  element.dataset.timerState = is;
  element.hidden = is === "none";
  let text = seconds === null ? "" : digits(seconds);
  if ("words" in element.dataset && text) text = word(`time-${is}`, { time: text });
  if (element.textContent !== text) put(element, text);
}

/** The colon in a span of its own: among digits of one width it would stand apart. */
function put(element, text) {
  const colon = document.createElement("span");
  colon.className = "col";
  colon.textContent = ":";
  const [before, ...after] = text.split(":");
  element.replaceChildren(before, ...(after.length ? [colon, after.join(":")] : []));
}

function tick() {
  const all = [...document.querySelectorAll("[data-timer]")];
  all.forEach(show);
  const running = all.find((element) => element.dataset.ends);
  const now = running ? { ends: running.dataset.ends, seconds: secondsOf(running) } : null;
  if (now && before?.ends === now.ends) {
    const passed = SAID.find((mark) => before.seconds > mark && now.seconds <= mark);
    if (passed !== undefined) announce(word(`time-at-${passed}`));
  }
  before = now;
}

export function start() {
  const set = (frame) => {
    ahead = frame.now - Date.now();
  };
  on("hello", set);
  on("pong", set);
  document.addEventListener("samsyn:applied", tick);
  setInterval(tick, 250);
  tick();
}
