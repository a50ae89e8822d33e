/* The participant's phone. */

import * as against from "./against.js";
import * as ballot from "./ballot.js";
import * as cases from "./cases.js";
import * as connection from "./connection.js";
import * as counters from "./counters.js";
import * as drafts from "./drafts.js";
import * as follow from "./follow.js";
import * as forms from "./forms.js";
import * as kept from "./kept.js";
import * as live from "./live.js";
import * as pending from "./pending.js";
import * as phrase from "./phrase.js";
import * as queue from "./queue.js";
import * as react from "./react.js";
import * as regions from "./regions.js";
import * as timer from "./timer.js";

for (const part of [
  against, kept, pending, regions, forms, drafts, counters, timer, follow, ballot, cases, react, phrase, connection, queue, live,
])
  part.start();

/** What not every step needs is loaded when it is there, so that the first task is there sooner. */
function later(place, load) {
  async function look() {
    if (!document.querySelector(place)) return;
    document.removeEventListener("samsyn:applied", look);
    let part;
    try {
      part = await load();
    } catch {
      document.dispatchEvent(new Event("samsyn:missing")); // see early.js
      return;
    }
    part.start();
  }
  document.addEventListener("samsyn:applied", look);
  look();
}

later("#board", () => import("./board.js"));
later("textarea[data-hints]", () => import("./hints.js"));
later("[data-lines]", () => import("./changes.js"));
later("[data-hows]", () => import("./how.js"));
later("[data-pick]", () => import("./draft-words.js"));
later("[data-recall]", () => import("./recall.js"));
later("#questions", () => import("./questions.js"));
later("form[data-sorting]", () => import("./sorting.js"));
later("[data-behaviours]", () => import("./behaviours.js"));
