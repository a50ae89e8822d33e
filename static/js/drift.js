/* [data-drift]: how far the workshop is from its plan, and when it ends at this pace. */

import { serverNow } from "./timer.js";

const EVERY = 15_000;
const MINUTE = 60_000;

const fill = (sentence, slot, value) => (sentence ?? "").replace(`{${slot}}`, value);
const number = (value) => Number(value) || 0;

function show() {
  const place = document.querySelector("[data-drift]");
  if (!place) return;
  const { started, behind, ahead, even, ends } = place.dataset;
  const now = document.querySelector(".ag [aria-current=step]");
  place.hidden = !started || !now;
  if (place.hidden) return;
  const steps = [...document.querySelectorAll(".ag > li")];
  const done = steps.filter((step) => step.dataset.took);
  const later = steps.slice(steps.indexOf(now) + 1);
  const used = (serverNow() - Number(started) * 1000) / MINUTE;
  const planned = number(now.dataset.minutes);
  const over = done.reduce((sum, step) => sum + number(step.dataset.took) - number(step.dataset.minutes), 0);
  const minutes = Math.round(over + Math.max(0, used - planned));
  const left = Math.max(0, planned - used) + later.reduce((sum, step) => sum + number(step.dataset.minutes), 0);
  const end = new Date(serverNow() + left * MINUTE);
  const [bold, rest] = [place.querySelector("[data-drift-now]"), place.querySelector("[data-drift-end]")];
  const sentence = minutes > 0 ? behind : minutes < 0 ? ahead : even;
  bold.textContent = fill(sentence, "minutes", Math.abs(minutes));
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" }).format(end);
  rest.textContent = fill(ends, "time", time);
  place.classList.toggle("late", minutes > 0);
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("samsyn:applied", show);
  setInterval(show, EVERY);
  show();
}
