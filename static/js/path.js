/* The path of somebody new, one screen at a time. The step stands in the address; what is written
   and marked stays on this device, apart for each person, team and version. */
import { common, showMarked, stemsOf } from "./path-words.js";

const root = document.querySelector("[data-path]");
const KEY = `path:${root.dataset.path}`;
const steps = [...root.querySelectorAll("[data-step]")];
const bar = root.querySelector("[data-path-bar]");
const links = [...root.querySelectorAll("[data-path-all] a")];
const own = root.querySelector("[data-own]");

const NOTHING = { own: "", said: {}, read: [], at: "" };
let state = { ...NOTHING, ...kept() };

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    return {};
  }
}

function keep(change) {
  state = { ...state, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // Storage is full or forbidden: it then lasts as long as the page.
  }
}

/* --- steps --- */

const asked = () => steps.find((step) => step.id === location.hash.slice(1));

function show(step, moved) {
  const at = steps.indexOf(step);
  for (const each of steps) each.hidden = each !== step;
  for (const link of links) {
    if (link.hash === `#${step.id}`) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  bar.querySelector("[data-place]").textContent = at + 1;
  bar.querySelector("[data-whole]").textContent = steps.length;
  point(bar.querySelector("[data-back]"), steps[at - 1]);
  point(bar.querySelector("[data-next]"), steps[at + 1]);
  keep({ at: step.id });
  draw();
  if (!moved) return;
  scrollTo(0, 0);
  step.querySelector("h2").focus({ preventScroll: true });
}

function point(link, step) {
  if (step) {
    link.href = `#${step.id}`;
    link.removeAttribute("aria-disabled");
    link.removeAttribute("tabindex");
  } else {
    link.removeAttribute("href");
    link.setAttribute("aria-disabled", "true");
  }
}

/* --- what was written and marked --- */

function draw() {
  drawOwn();
  for (const step of steps) if (step.dataset.behaviour) drawBehaviour(step);
  for (const mark of root.querySelectorAll("[data-read-mark]")) mark.hidden = !state.read.includes(mark.dataset.readMark);
  const marked = steps.filter(({ dataset }) => state.read.includes(dataset.behaviour));
  root.querySelector("[data-read-number]").textContent = marked.length;
}

function drawOwn() {
  const ours = root.querySelector("[data-ours]");
  const shared = common(state.own, ours.textContent);
  if (own.value !== state.own) own.value = state.own;
  showMarked(ours, ours.textContent, shared);
  showMarked(root.querySelector("[data-own-shown]"), state.own, shared);
  root.querySelector("[data-own-none]").hidden = Boolean(state.own.trim());
  const mine = stemsOf(state.own);
  for (const theme of root.querySelectorAll("[data-theme-words]")) {
    const touched = [...stemsOf(theme.dataset.themeWords)].some((each) => mine.has(each));
    theme.querySelector("[data-touched]").hidden = !touched;
    theme.querySelector("[data-missed]").hidden = touched || !mine.size;
  }
}

function drawBehaviour(step) {
  const code = step.dataset.behaviour;
  const words = state.said[code] ?? "";
  const area = step.querySelector("[data-say-words]");
  if (area.value !== words) area.value = words;
  step.querySelector("[data-read]").checked = state.read.includes(code);
}

/* Saying it back: the line is out of sight while one writes, and stands beside one's words after. */
function sayBack(step) {
  const code = step.dataset.behaviour;
  const [say, saying, mine, body] = ["say", "saying", "mine", "line-body"].map((name) => step.querySelector(`[data-${name}]`));
  const area = step.querySelector("[data-say-words]");
  const text = step.querySelector("[data-line-text]");
  const line = text.textContent;

  say.addEventListener("click", () => {
    body.hidden = say.hidden = mine.hidden = true;
    saying.hidden = false;
    area.focus();
  });
  area.addEventListener("input", () => keep({ said: { ...state.said, [code]: area.value } }));
  step.querySelector("[data-compare]").addEventListener("click", () => {
    const shared = common(area.value, line);
    showMarked(text, line, shared);
    showMarked(step.querySelector("[data-say-shown]"), area.value, shared);
    body.hidden = say.hidden = mine.hidden = false;
    saying.hidden = true;
    body.before(mine);
    mine.querySelector("h3").focus();
  });
  step.querySelector("[data-read]").addEventListener("change", ({ target }) => {
    const others = state.read.filter((each) => each !== code);
    keep({ read: target.checked ? [...others, code] : others });
    draw();
  });
}

/* --- start --- */

own.addEventListener("input", () => keep({ own: own.value }));
for (const step of steps) if (step.dataset.behaviour) sayBack(step);

const forgotten = root.querySelector("[data-forgotten]");
root.querySelector("[data-forget]").addEventListener("click", () => {
  const before = state;
  keep({ ...NOTHING, at: state.at });
  draw();
  forgotten.hidden = false;
  const undo = forgotten.querySelector("button");
  undo.focus();
  undo.onclick = () => {
    keep(before);
    draw();
    forgotten.hidden = true;
    root.querySelector("[data-forget]").focus();
  };
});

for (const each of root.querySelectorAll("[data-js]")) each.hidden = false;
for (const each of root.querySelectorAll("[data-no-js]")) each.hidden = true;
root.querySelector("[data-path-all]").hidden = bar.hidden = false;
root.querySelector("main").classList.add("is-path");
addEventListener("hashchange", () => asked() && show(asked(), true));
addEventListener("beforeprint", () => steps.forEach((step) => (step.hidden = false)));
addEventListener("afterprint", () => show(asked() ?? steps[0], false));
const first = asked() ?? steps.find(({ id }) => id === state.at) ?? steps[0];
// So that the browser's Back leads here from the next step.
history.replaceState(null, "", `#${first.id}`);
show(first, false);
