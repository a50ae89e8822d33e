"""Adding, editing, moving and removing behaviours and questions of a draft. Managers only.

Refused everywhere: "already_published", "draft_gone"; where a revision is given: "stale".
"""

from dataclasses import asdict
from itertools import chain
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext as _

from behaviours.codes import next_code, prefix_from, question_prefix
from behaviours.content import BehaviourWords, QuestionWords
from behaviours.exceptions import Refused
from behaviours.models import Behaviour, Question, Removal, Version
from behaviours.permissions import check_can_manage
from behaviours.queries.order import in_stages, in_themes
from behaviours.versions.drafts import check_not_stale, locked_draft

AnyEntry = TypeVar("AnyEntry", bound=Behaviour | Question)


@transaction.atomic
def add_behaviour(*, version: Version, by: User, words: BehaviourWords) -> Behaviour:
    """A line with these very words is there at most once: a doubled click adds one."""
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    return draft.behaviours.filter(**asdict(words)).first() or new_behaviour(draft, words)


@transaction.atomic
def add_question(*, version: Version, by: User, words: QuestionWords) -> Question:
    """Like `add_behaviour`."""
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    _check_behaviour_exists(draft, words.behaviour_code)
    return draft.questions.filter(**asdict(words)).first() or new_question(draft, words)


@transaction.atomic
def edit_behaviour(
    *, behaviour: Behaviour, by: User, revision: int, words: BehaviourWords
) -> Behaviour:
    stored = _locked(behaviour, by)
    check_not_stale(seen=revision, stored=stored.revision)
    return rewrite(stored, words)


@transaction.atomic
def edit_question(*, question: Question, by: User, revision: int, words: QuestionWords) -> Question:
    stored = _locked(question, by)
    check_not_stale(seen=revision, stored=stored.revision)
    _check_behaviour_exists(stored.version, words.behaviour_code)
    return rewrite(stored, words)


@transaction.atomic
def remove_entry(*, entry: Behaviour | Question, by: User, why: str) -> None:
    """Takes the line out and keeps the reason; its code is not given again."""
    take_out(_locked(entry, by), why=why)


@transaction.atomic
def move_entry(*, entry: Behaviour | Question, by: User, up: bool) -> None:
    """One place up or down as readers see the order: behaviours by theme, questions by stage.

    A behaviour at the edge of its theme takes the whole theme past the next one. Stages have
    their own order, so a question stays in its stage. Nothing happens at the ends.
    """
    stored = _locked(entry, by)
    draft = stored.version
    groups: list[list[Behaviour | Question]] = (
        [[*group] for group in in_themes(list(draft.behaviours.all()))]
        if isinstance(stored, Behaviour)
        else [[*group] for group in in_stages(list(draft.questions.all()))]
    )
    row = next(n for n, group in enumerate(groups) if any(e.pk == stored.pk for e in group))
    place = next(n for n, other in enumerate(groups[row]) if other.pk == stored.pk)
    step = -1 if up else 1
    if 0 <= place + step < len(groups[row]):
        _swap(groups[row], place, place + step)
    elif isinstance(stored, Behaviour) and 0 <= row + step < len(groups):
        _swap(groups, row, row + step)
    for position, other in enumerate(chain.from_iterable(groups)):
        if other.position != position:
            other.position = position
            other.save(update_fields=["position"])


def _swap(order: list[Any], one: int, other: int) -> None:
    order[one], order[other] = order[other], order[one]


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
        **asdict(words),
    )
    entry.clean_fields(exclude={"version"})
    entry.save()
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
        **asdict(words),
    )
    entry.clean_fields(exclude={"version"})
    entry.save()
    return entry


def rewrite(entry: AnyEntry, words: BehaviourWords | QuestionWords) -> AnyEntry:
    for name, value in asdict(words).items():
        setattr(entry, name, value)
    entry.revision += 1
    entry.clean_fields(exclude={"version"})
    entry.save()
    return entry


def take_out(entry: Behaviour | Question, *, why: str) -> None:
    draft = entry.version
    if isinstance(entry, Behaviour):
        draft.questions.filter(behaviour_code=entry.code).update(
            behaviour_code="", revision=F("revision") + 1
        )
    before = draft.based_on
    if before is not None and (
        before.behaviours.filter(code=entry.code).exists()
        or before.questions.filter(code=entry.code).exists()
    ):
        Removal.objects.create(version=draft, code=entry.code, why=why)
    entry.delete()


def _locked(entry: AnyEntry, by: User) -> AnyEntry:
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


def _check_behaviour_exists(draft: Version, code: str) -> None:
    if code and not draft.behaviours.filter(code=code).exists():
        raise Refused(
            "no_such_behaviour",
            _("That behaviour is not in the draft any more. Choose another one or none."),
            field="behaviour_code",
        )
