"""A workshop about the changed lines of a draft: made from a snapshot, which stays as it was."""

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from behaviours.models import Team, Version
from behaviours.queries.changed_lines import ChangedLine as LineOfDraft
from workshop.agendas import changes_agenda, steps_of
from workshop.commands.people import create_workshop
from workshop.enums import StepKind, WorkshopState
from workshop.models import AboutDraft, ChangedLine, Step, Workshop

DOUBLE_CLICK = timedelta(seconds=10)


@transaction.atomic
def create_workshop_about(
    *, draft: Version, base: Version | None, by: User, title: str, lines: Sequence[LineOfDraft]
) -> Workshop:
    """The caller has checked who may. A form sent twice, by a doubled click, makes one workshop."""
    # The team's row is the lock: the second of two clicks waits here and then finds the first.
    team = Team.objects.select_for_update().get(pk=draft.catalogue.team_id)
    twin = Workshop.objects.filter(
        team=team,
        created_by=by.pk,
        title=title,
        state=WorkshopState.READY,
        steps__about_draft__draft=draft.pk,
        created_at__gt=timezone.now() - DOUBLE_CLICK,
    ).first()
    if twin is not None:
        return twin
    agenda = changes_agenda(len(lines))
    made = create_workshop(
        team=team,
        by=by,
        title=title,
        term=draft.term[:60],
        language=draft.language,
        roles=[],
        agenda=steps_of(agenda, language=draft.language, term=draft.term[:60]),
    )
    step = Step.objects.get(workshop=made, kind=StepKind.CHANGES)
    AboutDraft.objects.create(step=step, draft=draft.pk, base=base.number if base else "")
    ChangedLine.objects.bulk_create(
        ChangedLine(
            step=step,
            position=position,
            code=line.code,
            kind=line.kind,
            subject=line.subject,
            label=line.label,
            fields=[[each.name, each.before, each.after] for each in line.fields],
            words_hash=line.words_hash,
        )
        for position, line in enumerate(lines)
    )
    return made
