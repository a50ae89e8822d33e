/* Applies frames to the page: each region is swapped by its id, and what a person is doing stays. */

import { on, send } from "./live.js";
import { morph, parse } from "./morph.js";
import { arrange, shuffleWithin } from "./order.js";

const shown = new Map(); // id → html as last applied
const held = new Set(); // why frames must wait
const guards = [];
let queue = [];
let mine = new Map(); // one's own regions of the last frame, id → html
let seq = null;

/**
 * Look at each state frame before it is applied; a guard may `hold`.
 * @param {(frame: object) => void} guard
 */
export const guard = (look) => guards.push(look);

/** Let frames wait until `release(why)`. */
export const hold = (why) => held.add(why);

export function release(why) {
  held.delete(why);
  flush();
}

function receive(frame) {
  if (frame.base === null) queue = [];
  else if (seq === null || frame.base > seq) {
    send({ t: "whole" });
    return;
  } else if (frame.seq <= seq) return;
  seq = frame.seq;
  queue.push(frame);
  for (const look of guards) look(frame);
  flush();
}

function flush() {
  while (queue.length && !held.size) {
    const frame = queue.shift();
    if (!movesOn(frame)) write(frame);
    else {
      hold("transition");
      const going = document.startViewTransition(() => write(frame));
      const done = () => release("transition");
      going.updateCallbackDone.then(done, done);
      // A next step that comes at once cuts it short, which is no error.
      for (const cut of [going.ready, going.finished]) cut.catch(() => {});
    }
  }
}

/** The element with the step that a frame brings, or undefined. */
export function stepIn(frame) {
  const region = frame.regions.find(({ id }) => id === "main" || id === "body");
  return region && parse(region.html);
}

function movesOn(frame) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still || !document.startViewTransition || document.visibilityState !== "visible") return false;
  const now = document.querySelector("#main[data-step], #body[data-step]");
  const next = stepIn(frame);
  return Boolean(now && next && next.dataset.step !== now.dataset.step);
}

function write(frame) {
  const fresh = new Map();
  if (frame.base === null) {
    const all = new Set(frame.regions.map(({ id }) => id));
    for (const id of shown.keys()) if (!all.has(id)) shown.delete(id);
  }
  for (const { id, html } of frame.regions) {
    const there = document.getElementById(id);
    if (there && (there.hasAttribute("data-mine") || shown.get(id) === html)) continue;
    shown.set(id, html);
    if (there) morph(there, html, fresh);
    else fresh.set(id, parse(html));
  }
  for (const id of arrange(fresh)) shown.delete(id);
  for (const id of frame.gone ?? []) shown.delete(id);
  for (const [id, html] of mine) if (fresh.has(id)) own(id, html);
  applied();
}

/** One's own regions. They may come before their place does, and then wait for it. */
export function receiveMine(frame) {
  mine = new Map(frame.regions.map(({ id, html }) => [id, html]));
  for (const [id, html] of mine) own(id, html);
  applied();
}

function own(id, html) {
  const place = document.getElementById(id);
  if (place) morph(place, html, new Map());
}

function applied() {
  document.dispatchEvent(new CustomEvent("samsyn:applied"));
}

/** Begin: take the page as it came, then frame after frame. */
export function start() {
  shuffleWithin(document.getElementById("root"));
  arrange(new Map());
  // A new line may lead to another process, which counts from its own beginning.
  on("hello", () => (seq = null));
  on("state", receive);
  on("gap", () => send({ t: "whole" }));
  on("mine", receiveMine);
  on("ack", (ack) => ack.mine && receiveMine(ack.mine));
  new MutationObserver(() => {
    if ("dragging" in document.documentElement.dataset) hold("drag");
    else release("drag");
  }).observe(document.documentElement, { attributeFilter: ["data-dragging"] });
}
