/* The facilitator's console: what it shares with the phone, and what is its own. */

import * as against from "./against.js";
import * as behaviours from "./behaviours.js";
import * as board from "./board.js";
import * as clicker from "./clicker.js";
import { announce, start } from "./console-base.js";
import * as dialogs from "./console-dialogs.js";
import * as draft from "./draft.js";
import * as drift from "./drift.js";
import * as how from "./how.js";
import * as hints from "./hints.js";
import * as join from "./join.js";
import * as people from "./people.js";
import * as reopen from "./reopen.js";
import * as questions from "./questions.js";
import * as recall from "./recall.js";

let at = "";

/** Where the workshop is now is read out when it moves, whoever moved it. */
function follow() {
  const now = document.querySelector("[data-now]");
  if (!now || now.dataset.now === at) return;
  const first = at === "";
  at = now.dataset.now;
  if (first) return;
  announce(now.querySelector(".fc-h").innerText.replace(/\s+/g, " "));
  for (const each of document.querySelectorAll(".fc-in, .fc-main")) each.scrollTo({ top: 0 });
}

function linkCatalogue() {
  const { catalogue } = document.getElementById("root").dataset;
  for (const link of document.querySelectorAll("[data-catalogue-link]")) link.href = catalogue;
}

for (const look of [follow, linkCatalogue]) {
  document.addEventListener("samsyn:applied", look);
  look();
}
start();
for (const part of [
  behaviours,
  against, board, clicker, dialogs, draft, drift, hints, how, join, people, questions, recall, reopen,
]) part.start();
