/* The console's half of the clicker: a key presses the button that stands there, and so does what
   the button does, with its question first where it has one. */

import { openedFor } from "./confirm.js";
import { opened } from "./dialogs.js";
import { areOn, channel, isTyping, meaning, turn } from "./keys.js";
import { uuid } from "./queue.js";

// A clicker is pressed without looking, twice when in doubt, and its buttons bounce. The server
// answers in a tenth of that time, so a second press would throw people out of a step that has
// just opened. Within this time two presses are one.
const TWICE = 700;
const NEXT = "form[data-action='workshop.next'], form[data-action='workshop.start']";
const BACK = "form[data-action='workshop.back']";

const me = uuid();
let last = 0; // when the press was that was taken last
let looked = 0; // when somebody last had this console before them

/** `at`: when the key was pressed (epoch milliseconds), however late it is heard of here. */
function press(wanted, at) {
  if (Math.abs(at - last) < TWICE || "dragging" in document.documentElement.dataset) return;
  const open = document.querySelector("dialog[open]");
  const button = open ? inQuestion(open, wanted, at) : onPage(wanted);
  if (!button) return;
  last = at;
  button.click();
}

/** Only the question that Next asks is answered by a key: "next" says yes, "back" says no. */
function inQuestion(dialog, wanted, at) {
  const asked = openedFor();
  if (dialog.id !== "confirm" || asked.action !== "workshop.next") return null;
  const answer = { next: "[value=yes]", back: "[value=no]" }[wanted];
  return answer && at - asked.at >= TWICE ? dialog.querySelector(answer) : null;
}

function onPage(wanted) {
  const foot = document.getElementById("next");
  if (wanted === "next") return foot.querySelector(NEXT)?.querySelector("button[type=submit]");
  if (wanted === "back")
    return foot.querySelector("[data-reopen]") ?? foot.querySelector(BACK)?.querySelector("button");
  if (wanted === "blank") return document.querySelector("[data-key-blank] button");
  return document.querySelector("[data-open-keys]");
}

function openSheet(button) {
  const sheet = document.getElementById("keys");
  document.getElementById("more")?.hidePopover();
  sheet.querySelector("[data-keys-on]").checked = areOn();
  opened(sheet, () => (button.checkVisibility() ? button : document.querySelector("[popovertarget=more]")));
}

function mark() {
  document.documentElement.dataset.keys = areOn() ? "on" : "off";
}

/** The big screen's window asks who is here, and has one of the consoles press. */
function serve() {
  const line = channel();
  line.onmessage = ({ data }) => {
    if (data.t === "who") line.postMessage({ t: "here", ask: data.ask, console: me, looked });
    else if (data.t === "press" && data.console === me && areOn()) {
      press(data.wanted, data.at);
      const asks = Boolean(document.querySelector("dialog[open]"));
      line.postMessage({ t: "pressed", ask: data.ask, asks });
    }
  };
}

/** Begin; once a page. */
export function start() {
  document.addEventListener("keydown", (event) => {
    const wanted = meaning(event);
    if (!wanted || !areOn() || isTyping()) return;
    // What a dialog scrolls by is the dialog's, unless it is the one that a key answers.
    if (document.querySelector("dialog[open]:not(#confirm)")) return;
    event.preventDefault();
    if (!event.repeat) press(wanted, Date.now());
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-open-keys]");
    if (button) openSheet(button);
  });
  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-keys-on]")) return;
    turn(target.checked);
    mark();
  });
  const look = () => {
    if (document.visibilityState === "visible") looked = Date.now();
  };
  for (const each of ["focus", "pointerdown"]) addEventListener(each, look);
  document.addEventListener("visibilitychange", look);
  addEventListener("storage", mark); // another window of this browser turned them
  look();
  mark();
  serve();
}
