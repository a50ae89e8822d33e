"""Nine rules for the wording of a behaviour, after Flanagan's observable incident.

The test behind them: could two colleagues who hear the call tick yes or no without each other?
"""

import re
from collections.abc import Iterator, Sequence

from workshop.method.wording.clauses import Clauses, clauses_of
from workshop.method.wording.hints import CLEAR, MILD, Hint
from workshop.method.wording.verbs import Verbs, verbs_of
from workshop.method.wording.words import (
    STOPS,
    Phrases,
    Word,
    language_of,
    phrases,
    read_lists,
    words_of,
)

LONGEST = 20  # words
SEVERAL = 3  # actions; two may belong together ("calls and says")
FEW_WORDS = 4
_MANNER = {
    "nb": re.compile(r"\bpå en (?!annen|ny)\w+ måte\b", re.IGNORECASE),
    "sv": re.compile(r"\bpå ett (?!annat|nytt)\w+ sätt\b", re.IGNORECASE),
    "en": re.compile(r"\bin an? (?!different|new)[\w-]+ (way|manner)\b", re.IGNORECASE),
}
_PRESENT = {"nb": ("er",), "sv": ("ar", "er")}

_DIGIT = re.compile(r"\d")
_QUOTE = re.compile(r"[«“”\"]")
_BRACKETED = re.compile(r"\([^)]*\d[^)]*\)")


def check_behaviour(
    text: str, language: str, term: str = "", own_verbs: Sequence[str] = ()
) -> tuple[Hint, ...]:
    """At most one hint a rule, R1 first.

    `term` is the word that the workshop defines; `own_verbs` are verbs that the team counts as
    actions. An empty text has no hints.
    """
    language = language_of(language)
    words = [word for word in words_of(text, quoted=True) if word.text not in STOPS]
    if not words:
        return ()
    own = tuple(verb.lower() for verb in own_verbs)
    reading = _Reading(text, words, language, own)
    best: dict[str, Hint] = {}
    for hint in (*reading.hints(), *_of_term(words, term)):
        if hint.rule not in best or (hint.severity, best[hint.rule].severity) == (CLEAR, MILD):
            best[hint.rule] = hint
    return tuple(best[rule] for rule in sorted(best))


