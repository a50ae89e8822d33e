/* Reading without a connection: has this page kept on the device, and says since when a kept one is.

   Browsers keep pages on https and on this machine only; elsewhere nothing is promised. */
const chip = document.querySelector("[data-chip]");
const since = document.documentElement.dataset.saved;

/** "12 November 2026 at 14:03" in the page's language. */
export function moment(iso) {
  const format = { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(document.documentElement.lang || "en", format).format(new Date(iso));
}

if (since) tell("saved", moment(since));

if ("serviceWorker" in navigator && chip) {
  navigator.serviceWorker
    .register(chip.dataset.worker, { scope: "/", updateViaCache: "none" })
    .catch(() => {}); // Private windows may refuse; the page reads as well without.
  if (!since) keep(location.href).then((saved) => saved && tell("kept"));
}

/**
 * Have a page kept.
 * @returns {Promise<string>} since when it is, "" if it is not
 */
export async function keep(address, asked = false) {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data.saved);
    active.postMessage({ keep: new URL(address, location.href).href, asked }, [port2]);
  });
}

function tell(state, when = "") {
  const said = chip?.querySelector(`[data-when="${state}"]`);
  if (!said) return;
  for (const place of said.querySelectorAll("time")) {
    place.textContent = when;
    place.dateTime = since;
  }
  said.hidden = false;
}
