/* The words that scripts show. Django renders and translates them; no script has any of its own. */

const slots = /\{(\w+)\}/g;

/** Fill {slots} of a sentence. */
export function fill(sentence, values) {
  return sentence.replace(slots, (whole, slot) => String(values[slot] ?? whole));
}

/**
 * A sentence from the page's <template id="words">, with its {slots} filled.
 * With `values.n` equal to 1 the sentence `name-one` is taken where there is one.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 * @returns {string} "" for a name the page does not have
 */
export function word(name, values = {}) {
  const words = document.getElementById("words")?.content;
  const find = (key) => words?.querySelector(`[data-word="${key}"]`)?.textContent.trim();
  const sentence = (values.n === 1 && find(`${name}-one`)) || find(name) || "";
  return fill(sentence, values);
}

/** A copy of the element inside <template id="…">. */
export function copyOf(id) {
  const template = document.getElementById(id);
  return template.content.firstElementChild.cloneNode(true);
}
