/* The page that edits the agenda: each change is sent at once, then the page is brought up to date. */

import { start } from "./console-base.js";
import { morph } from "./morph.js";
import * as openings from "./openings.js";

async function refresh() {
  const answer = await fetch(location.href, { cache: "no-store" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const root = page.getElementById("root");
  if (root) morph(document.getElementById("root"), root.outerHTML, new Map());
}

start();
openings.start();
document.addEventListener("samsyn:done", (event) => {
  // What was saved is what the field says from now on.
  for (const field of event.target.querySelectorAll("input, textarea")) {
    if (field.type === "checkbox") field.defaultChecked = field.checked;
    else field.defaultValue = field.value;
  }
  refresh();
});
