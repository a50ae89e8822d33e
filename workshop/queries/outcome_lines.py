"""The behaviours and questions of an outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from behaviours.outcome import OutcomeBehaviour, OutcomeHow, OutcomeMedium, OutcomeQuestion
from workshop.enums import StepKind, StepState
from workshop.models import Card, Step, Workshop
from workshop.queries.board import STANDING, Reread
from workshop.queries.how import HowTold, hows_of
from workshop.queries.questions import all_questions
from workshop.queries.resorting import rereadings
from workshop.queries.tally import result_of


def behaviours_of(steps: Sequence[Step]) -> tuple[OutcomeBehaviour, ...]:
    """The behaviours that were voted on to go on; all of them where no vote was held.

    From steps that are done: a handover while people still write shows nothing early.
    """
    hows = hows_of(steps)
    found: list[OutcomeBehaviour] = []
    for step in steps:
        if step.kind == StepKind.BEHAVIOURS and step.state == StepState.DONE:
            found += _in_step(step, hows)
    keys = {line.key for line in found}
    # A pair whose other half was not chosen is a pair no more.
    return tuple(line if line.mirrors in keys else replace(line, mirrors="") for line in found)


def questions_of(workshop: Workshop) -> tuple[OutcomeQuestion, ...]:
    return tuple(
        OutcomeQuestion(
            q.id,
            q.wording,
            q.form,
            q.stage,
            q.decides,
            q.purpose,
            q.after,
            q.after_answer,
            q.stop,
        )
        for q in all_questions(workshop)
    )


def _in_step(step: Step, hows: Mapping[int, HowTold]) -> list[OutcomeBehaviour]:
    result = result_of(step) if step.options.exists() else None
    voters = {c.card: c.voters for c in result.kept} if result else None
    # In short nothing is sorted again; what was begun in full and broken off was never shown.
    reread = rereadings(step) if step.in_full else {}
    cards = Card.objects.filter(step=step, hidden="").select_related("mirrors")
    if voters is None:
        cards = cards.filter(STANDING)
    return [
        OutcomeBehaviour(
            str(card.pk),
            card.situation,
            card.text,
            str(card.theme_id) if card.theme_id else "",
            voters[card.pk] if voters else None,
            card.audience,
            card.did,
            card.effect,
            _mirrored(card),
            _resorted(reread.get(card.pk)),
            _how(hows[card.pk]) if card.pk in hows else None,
        )
        for card in cards.order_by("theme__position", "position")
        if voters is None or card.pk in voters
    ]


def _mirrored(card: Card) -> str:
    """The behaviour itself, or the one that says the same and stands for it."""
    other = card.mirrors
    return str(other.merged_into_id or other.pk) if other else ""


def _resorted(found: Reread | None) -> tuple[int, int] | None:
    return (found.same, found.judges) if found and found.judges else None


def _how(told: HowTold) -> OutcomeHow:
    return OutcomeHow(
        told.trigger,
        told.mandate,
        told.conditions,
        told.knowledge,
        told.seen,
        told.heard,
        told.considered,
        tuple(
            OutcomeMedium(each.medium, each.words, each.example, each.non_example)
            for each in told.media
            if each.filled
        ),
    )
