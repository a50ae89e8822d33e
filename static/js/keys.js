/* The keys of a presenter's clicker, on the console and in the big screen's window. */

const MEANT = {
  PageDown: "next",
  PageUp: "back",
  b: "blank",
  B: "blank",
  ".": "blank", // what many clickers send for it
  "?": "sheet",
};
const PLACE = "samsyn:keys"; // for the device, in every workshop
// Nothing is typed into what is ticked or chosen, and it keeps the focus after the click.
const TYPING =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])";

let memory = "on"; // where the browser keeps nothing

/** Whether the keys are on, on this device (WCAG 2.1.4: single characters can be turned off). */
export function areOn() {
  try {
    return (localStorage.getItem(PLACE) ?? memory) === "on";
  } catch {
    return memory === "on";
  }
}

export function turn(on) {
  memory = on ? "on" : "off";
  try {
    localStorage.setItem(PLACE, memory);
  } catch {
    // For as long as the page is open, then.
  }
}

/** What a key press asks for: "next", "back", "blank", "sheet", or "" for none of ours. */
export function meaning(event) {
  if (event.defaultPrevented || event.isComposing) return "";
  if (event.ctrlKey || event.altKey || event.metaKey) return "";
  return MEANT[event.key] ?? "";
}

/** Whether what is pressed goes into a field. */
export const isTyping = () => Boolean(document.activeElement?.closest(TYPING));

/** Where the windows of one workshop in one browser speak with each other; nobody answers where
    an old browser has no such place. */
export function channel() {
  if (!("BroadcastChannel" in globalThis)) return { postMessage() {} };
  const [, workshop] = document.getElementById("root").dataset.workshop.split("-");
  return new BroadcastChannel(`samsyn-keys-${workshop}`);
}
