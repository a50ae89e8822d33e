"""Keeping what everybody wrote into a draft, so that two people lose no word of each other.

The caller holds the catalogue's lock.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from behaviours.models import Behaviour, Edit, Question, Translation, Version
from behaviours.plain import to_plain
from behaviours.queries.comparing import behaviour_words, question_words
from behaviours.queries.edits import definition_said
from behaviours.queries.media import media_in


@contextmanager
def kept(draft: Version, by: User, *codes: str) -> Iterator[None]:
    """Keeps what the lines (all of them without `codes`; "" is the definition) say before and
    after what is done inside. What stood there before has nobody's name and the draft's own date.
    """
    _keep(draft, codes, by=None, at=draft.created_at)
    yield
    _keep(draft, codes, by=by, at=timezone.now())


def keep_new(draft: Version, by: User, code: str) -> None:
    """A line that was just added."""
    _keep(draft, (code,), by=by, at=timezone.now())


def keep_translation(translation: Translation, by: User | None = None) -> None:
    """Without `by`, what it said before: nothing, if it is new."""
    draft = translation.version
    draft.edits.get_or_create(
        code=translation.code,
        language=translation.language,
        revision=translation.revision,
        defaults={
            "words": dict(translation.words),
            "by": by,
            "at": timezone.now() if by else draft.created_at,
        },
    )


def forget_edits(draft: Version) -> None:
    """Who wrote what is working paper: nobody needs the names once the words are published."""
    draft.edits.all().delete()


def _keep(draft: Version, codes: Collection[str], *, by: User | None, at: datetime) -> None:
    edits = draft.edits.filter(language="")
    if codes:
        edits = edits.filter(code__in=codes)
    known = set(edits.values_list("code", "revision"))
    Edit.objects.bulk_create(
        Edit(version=draft, code=code, revision=revision, words=words, by=by, at=at)
        for code, revision, words in _lines(draft, codes)
        if (code, revision) not in known
    )


def _lines(draft: Version, codes: Collection[str]) -> Iterator[tuple[str, int, object]]:
    if not codes or "" in codes:
        stored = Version.objects.get(pk=draft.pk)
        yield "", stored.revision, definition_said(stored)
    if codes == ("",):
        return
    behaviours = Behaviour.objects.filter(version=draft)
    questions = Question.objects.filter(version=draft)
    if codes:
        behaviours = behaviours.filter(code__in=codes)
        questions = questions.filter(code__in=codes)
    lines = list(behaviours)
    media = media_in(draft) if lines else {}
    for line in lines:
        words = behaviour_words(line, media.get(line.code, ()))
        yield line.code, line.revision, to_plain(words)
    for question in questions:
        yield question.code, question.revision, to_plain(question_words(question))
