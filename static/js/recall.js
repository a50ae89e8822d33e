/* Which themes an explanation says: each theme is a toggle, and the whole set is sent on every
   change. What the server has stands in data-tied; aria-pressed is this script's. */

import { announce } from "./announce.js";
import { act } from "./queue.js";
import { word } from "./words.js";

const SETTLED = 1_500; // in ms: until then the frame with one's own change may be on its way
const going = new Map(); // card → { themes, acks }

const told = (group) => group.dataset.tied.split(" ").filter(Boolean);

function show() {
  for (const group of document.querySelectorAll("[data-recall]")) {
    const themes = going.get(group.dataset.recall)?.themes ?? new Set(told(group));
    for (const button of group.querySelectorAll("[data-recall-theme]"))
      button.setAttribute("aria-pressed", String(themes.has(button.dataset.recallTheme)));
  }
}

/** The last change of this card is answered: from now on the server's set is shown again. */
function settle(card, mine) {
  if (going.get(card) === mine && !mine.acks) going.delete(card);
  show();
}

async function toggle(button) {
  const group = button.closest("[data-recall]");
  const card = group.dataset.recall;
  const mine = going.get(card) ?? { themes: new Set(told(group)), acks: 0 };
  going.set(card, mine);
  if (!mine.themes.delete(button.dataset.recallTheme)) mine.themes.add(button.dataset.recallTheme);
  mine.acks += 1;
  note(card, "");
  show();
  const ack = await act("recall.tie", { card, themes: [...mine.themes] });
  mine.acks -= 1;
  if (ack.ok) {
    setTimeout(settle, SETTLED, card, mine);
    return;
  }
  settle(card, mine);
  note(card, ack.message || word("broken"));
  announce(ack.message);
}

function note(card, words) {
  const place = document.querySelector(`[data-recall="${card}"] [data-recall-note]`);
  if (place) place.textContent = words;
}

export function start() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-recall-theme]");
    if (button) toggle(button);
  });
  document.addEventListener("samsyn:applied", show);
  show();
}
