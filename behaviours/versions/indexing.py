"""Making a published version searchable, in every language it has."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import translation

from behaviours.content import Content, Entry, QuestionWords
from behaviours.enums import Kind, Medium, Stage, State
from behaviours.models import SearchLine, SearchVocabulary, Version
from behaviours.models.search import scope_of
from behaviours.queries.comparing import content_of
from behaviours.queries.searching import DEFINITION
from behaviours.said import said
from behaviours.search import Vocabulary
from behaviours.search.letters import tidy, words_in
from behaviours.search.ranking import HEAD

# Counts up when the same texts give other words, stems or fields: versions are then indexed anew.
EDITION = 2
# What is searched of an entry; a medium's fields come after them.
_FIELDS = (
    "title",
    "wording",
    "situation",
    "text",
    "decides",
    "how",
    "example",
    "non_example",
    "theme",
    "mandate",
    "conditions",
    "knowledge",
    "after_answer",
    "stop",
    "why",
)
_TERM = ("term", "definition", "definition_why")
_BATCH = 500

Line = tuple[str, str, list[tuple[str, str]]]  # kind, code, (field, text)


@transaction.atomic
def index_version(version: Version) -> None:
    """Nothing for a draft. The caller may be publishing: all is written in its transaction."""
    SearchLine.objects.filter(version=version).delete()
    SearchVocabulary.objects.filter(version=version).delete()
    if version.is_draft:
        return
    content = content_of(version)
    translated: dict[str, dict[str, dict[str, str]]] = {}
    for each in content.translations:
        translated.setdefault(each.language, {})[each.code] = dict(each.words)
    _index(version, content.language, _lines(content, None))
    for language, words in translated.items():
        if language != content.language:
            _index(version, language, _lines(content, words, language))


def index_missing() -> int:
    """Indexes what was published before there was an index of this edition; says how many."""
    published = Version.objects.filter(state=State.PUBLISHED)
    found = published.exclude(search_vocabularies__edition=EDITION)
    for version in found:
        index_version(version)
    return len(found)


def _index(version: Version, language: str, lines: Iterator[Line]) -> None:
    rows: list[SearchLine] = []
    scope = scope_of(version.pk, language)
    of_lines: list[set[str]] = []
    for kind, code, texts in lines:
        told = [(name, tidy(text), _words(name, text, language)) for name, text in texts if text]
        head = {word for name, _text, words in told if name in HEAD for word in words}
        every = {word for _name, _text, words in told for word in words}
        of_lines.append(every)
        rows.append(
            SearchLine(
                version=version,
                language=language,
                kind=kind,
                code=code,
                said=[[name, text, " ".join(words)] for name, text, words in told],
                head=" ".join([scope, *sorted(head)]),
                words=" ".join([scope, *sorted(every)]),
            )
        )
    SearchLine.objects.bulk_create(rows, batch_size=_BATCH)
    SearchVocabulary.objects.create(
        version=version,
        language=language,
        edition=EDITION,
        words=Vocabulary.of(language, of_lines).to_text(),
    )


def _words(name: str, text: str, language: str) -> list[str]:
    if name != "code":
        return [word.text for word in words_in(tidy(text), language)]
    # A code is found whole, with and without its zeros: LYT-03, lyt03, lyt 3.
    prefix, _, number = text.partition("-")
    return [f"{prefix}{number}".casefold(), f"{prefix}{number.lstrip('0') or '0'}".casefold()]


def _lines(
    content: Content, translated: dict[str, dict[str, str]] | None, language: str = ""
) -> Iterator[Line]:
    """The content's own words or, of what is translated, those of the translation."""
    own: dict[str, Any] = {name: getattr(content, name) for name in _TERM}
    if translated is None or "" in translated:
        term = own if translated is None else translated[""]
        yield DEFINITION, "", [(name, term.get(name, "")) for name in _TERM]
    with translation.override(language or content.language):
        for kind, entries in (
            (Kind.BEHAVIOUR, content.behaviours),
            (Kind.QUESTION, content.questions),
        ):
            for entry in entries:
                words = said(entry.words) if translated is None else translated.get(entry.code)
                if words is not None:
                    yield str(kind), entry.code, _texts(entry, words)


def _texts(entry: Entry, words: dict[str, str]) -> list[tuple[str, str]]:
    media = [name for name in words if "." in name]
    labels = [str(Medium(name).label) for name in dict.fromkeys(n.split(".")[0] for n in media)]
    if isinstance(entry.words, QuestionWords):
        labels.append(str(Stage(entry.words.stage).label))
    return [
        ("code", entry.code),
        *((name, words.get(name, "")) for name in (*_FIELDS, *media)),
        ("label", " ".join(labels)),
    ]
