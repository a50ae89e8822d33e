"""What of a draft is still to be translated, and what its originals said when it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings

from behaviours.content import BehaviourWords, MediumWords, QuestionWords, words_hash
from behaviours.enums import State
from behaviours.models import (
    Behaviour,
    BehaviourInMedium,
    Question,
    Team,
    Translation,
    Version,
)
from behaviours.queries.comparing import behaviour_words, question_words
from behaviours.queries.edits import line_words
from behaviours.queries.in_language import (
    definition_hash,
    definition_texts,
    further_languages,
    stands,
)
from behaviours.queries.media import in_order, media_in
from behaviours.translated import DEFINITION_TEXTS, Standing, texts_to_translate


@dataclass(frozen=True)
class LineStanding:
    """`kind` is "" for the definition. `said` of `of` fields have words."""

    kind: str
    code: str
    label: str
    standing: Standing
    said: int
    of: int


@dataclass(frozen=True)
class LanguageStanding:
    language: str
    name: str
    lines: tuple[LineStanding, ...]

    def _those(self, *standings: Standing) -> tuple[LineStanding, ...]:
        return tuple(line for line in self.lines if line.standing in standings)

    @property
    def missing(self) -> tuple[LineStanding, ...]:
        return self._those(Standing.MISSING, Standing.PARTLY)

    @property
    def older(self) -> tuple[LineStanding, ...]:
        return self._those(Standing.OLDER)

    @property
    def current(self) -> tuple[LineStanding, ...]:
        return self._those(Standing.CURRENT)

    @property
    def is_whole(self) -> bool:
        return len(self.current) == len(self.lines)


@dataclass(frozen=True)
class Original:
    """What is to be translated: its texts by field, their hash now, and how the line is called."""

    kind: str
    code: str
    label: str
    texts: Mapping[str, str]
    hash: str


def language_standings(draft: Version, team: Team) -> tuple[LanguageStanding, ...]:
    """For each of the team's further languages. Four queries, none without any."""
    languages = further_languages(draft, team)
    if not languages:
        return ()
    names = dict(settings.LANGUAGES)
    found = {(each.language, each.code): each for each in draft.translations.all()}
    originals = tuple(_originals(draft))
    return tuple(
        LanguageStanding(
            language,
            str(names[language]),
            tuple(
                _stands(original, found.get((language, original.code))) for original in originals
            ),
        )
        for language in languages
    )


def marks_by_code(
    standings: tuple[LanguageStanding, ...],
) -> dict[str, tuple[tuple[str, LineStanding], ...]]:
    """Code → (language's name, how the line stands there), where it is not up to date."""
    found: dict[str, list[tuple[str, LineStanding]]] = {}
    for each in standings:
        for line in (*each.missing, *each.older):
            found.setdefault(line.code, []).append((each.name, line))
    return {code: tuple(marks) for code, marks in found.items()}


def original_of(draft: Version, code: str) -> Original | None:
    """None if the draft has no such line; "" is the definition. Two queries at most."""
    if not code:
        return _definition(draft)
    if line := draft.behaviours.filter(code=code).first():
        return _line(line, behaviour_words(line, media_in(draft).get(code, ())))
    question = draft.questions.filter(code=code).first()
    return _line(question, question_words(question)) if question else None


def translation_of(draft: Version, language: str, code: str) -> Translation | None:
    return draft.translations.filter(language=language, code=code).first()


def original_then(draft: Version, code: str, source_hash: str) -> Mapping[str, str] | None:
    """The texts that had this hash: in an edit of the draft, or in a version that is published.

    None if nobody has kept them. Three queries at most.
    """
    if code:
        lines = _line_then(draft, code)
        return next((texts_to_translate(w) for w in lines if words_hash(w) == source_hash), None)
    definitions = _definition_then(draft)
    return next(
        (
            said
            for said in definitions
            if words_hash((said["term"], said["definition"])) == source_hash
        ),
        None,
    )


def _line_then(draft: Version, code: str) -> Iterator[BehaviourWords | QuestionWords]:
    for edit in draft.edits.filter(code=code, language="").order_by("-revision"):
        yield line_words(edit)
    published = {"version__catalogue": draft.catalogue_id, "version__state": State.PUBLISHED}
    rows = BehaviourInMedium.objects.filter(behaviour_code=code, **published)
    media: dict[int, list[MediumWords]] = {}
    for row in rows:
        way = MediumWords(row.medium, row.words, row.example, row.non_example)
        media.setdefault(row.version_id, []).append(way)
    for line in Behaviour.objects.filter(code=code, **published).order_by("-version_id"):
        yield behaviour_words(line, in_order(media.get(line.version_id, ())))
    for question in Question.objects.filter(code=code, **published).order_by("-version_id"):
        yield question_words(question)


def _definition_then(draft: Version) -> Iterator[dict[str, str]]:
    for edit in draft.edits.filter(code="", language="").order_by("-revision"):
        yield {name: edit.words.get(name, "") for name in DEFINITION_TEXTS}
    published = Version.objects.filter(catalogue=draft.catalogue_id, state=State.PUBLISHED)
    yield from published.order_by("-pk").values(*DEFINITION_TEXTS)


def _originals(draft: Version) -> Iterator[Original]:
    yield _definition(draft)
    media = media_in(draft)
    for line in draft.behaviours.all():
        yield _line(line, behaviour_words(line, media.get(line.code, ())))
    for question in draft.questions.all():
        yield _line(question, question_words(question))


def _definition(draft: Version) -> Original:
    return Original("", "", draft.term, definition_texts(draft), definition_hash(draft))


def _line(entry: Behaviour | Question, words: BehaviourWords | QuestionWords) -> Original:
    kind, label = (
        ("behaviour", entry.title) if isinstance(entry, Behaviour) else ("question", entry.wording)
    )
    return Original(kind, entry.code, label, texts_to_translate(words), words_hash(words))


def _stands(original: Original, translation: Translation | None) -> LineStanding:
    words = translation.words if translation else {}
    return LineStanding(
        original.kind,
        original.code,
        original.label,
        stands(original.texts, translation, original.hash),
        sum(bool(words.get(name)) for name in original.texts),
        len(original.texts),
    )
