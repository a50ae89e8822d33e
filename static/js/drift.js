/* [data-drift]: how far the workshop is from its plan, and when it ends at this pace.
   The plan stands in the data attributes: `started` and `entered` in epoch milliseconds by the
   server's clock, the rest in minutes. */

import { announce } from "./announce.js";
import { serverNow } from "./timer.js";

const EVERY = 5_000;
const MINUTE = 60_000;
const SAID_EVERY = 5; // minutes: it is read out when it has changed by so much, and not before
const TOO_FAR = 12 * 60; // minutes: a workshop that was opened again days later has no pace

let said = null; // minutes, as last read out or first seen

const fill = (sentence, slot, value) => (sentence ?? "").replace(`{${slot}}`, value);

/** Whole minutes behind (above 0) or ahead, and the minutes that are left by the plan. */
function reckon(place) {
  const [started, entered, walked, planned, later] = ["started", "entered", "walked", "planned", "later"]
    .map((name) => Number(place.dataset[name]));
  const used = (serverNow() - entered) / MINUTE;
  // How late the step began, and what it takes longer; what it takes less shows when it is done.
  const late = (entered - started) / MINUTE - walked + Math.max(0, used - planned);
  return { minutes: Math.trunc(late), left: Math.max(0, planned - used) + later };
}

function show() {
  const place = document.querySelector("[data-drift]");
  if (!place) return;
  const { minutes, left } = reckon(place);
  place.hidden = Math.abs(minutes) > TOO_FAR;
  if (place.hidden) return;
  const { behind, ahead, even, ends } = place.dataset;
  const sentence = fill(minutes > 0 ? behind : minutes < 0 ? ahead : even, "minutes", Math.abs(minutes));
  const end = new Date(serverNow() + left * MINUTE);
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "short" }).format(end);
  put(place.querySelector("[data-drift-now]"), sentence);
  put(place.querySelector("[data-drift-end]"), fill(ends, "time", time));
  place.classList.toggle("late", minutes > 0);
  if (said !== null && Math.abs(minutes - said) < SAID_EVERY) return;
  if (said !== null) announce(sentence);
  said = minutes;
}

function put(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("samsyn:applied", show);
  setInterval(show, EVERY);
  show();
}
