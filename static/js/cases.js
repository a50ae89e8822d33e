/* Customer cases on the phone: a chosen answer is sent at once and can be changed. The same where a
   text is tried on them: `data-action`, `data-field` and `data-version` say so. What the server has
   is told by one's own region; until then the page shows what was tapped. */

import { announce } from "./announce.js";
import { show as showErrors, clear } from "./errors.js";
import { state } from "./live.js";
import { act, stepNow } from "./queue.js";
import { fill, word } from "./words.js";

let of = ""; // the step that `chosen` is for
let chosen = new Map(); // case → answer
const going = new Map(); // case → how many of its answers have no receipt yet

const place = () => document.querySelector("[data-cases]");
const forms = () => [...place().querySelectorAll("form[data-case]")];
/** case → answer, as the server has them */
const told = () =>
  new Map(
    (document.querySelector("[data-answers]")?.dataset.answers ?? "")
      .split(" ")
      .filter(Boolean)
      .map((each) => each.split(":")),
  );

function applied() {
  if (!place()) return;
  if (of !== stepNow()) chosen = new Map();
  of = stepNow();
  const received = told();
  for (const form of forms()) {
    const id = form.dataset.case;
    const theirs = [...form.querySelectorAll("[name=option]")].find((each) => received.get(id) === each.value);
    if (!going.get(id)) {
      if (theirs) chosen.set(id, theirs.value);
      else chosen.delete(id);
    }
    for (const each of form.querySelectorAll("[name=option]")) each.checked = each.value === chosen.get(id);
    note(form, Boolean(theirs));
  }
  progress();
}

function note(form, received) {
  const bar = place().querySelector("[data-cases-done]").dataset;
  let words = "";
  if (going.get(form.dataset.case)) words = state() === "lost" ? bar.later : "";
  else if (received) words = `✓ ${bar.received}`;
  const line = form.querySelector("[data-case-note]");
  if (line.textContent !== words) line.textContent = words;
}

function progress() {
  const all = forms();
  const open = all.filter((form) => !chosen.has(form.dataset.case));
  const line = place().querySelector("[data-cases-done]");
  const next = place().querySelector("[data-cases-next]");
  if (!line || !next) return;
  const words = open.length
    ? fill(line.dataset.words, { n: all.length - open.length, of: all.length })
    : line.dataset.all;
  if (line.textContent !== words) line.textContent = words;
  next.hidden = !open.length;
  if (open.length) next.href = `#${open[0].id}`;
}

async function choose(form, option) {
  const id = form.dataset.case;
  clear(form);
  chosen.set(id, option);
  going.set(id, (going.get(id) ?? 0) + 1);
  note(form, false);
  progress();
  const { action = "case.answer", field = "option", version } = place().dataset;
  const data = { case: id, [field]: option };
  if (version !== undefined) data.version = version;
  const ack = await act(action, data, { words: [] });
  going.set(id, going.get(id) - 1);
  if (!place()) return;
  applied();
  if (ack.ok) announce(place().querySelector("[data-cases-done]").dataset.received);
  else showErrors(form, {}, ack.message || word("broken"));
}

function goTo(event) {
  const link = event.target.closest("[data-cases-next]");
  if (!link) return;
  event.preventDefault();
  const form = document.getElementById(link.getAttribute("href").slice(1));
  form?.scrollIntoView({ block: "start" });
  form?.querySelector("[name=option]")?.focus({ preventScroll: true });
}

export function start() {
  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("form[data-case]");
    if (form && event.target.name === "option") choose(form, event.target.value);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form[data-case]")) event.preventDefault();
  });
  document.addEventListener("click", goTo);
  document.addEventListener("samsyn:applied", applied);
  applied();
}
