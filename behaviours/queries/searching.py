"""What a version answers to somebody who searches it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db import connections

from behaviours.enums import Kind, Stage
from behaviours.fulltext import lines_with
from behaviours.models import SearchLine, SearchVocabulary, Version
from behaviours.models.search import scope_of
from behaviours.queries.heads import Head, head_of
from behaviours.search import Asked, Piece, Said, Vocabulary, ask, excerpt, marked, score
from behaviours.search.asking import LEAST, LONGEST
from behaviours.search.letters import tidy

DEFINITION = "definition"
SHOWN = 20
CANDIDATES = 60
_MOST_WORDS = 64  # asked of the database for one word of the query, the best first
_FAR_FROM_BEST = 0.22
_TITLES = ("title", "wording", "term")
_NOT_QUOTED = (*_TITLES, "code", "label", "theme")


@dataclass(frozen=True)
class Found:
    """A line that answers. `more`: a piece of another field that was asked for, or ()."""

    kind: str
    code: str
    language: str
    title: tuple[Piece, ...]
    more: tuple[Piece, ...]
    theme: str
    stage_label: str


@dataclass(frozen=True)
class SearchPage:
    """`count`: how many lines answer, `SHOWN` of which are in `found`. `was_cut`: only the first
    `LONGEST` characters were looked for.
    """

    head: Head
    asked: str
    found: tuple[Found, ...]
    count: int
    was_cut: bool

    @property
    def is_too_short(self) -> bool:
        return len(self.asked) < LEAST

    @property
    def is_all(self) -> bool:
        return self.count == len(self.found)

    @property
    def longest(self) -> int:
        return LONGEST


def search_page(version: Version, current: str, asked: str, language: str = "") -> SearchPage:
    """`language`: the reader's, in which a line is shown where it answers in several.

    About four queries for each language that the version has.
    """
    asked = " ".join(asked.split())
    found = _found(version, asked[:LONGEST], language) if len(asked) >= LEAST else []
    stages = dict(version.questions.values_list("code", "stage")) if found else {}
    return SearchPage(
        head=head_of(version, current),
        asked=asked[:LONGEST],
        found=tuple(_shown(each, stages) for each in found[:SHOWN]),
        count=len(found),
        was_cut=len(asked) > LONGEST,
    )


@dataclass(frozen=True)
class _Answer:
    score: float
    line: SearchLine
    said: tuple[Said, ...]
    asked: Asked


def _found(version: Version, text: str, preferred: str) -> list[_Answer]:
    """The best first; a line once, however many languages it answers in."""
    best: dict[tuple[str, str], _Answer] = {}
    for language in _languages(version, preferred):
        for answer in _answers(version, language, text):
            key = (answer.line.kind, answer.line.code)
            shown = best.setdefault(key, answer)
            if answer.score > shown.score:
                # In the words that the reader reads, unless those hardly answer.
                words = shown if 2 * shown.score > answer.score else answer
                best[key] = replace(words, score=answer.score)
    answers = sorted(best.values(), key=lambda each: (-each.score, each.line.pk))
    least = answers[0].score * _FAR_FROM_BEST if answers else 0.0
    return [each for each in answers if each.score >= least]


def _languages(version: Version, preferred: str) -> list[str]:
    stored = SearchVocabulary.objects.filter(version=version).values_list("language", flat=True)
    return sorted(stored, key=lambda each: (each != preferred, each != version.language, each))


def _answers(version: Version, language: str, text: str) -> Iterator[_Answer]:
    vocabulary = _vocabulary(version.pk, version.content_hash, language)
    asked = ask(text, vocabulary)
    if not asked.telling:
        return
    # In their order, so that lines that answer alike stand as they stand in the catalogue.
    for line in SearchLine.objects.filter(pk__in=_candidates(version, language, asked)):
        said = tuple(Said(name, told, tuple(words.split())) for name, told, words in line.said)
        if points := score(asked, said):
            yield _Answer(points, line, said, asked)


@lru_cache(maxsize=8)
def _vocabulary(version_id: int, content_hash: str, language: str) -> Vocabulary:
    """Kept for as long as the process likes: what is published never changes."""
    stored = SearchVocabulary.objects.get(version_id=version_id, language=language)
    return Vocabulary.from_text(language, stored.words)


def _candidates(version: Version, language: str, asked: Asked) -> set[int]:
    """Lines worth ranking: those that name the words first, then those that say them."""
    strong, every = [], []
    for word in asked.telling:
        best = sorted(word.matches, key=lambda each: (-word.matches[each], each))[:_MOST_WORDS]
        every.append((best, word.beginning))
        if word.strong() or word.beginning:
            strong.append((word.strong(), word.beginning))
    tries = [(strong, True), (every, True), (strong, False), (every, False)]
    found: set[int] = set()
    for number, (groups, all_of_them) in enumerate(tries):
        if not groups or (all_of_them and len(groups) < len(asked.telling)):
            continue
        if number > 1 and len(groups) == 1 and len(asked.telling) == 1:
            break
        for column in ("head", "words"):
            if len(found) >= CANDIDATES:
                return found
            found.update(
                lines_with(
                    connections[SearchLine.objects.db],
                    scope=scope_of(version.pk, language),
                    column=column,
                    groups=groups,
                    every=all_of_them,
                    limit=CANDIDATES,
                )
            )
    return found


def _shown(answer: _Answer, stages: dict[str, str]) -> Found:
    line, asked, language = answer.line, answer.asked, answer.line.language
    texts = {said.field: said.text for said in answer.said}
    stage = stages.get(line.code, "") if line.kind == Kind.QUESTION else ""
    title = next((texts[name] for name in _TITLES if texts.get(name)), line.code)
    named = next((said.words for said in answer.said if said.field in _TITLES), ())
    others = sorted(
        # A behaviour's text often is its title again.
        (
            said
            for said in answer.said
            if said.field not in _NOT_QUOTED and said.words[: len(named)] != named
        ),
        key=lambda said: -score(asked, (said,)),
    )
    more = excerpt(others[0].text, asked, language) if others else ()
    return Found(
        kind=line.kind,
        code=line.code,
        language=language,
        title=marked(tidy(title), asked, language),
        more=more,
        theme=texts.get("theme", ""),
        stage_label=str(Stage(stage).label) if stage else "",
    )
