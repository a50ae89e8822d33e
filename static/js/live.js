/* The page's one socket: opens it, notices when it is dead, comes back by itself.
   Where sockets are blocked, poll.js takes its place. */

import { ask, stopAsking } from "./poll.js";

const FIRST_WAIT = 300;
const LONGEST_WAIT = 10_000;
const BEAT = 15_000; // one that is not answered before the next ends the socket
const UNSURE = 2_500; // so long after a beat without an answer the person is told
const HANDSHAKE = 8_000;
const BLOCKED_AFTER = 2; // attempts, none ever open
const BLOCKED_LATER = 6; // attempts, after it was open: the network is another one now
const TRY_AGAIN = 30_000; // while polling
const REMOVED = 4403;

/** @typedef {"connecting" | "open" | "polling" | "lost" | "ended"} Net */

const listeners = new Map();
let socket = null;
let net = "connecting";
let everOpen = false;
let failures = 0;
let beats = 0; // unanswered
let again = 0;

/**
 * Hear frames by their `t`, or "net" for the state of the connection.
 * @param {string} type
 * @param {(frame: any) => void} listener
 */
export function on(type, listener) {
  listeners.set(type, [...(listeners.get(type) ?? []), listener]);
}

/** @returns {Net} */
export const state = () => net;

/**
 * Send over the open socket.
 * @returns {boolean} false where there is none
 */
export function send(frame) {
  if (socket?.readyState !== WebSocket.OPEN || net !== "open") return false;
  socket.send(JSON.stringify(frame));
  return true;
}

/** Hand a frame to whoever listens, however it came. */
export function receive(frame) {
  for (const listener of listeners.get(frame.t) ?? []) listener(frame);
}

function turn(to) {
  if (net === "ended" || net === to) return;
  net = to;
  document.documentElement.dataset.net = to;
  receive({ t: "net", net: to });
}

function connect() {
  clearTimeout(again);
  if (socket || net === "ended") return;
  const url = new URL(document.getElementById("root").dataset.live, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const one = new WebSocket(url);
  socket = one;
  setTimeout(() => one.readyState === WebSocket.CONNECTING && lose(one), HANDSHAKE);
  one.onmessage = (event) => socket === one && hear(JSON.parse(event.data));
  one.onclose = (event) => (event.code === REMOVED ? end("removed") : lose(one));
}

function hear(frame) {
  beats = 0;
  if (frame.t === "hello") {
    everOpen = true;
    failures = 0;
    stopAsking();
  }
  if (net !== "polling" || frame.t === "hello") turn("open");
  if (frame.t === "bye" && frame.reason !== "back_soon" && frame.reason !== "slow") end(frame.reason);
  else receive(frame);
}

function lose(one) {
  if (socket !== one) return;
  socket = null;
  one.onclose = one.onmessage = null;
  one.close();
  failures += 1;
  if (failures >= (everOpen ? BLOCKED_LATER : BLOCKED_AFTER)) {
    ask({ frame: receive, net: turn, end });
    again = setTimeout(connect, TRY_AGAIN);
    return;
  }
  turn("lost");
  const most = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures + 1));
  again = setTimeout(connect, FIRST_WAIT + Math.random() * (most - FIRST_WAIT));
}

/** Nothing more is coming to this page; `reason` is "removed", "ended", "too_many" or "gone". */
function end(reason) {
  clearTimeout(again);
  stopAsking();
  turn("ended");
  if (socket) socket.onclose = null;
  socket?.close();
  receive({ t: "bye", reason });
}

function beat() {
  if (!socket || (net !== "open" && net !== "lost")) return;
  if (beats) {
    lose(socket);
    return;
  }
  ping(() => turn("lost"));
}

function ping(silent) {
  const one = socket;
  if (one?.readyState !== WebSocket.OPEN) return;
  beats += 1;
  one.send('{"t":"ping"}');
  setTimeout(() => socket === one && beats && silent(one), UNSURE);
}

/** After sleep a socket may look open and be dead: ask for everything, and trust only an answer. */
function wake() {
  if (document.visibilityState !== "visible" || net === "ended") return;
  if (socket?.readyState === WebSocket.OPEN) {
    send({ t: "whole" });
    ping(lose);
  } else if (!socket) {
    if (everOpen) failures = 0;
    connect();
  }
}

/** Begin; once a page. */
export function start() {
  setInterval(beat, BEAT);
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", wake);
  addEventListener("pageshow", (event) => event.persisted && wake());
  addEventListener("offline", () => socket && lose(socket));
  connect();
}
