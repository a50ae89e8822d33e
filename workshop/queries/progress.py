"""How far a step has come: totals only, while names are hidden."""

from dataclasses import dataclass

from django.db.models import Count

from workshop.enums import Phase
from workshop.models import Ballot, Card, Reaction, Step


@dataclass(frozen=True)
class Progress:
    """`people` have answered; `cards` is how many cards that came to (0 where none are written)."""

    people: int
    cards: int = 0


def progress_of(step: Step) -> Progress:
    if step.phase in {Phase.WRITING, Phase.LOOKING}:
        counts = Card.objects.filter(step=step).aggregate(
            people=Count("author_key", distinct=True), cards=Count("pk")
        )
        return Progress(**counts)
    if step.phase == Phase.VOTING:
        ballots = Ballot.objects.filter(step=step, runoff=step.runoff)
        return Progress(sum(bool(b) for b in ballots.values_list("options", flat=True)))
    if step.phase == Phase.REACTING:
        newest = step.rounds.order_by("-number").first()
        return Progress(Reaction.objects.filter(round=newest).count())
    return Progress(0)
