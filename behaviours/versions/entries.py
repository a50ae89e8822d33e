"""Adding, editing and removing behaviours and questions of a draft. Managers only.

Refused everywhere: "already_published", "draft_gone"; where a revision is given: "stale".
"""

from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from behaviours.codes import next_code, prefix_from, question_prefix
from behaviours.content import BehaviourWords, MediumWords, QuestionWords, columns_of
from behaviours.exceptions import Refused
from behaviours.models import Behaviour, BehaviourInMedium, Question, Removal, Version
from behaviours.permissions import check_can_manage
from behaviours.queries.comparing import words_of
from behaviours.queries.media import in_order, media_of
from behaviours.versions.drafts import check_not_stale, locked_draft
from behaviours.versions.edits import keep_new, kept
from behaviours.versions.links import (
    check_behaviour_links,
    check_question_links,
    pointing_at,
    standing_in,
    unlink,
)

AnyEntry = TypeVar("AnyEntry", bound=Behaviour | Question)


@transaction.atomic
def add_behaviour(*, version: Version, by: User, words: BehaviourWords) -> Behaviour:
    """A line with these very words is there at most once: a doubled click adds one."""
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    check_behaviour_links(draft, words)
    media = in_order(words.media)
    same = draft.behaviours.filter(**columns_of(words))
    found = next((line for line in same if media_of(draft, line.code) == media), None)
    if found is None:
        found = new_behaviour(draft, words)
        keep_new(draft, by, found.code)
    return found


@transaction.atomic
def add_question(*, version: Version, by: User, words: QuestionWords) -> Question:
    """Like `add_behaviour`."""
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    check_question_links(draft, words)
    found = draft.questions.filter(**columns_of(words)).first()
    if found is None:
        found = new_question(draft, words)
        keep_new(draft, by, found.code)
    return found


@transaction.atomic
def edit_behaviour(
    *, behaviour: Behaviour, by: User, revision: int, words: BehaviourWords
) -> Behaviour:
    stored = locked_entry(behaviour, by)
    check_not_stale(seen=revision, stored=stored.revision)
    check_behaviour_links(stored.version, words, code=stored.code)
    if words_of(stored) == words:
        return stored  # nobody else's page becomes older by it
    with kept(stored.version, by, stored.code):
        return rewrite(stored, words)


@transaction.atomic
def edit_question(*, question: Question, by: User, revision: int, words: QuestionWords) -> Question:
    stored = locked_entry(question, by)
    check_not_stale(seen=revision, stored=stored.revision)
    check_question_links(stored.version, words, code=stored.code)
    if words_of(stored) == words:
        return stored
    with kept(stored.version, by, stored.code):
        return rewrite(stored, words)


@transaction.atomic
def remove_entry(
    *,
    entry: Behaviour | Question,
    by: User,
    why: str,
    replaced_by: str = "",
    revision: int | None = None,
) -> None:
    """Takes the line out and keeps the reason; its code is not given again.

    `revision` is the one that whoever removes it saw, None for any. `replaced_by`: the code of
    another line that stands for it now, or of one removed before whose own replacement stands.
    Refused: "no_such_line", "replaces_itself".
    """
    stored = locked_entry(entry, by)
    if revision is not None:
        check_not_stale(seen=revision, stored=stored.revision)
    with kept(stored.version, by, stored.code, *pointing_at(stored)):
        take_out(stored, why=why, replaced_by=standing_in(stored, replaced_by))


def new_behaviour(
    draft: Version, words: BehaviourWords, *, workshop: str = "", source_key: str = ""
) -> Behaviour:
    """The caller holds the catalogue's lock. Raises ValidationError for words that do not fit."""
    code = next_code(draft.catalogue, prefix_from(words.theme or words.title))
    entry = Behaviour(
        version=draft,
        code=code,
        position=_next_position(draft.behaviours.all()),
        workshop=workshop,
        source_key=source_key,
        **columns_of(words),
    )
    entry.clean_fields(exclude={"version"})
    entry.save()
    _write_media(draft, code, words.media)
    return entry


def new_question(
    draft: Version, words: QuestionWords, *, workshop: str = "", source_key: str = ""
) -> Question:
    """The caller holds the catalogue's lock."""
    code = next_code(draft.catalogue, question_prefix(draft.language))
    entry = Question(
        version=draft,
        code=code,
        position=_next_position(draft.questions.all()),
        workshop=workshop,
        source_key=source_key,
        **columns_of(words),
    )
    entry.clean_fields(exclude={"version"})
    entry.save()
    return entry


def rewrite(entry: AnyEntry, words: BehaviourWords | QuestionWords) -> AnyEntry:
    for name, value in columns_of(words).items():
        setattr(entry, name, value)
    entry.revision += 1
    entry.clean_fields(exclude={"version"})
    entry.save()
    if isinstance(words, BehaviourWords):
        _write_media(entry.version, entry.code, words.media)
    return entry


def take_out(entry: Behaviour | Question, *, why: str, replaced_by: str = "") -> None:
    """`replaced_by`: the line of the draft that stands for it now, "" for none."""
    draft = entry.version
    unlink(entry)
    draft.translations.filter(code=entry.code).delete()
    # What this line stood for is stood for by the one that follows it.
    draft.removals.filter(replaced_by=entry.code).update(replaced_by=replaced_by)
    before = draft.based_on
    if before is not None and (
        before.behaviours.filter(code=entry.code).exists()
        or before.questions.filter(code=entry.code).exists()
    ):
        Removal.objects.create(version=draft, code=entry.code, why=why, replaced_by=replaced_by)
    entry.delete()


def _write_media(draft: Version, code: str, media: tuple[MediumWords, ...]) -> None:
    """The media of one behaviour are written as a whole."""
    rows = [
        BehaviourInMedium(
            version=draft,
            behaviour_code=code,
            medium=each.medium,
            words=each.words,
            example=each.example,
            non_example=each.non_example,
        )
        for each in in_order(media)
    ]
    for row in rows:
        row.clean_fields(exclude={"version"})
    draft.media.filter(behaviour_code=code).delete()
    BehaviourInMedium.objects.bulk_create(rows)


def locked_entry(entry: AnyEntry, by: User) -> AnyEntry:
    """The line as it stands now, under the catalogue's lock. Refused: "entry_gone"."""
    draft = locked_draft(entry.version)
    check_can_manage(by, draft.catalogue.team)
    try:
        entry.refresh_from_db()
    except ObjectDoesNotExist:
        raise Refused("entry_gone", _("This line has been removed from the draft.")) from None
    entry.version = draft
    return entry


def _next_position(entries: QuerySet[Behaviour] | QuerySet[Question]) -> int:
    last = entries.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
