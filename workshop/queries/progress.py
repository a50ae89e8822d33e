"""How far a step has come: totals only, while names are hidden."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from workshop.enums import Phase, StepKind
from workshop.models import Ballot, Card, CaseAnswer, Estimate, Judgement, Reaction, Step
from workshop.queries import changes
from workshop.queries.case_test import how_many_judged
from workshop.queries.resorting import finished
from workshop.visibility import wave_of


@dataclass(frozen=True)
class Progress:
    """`people` have answered; `cards` is how many cards that came to (0 where none are written)."""

    people: int
    cards: int = 0


WRITING_PHASES = {
    Phase.WRITING,
    Phase.LOOKING,
    Phase.ADDING,
    Phase.CHECKING,
    Phase.RECALLING,
}


def progress_of(step: Step) -> Progress:
    if step.kind == StepKind.CHANGES:
        return Progress(*changes.how_far(step))
    if step.phase in WRITING_PHASES:
        rows = Card.objects.filter(step=step, wave=wave_of(step.phase)).exclude(author_key="")
        counts = rows.aggregate(
            people=Count("author_key", distinct=True, filter=Q(own_key=False)),
            named=Count("claimed_by", distinct=True),
            cards=Count("pk"),
        )
        # Whose cards were all claimed before the step was opened again is found by name only; who
        # has some of each is in both, so that the larger of the two is what is certain.
        return Progress(max(counts["people"], counts["named"]), counts["cards"])
    if step.phase == Phase.ANSWERING:
        given: QuerySet[Any] = CaseAnswer.objects.filter(step=step)
        if step.kind == StepKind.CALIBRATE:
            given = Estimate.objects.filter(word__step=step)
        return Progress(given.aggregate(people=Count("author_key", distinct=True))["people"])
    if step.phase == Phase.JUDGING:
        screens = Judgement.objects.filter(step=step).aggregate(
            people=Count("author_key", distinct=True), cards=Count("pk")
        )
        return Progress(**screens)
    if step.phase == Phase.RESORTING:
        return Progress(*finished(step))
    if step.phase in {Phase.VOTING, Phase.CHOOSING}:
        ballots = Ballot.objects.filter(step=step, runoff=step.runoff)
        return Progress(sum(bool(b) for b in ballots.values_list("options", flat=True)))
    if step.phase == Phase.TESTING:
        return Progress(how_many_judged(step))
    if step.phase == Phase.REACTING:
        newest = step.rounds.order_by("-number").first()
        return Progress(Reaction.objects.filter(round=newest).count())
    return Progress(0)
