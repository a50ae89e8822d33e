/* Dragging a card, where a pointer is fine. Move does the same without it (WCAG 2.5.7).
   While a card is in the hand, frames wait (regions.js looks at <html data-dragging>). */

import Sortable from "../vendor/sortablejs/sortable.esm.js";
import { announce } from "./announce.js";
import { act } from "./queue.js";

const PATIENCE = 1_500;
const FINE = matchMedia("(any-pointer: fine)");
const lists = new Map(); // list → Sortable
const root = document.documentElement;
let words = () => ({});
let from = null; // where the card lay: {list, next}
let given = false; // taken back by Esc

function look() {
  for (const [list, sortable] of lists) {
    if (list.isConnected && FINE.matches) continue;
    sortable.destroy();
    lists.delete(list);
  }
  if (!FINE.matches) return;
  for (const list of document.querySelectorAll("#board .bd-l")) if (!lists.has(list)) lists.set(list, make(list));
}

const make = (list) =>
  Sortable.create(list, {
    group: "board",
    // A finger scrolls; it has Move.
    draggable: "[data-card]",
    filter: "button",
    preventOnFilter: false,
    // Its own dragging, not the browser's: Esc can be heard, and columns scroll.
    forceFallback: true,
    fallbackTolerance: 4,
    scroll: true,
    bubbleScroll: true,
    scrollSensitivity: 80,
    scrollSpeed: 16,
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
    onStart: ({ item, from: list }) => {
      given = false;
      from = { list, next: item.nextElementSibling };
      root.dataset.dragging = item.dataset.card;
    },
    onEnd: ({ item }) => drop(item),
  });

async function drop(item) {
  const was = from;
  from = null;
  const stays = item.parentElement === was.list && item.nextElementSibling === was.next;
  if (given || stays) {
    putBack(item, was);
    delete root.dataset.dragging;
    return;
  }
  const next = item.nextElementSibling;
  const sending = act("card.move", {
    card: item.dataset.card,
    theme: item.closest("[data-theme]").dataset.theme,
    before: next?.dataset.card ?? "",
  });
  sending.then((answer) => {
    if (answer.ok) return;
    putBack(item, was);
    tell(item, answer.message ?? "");
  });
  // The frame with the move in it comes before the answer; until then the card stays in place.
  await Promise.race([sending, new Promise((later) => setTimeout(later, PATIENCE))]);
  delete root.dataset.dragging;
}

function putBack(item, { list, next }) {
  if (!list.isConnected) return;
  list.insertBefore(item, next?.parentElement === list ? next : null);
}

/** Why the card lies where it was. */
function tell(item, why) {
  const sentence = `${words().notMoved ?? ""} ${why}`.trim();
  let line = item.querySelector(".bd-why");
  if (!line) {
    line = document.createElement("p");
    line.className = "bd-why field-error";
    line.id = `why-${item.dataset.card}`;
    line.setAttribute("data-local", "");
    item.append(line);
  }
  line.textContent = sentence;
  setTimeout(() => line.remove(), 12_000);
  announce(sentence);
}

function keydown(event) {
  if (event.key !== "Escape" || !from) return;
  given = true;
  event.preventDefault();
  // Sortable ends a drag when the pointer is let go.
  for (const type of ["pointerup", "mouseup"])
    document.dispatchEvent(new PointerEvent(type, { bubbles: true }));
}

/** @param {() => DOMStringMap} theWords the board's sentences */
export function start(theWords) {
  words = theWords;
  document.addEventListener("samsyn:applied", look);
  FINE.addEventListener("change", look);
  document.addEventListener("keydown", keydown, true);
  look();
}
