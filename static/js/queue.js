/* What goes out: kept on the device until the server has answered, sent in order, done once.
   A repeat carries the same id, and the server gives the stored answer. */

import { on, receive, send, state } from "./live.js";
import { lookNow, post } from "./poll.js";
import { keepWords } from "./kept.js";
import { drop, keep, kept, keys } from "./store.js";

const AGAIN = 2_000;
const LATER = new Set(["back_soon", "too_fast"]); // refusals that are over in a moment

const items = [];
const sent = new Set(); // over the connection there is now
const waiting = new Map(); // id → resolve
let posting = false;
let last = 0;

/** A random UUID; rooms run on plain http, where crypto.randomUUID is not to be had. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The step that the page shows, "" between steps. */
export const stepNow = () =>
  document.querySelector("#main[data-step], #body[data-step]")?.dataset.step ?? "";

/** What is not acknowledged yet, oldest first. */
export const unsent = () => [...items];

/**
 * Send an action; resolves with its ack frame, however long that takes.
 * @param {string} action
 * @param {Record<string, unknown>} data
 * @param {{step?: string, words?: string[], replace?: boolean}} [more] `words`: what a person
 *   wrote, kept for them if it is refused too late; `replace`: only the newest of its kind counts
 * @returns {Promise<{ok: boolean, code?: string, message?: string, fields?: object, data?: object}>}
 */
export function act(action, data, { step = stepNow(), words = [], replace = false } = {}) {
  if (replace) {
    for (const old of items.filter((i) => i.action === action && i.step === step && !sent.has(i.id)))
      finish(old, { ok: true, replaced: true });
  }
  last = Math.max(last + 1, Date.now());
  const item = { id: uuid(), at: last, action, step, data, words };
  items.push(item);
  keep(keyOf(item), item);
  const answer = new Promise((resolve) => waiting.set(item.id, resolve));
  changed();
  flush();
  return answer;
}

const keyOf = (item) => `out:${item.at}:${item.id}`;
const frameOf = ({ id, action, step, data }) => ({ t: "act", id, action, step: step || null, data });

function changed() {
  document.dispatchEvent(new CustomEvent("samsyn:queue", { detail: { count: items.length } }));
}

function flush() {
  if (state() === "polling") {
    pump();
    return;
  }
  for (const item of items) {
    if (!sent.has(item.id) && send(frameOf(item))) sent.add(item.id);
  }
}

async function pump() {
  if (posting) return;
  posting = true;
  while (items.length && state() === "polling") {
    const ack = await post(frameOf(items[0]));
    if (ack) receive(ack);
    if (!ack || LATER.has(ack.code)) await new Promise((done) => setTimeout(done, AGAIN));
  }
  posting = false;
  lookNow();
}

function finish(item, ack) {
  items.splice(items.indexOf(item), 1);
  sent.delete(item.id);
  drop(keyOf(item));
  changed();
  const resolve = waiting.get(item.id);
  waiting.delete(item.id);
  const nobodyWaits = !resolve || ack.code === "step_closed";
  if (!ack.ok && nobodyWaits) keepWords(item.words, ack.message);
  resolve?.(ack);
}

/** Take up what an earlier page could not send, and begin to send. */
export function start() {
  for (const key of keys("out:")) {
    const item = kept(key);
    if (item?.id && !items.some((each) => each.id === item.id)) items.push(item);
  }
  items.sort((a, b) => a.at - b.at);
  changed();
  on("ack", (ack) => {
    const item = items.find((each) => each.id === ack.id);
    if (item && !LATER.has(ack.code)) finish(item, ack);
    else if (item) setTimeout(() => sent.delete(item.id) && flush(), AGAIN);
  });
  on("net", ({ net }) => {
    if (net !== "open") sent.clear();
    flush();
  });
}
