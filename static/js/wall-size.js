/* In a rehearsal the big screen says how large it is, for the go page. */

import { on, send } from "./live.js";

const SOON = 300;
let later = 0;

function tell() {
  send({ t: "size", width: Math.max(1, innerWidth), height: Math.max(1, innerHeight) });
}

/** Begin; only where the page says that it belongs to a rehearsal. */
export function start() {
  if (!("rehearsal" in document.getElementById("root").dataset)) return;
  on("net", ({ net }) => net === "open" && tell());
  addEventListener("resize", () => {
    clearTimeout(later);
    later = setTimeout(tell, SOON);
  });
}
