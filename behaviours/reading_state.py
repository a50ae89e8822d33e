"""What a reader has read, against what stands now. Pure rules on numbers and lengths."""

from dataclasses import dataclass
from math import ceil

from behaviours.enums import Size

Number = tuple[int, int, int]

# How fast marked changes are read, in words a second, and how long one looks at each: judgement,
# slower than the 238 words a minute at which English prose is read silently (Brysbaert 2019).
WORDS_A_SECOND = 3.0
SECONDS_A_CHANGE = 3.0


def parsed(number: str) -> Number:
    """ "1.0" → (1, 0, 0). Raises ValueError for anything but two or three whole numbers."""
    parts = [int(part) for part in number.split(".")]
    if len(parts) not in (2, 3):
        raise ValueError(f"{number!r} is no version's number")
    major, minor, patch = (*parts, 0)[:3]
    return major, minor, patch


def size_between(a: Number, b: Number) -> Size | None:
    """How much lies between two versions, in either direction; None for the same.

    Any major version between them is major, else any minor one is minor: the numbers say so.
    """
    for place, size in enumerate((Size.MAJOR, Size.MINOR, Size.PATCH)):
        if a[place] != b[place]:
            return size
    return None


def counts_for(read: Number, current: Number) -> bool:
    """Whether having read the one is having read the other: only spelling lies between."""
    return size_between(read, current) in (None, Size.PATCH)


@dataclass(frozen=True)
class ReadingState:
    """`read`: the number confirmed last, "" for none; `current`: the one that stands.

    `is_confirmed`: the current one, or one that counts for it, has been confirmed.
    """

    read: str
    current: str
    is_confirmed: bool
    # What the versions between asked, where the numbers alone would not tell: one was withdrawn.
    asked: Size | None = None

    @property
    def size(self) -> Size | None:
        """Of what lies between; None where nothing has been read or nothing lies between."""
        if not self.read:
            return None
        return self.asked or size_between(parsed(self.read), parsed(self.current))

    @property
    def must_read_again(self) -> bool:
        return bool(self.read) and not self.is_confirmed and self.size == Size.MAJOR

    @property
    def is_noticed(self) -> bool:
        """Something is said more clearly: a quiet notice."""
        return bool(self.read) and not self.is_confirmed and self.size == Size.MINOR


def state_of(confirmed: list[str], current: str) -> ReadingState:
    """`confirmed`: numbers, the one confirmed last first."""
    now = parsed(current)
    is_confirmed = bool(confirmed) and counts_for(parsed(confirmed[0]), now)
    return ReadingState(confirmed[0] if confirmed else "", current, is_confirmed)


def seconds_to_read(words: int, changes: int) -> int:
    """In tens of seconds, rounded up."""
    seconds = words / WORDS_A_SECOND + changes * SECONDS_A_CHANGE
    return max(10, ceil(seconds / 10) * 10)
