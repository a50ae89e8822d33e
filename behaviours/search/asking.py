"""What somebody asks for: which words of the version may answer it, and how well each does."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from behaviours.search.letters import Word, tidy, words_in
from behaviours.search.stop_words import stop_words
from behaviours.search.vocabulary import Vocabulary

LONGEST = 200
MOST_WORDS = 12
LEAST = 2
LEAST_APART = 3
STRONG = 0.8
SMALL = 0.12


@dataclass(frozen=True)
class AskedWord:
    """`matches`: word of the version → how well it answers, up to 1. `beginning`: what a word may
    begin with, "" if it must be whole. `weight`: what the word tells apart, more if it is rare.
    """

    text: str
    matches: dict[str, float]
    beginning: str
    weight: float
    is_small: bool = False

    def quality(self, word: str) -> float:
        """How well a folded word answers; what it only begins like, the better the nearer."""
        found = self.matches.get(word, 0.0)
        if self.beginning and found < 1 and word.startswith(self.beginning):
            share = len(self.beginning) / len(word)
            found = max(found, (0.55 if word.isalpha() else 0.35) + 0.35 * share)
        return found

    def best(self, words: Iterable[str]) -> float:
        """The best of them. Most words of a line answer nothing, so they are passed over first."""
        if not self.beginning:
            return max((self.matches[each] for each in words if each in self.matches), default=0.0)
        first = self.beginning
        answering = (w for w in words if w in self.matches or w.startswith(first))
        return max(map(self.quality, answering), default=0.0)

    def strong(self) -> list[str]:
        return [word for word, quality in self.matches.items() if quality >= STRONG]


@dataclass(frozen=True)
class Asked:
    """`phrase`: the folded words in one line."""

    words: tuple[AskedWord, ...]
    phrase: str

    @property
    def telling(self) -> tuple[AskedWord, ...]:
        """The words that must be looked for: the small ones only if there are no others."""
        answered = [each for each in self.words if each.matches or each.beginning]
        return tuple([each for each in answered if not each.is_small] or answered)


def ask(text: str, vocabulary: Vocabulary) -> Asked:
    """`text` as it was typed; the first `LONGEST` characters and `MOST_WORDS` words count."""
    typed = tidy(text)[:LONGEST]
    units = _joined(_units(typed, vocabulary.language), vocabulary)[:MOST_WORDS]
    small = stop_words(vocabulary.language)
    found: list[AskedWord] = []
    for place, unit in enumerate(units):
        is_last = place == len(units) - 1 and typed[-1:].isalnum()
        words = _asked(unit, vocabulary, is_last=is_last, is_small=unit in small)
        if together := _as_one(units[place - 1 : place] + units[place : place + 1], vocabulary):
            words[0] = replace(words[0], matches=together | words[0].matches)
            found[-1] = replace(found[-1], matches=together | found[-1].matches)
        found += words
    return Asked(tuple(found), " ".join(units))


def _units(text: str, language: str) -> list[str]:
    """The words in their order; of words with a hyphen the whole: "LYT-03" → "lyt03"."""
    found: list[Word] = []
    for word in words_in(text, language):
        while found and found[-1].start >= word.start:
            found.pop()
        found.append(word)
    return [word.text for word in found]


def _joined(units: list[str], vocabulary: Vocabulary) -> list[str]:
    """A code in two words as the one it is: "lyt 3" → "lyt3"."""
    found: list[str] = []
    for unit in units:
        if found and unit.isdigit() and found[-1] + unit in vocabulary.count:
            found[-1] += unit
        else:
            found.append(unit)
    return found


def _as_one(units: list[str], vocabulary: Vocabulary) -> dict[str, float]:
    """What two words would answer if they were written as one: kunde samtale, kundesamtale."""
    if len(units) < 2 or min(map(len, units)) < LEAST_APART or not all(map(str.isalpha, units)):
        return {}
    return {
        word: quality
        for word, quality in vocabulary.direct("".join(units)).items()
        if quality >= STRONG and len(word) >= len(units[0]) + LEAST_APART
    }


def _asked(unit: str, vocabulary: Vocabulary, *, is_last: bool, is_small: bool) -> list[AskedWord]:
    matches = vocabulary.direct(unit)
    beginning = unit if (is_last or len(unit) > 3) and vocabulary.beginning(unit) else ""
    if not is_small:
        for more in (vocabulary.compounds(unit), vocabulary.alike(unit)):
            for word, quality in more.items():
                matches[word] = max(matches.get(word, 0.0), quality)
    if not matches and not beginning and not is_small:
        matches = vocabulary.meant(unit, unfinished=is_last)
        matches = vocabulary.half(unit) | matches
        if parts := vocabulary.parts(unit):
            return _of_parts(parts, matches, vocabulary, is_last=is_last)
    asked = AskedWord(unit, matches, beginning, 1.0, is_small)
    return [replace(asked, weight=_weight(asked, vocabulary))]


def _of_parts(
    parts: tuple[str, str], matches: dict[str, float], vocabulary: Vocabulary, *, is_last: bool
) -> list[AskedWord]:
    """A compound that the version has not: its two parts, of which the second says what it is."""
    head, tail = (
        _asked(part, vocabulary, is_last=is_last and part is parts[1], is_small=False)[0]
        for part in parts
    )
    return [
        replace(part, matches=matches | part.matches, weight=part.weight * share)
        for part, share in ((head, 0.6), (tail, 1.0))
    ]


def _weight(asked: AskedWord, vocabulary: Vocabulary) -> float:
    """Inverse document frequency of the words that answer best, between .3 and 1 and a half."""
    if asked.is_small:
        return SMALL
    words = set(asked.strong()) or set(asked.matches)
    if asked.beginning:
        words |= set(vocabulary.beginning(asked.beginning))
    lines = max((vocabulary.count[word] for word in words), default=0)
    share = math.log(1 + (vocabulary.lines + 1) / (lines + 0.5))
    return 0.3 + 1.2 * share / math.log(2 + 2 * (vocabulary.lines + 1))
