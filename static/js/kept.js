/* Words that came too late stay with the person who wrote them, to be read and copied. */

import { announce } from "./announce.js";
import { copyOf, word } from "./words.js";
import { keep, kept } from "./store.js";

const KEY = "kept";
const box = () => document.querySelector("[data-kept]");

/**
 * Show words that were not sent, with the reason, and keep them on this phone until thrown away.
 * @param {string[]} words
 * @param {string} why
 */
export function keepWords(words, why) {
  const text = words.filter((each) => each.trim()).join("\n");
  if (!text) {
    announce(why);
    return;
  }
  const all = kept(KEY) ?? [];
  if (!all.some((each) => each.text === text)) all.push({ text, why });
  keep(KEY, all);
  show();
  box()?.scrollIntoView({ block: "nearest" });
  announce(`${why} ${word("kept")}`);
}

function show() {
  const all = kept(KEY) ?? [];
  const section = box();
  if (!section) return;
  section.hidden = !all.length;
  section.querySelector("ul").replaceChildren(...all.map(entry));
}

function entry({ text, why }) {
  const item = copyOf("kept-entry");
  const area = item.querySelector("textarea");
  area.value = text;
  item.querySelector("[data-why]").textContent = why;
  item.querySelector("[data-copy]").addEventListener("click", () => copy(area));
  item.querySelector("[data-throw]").addEventListener("click", () => {
    keep(KEY, (kept(KEY) ?? []).filter((each) => each.text !== text));
    show();
    document.querySelector("#main h1")?.focus();
  });
  return item;
}

async function copy(area) {
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
  } catch {
    // No clipboard on plain http: the old way.
    document.execCommand("copy");
  }
  announce(word("copied"));
}

export function start() {
  const section = box();
  // It lies outside every region, above the step that goes on.
  if (section) document.getElementById("main")?.before(section);
  show();
}
