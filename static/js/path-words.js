/* Which words two texts share. Simple on purpose: it marks, it does not judge. */

const WORDS = /([\p{L}\p{N}]+)/u;
const ENOUGH = 4; // letters; shorter words are mostly grammar
const SAME = 5; // as many letters in front make two words alike: forstår, forståelse
// prettier-ignore
const GRAMMAR = new Set([
  "that", "this", "with", "have", "what", "when", "they", "them", "then", "than", "from", "your", "will", "their", "there", "which", "about", "also",
  "ikke", "eller", "dette", "disse", "skal", "ville", "være", "blir", "etter", "også", "noen", "hvis", "deres", "våre", "dere", "hvor", "hvordan", "kunne",
  "inte", "detta", "dessa", "skall", "vara", "efter", "också", "någon", "deras", "våra", "eller", "hur", "kunna", "från", "över",
]);

/** What a word is known by, "" for one that says little. */
function stem(word) {
  const small = word.toLowerCase();
  return small.length < ENOUGH || GRAMMAR.has(small) ? "" : small.slice(0, SAME);
}

/** @returns {Set<string>} */
export const stemsOf = (text) => new Set(text.split(WORDS).map(stem).filter(Boolean));

/** Show a text in an element, with the words marked whose stems are in `shared`. */
export function showMarked(element, text, shared) {
  const pieces = text.split(WORDS).map((piece) => {
    if (!shared.has(stem(piece))) return document.createTextNode(piece);
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
  element.replaceChildren(...pieces);
}

export const common = (one, other) => {
  const others = stemsOf(other);
  return new Set([...stemsOf(one)].filter((each) => each && others.has(each)));
};
