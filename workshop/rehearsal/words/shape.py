"""The shape of a language's words for a rehearsal."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """`themes`: (name, cards that belong under it). `doubles`: (a card, how another says it).

    `long`: cards near the limit of 400 characters. `challenges`: (harm or no, what happened).
    `objection`: (reason, change). `how`: what sets a behaviour off, mandate, conditions,
    knowledge, words, an example, a non-example.
    """

    people: tuple[str, ...]
    themes: tuple[tuple[str, tuple[str, ...]], ...]
    doubles: tuple[tuple[str, str], ...]
    long: tuple[str, ...]
    challenges: tuple[tuple[str, str], ...]
    revised: str
    wordings: tuple[str, ...]
    objection: tuple[str, str]
    reservation: str
    question: str
    recalled: tuple[str, ...]
    plan: tuple[str, str]
    how: tuple[str, str, str, str, str, str, str]

    @property
    def cards(self) -> tuple[str, ...]:
        """All that is written, so that even the first few are of several themes and kinds."""
        rounds = zip(*(cards for _name, cards in self.themes), strict=True)
        first, *rest = ([*each] for each in rounds)
        doubles = [double for _card, double in self.doubles]
        return (*first, *self.long, *doubles, *(card for each in rest for card in each))

    def theme_of(self, text: str) -> str:
        """The name of the theme that a card belongs under; the first for what we did not write."""
        as_written = {double: card for card, double in self.doubles}
        sought = as_written.get(text, text)
        return next((name for name, cards in self.themes if sought in cards), self.themes[0][0])
