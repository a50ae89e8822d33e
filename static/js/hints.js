/* Hints on the wording of a textarea[data-hints], in its room below it. They never hold up sending.

   One hint is shown at a time; "keep anyway" is remembered here for this text, by a short number
   made of it, and brings the next. */

import { announce } from "./announce.js";
import { act } from "./queue.js";
import { keep, kept } from "./store.js";

const PAUSE = 250;
const REMEMBERED = 50;
const timers = new WeakMap();
const asking = new WeakMap(); // field → what stops its question
const answered = new WeakMap(); // field → the text its hints are about

const root = () => document.getElementById("root").dataset;
const roomOf = (field) => document.getElementById(`${field.id}-hints`);
const textOf = (field) => field.value.trim();

function numberOf(text) {
  let number = 5381;
  for (const character of text) number = ((number * 33) ^ character.codePointAt(0)) >>> 0;
  return number.toString(36);
}

const keyOf = (hint, text) => `${hint.dataset.hint}:${numberOf(text)}`;

/** Show the first hint that was not kept for this text, or what the room says at rest. */
function show(field) {
  const room = roomOf(field);
  const gone = kept("hints") ?? [];
  let first = null;
  for (const hint of room.querySelectorAll("[data-hint]")) {
    const shown = !first && !gone.includes(keyOf(hint, answered.get(field) ?? ""));
    hint.hidden = !shown;
    if (shown) first = hint;
  }
  room.querySelector("[data-rest]").hidden = Boolean(first);
  return first;
}

function fill(field, text, html) {
  const room = roomOf(field);
  if (!room) return;
  answered.set(field, text);
  const found = room.querySelector("[data-found]");
  if (found.innerHTML !== html) found.innerHTML = html;
  show(field);
}

/** The newest answer wins: an older question is stopped. */
async function ask(field) {
  asking.get(field)?.abort();
  const text = textOf(field);
  if (!text) {
    fill(field, "", "");
    return;
  }
  const stop = new AbortController();
  asking.set(field, stop);
  try {
    const answer = await fetch(root().hints, {
      method: "POST",
      headers: { "X-CSRFToken": root().csrf },
      body: new URLSearchParams({ kind: field.dataset.hints, text }),
      signal: stop.signal,
    });
    const html = answer.status === 200 ? await answer.text() : "";
    if (stop.signal.aborted || textOf(field) !== text) return;
    fill(field, text, html);
    // What the wording says of itself besides: which form a question has.
    const form = answer.headers.get("Question-Form") ?? "";
    field.dispatchEvent(new CustomEvent("samsyn:hinted", { bubbles: true, detail: { form } }));
  } catch {
    // Stopped, or no connection: writing goes on without hints.
  }
}

function later(field) {
  clearTimeout(timers.get(field));
  timers.set(
    field,
    setTimeout(() => ask(field), PAUSE),
  );
}

function keepAnyway(button) {
  const hint = button.closest("[data-hint]");
  const room = button.closest("[data-hints-room]");
  const field = document.getElementById(room.dataset.hintsRoom);
  const key = keyOf(hint, answered.get(field) ?? "");
  keep("hints", [...(kept("hints") ?? []), key].slice(-REMEMBERED));
  (show(field)?.querySelector("button") ?? field).focus();
}

/** Put a verb on the team's list; from then on no hint asks about it. */
async function addVerb(button) {
  const field = document.getElementById(button.closest("[data-hints-room]").dataset.hintsRoom);
  const error = button.closest("[data-hint]").querySelector("[data-verb-error]");
  const answer = await act("verb.add", { verb: button.dataset.addVerb });
  if (!answer.ok) {
    error.textContent = answer.message;
    return;
  }
  announce(button.dataset.done);
  field.focus();
  ask(field);
}

export function start() {
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea[data-hints]")) later(event.target);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-keep-anyway]");
    if (button) keepAnyway(button);
    const verb = event.target.closest("[data-add-verb]");
    if (verb) addVerb(verb);
  });
  for (const field of document.querySelectorAll("textarea[data-hints]")) if (textOf(field)) later(field);
}
