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
import * as queue from "./queue.js";
import * as react from "./react.js";
import * as regions from "./regions.js";
import * as timer from "./timer.js";

for (const part of [
  against, kept, pending, regions, forms, drafts, counters, timer, follow, ballot, cases, react, connection, queue, live,
])
  part.start();

/** The board is loaded when there is one, so that the first task is there sooner. */
async function board() {
  if (!document.getElementById("board")) return;
  document.removeEventListener("samsyn:applied", board);
  let part;
  try {
    part = await import("./board.js");
  } catch {
    document.dispatchEvent(new Event("samsyn:missing")); // see early.js
    return;
  }
  part.start();
}
document.addEventListener("samsyn:applied", board);
board();
