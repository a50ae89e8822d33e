/* What is advised is put into the agenda at once; the answers above are left as they are typed. */

import { start } from "./console-base.js";
import { morph } from "./morph.js";

async function refresh() {
  const answer = await fetch(location.href, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const root = page.getElementById("root");
  if (root) morph(document.getElementById("root"), root.outerHTML, new Map());
}

// Before there is anything to take there is nothing to keep up to date.
if (document.getElementById("root")) {
  start();
  document.addEventListener("samsyn:done", refresh);
}
