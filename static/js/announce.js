/* The page's one polite live region (#say). It stands in the page before anything is said. */

let waiting = 0;

/**
 * Have a sentence read out when the reader is free. Saying the same again is heard again.
 * @param {string} sentence
 */
export function announce(sentence) {
  const region = document.getElementById("say");
  if (!region || !sentence) return;
  clearTimeout(waiting);
  region.textContent = "";
  waiting = setTimeout(() => {
    region.textContent = sentence;
  }, 60);
}
