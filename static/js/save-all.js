/* "Save everything for offline": this version, its behaviours, its question list and its why. */
import { keep } from "./offline.js";

const AT_ONCE = 3;
const place = document.querySelector("[data-save-all]");

if (place && "serviceWorker" in navigator && !document.documentElement.dataset.saved) {
  const button = place.querySelector("button");
  const bar = place.querySelector("progress");
  place.hidden = false;
  button.addEventListener("click", async () => {
    const links = document.querySelectorAll("a[data-keep]");
    const waiting = [...new Set([location.href, ...[...links].map(({ href }) => href.split(/[?#]/)[0])])];
    const whole = waiting.length;
    let saved = 0;
    bar.max = whole;
    bar.value = 0;
    bar.hidden = false;
    button.setAttribute("aria-disabled", "true");
    say("busy", 0, whole);
    const next = async () => {
      for (let at = waiting.shift(); at; at = waiting.shift()) {
        if (await keep(at, true)) saved += 1;
        bar.value += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    bar.hidden = true;
    button.removeAttribute("aria-disabled");
    say(saved === whole ? "done" : "partly", saved, whole);
  });
}

function say(state, saved, whole) {
  for (const each of place.querySelectorAll("[data-when]")) each.hidden = each.dataset.when !== state;
  for (const each of place.querySelectorAll("[data-saved-number]")) each.textContent = saved;
  for (const each of place.querySelectorAll("[data-whole-number]")) each.textContent = whole;
}
