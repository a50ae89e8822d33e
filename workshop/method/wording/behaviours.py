"""Nine rules for the wording of a behaviour, after Flanagan's observable incident.

The test behind them: could two colleagues who hear the call tick yes or no without each other?
"""

import re
from collections.abc import Iterator, Sequence

from workshop.method.wording.hints import CLEAR, MILD, Hint
from workshop.method.wording.own_verbs import own_forms
from workshop.method.wording.reading import Reading
from workshop.method.wording.words import (
    STOPS,
    Phrases,
    Word,
    language_of,
    read_lists,
    words_of,
)

LONGEST = 20  # words
SEVERAL = 3  # actions; two may belong together ("calls and says")
FEW_WORDS = 4
SHORT = 6
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
    actions, in any form. An empty text has no hints.
    """
    language = language_of(language)
    words = [word for word in words_of(text, quoted=True) if word.text not in STOPS]
    if not words:
        return ()
    own = own_forms(own_verbs, language)
    reading = _Rules(text, words, language, own)
    best: dict[str, Hint] = {}
    for hint in (*reading.hints(), *_of_term(words, term)):
        if hint.rule not in best or (hint.severity, best[hint.rule].severity) == (CLEAR, MILD):
            best[hint.rule] = hint
    return tuple(best[rule] for rule in sorted(best))


class _Rules(Reading):
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
            bare = kind("owning", first.text) and len(self.core) <= SHORT
            clear = (bare or self.says_little()) and not self.while_something()
            yield _hint("R2", [first], CLEAR if clear else MILD, "having")
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
        return bool(self.list("determiners").at(after, 0))

    def _manner(self) -> Iterator[Hint]:
        """R3: traits, and what one shows or gives that nobody sees."""
        hard = not self.core or self.is_action(self.core[0].text)
        soft = self.list("traits_soft")
        for found in self.found("trait_phrases"):
            yield _hint("R3", found, CLEAR, "trait")
        for found in self.found("traits"):
            if not self.inside(found) or self.excused(found):
                continue
            unsure = (hard or self.while_something()) and soft.has(found[0].text)
            yield _hint("R3", found, MILD if unsure else CLEAR, "trait")
        if manner := _MANNER[self.language].search(self.text):
            inside = [word for word in self.core if manner.start() <= word.start < manner.end()]
            if inside and self.inside(inside):
                yield _hint("R3", inside, CLEAR, "trait")
        if self.core and self.verbs.is_a("light", self.core[0].text) and not self.acting:
            for found in self.found("abstract"):
                if self.inside(found):
                    small = self.list("determiners")
                    few = sum(not small.has(w.text) for w in self.head) <= FEW_WORDS
                    yield _hint("R3", found, CLEAR if few else MILD, "abstract")

    def _service(self) -> Iterator[Hint]:
        """R4: it says itself."""
        for found in self.found("circular"):
            yield _hint("R4", found, CLEAR, "service")

    def _vague(self) -> Iterator[Hint]:
        """R5: measures nobody can check, unless the text has a number as well."""
        if _BRACKETED.search(self.text):
            return
        for found in self.found("vague"):
            if (len(found) == 1 and not self.inside(found)) or self.excused(found):
                continue
            yield _hint("R5", found, MILD if _DIGIT.search(self.text) else CLEAR, "vague")
        for word in self.clauses.skipped:
            if self.list("vague").has(word.text):
                yield _hint("R5", [word], MILD if _DIGIT.search(self.text) else CLEAR, "vague")
        for found in self.found("vague_mild"):
            if self.inside(found) and not self.excused(found) and not self.exact:
                yield _hint("R5", found, MILD, "vague")
        if self.head and self.list("empty").at(self.head, 0) == len(self.head):
            yield _hint("R5", self.head, CLEAR, "vague_verb")
        empty = self.says_little(self.least())
        if empty and not self.acting and not _QUOTE.search(self.text):
            severity = MILD if self.on_occasion() else CLEAR
            yield _hint("R5", [self.core[0]], severity, "vague_verb")

    def _several(self) -> Iterator[Hint]:
        """R6: more than one action."""
        doing = [part for part in self.clauses.parts if part.doing]
        if len(doing) > 1:
            severity = CLEAR if len(doing) >= SEVERAL else MILD
            yield _hint("R6", doing[1].own[:1] or doing[1].whole[:1], severity, "several")

    def _negative(self) -> Iterator[Hint]:
        """R7: what somebody does not do."""
        for word in self.clauses.skipped:
            if self.list("negative").has(word.text):
                yield _hint("R7", [word], CLEAR, "negative")
        if self.core:
            length = self.list("negative_start").at(self.core, 0)
            if length or self.verbs.is_a("negative", self.core[0].text):
                yield _hint("R7", self.core[: length or 1], CLEAR, "negative")
        for found in self.found("negative"):
            if self.inside(found):
                yield _hint("R7", found, CLEAR, "negative")
        for found in self.found("negative_mild"):
            yield _hint("R7", found, MILD, "without")

    def _result(self) -> Iterator[Hint]:
        """R9: what comes of it, which others decide too."""
        for found in self.found("result"):
            first = found[0].start == self.core[0].start
            if first or len(found) > 1 or self.inside(found):
                clear = first or self.inside(found)
                yield _hint("R9", found, CLEAR if clear else MILD, "result")


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
