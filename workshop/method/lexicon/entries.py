"""Reading the lexicon's files.

An entry is one or more words. A word may be written

    word      as it stands
    word*     and whatever follows it
    word~     and at most three letters more: an ending, not another word
    one|two   either
    <class>   any word of a class in common.toml
    ..        up to three words of any kind

In an entry of several words every word stands for all its forms.

Entries stand under their concept as `strong` (weight 1), `fair` (0.6) or `weak` (0.3), parted
by commas or line ends. The concept `nothing` holds false friends: what matches there counts
for no concept. What a single word loses against a phrase, `matching` says.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from workshop.method.lexicon.inflection import inflects
from workshop.method.lexicon.words import words_of

NOTHING = "nothing"
GAP = ".."
WEIGHTS = {"strong": 1.0, "fair": 0.6, "weak": 0.3}
LANGUAGES = ("nb", "sv", "en")

# One place of an entry: the ways to write it, each a word with its mark, or GAP. INFLECTED marks
# the words of phrases; it is not written in the files.
INFLECTED = "^"
MARKS = ("*", "~", INFLECTED)
Place = tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One way to say a concept; `weight` is 0 to 1."""

    concept: str
    places: tuple[Place, ...]
    weight: float


def names_and_kin() -> tuple[dict[str, dict[str, str]], dict[tuple[str, str], float]]:
    """Each concept's names by language, and how near two concepts are (both ways round)."""
    read = _read("labels.toml")
    kin = {}
    for pair, near in read["kin"].items():
        one, other = pair.split("+")
        kin[one, other] = kin[other, one] = float(near)
    return read["names"], kin


@cache
def common_words() -> frozenset[str]:
    """Frequent words that are never read as a slip for another word."""
    return frozenset(words_of(_read("common.toml")["plain"]))


def all_entries(*languages: str) -> Iterator[Entry]:
    """Every entry of the languages, by default of all.

    Raises ValueError for an entry that cannot be read or an unknown concept, KeyError for an
    unknown class.
    """
    known = {*names_and_kin()[0], NOTHING}
    classes = {name: _ways(words) for name, words in _read("common.toml")["classes"].items()}
    for language in languages or LANGUAGES:
        for part in sorted(p.name for p in _root().joinpath(language).iterdir()):
            if not part.endswith(".toml"):
                continue
            for concept, levels in _read(language, part).items():
                if concept not in known:
                    raise ValueError(f"{language}/{part}: no concept {concept}")
                for level, listed in levels.items():
                    for written in _split(listed):
                        yield Entry(concept, _places(written, classes), WEIGHTS[level])


def _places(written: str, classes: dict[str, Place]) -> tuple[Place, ...]:
    places: list[Place] = []
    for piece in written.replace("-", " ").split():
        if piece == GAP:
            places.append((GAP,))
        elif piece.startswith("<"):
            places.append(classes[piece.strip("<>")])
        elif ways := _ways(piece):
            places.append(ways)
    if not places or places[0] == (GAP,) or places[-1] == (GAP,):
        raise ValueError(f"an entry needs words at both ends: {written!r}")
    if len(places) == 1 and " " in written:
        raise ValueError(f"only light words stand beside the one that counts: {written!r}")
    return tuple(places) if len(places) == 1 else tuple(map(_in_phrase, places))


def _in_phrase(place: Place) -> Place:
    return tuple(
        way + INFLECTED if way[-1] not in MARKS and inflects(way) else way for way in place
    )


def _ways(written: str) -> Place:
    """The ways of one place; light words fall away, as they do in the text."""
    ways = []
    for way in written.replace(" ", "|").replace("\n", "|").split("|"):
        mark = way[-1:] if way[-1:] in {"*", "~"} else ""
        words = words_of(way.rstrip("*~"))
        if len(words) > 1:
            raise ValueError(f"more than one word in one place: {way!r}")
        ways += [word + mark for word in words]
    return tuple(ways)


def _split(listed: str) -> Iterator[str]:
    for line in listed.splitlines():
        for written in line.split(","):
            if written.strip():
                yield written.strip()


def _root() -> Any:
    return files("workshop.method.lexicon")


def _read(*path: str) -> dict[str, Any]:
    return tomllib.loads(_root().joinpath(*path).read_text(encoding="utf-8"))
