"""Texts as words with their places, and the lists that words are looked up in."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("nb", "sv", "en")
_LETTERS = 2  # entries that begin alike stand together; none is shorter
STOPS = frozenset(",;:.!?")

_WORD = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*%?|[,;:.!?]")
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|”[^”]*”|\"[^\"]*\"|(?<!\w)'[^']+'(?!\w)")


@dataclass(frozen=True)
class Word:
    """A word in small letters, or one of STOPS; `start` and `end` are places in the text."""

    text: str
    start: int
    end: int


def words_of(text: str, *, quoted: bool = False) -> list[Word]:
    """The words and stops of a text; what it quotes is left out unless `quoted`."""
    shown = text if quoted else _QUOTED.sub(lambda found: " " * len(found[0]), text)
    return [
        Word(found[0].lower().replace("’", "'"), found.start(), found.end())
        for found in _WORD.finditer(shown)
    ]


def language_of(tag: str) -> str:
    """nb, sv or en: nn, no and da are read as nb, what is unknown as en."""
    short = tag.lower().replace("_", "-").split("-")[0]
    if short in {"nn", "no", "da"}:
        return "nb"
    return short if short in LANGUAGES else "en"


class Phrases:
    """Entries of one or more words; `word*` stands for whatever follows it."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._by_letters: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            parts = tuple(entry.lower().split())
            if not parts:
                continue
            if "*" in parts[0]:
                letters = "" if parts[0].startswith("*") else parts[0][:_LETTERS]
                self._by_letters.setdefault(letters, []).append(parts)
            else:
                self._by_first.setdefault(parts[0], []).append(parts)

    def at(self, words: Sequence[Word], place: int) -> int:
        """How many words the longest entry that begins at `place` takes; 0 if none does."""
        if place >= len(words):
            return 0
        word = words[place].text
        ways = [
            *self._by_first.get(word, ()),
            *self._by_letters.get(word[:_LETTERS], ()),
            *self._by_letters.get("", ()),
        ]
        return max((len(parts) for parts in ways if _stands(parts, words, place)), default=0)

    def first(self, words: Sequence[Word], start: int = 0) -> tuple[int, int] | None:
        """The place and length of the first entry that stands in the words."""
        for place in range(start, len(words)):
            if length := self.at(words, place):
                return place, length
        return None

    def has(self, word: str) -> bool:
        return bool(self.at([Word(word, 0, 0)], 0))


def _stands(parts: Sequence[str], words: Sequence[Word], place: int) -> bool:
    if place + len(parts) > len(words):
        return False
    return all(_same(part, words[place + n].text) for n, part in enumerate(parts))


def _same(part: str, word: str) -> bool:
    if part.endswith("*"):
        return word.startswith(part[:-1])
    if part.startswith("*"):
        return word.endswith(part[1:])
    return word == part


@cache
def read_lists(language: str, name: str) -> dict[str, Any]:
    """One file of lists of a language, as written."""
    path = files(__package__).joinpath(language, f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def phrases(language: str, name: str, key: str) -> Phrases:
    """A list of entries that are parted by commas."""
    written = str(read_lists(language, name).get(key, ""))
    return Phrases(entry.strip() for entry in written.replace("\n", " ").split(","))
