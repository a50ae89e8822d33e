/* What the console shares with the phone: one socket, regions, forms, the clock.
   console.js calls start() once and adds what is its own. */

import * as connection from "./connection.js";
import * as counters from "./counters.js";
import * as drafts from "./drafts.js";
import * as forms from "./forms.js";
import * as kept from "./kept.js";
import * as live from "./live.js";
import * as queue from "./queue.js";
import * as regions from "./regions.js";
import * as timer from "./timer.js";

export { announce } from "./announce.js";
export { ask } from "./confirm.js";
export { on, send, state } from "./live.js";
export { act, stepNow } from "./queue.js";
export { word } from "./words.js";

/** Begin; once a page. */
export function start() {
  for (const part of [kept, regions, forms, drafts, counters, timer, connection, queue, live])
    part.start();
}
