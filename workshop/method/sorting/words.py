"""The words of a card: its language, its stems, the parts of its compounds, its letters.

Everything is offline. Norwegian, Swedish and English may be mixed; the language is guessed for
each card from its small words and its letters.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import snowballstemmer

from workshop.method.sorting.common_words import PARTS, SMALL, SMALL_ANY, SUBJECT

STEMMERS = {"nb": "norwegian", "sv": "swedish", "en": "english"}
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LINKS = ("", "s", "e")
LEAST_PART, LEAST_COMPOUND = 4, 8


def plain(text: str) -> str:
    """The text without case, punctuation and doubled spaces: what makes two cards identical."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(WORD.findall(folded)) or " ".join(folded.split())


def words_of(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def languages_of(cards: Iterable[list[str]]) -> list[str]:
    """A language for each card's words; what a card does not tell, its company tells."""
    scores: list[dict[str, float]] = []
    for words in cards:
        score = {
            language: float(sum(w in small for w in words)) for language, small in SMALL.items()
        }
        letters = Counter("".join(words))
        score["nb"] += letters["æ"] + letters["ø"]
        score["sv"] += letters["ä"] + letters["ö"]
        if letters["å"]:
            score["en"] -= 1
        scores.append(score)
    company = Counter[str]()
    for score in scores:
        best = max(score.values())
        leaders = [language for language, value in score.items() if value == best]
        if len(leaders) == 1:
            company[leaders[0]] += 1
    total = sum(company.values()) or 1
    return [
        max(STEMMERS, key=lambda language: score[language] + 0.9 * company[language] / total)
        for score in scores
    ]


class Reader:
    """Reads many cards: stems, and parts of compounds that are words of these cards too.

    A reader belongs to one thread: a Snowball stemmer keeps state while it works.
    """

    def __init__(self, cards: list[list[str]]) -> None:
        self._stemmers = {code: snowballstemmer.stemmer(name) for code, name in STEMMERS.items()}
        self._stems: dict[tuple[str, str], str] = {}
        own = {w for words in cards for w in words if len(w) >= LEAST_PART and w not in SMALL_ANY}
        self._known = own | PARTS
        self._parts: dict[str, tuple[str, ...]] = {}

    def stem(self, word: str, language: str) -> str:
        key = (word, language)
        found = self._stems.get(key)
        if found is None:
            found = self._stems[key] = str(self._stemmers[language].stemWord(word))
        return found

    def parts(self, word: str) -> tuple[str, ...]:
        """The two parts of a compound of which at least one is known, else nothing."""
        if word not in self._parts:
            self._parts[word] = self._split(word)
        return self._parts[word]

    def _split(self, word: str) -> tuple[str, ...]:
        best: tuple[int, tuple[str, ...]] = (0, ())
        if len(word) < LEAST_COMPOUND:
            return ()
        for cut in range(LEAST_PART, len(word) - LEAST_PART + 1):
            tail = word[cut:]
            for link in LINKS:
                head = word[: cut - len(link)]
                if not word[:cut].endswith(link) or len(head) < LEAST_PART:
                    continue
                known = (head in self._known) * len(head) + (tail in self._known) * len(tail)
                if known > best[0]:
                    best = (known, (head, tail))
        return best[1]

    def stems(self, words: list[str], language: str) -> dict[str, float]:
        """stem → weight of what the words are about: 1, parts of compounds .7, subject words .2."""
        found: dict[str, float] = {}

        def add(word: str, weight: float) -> None:
            stem = self.stem(word, language)
            found[stem] = max(found.get(stem, 0.0), weight)

        for word in words:
            if word in SMALL[language] or len(word) < 2:
                continue
            add(word, 0.2 if word in SUBJECT else 1.0)
            if language != "en":
                for part in self.parts(word):
                    add(part, 0.2 if part in SUBJECT else 0.7)
        return found


def letters_of(words: list[str], language: str) -> dict[str, float]:
    """Runs of three and four letters inside the words that carry meaning: typos leave most."""
    found: dict[str, float] = {}
    for word in words:
        if word in SMALL[language] or len(word) < 3:
            continue
        edged, weight = f" {word} ", 0.2 if word in SUBJECT else 1.0
        for size in (3, 4):
            for start in range(len(edged) - size + 1):
                run = edged[start : start + size]
                found[run] = max(found.get(run, 0.0), weight)
    return found
