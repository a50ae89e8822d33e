/* The big screen's half of the clicker, and what it does while it is blank. Its link gives no
   rights, so a press goes to a console that is open in the same browser. */

import { areOn, channel, meaning } from "./keys.js";
import { word } from "./words.js";

const GATHER = 60; // ms: every console that is there has answered
const NOBODY = 600; // ms without an answer
const SAID_FOR = 6_000;

const line = channel();
// Not from 0: another window with the same big screen counts its own.
let [ask] = crypto.getRandomValues(new Uint32Array(1));
let wanted = "";
let at = 0;
let answers = [];
let chosen = ""; // the console that pressed last
let quiet = 0;

function hint(name) {
  const place = document.querySelector("[data-key-hint]");
  clearTimeout(quiet);
  place.textContent = word(name);
  place.hidden = !place.textContent;
  quiet = setTimeout(() => {
    place.hidden = true;
  }, SAID_FOR);
}

line.onmessage = ({ data }) => {
  if (data.ask !== ask) return;
  if (data.t === "here") {
    answers.push(data);
    if (answers.length === 1) setTimeout(choose, GATHER, ask);
  } else if (data.t === "pressed" && data.asks) hint("keys-asks");
};

/** Two consoles must not both press: the one that did before, or the one looked at last. */
function choose(asked) {
  if (asked !== ask) return;
  const best = answers.find((one) => one.console === chosen) ?? answers.sort((a, b) => b.looked - a.looked)[0];
  chosen = best.console;
  line.postMessage({ t: "press", ask, console: chosen, wanted, at });
}

document.addEventListener("keydown", (event) => {
  if (!areOn()) return;
  // What some clickers send to start a show would load the page anew before everybody.
  if (event.key === "F5" && !event.ctrlKey) event.preventDefault();
  const meant = meaning(event);
  if (!meant) return;
  event.preventDefault();
  if (event.repeat) return;
  ask += 1;
  wanted = meant;
  at = Date.now();
  answers = [];
  const asked = ask;
  line.postMessage({ t: "who", ask });
  setTimeout(() => {
    if (asked !== ask || answers.length) return;
    // A console that was asleep answers when it wakes; what was meant then is not meant any more.
    ask += 1;
    hint("keys-nobody");
  }, NOBODY);
});

/* While it is blank the page has nothing of what it would show; so the way in goes, too, and comes
   back with the rest. A page that came blank never had it, and is loaded once more when lit. */
let way = null;

function blankOrLit() {
  const root = document.getElementById("root");
  const blank = Boolean(document.querySelector("[data-blank]"));
  const drawing = document.getElementById("join-qr");
  if (blank && drawing && "join" in root.dataset) {
    way = { drawing, join: root.dataset.join };
    drawing.remove();
    delete root.dataset.join;
  } else if (!blank && "cameBlank" in root.dataset) location.reload();
  else if (!blank && way) {
    document.body.append(way.drawing);
    root.dataset.join = way.join;
    way = null;
    document.dispatchEvent(new CustomEvent("samsyn:applied"));
  }
}

document.addEventListener("samsyn:applied", blankOrLit);
blankOrLit();
