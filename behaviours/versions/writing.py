"""Writing a whole document into a draft's rows. The caller holds the catalogue's lock."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db.models import Max

from behaviours.content import BehaviourWords, QuestionWords, columns_of
from behaviours.document import Document
from behaviours.models import (
    Behaviour,
    BehaviourInMedium,
    LineConsent,
    Provenance,
    Question,
    Removal,
    Translation,
    Version,
)
from behaviours.queries.comparing import behaviour_words, question_words
from behaviours.queries.media import media_in
from behaviours.versions.drafts import first_revision

Line = TypeVar("Line", bound=Behaviour | Question)
_OWN = ("language", "term", "definition", "definition_why", "status")


def write(draft: Version, document: Document) -> None:
    """A line keeps its row by its code; its revision counts on if it says something else.

    The words are checked by whoever read them, and by the database.
    """
    _write_definition(draft, document)
    _write_lines(draft, document)
    content = document.content
    media = media_in(draft)
    said = {
        each.code: each.words.media
        for each in content.behaviours
        if isinstance(each.words, BehaviourWords) and each.words.media
    }
    if said != media:
        draft.media.all().delete()
        BehaviourInMedium.objects.bulk_create(
            BehaviourInMedium(
                version=draft,
                behaviour_code=code,
                medium=each.medium,
                words=each.words,
                example=each.example,
                non_example=each.non_example,
            )
            for code, ways in said.items()
            for each in ways
        )
    _write_beside(draft, document)


def _write_definition(draft: Version, document: Document) -> None:
    content = document.content
    words = {name: getattr(content, name) for name in _OWN}
    words |= {
        "review_on": _day(content.review_on),
        "trial_ends_on": _day(content.trial_ends_on),
        "definition_workshop": document.definition_workshop,
    }
    for name, value in words.items():
        setattr(draft, name, value)
    # Order and definition are counted together.
    draft.revision += 1
    draft.save()


def _write_lines(draft: Version, document: Document) -> None:
    media = media_in(draft)
    content = document.content
    sources = {each.code: (each.workshop, each.key) for each in document.lines}
    # A line that comes back goes on counting: somebody may have a form of it open.
    ever = dict(draft.edits.values_list("code").annotate(Max("revision")).order_by())

    def behaviour_now(row: Behaviour) -> BehaviourWords:
        return behaviour_words(row, media.get(row.code, ()))

    for model, entries, words_now in (
        (Behaviour, content.behaviours, behaviour_now),
        (Question, content.questions, question_words),
    ):
        rows: dict[str, Any] = {row.code: row for row in model.objects.filter(version=draft)}
        here = {entry.code for entry in entries}
        model.objects.filter(
            pk__in=[row.pk for row in rows.values() if row.code not in here]
        ).delete()
        fresh: list[Any] = []
        changed: list[Any] = []
        for position, entry in enumerate(entries):
            row = rows.get(entry.code)
            workshop, key = sources.get(entry.code, ("", ""))
            place = {"position": position, "workshop": workshop, "source_key": key}
            if row is None:
                revision = ever[entry.code] + 1 if entry.code in ever else first_revision(draft)
                columns = columns_of(entry.words)
                fresh.append(
                    model(version=draft, code=entry.code, revision=revision, **place, **columns)
                )
            elif (said := words_now(row) != entry.words) or _differs(row, place):
                _set(row, {**place, **columns_of(entry.words)})
                row.revision += int(said)
                changed.append(row)
        model.objects.bulk_create(fresh)
        names = ("position", "workshop", "source_key", "revision", *_columns(model))
        model.objects.bulk_update(changed, names, batch_size=100)


def _write_beside(draft: Version, document: Document) -> None:
    """Removals, translations, snapshots and consents are written as wholes."""
    content = document.content
    replaced = dict(content.replacements)
    revisions = {
        (each.language, each.code): (each.words, each.revision) for each in draft.translations.all()
    }

    # One that comes back goes on counting, like a line.
    edits = draft.edits.values_list("language", "code").annotate(Max("revision")).order_by()
    ever: dict[tuple[str, str], int] = {(language, code): last for language, code, last in edits}
    first = first_revision(draft)

    def revision(language: str, code: str, words: dict[str, str]) -> int:
        if (language, code) not in revisions:
            # Whoever is translating the line for the first time saw none, which is 0.
            return ever.get((language, code), first) + 1
        before, number = revisions[language, code]
        return number if before == words else number + 1

    beside: list[tuple[Any, Iterable[Any]]] = [
        (
            Removal,
            (
                Removal(version=draft, code=code, why=why, replaced_by=replaced.get(code, ""))
                for code, why in content.removals
            ),
        ),
        (
            Translation,
            (
                Translation(
                    version=draft,
                    language=each.language,
                    code=each.code,
                    words=dict(each.words),
                    source_hash=each.source_hash,
                    revision=revision(each.language, each.code, dict(each.words)),
                )
                for each in content.translations
            ),
        ),
        (
            Provenance,
            (
                Provenance(version=draft, workshop=each.workshop, snapshot=each.outcome)
                for each in document.workshops
            ),
        ),
        (
            LineConsent,
            (
                LineConsent(
                    version=draft,
                    code=each.code,
                    workshop=each.workshop,
                    words_hash=each.words_hash,
                    snapshot=each.said,
                )
                for each in document.consents
            ),
        ),
    ]
    for model, rows in beside:
        model.objects.filter(version=draft).delete()
        model.objects.bulk_create(rows)


def _columns(model: type[Behaviour | Question]) -> list[str]:
    empty: BehaviourWords | QuestionWords = (
        BehaviourWords("", "", "") if model is Behaviour else QuestionWords("", "", "")
    )
    return list(columns_of(empty))


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _differs(row: Any, values: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
