/* Small things kept on this device, apart for each workshop. Private windows may refuse:
   then they last as long as the page. */

const memory = new Map();
const place = () => `samsyn:${document.getElementById("root")?.dataset.workshop ?? ""}:`;

/** Keep a value that JSON can carry. */
export function keep(key, value) {
  const text = JSON.stringify(value);
  memory.set(place() + key, text);
  try {
    localStorage.setItem(place() + key, text);
  } catch {
    // Full or forbidden: memory has it.
  }
}

/** @returns {any} what was kept, or null */
export function kept(key) {
  let text = memory.get(place() + key);
  try {
    text = localStorage.getItem(place() + key) ?? text;
  } catch {
    // Memory then.
  }
  try {
    return text === undefined ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Forget a key. */
export function drop(key) {
  memory.delete(place() + key);
  try {
    localStorage.removeItem(place() + key);
  } catch {
    // It was never there.
  }
}

/** The keys that begin so, sorted. */
export function keys(beginning) {
  const all = new Set(memory.keys());
  try {
    for (let at = 0; at < localStorage.length; at += 1) all.add(localStorage.key(at));
  } catch {
    // Memory then.
  }
  const from = place().length;
  return [...all]
    .filter((key) => key.startsWith(place() + beginning))
    .map((key) => key.slice(from))
    .sort();
}
