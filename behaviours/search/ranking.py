"""Which line answers best: by the fields its words stand in, and how much of what was asked."""

from dataclasses import dataclass

from behaviours.search.asking import Asked, AskedWord

# What a field's words weigh; fields not named weigh 1.
WEIGHTS = {
    "code": 8.0,
    "title": 4.0,
    "wording": 4.0,
    "term": 4.0,
    "definition": 3.0,
    "text": 2.6,
    "situation": 2.4,
    "theme": 2.0,
    "decides": 2.0,
    "how": 1.4,
    "example": 1.3,
    "non_example": 0.8,
    "why": 0.7,
    "label": 0.6,
}
HEAD = frozenset({"code", "title", "wording", "term"})
_LONG = 0.015  # what each word of a field takes from it
_ELSEWHERE = 0.12  # what the same word adds in another field
_PHRASE = 1.25


@dataclass(frozen=True)
class Said:
    """A field of a line: what it says, and its folded words."""

    field: str
    text: str
    words: tuple[str, ...]

    @property
    def weight(self) -> float:
        return WEIGHTS.get(self.field.rsplit(".", 1)[-1], 1.0)


def score(asked: Asked, line: tuple[Said, ...]) -> float:
    """0 if the line answers nothing; comparable within one `asked` only."""
    total: float = 0.0
    answered: float = 0.0
    for word in asked.words:
        found = _best(word, line)
        total += found * word.weight
        answered += word.weight * min(1.0, found)
    whole = sum(word.weight for word in asked.words)
    if not whole or not total:
        return 0.0
    total *= (answered / whole) ** 1.5
    return total * _PHRASE if len(asked.words) > 1 and _has_phrase(asked.phrase, line) else total


def _best(word: AskedWord, line: tuple[Said, ...]) -> float:
    values = []
    for said in line:
        best = word.best(said.words)
        if best:
            values.append(best * said.weight / (1 + _LONG * len(said.words)))
    top = max(values, default=0.0)
    return top + _ELSEWHERE * (sum(values) - top)


def _has_phrase(phrase: str, line: tuple[Said, ...]) -> bool:
    return any(said.field in HEAD and phrase in " ".join(said.words) for said in line)
