/* Where a phrase stands in a text: as whole words in their order, as workshop/method/phrases.py. */

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d]|['’](?=[\p{L}\p{N}]))*/gu;

const plain = (word) => word.replace(/[\u00ad\u200b-\u200d]/g, "").normalize("NFKC").toLowerCase().replaceAll("’", "'");

const wordsOf = (text) =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word: plain(word), start: index, end: index + word.length }));

/** [start, end] of the first place of the phrase, or null. */
export function placeOf(phrase, text) {
  const sought = wordsOf(phrase);
  const found = wordsOf(text);
  const at = found.findIndex((_, n) => sought.length && sought.every(({ word }, k) => found[n + k]?.word === word));
  return at < 0 ? null : [found[at].start, found[at + sought.length - 1].end];
}
