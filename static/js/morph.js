/* One region made equal to new html, around what a person is typing, has opened or has changed.

   data-client  the element and all in it belong to scripts (it needs an id)
   data-local   made by a script: never removed (it needs an id)
   data-own     names of attributes that belong to scripts, as in data-own="hidden aria-pressed"
   data-order   holds regions: its children are order.js's
   data-timer   its words are timer.js's */

import { Idiomorph } from "../vendor/idiomorph/idiomorph.esm.js";
import { shuffleWithin } from "./order.js";

/** The one element of a region's html, in this person's order. */
export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const element = template.content.firstElementChild;
  shuffleWithin(element);
  return element;
}

/**
 * Make an element what the html says, except what is the person's own.
 * @param {Element} element
 * @param {string} html
 * @param {Map<string, Element>} fresh takes regions that lost their place
 */
export function morph(element, html, fresh) {
  const inside = [...element.querySelectorAll("[data-order]"), element]
    .filter((holder) => holder.hasAttribute("data-order"))
    .flatMap((holder) => [...holder.children]);
  Idiomorph.morph(element, parse(html), {
    morphStyle: "outerHTML",
    // It would also leave the words of a focused heading or button as they are.
    ignoreActiveValue: isField(document.activeElement),
    callbacks: { beforeNodeMorphed, beforeNodeRemoved, beforeAttributeUpdated },
  });
  // Regions whose holder was swapped for another wait to be put into their place.
  for (const child of inside) if (child.id && !child.isConnected) fresh.set(child.id, child);
}

function beforeNodeMorphed(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) return true;
  if (old.hasAttribute("data-client") || old.hasAttribute("data-local")) return false;
  if (isDirty(old)) return false;
  const holds = old.hasAttribute("data-order") && fresh.hasAttribute("data-order");
  const ticks = old.hasAttribute("data-timer") && fresh.hasAttribute("data-timer");
  if (!holds && !ticks) return true;
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name) && beforeAttributeUpdated(name, old)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (old.getAttribute(name) !== value && beforeAttributeUpdated(name, old)) old.setAttribute(name, value);
  return false;
}

const beforeNodeRemoved = (node) =>
  node.nodeType !== Node.ELEMENT_NODE || !node.hasAttribute("data-local");

/** What the person has opened stays open; attributes named in data-own are the scripts'. */
function beforeAttributeUpdated(name, element) {
  if (name === "open" && element.matches("details, dialog")) return false;
  if ((name === "aria-invalid" || name === "aria-describedby") && isWrong(element)) return false;
  return !(element.dataset.own ?? "").split(" ").includes(name);
}

/** A field that shows an error keeps it until the person tries again. */
const isWrong = (element) => element.getAttribute("aria-invalid") === "true";
const isField = (element) => Boolean(element?.matches("input, textarea, select"));

/** Whether a field says something else than the page it came with. */
export function isDirty(element) {
  if (element.matches("textarea, input:not([type=hidden], [type=checkbox], [type=radio])"))
    return element.value !== element.defaultValue;
  if (element.matches("input[type=checkbox], input[type=radio]"))
    return element.checked !== element.defaultChecked;
  if (!element.matches("select")) return false;
  const meant = [...element.options].findIndex((option) => option.defaultSelected);
  return element.selectedIndex !== Math.max(0, meant);
}
