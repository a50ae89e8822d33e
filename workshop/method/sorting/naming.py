"""What to call a suggested theme: a concept that half its cards share, else a card's own words."""

from collections import Counter
from collections.abc import Mapping, Sequence

from workshop.method.lexicon import concepts_in, label
from workshop.method.sorting.likeness import prepare
from workshop.method.sorting.values import Name

# A concept is a card's own if it has at least this share of the card's strongest.
STRONG = 0.5


def name_of(
    group: Sequence[str], texts: Mapping[str, str], language: str, medoid: str | None = None
) -> Name:
    """`group`: ids of cards; `language`: nb, sv or en, of a concept's label.

    A single card is called by its own words: a concept would say less. `medoid` is the group's
    most central card if it is known; else the one whose text is most like the others'.
    """
    cards = [card for card in group if card in texts]
    if not cards:
        return Name("", "words")
    carried = Counter[str]()
    weight: dict[str, float] = {}
    for card in cards:
        found = concepts_in(texts[card])
        for concept, strength in found.items():
            if strength >= STRONG * max(found.values()):
                carried[concept] += 1
                weight[concept] = weight.get(concept, 0.0) + strength
    shared = [concept for concept in carried if 2 * carried[concept] >= len(cards)]
    if len(cards) > 1 and shared:
        best = min(shared, key=lambda c: (-carried[c], -weight[c], c))
        return Name(label(best, language), "concept")
    if medoid is None or medoid not in texts:
        medoid = _most_like_the_others(cards, texts)
    return Name(" ".join(texts[medoid].split()), "words")


def _most_like_the_others(cards: Sequence[str], texts: Mapping[str, str]) -> str:
    prepared = prepare({card: texts[card] for card in cards})
    nodes = list(range(len(prepared)))
    sums = [sum(prepared.ratio(n, [m for m in nodes if m != n])) for n in nodes]
    best = max(nodes, key=lambda n: (sums[n] * len(prepared.ids[n]), -n))
    return prepared.ids[best][0]
