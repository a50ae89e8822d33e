"""What stands behind the decided sentence: its drafts, rounds, cases, and the themes it says."""

from collections.abc import Sequence
from copy import copy

from behaviours.outcome import (
    OutcomeCase,
    OutcomeChoice,
    OutcomeCoverage,
    OutcomeCovered,
    OutcomeDraft,
    OutcomeRound,
)
from workshop.enums import ReactionKind
from workshop.models import ConsentRound, Step
from workshop.queries.case_test import result_of_test
from workshop.queries.choosing import drafts_chosen
from workshop.queries.consent_marks import objections_in
from workshop.queries.coverage import coverage_of
from workshop.queries.walk import OFFERS


def rounds_of(step: Step) -> tuple[OutcomeRound, ...]:
    """The closed rounds: one that was broken off was never shown."""
    rows = ConsentRound.objects.filter(step=step, closed=True).prefetch_related("reactions")
    return tuple(map(_round, rows))


def choice_of(step: Step) -> OutcomeChoice | None:
    """The last choice among drafts that anybody took part in; None where there was none.

    A text that is written anew makes room for another choice, which may not be held.
    """
    if not step.in_full:  # a choice that was broken off was never shown
        return None
    for runoff in range(step.runoff, -1, -1):
        then = copy(step)
        then.runoff = runoff
        result = drafts_chosen(then)
        if result.votable and len(result.choices) >= OFFERS:
            drafts = (OutcomeDraft(c.label, c.voters, c.standing == "kept") for c in result.choices)
            return OutcomeChoice(result.ballots, tuple(drafts))
    return None


def cases_of(step: Step, text: str) -> tuple[OutcomeCase, ...]:
    """The test of `text` on the cases; () where another text was tested, or none."""
    found = result_of_test(step)
    if found is None or found.text != text:
        return ()
    return tuple(OutcomeCase(c.situation, c.tells, c.unsure, c.silent) for c in found.cases)


def covered_by(step: Step, steps: Sequence[Step]) -> OutcomeCoverage | None:
    """None where no words of the sentence were tied to a theme."""
    found = coverage_of(step, steps)
    if not found.said:
        return None
    themes = tuple(OutcomeCovered(theme.id, theme.phrases) for theme in found.themes)
    return OutcomeCoverage(themes, found.represented, found.cards)


def _round(row: ConsentRound) -> OutcomeRound:
    # In the order of random ids, which says nothing of who came first.
    reactions = sorted(row.reactions.all(), key=lambda each: each.pk)
    count = [r.kind for r in reactions].count
    objections = objections_in(reactions)
    phrases = tuple(o.phrase for o in objections)
    return OutcomeRound(
        number=row.number,
        text=row.text,
        agree=count(ReactionKind.AGREE),
        live_with=count(ReactionKind.LIVE_WITH),
        objections=tuple((o.reason, o.change) for o in objections),
        questions=tuple(
            (r.reason, r.answer) for r in reactions if r.kind == ReactionKind.UNDERSTAND
        ),
        abstained=count(ReactionKind.ABSTAIN),
        phrases=phrases if any(phrases) else (),
        reservations=tuple(
            r.reason for r in reactions if r.kind == ReactionKind.LIVE_WITH and r.reason
        ),
    )
