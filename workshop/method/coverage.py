"""What a sentence stands for: the themes it says, and the cards that lie under them.

Our own measure, and plain counting. Somebody ties words of the sentence to a theme; the tie holds
while those words stand in the sentence. A theme is said by the ties that hold; a card is
represented when its theme is said. Of five chosen themes with 9, 7, 5, 2 and 1 cards, and 7 cards
under no chosen theme, four said (all but the last) represent 23 of 31 cards.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from workshop.method.phrases import stands

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Cover(Generic[T]):
    """`phrases`: for each chosen theme, in their order, the words that say it.

    `represented` and `cards` count cards.
    """

    phrases: tuple[tuple[T, tuple[str, ...]], ...]
    represented: int
    cards: int

    @property
    def said(self) -> int:
        """How many of the chosen themes the sentence says."""
        return sum(bool(words) for _theme, words in self.phrases)


def covered(
    sentence: str,
    chosen: Sequence[T],
    ties: Iterable[tuple[str, T]],
    cards: Iterable[T | None],
) -> Cover[T]:
    """`ties`: (phrase, theme). `cards`: of each card its theme, None for one that lies under none.

    Ties to a theme that is not chosen say nothing, nor do ties whose words are gone.
    """
    phrases: dict[T, list[str]] = {theme: [] for theme in chosen}
    for phrase, theme in ties:
        if theme in phrases and stands(phrase, sentence):
            phrases[theme].append(phrase)
    lie = list(cards)
    return Cover(
        tuple((theme, tuple(words)) for theme, words in phrases.items()),
        represented=sum(1 for theme in lie if theme is not None and phrases.get(theme)),
        cards=len(lie),
    )
