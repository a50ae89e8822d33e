/* The changes for one reader, one card at a time. Without it they stand below each other. */
const deck = document.querySelector("[data-deck]");
const bar = document.querySelector("[data-deck-bar]");

if (deck && bar) {
  const cards = [...deck.children];
  const place = document.querySelector("[data-deck-place]");
  const back = bar.querySelector("[data-deck-back]");
  const on = bar.querySelector("[data-deck-on]");
  let at = 0;

  const show = (next, focus) => {
    at = Math.min(Math.max(next, 0), cards.length - 1);
    for (const [index, card] of cards.entries()) card.hidden = index !== at;
    back.disabled = at === 0;
    on.disabled = at === cards.length - 1;
    const said = { place: Math.min(at + 1, cards.length - 1), count: cards.length - 1 };
    place.textContent =
      at === cards.length - 1
        ? ""
        : deck.dataset.place.replace(/%\((\w+)\)s/g, (_whole, name) => said[name]);
    if (focus) {
      cards[at].querySelector("h2").focus({ preventScroll: true });
      scrollTo({ top: 0 });
    }
  };

  back.addEventListener("click", () => show(at - 1, true));
  on.addEventListener("click", () => show(at + 1, true));
  addEventListener("beforeprint", () => {
    for (const card of cards) card.hidden = false;
  });
  addEventListener("afterprint", () => show(at, false));
  bar.hidden = false;
  show(0, false);
}
