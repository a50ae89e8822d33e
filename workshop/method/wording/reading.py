"""A behaviour's words, and what the rules ask about them."""

import re
from collections.abc import Iterator, Sequence

from workshop.method.wording.clauses import Clauses, clauses_of
from workshop.method.wording.verbs import Verbs, verbs_of
from workshop.method.wording.words import Phrases, Word, phrases

_DIGIT = re.compile(r"\d")


class Reading:
    """`core`: without condition and subject; `head`: the first action's own words.

    `exact`: a number, a place or a time is named; `acting`: it begins with a known action.
    """

    def __init__(
        self, text: str, words: Sequence[Word], language: str, own_verbs: tuple[str, ...]
    ) -> None:
        self.text, self.words, self.language = text, words, language
        self.own_verbs = own_verbs
        self.verbs: Verbs = verbs_of(language)
        self.clauses: Clauses = clauses_of(text, language, own_verbs)
        self.core = self.clauses.core
        self.own = frozenset(word.start for part in self.clauses.parts for word in part.own)
        self.head = self.clauses.parts[0].own if self.clauses.parts else ()
        self.exact = bool(_DIGIT.search(text)) or self.any("place_or_time", self.head)
        self.acting = bool(self.core) and (
            self.core[0].text in own_verbs or bool(self.list("action_phrases").at(self.core, 0))
        )

    def says_little(self, fewest: int = 2) -> bool:
        """Whether the first part names fewer things than that which are not everybody's words."""
        empty = [
            self.list(key)
            for key in ("determiners", "generic", "subjects", "adverbs", "traits", "abstract")
        ] + [self.list("vague"), self.list("vague_mild"), self.list("infinitive")]
        said = [w for w in self.head[1:] if not any(words.has(w.text) for words in empty)]
        return len(said) < fewest and not self.exact

    def least(self) -> int:
        """How many things the first verb needs to be clear: some are clear alone."""
        if not self.core or not self.head:
            return 0
        if self.verbs.is_a("vague", self.core[0].text):
            return 2
        whole = len(self.head) > 1 and self.head == self.clauses.parts[0].whole
        return int(whole and self.verbs.is_a("light", self.core[0].text))

    def while_something(self) -> bool:
        """Whether it is had or kept while something happens ("has the case open while …")."""
        having = bool(self.core) and self.verbs.is_a("having", self.core[0].text)
        return having and self.on_occasion()

    def on_occasion(self) -> bool:
        """Whether it is said after the first action when it is done."""
        return self.list("whiles").first(self.core[len(self.head) :]) is not None

    def is_action(self, word: str) -> bool:
        if word in self.own_verbs or self.acting:
            return True
        kinds = ("mental", "being", "having", "showing", "vague", "light", "modal", "negative")
        return bool(self.verbs.form(word)) and not any(self.verbs.is_a(k, word) for k in kinds)

    def excused(self, found: Sequence[Word]) -> bool:
        """Whether the words are part of a saying that is no measure ("good morning")."""
        sayings = self.list("vague_not")
        for place in range(len(self.core)):
            if length := sayings.at(self.core, place):
                inside = self.core[place : place + length]
                if inside[0].start <= found[0].start < inside[-1].end:
                    return True
        return False

    def found(self, key: str) -> Iterator[Sequence[Word]]:
        listed, place = self.list(key), 0
        while place < len(self.core):
            length = listed.at(self.core, place)
            if length:
                yield self.core[place : place + length]
            place += length or 1

    def inside(self, found: Sequence[Word]) -> bool:
        return found[0].start in self.own

    def any(self, key: str, words: Sequence[Word]) -> bool:
        return self.list(key).first(words) is not None

    def list(self, key: str) -> Phrases:
        return phrases(self.language, "behaviours", key)
