/* Every <form data-action> becomes an action: sent once, answered beside the field.

   data-reset    clear the fields once it is received      data-done     sentence to say then
   data-confirm  ask this first (data-verb: the button)    data-close    close the dialog or details
   data-missing  on a field: what to say when it is empty  data-keep     see drafts.js */

import { announce } from "./announce.js";
import { ask } from "./confirm.js";
import { clear, show } from "./errors.js";
import { keepWords } from "./kept.js";
import { on, state } from "./live.js";
import { act } from "./queue.js";
import { word } from "./words.js";

const BUSY_AFTER = 400;
const TWICE = 500; // the second click of a double click finds a form already emptied
const under = new WeakSet(); // forms on their way
const received = new WeakMap(); // form → when
const waiting = new Set(); // to hear that the connection is gone

/** What a form says, as the data of its action. Names ending in [] are lists. */
export function dataOf(form, submitter) {
  const data = {};
  for (const field of form.elements) if (field.name?.endsWith("[]")) data[field.name.slice(0, -2)] = [];
  const pairs = [...new FormData(form)];
  if (submitter?.name) pairs.push([submitter.name, submitter.value]);
  for (const [name, value] of pairs) {
    if (name.endsWith("[]")) data[name.slice(0, -2)].push(value);
    else data[name] = value;
  }
  return data;
}

const written = (form) =>
  [...form.elements].filter((e) => e.matches("textarea, input[type=text], input:not([type])") && !e.matches(":disabled"));

function missing(form) {
  const empty = [...form.elements].filter(
    (each) => each.dataset.missing && !each.matches(":disabled") && !valueOf(form, each).trim(),
  );
  return Object.fromEntries(empty.map((each) => [each.name, each.dataset.missing]));
}

const valueOf = (form, field) =>
  field.type === "radio" ? (new FormData(form).get(field.name) ?? "") : field.value;

async function submit(form, submitter) {
  clear(form);
  const lacking = missing(form);
  if (Object.keys(lacking).length) {
    if (Date.now() - (received.get(form) ?? 0) > TWICE) show(form, lacking);
    return;
  }
  const question = submitter?.dataset.confirm ?? form.dataset.confirm;
  const verb = submitter?.dataset.verb ?? form.dataset.verb;
  if (question && !(await ask(question, verb, form.dataset.action))) return;
  const said = written(form).map((field) => [field, field.value]);
  const words = said.map(([, value]) => value.trim()).filter(Boolean);
  const busy = setTimeout(() => submitter?.setAttribute("aria-busy", "true"), BUSY_AFTER);
  const answer = act(form.dataset.action, dataOf(form, submitter), { words });
  const first = await Promise.race([answer, outOfReach()]);
  clearTimeout(busy);
  submitter?.removeAttribute("aria-busy");
  if (first === "later") {
    done(form, said, word("saved"));
    answer.then((ack) => late(ack, words));
  } else if (first.ok) done(form, said, form.dataset.done);
  // Too late: the words are in the box of what was kept, so the fields need not hold them too.
  else if (first.code === "step_closed" && words.length) done(form, said, "");
  else {
    show(form, first.fields ?? {}, first.message);
    form.dispatchEvent(new CustomEvent("samsyn:refused", { bubbles: true, detail: first.code }));
  }
}

/** Once there is no connection, what is sent waits on the device, and the form is free again. */
function outOfReach() {
  return new Promise((resolve) => {
    if (state() === "lost") resolve("later");
    else waiting.add(resolve);
  });
}

function late(ack, words) {
  if (!ack.ok && ack.code !== "step_closed") keepWords(words, ack.message);
}

function done(form, said, sentence) {
  received.set(form, Date.now());
  form.dispatchEvent(new CustomEvent("samsyn:done", { bubbles: true }));
  if ("reset" in form.dataset) empty(form, said);
  else for (const [field, value] of said) field.defaultValue = value;
  if ("close" in form.dataset) {
    form.closest("dialog")?.close();
    const details = form.closest("details[open]");
    if (details) {
      details.open = false;
      details.querySelector("summary")?.focus();
    }
  }
  announce(sentence);
}

/** Choices go with the words they were made for; what was typed since stays. */
function empty(form, said) {
  const since = said.filter(([field, value]) => field.value !== value).map(([field]) => [field, field.value]);
  HTMLFormElement.prototype.reset.call(form);
  for (const [field, value] of since) field.value = value;
  for (const [field] of said) field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Take over every form of the page, those that come later too. */
export function start() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-action]")) return;
    event.preventDefault();
    if (under.has(form)) return;
    under.add(form);
    try {
      await submit(form, event.submitter);
    } finally {
      under.delete(form);
    }
  });
  // What was sent before this was here: see early.js.
  document.documentElement.dataset.ready = "";
  const [held, submitter] = globalThis.samsynHeld ?? [];
  held?.removeAttribute("aria-busy");
  if (held?.isConnected) queueMicrotask(() => held.requestSubmit(submitter));
  on("net", ({ net }) => {
    if (net !== "lost") return;
    for (const resolve of waiting) resolve("later");
    waiting.clear();
  });
  // Without a listener Safari shows no pressed state on touch.
  document.addEventListener("touchstart", () => {}, { passive: true });
}
