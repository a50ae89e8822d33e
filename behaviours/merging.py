"""Two people wrote over the same words: what each changed, and what both did. Pure.

A three-way merge by field: `before` is what the writer saw, `yours` what they wrote, `stored` what
stands there now. A field that one side changed is theirs; only what both changed in different
ways is for a person to decide.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Words = Mapping[str, str]  # field → text; a field that is not there says nothing


class Way(StrEnum):
    """Who changed a field since the writer saw it."""

    NOBODY = "nobody"  # or both to the same words
    YOU = "you"
    THEY = "they"
    BOTH = "both"


@dataclass(frozen=True)
class MergedField:
    """`before` is None where nobody knows any more what the writer saw."""

    name: str
    way: Way
    before: str | None
    yours: str
    stored: str

    @property
    def text(self) -> str:
        """What the merge says: the writer's words, but for what only the others changed."""
        return self.stored if self.way is Way.THEY else self.yours


def merge(before: Words | None, yours: Words, stored: Words) -> tuple[MergedField, ...]:
    """Every field of `yours` and `stored`, in that order.

    Without `before`, whatever differs counts as changed by both: nothing is decided for anybody.
    """
    return tuple(
        _field(
            name,
            None if before is None else before.get(name, ""),
            yours.get(name, ""),
            stored.get(name, ""),
        )
        for name in {**yours, **stored}
    )


def _field(name: str, before: str | None, yours: str, stored: str) -> MergedField:
    if yours == stored:
        way = Way.NOBODY
    elif before == stored:
        way = Way.YOU
    elif before == yours:
        way = Way.THEY
    else:
        way = Way.BOTH
    return MergedField(name, way, before, yours, stored)