class _Reading:
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
        self.exact = bool(_DIGIT.search(text)) or self._any("place_or_time", self.head)
        self.acting = bool(self.core) and (
            self.core[0].text in own_verbs or bool(self._list("action_phrases").at(self.core, 0))
        )

    def hints(self) -> Iterator[Hint]:
        yield from self._verb()
        yield from self._manner()
        yield from self._service()
        yield from self._vague()
        yield from self._several()
        yield from self._negative()
        yield from self._result()
        if len(self.words) > LONGEST:
            yield _hint("R8", self.words[LONGEST:], MILD, "long")

    def _verb(self) -> Iterator[Hint]:
        """R1 and R2: what the first word is."""
        if not self.core:
            yield _hint("R1", self.words, CLEAR, "no_verb")
            return
        first, head = self.core[0], self.head
        kind = self.verbs.is_a
        if self.acting:
            return
        if kind("mental", first.text):
            yield _hint("R2", [first], CLEAR, "mental")
        elif kind("being", first.text) and not self.exact:
            yield _hint("R2", [first], CLEAR, "being")
        elif kind("having", first.text) and not self.exact:
            yield _hint("R2", [first], CLEAR if self._says_little() else MILD, "having")
        elif kind("showing", first.text) and len(self.core) > 1 and self._shows_inside():
            yield _hint("R2", [first], CLEAR, "showing")
        elif not self.verbs.known(first.text) and not self.clauses.subject:
            if self._like_a_verb(first.text, head[1:]):
                yield _hint("R1", [first], MILD, "unknown_verb")
            else:
                yield _hint("R1", head or [first], CLEAR, "no_verb")

    def _shows_inside(self) -> bool:
        return self.core[1].text in {"at", "att", "that"}

    def _like_a_verb(self, word: str, after: Sequence[Word]) -> bool:
        ends = tuple(str(read_lists(self.language, "behaviours")["noun_ends"]).split())
        if word.endswith(ends) or not after:
            return False
        if word.endswith(_PRESENT.get(self.language, ())) and len(self.words) > 2:
            return True
        return bool(self._list("determiners").at(after, 0))

    def _manner(self) -> Iterator[Hint]:
        """R3: traits, and what one shows or gives that nobody sees."""
        hard = not self.core or self._is_action(self.core[0].text)
        soft = self._list("traits_soft")
        for found in self._found("trait_phrases"):
            yield _hint("R3", found, CLEAR, "trait")
        for found in self._found("traits"):
            if not self._inside(found) or self._excused(found):
                continue
            unsure = hard and soft.has(found[0].text)
            yield _hint("R3", found, MILD if unsure else CLEAR, "trait")
        if manner := _MANNER[self.language].search(self.text):
            inside = [word for word in self.core if manner.start() <= word.start < manner.end()]
            if inside and self._inside(inside):
                yield _hint("R3", inside, CLEAR, "trait")
        if self.core and self.verbs.is_a("light", self.core[0].text) and not self.acting:
            for found in self._found("abstract"):
                if self._inside(found):
                    small = self._list("determiners")
                    few = sum(not small.has(w.text) for w in self.head) <= FEW_WORDS
                    yield _hint("R3", found, CLEAR if few else MILD, "abstract")

    def _service(self) -> Iterator[Hint]:
        """R4: it says itself."""
        for found in self._found("circular"):
            yield _hint("R4", found, CLEAR, "service")

    def _vague(self) -> Iterator[Hint]:
        """R5: measures nobody can check, unless the text has a number as well."""
        if _BRACKETED.search(self.text):
            return
        for found in self._found("vague"):
            if (len(found) == 1 and not self._inside(found)) or self._excused(found):
                continue
            yield _hint("R5", found, MILD if _DIGIT.search(self.text) else CLEAR, "vague")
        for word in self.clauses.skipped:
            if self._list("vague").has(word.text):
                yield _hint("R5", [word], MILD if _DIGIT.search(self.text) else CLEAR, "vague")
        for found in self._found("vague_mild"):
            if self._inside(found) and not self._excused(found) and not self.exact:
                yield _hint("R5", found, MILD, "vague")
        if self.head and self._list("empty").at(self.head, 0) == len(self.head):
            yield _hint("R5", self.head, CLEAR, "vague_verb")
        empty = bool(self.core) and self.verbs.is_a("vague", self.core[0].text)
        if empty and not self.acting and self._says_little() and not _QUOTE.search(self.text):
            yield _hint("R5", [self.core[0]], CLEAR, "vague_verb")

    def _several(self) -> Iterator[Hint]:
        """R6: more than one action."""
        doing = [part for part in self.clauses.parts if part.doing]
        if len(doing) > 1:
            severity = CLEAR if len(doing) >= SEVERAL else MILD
            yield _hint("R6", doing[1].own[:1] or doing[1].whole[:1], severity, "several")

    def _negative(self) -> Iterator[Hint]:
        """R7: what somebody does not do."""
        for word in self.clauses.skipped:
            if self._list("negative").has(word.text):
                yield _hint("R7", [word], CLEAR, "negative")
        if self.core:
            length = self._list("negative_start").at(self.core, 0)
            if length or self.verbs.is_a("negative", self.core[0].text):
                yield _hint("R7", self.core[: length or 1], CLEAR, "negative")
        for found in self._found("negative"):
            if self._inside(found):
                yield _hint("R7", found, CLEAR, "negative")
        for found in self._found("negative_mild"):
            yield _hint("R7", found, MILD, "without")

    def _result(self) -> Iterator[Hint]:
        """R9: what comes of it, which others decide too."""
        for found in self._found("result"):
            first = found[0].start == self.core[0].start
            if first or len(found) > 1 or self._inside(found):
                clear = first or self._inside(found)
                yield _hint("R9", found, CLEAR if clear else MILD, "result")

    def _says_little(self) -> bool:
        """Whether the first part names fewer than two things that are not everybody's words."""
        empty = [
            self._list(key)
            for key in ("determiners", "generic", "subjects", "adverbs", "traits", "abstract")
        ] + [self._list("vague"), self._list("vague_mild"), self._list("infinitive")]
        said = [w for w in self.head[1:] if not any(words.has(w.text) for words in empty)]
        return len(said) < 2 and not self.exact

    def _is_action(self, word: str) -> bool:
        if word in self.own_verbs or self.acting:
            return True
        kinds = ("mental", "being", "having", "showing", "vague", "light", "modal", "negative")
        return bool(self.verbs.form(word)) and not any(self.verbs.is_a(k, word) for k in kinds)

    def _excused(self, found: Sequence[Word]) -> bool:
        """Whether the words are part of a saying that is no measure ("good morning")."""
        sayings = self._list("vague_not")
        for place in range(len(self.core)):
            if length := sayings.at(self.core, place):
                inside = self.core[place : place + length]
                if inside[0].start <= found[0].start < inside[-1].end:
                    return True
        return False

    def _found(self, key: str) -> Iterator[Sequence[Word]]:
        listed, place = self._list(key), 0
        while place < len(self.core):
            length = listed.at(self.core, place)
            if length:
                yield self.core[place : place + length]
            place += length or 1

    def _inside(self, found: Sequence[Word]) -> bool:
        return found[0].start in self.own

    def _any(self, key: str, words: Sequence[Word]) -> bool:
        return self._list(key).first(words) is not None

    def _list(self, key: str) -> Phrases:
        return phrases(self.language, "behaviours", key)


def _of_term(words: Sequence[Word], term: str) -> Iterator[Hint]:
    """R4: the workshop's own word, in any of its forms."""
    parts = [word.text for word in words_of(term) if word.text not in STOPS]
    if not parts:
        return
    stems = [part[: max(4, len(part) - 3)] + "*" if len(part) > 4 else part for part in parts]
    if found := Phrases([" ".join(stems)]).first(words):
        place, length = found
        yield _hint("R4", words[place : place + length], CLEAR, "term")


def _hint(rule: str, words: Sequence[Word], severity: str, reason: str) -> Hint:
    return Hint(rule, words[0].start, words[-1].end, severity, f"{rule}.{reason}", rule)
