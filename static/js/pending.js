/* What waits on this phone for the network, in the person's own words ([data-pending]). */

import { on, state } from "./live.js";
import { unsent } from "./queue.js";
import { copyOf } from "./words.js";

function show() {
  const section = document.querySelector("[data-pending]");
  if (!section) return;
  const waits = state() === "lost" || state() === "connecting" ? unsent() : [];
  const items = waits.filter((item) => item.words?.length);
  section.hidden = !items.length;
  section.querySelector("ul").replaceChildren(
    ...items.map((item) => {
      const entry = copyOf("pending-entry");
      entry.querySelector("[data-text]").textContent = item.words.join("\n");
      return entry;
    }),
  );
}

export function start() {
  const section = document.querySelector("[data-pending]");
  // Among the regions of the step, but none of them.
  if (section) document.getElementById("main")?.append(section);
  on("net", show);
  for (const type of ["samsyn:queue", "samsyn:applied"]) document.addEventListener(type, show);
  show();
}
