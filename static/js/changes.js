/* The changed lines of a draft on the phone: an answer that needs no words is sent at once, one that
   needs them when they are sent. What the server has is told by one's own region. */

import { announce } from "./announce.js";
import { clear, show as showErrors } from "./errors.js";
import { state } from "./live.js";
import { act } from "./queue.js";
import { fill, word } from "./words.js";

const WORDS = new Set(["objection", "understand"]);
const going = new Map(); // line → how many of its answers have no receipt yet
const touched = new Set(); // lines whose answer is being chosen, and not sent yet

const place = () => document.querySelector("[data-lines]");
const forms = () => [...place().querySelectorAll("form[data-line]")];
const kindOf = (form) => form.querySelector("[name=kind]:checked")?.value ?? "";
/** line → what the server has of it */
const told = () =>
  new Map([...document.querySelectorAll("[data-my-lines] [data-line]")].map((each) => [each.dataset.line, each.dataset]));

function fields(form) {
  const kind = kindOf(form);
  for (const part of form.querySelectorAll("[data-when]")) {
    part.hidden = part.dataset.when !== kind;
    part.disabled = part.hidden;
  }
}

function applied() {
  if (!place()) return;
  const received = told();
  for (const form of forms()) {
    const theirs = received.get(form.dataset.line);
    if (theirs && !going.get(form.dataset.line) && !touched.has(form.dataset.line)) take(form, theirs);
    fields(form);
    note(form, theirs);
  }
  progress(received);
}

/** Put what the server has into a form that nobody is writing in. */
function take(form, theirs) {
  for (const each of form.querySelectorAll("[name=kind]")) each.checked = each.value === theirs.kind;
  for (const part of form.querySelectorAll(`[data-when="${theirs.kind}"]`)) {
    for (const name of ["reason", "change"]) {
      const field = part.querySelector(`[name=${name}]`);
      if (field && !field.value) field.value = field.defaultValue = theirs[name] ?? "";
    }
  }
}

function note(form, theirs) {
  const bar = place().querySelector("[data-lines-done]").dataset;
  const kind = kindOf(form);
  let words = "";
  if (going.get(form.dataset.line)) words = state() === "lost" ? bar.later : "";
  else if (theirs && theirs.kind === kind) words = `✓ ${bar.received}`;
  else if (WORDS.has(kind)) words = bar.unsent;
  const line = form.querySelector("[data-line-note]");
  if (line.textContent !== words) line.textContent = words;
}

function progress(received) {
  const all = forms();
  const answered = all.filter((form) => received.has(form.dataset.line) || going.get(form.dataset.line)).length;
  const line = place().querySelector("[data-lines-done]");
  const words =
    answered < all.length ? fill(line.dataset.words, { n: answered, of: all.length }) : line.dataset.all;
  if (line.textContent !== words) line.textContent = words;
  const rest = place().querySelector('form[data-action="line.rest"]');
  if (rest) rest.hidden = answered >= all.length;
}

function chosen(form) {
  const id = form.dataset.line;
  fields(form);
  clear(form);
  if (WORDS.has(kindOf(form))) {
    touched.add(id);
    note(form, told().get(id));
  } else send(form);
}

/** Not by the form: while it waits for one receipt it takes no other answer. */
async function send(form) {
  const id = form.dataset.line;
  const kind = kindOf(form);
  const reason = form.querySelector('[data-when="live_with"] [name=reason]').value;
  touched.delete(id);
  going.set(id, (going.get(id) ?? 0) + 1);
  note(form, undefined);
  progress(told());
  const ack = await act("line.react", { line: id, kind, reason: kind === "live_with" ? reason : "" }, { words: [] });
  going.set(id, going.get(id) - 1);
  if (!place()) return;
  applied();
  if (ack.ok) announce(place().querySelector("[data-lines-done]").dataset.received);
  else showErrors(form, {}, ack.message || word("broken"));
}

export function start() {
  const ours = (target) => target.closest?.("form[data-line]");
  document.addEventListener("change", (event) => {
    const form = ours(event.target);
    if (form && event.target.name === "kind") chosen(form);
  });
  document.addEventListener("samsyn:done", (event) => {
    const form = ours(event.target);
    if (!form) return;
    touched.delete(form.dataset.line);
    applied();
  });
  document.addEventListener("samsyn:applied", applied);
  applied();
}
