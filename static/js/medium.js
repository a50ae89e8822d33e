/* The medium a reader works in, chosen once for this device. */
const KEY = "medium";

/** @returns {string} "phone", "chat", …; "" for all */
export function keptMedium() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function keepMedium(medium) {
  try {
    localStorage.setItem(KEY, medium);
  } catch {
    // Storage is full or forbidden: the choice then lasts as long as the page.
  }
}

/** Another tab of the device chose. */
export function onMedium(show) {
  addEventListener("storage", (event) => {
    if (event.key === KEY) show(keptMedium());
  });
}
