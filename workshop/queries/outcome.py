"""What a workshop came to, for the catalogue and for its own last step."""

from django.utils import timezone

from behaviours.outcome import (
    Outcome,
    OutcomeBehaviour,
    OutcomeQuestion,
    OutcomeRound,
    OutcomeTheme,
)
from workshop.enums import ReactionKind, StepKind, StepState
from workshop.models import Card, ConsentRound, Participant, Step, Theme, Workshop
from workshop.queries.board import last_before
from workshop.queries.challenge import non_examples
from workshop.queries.consent import decided_of
from workshop.queries.questions import all_questions
from workshop.queries.tally import result_of


def decided_step(steps: list[Step]) -> Step | None:
    """The last step whose sentence is decided."""
    agreed = [s for s in steps if s.kind == StepKind.AGREE and decided_of(s) is not None]
    return agreed[-1] if agreed else None


def outcome_of(workshop: Workshop) -> Outcome | None:
    """None before there is a decided sentence. Cards and reasons carry no names."""
    steps = list(Step.objects.filter(workshop=workshop).order_by("position"))
    step = decided_step(steps)
    decided = decided_of(step) if step else None
    if step is None or decided is None:
        return None
    held = workshop.started_at or workshop.created_at
    return Outcome(
        workshop=str(workshop.pk),
        title=workshop.title,
        held_on=timezone.localtime(held).date().isoformat(),
        language=workshop.language,
        term=workshop.term,
        definition=decided.text,
        status=decided.kind,
        participants=Participant.objects.filter(workshop=workshop, double_of=None).count(),
        themes=_themes(step, steps),
        # A round that was broken off was never shown.
        rounds=tuple(_round(r) for r in ConsentRound.objects.filter(step=step, closed=True)),
        behaviours=_behaviours(steps),
        questions=tuple(
            OutcomeQuestion(q.id, q.wording, q.form, q.stage, q.decides)
            for q in all_questions(workshop)
        ),
    )


def _themes(step: Step, steps: list[Step]) -> tuple[OutcomeTheme, ...]:
    vote = last_before(step, steps, StepKind.VOTE)
    counted = {c.theme: c for c in result_of(vote).choices} if vote else {}
    kept = {c.theme for c in result_of(vote).kept} if vote else set()
    themes = Theme.objects.filter(step__workshop=step.workshop_id, removed=False)
    against = non_examples(s for s in steps if s.state == StepState.DONE)
    found = []
    for theme in themes.prefetch_related("cards__step").order_by("step__position", "position"):
        texts = tuple(
            c.text
            for c in theme.cards.all()
            if not c.hidden and c.step.kind == StepKind.WRITE and c.step.state == StepState.DONE
        )
        choice = counted.get(theme.pk)
        if texts:
            voters = choice.voters if choice else None
            not_so = tuple(card.text for card in against.get(theme.pk, ()))
            found.append(
                OutcomeTheme(str(theme.pk), theme.name, texts, voters, theme.pk in kept, not_so)
            )
    return tuple(found)


def _round(row: ConsentRound) -> OutcomeRound:
    reactions = list(row.reactions.order_by("pk"))
    count = [r.kind for r in reactions].count
    return OutcomeRound(
        number=row.number,
        text=row.text,
        agree=count(ReactionKind.AGREE),
        live_with=count(ReactionKind.LIVE_WITH),
        objections=tuple(
            (r.reason, r.change) for r in reactions if r.kind == ReactionKind.OBJECTION
        ),
        questions=tuple(
            (r.reason, r.answer) for r in reactions if r.kind == ReactionKind.UNDERSTAND
        ),
        abstained=count(ReactionKind.ABSTAIN),
    )


def _behaviours(steps: list[Step]) -> tuple[OutcomeBehaviour, ...]:
    """The behaviours that were voted on to go on; all of them where no vote was held.

    From steps that are done: a handover while people still write shows nothing early.
    """
    found: list[OutcomeBehaviour] = []
    for step in steps:
        if step.kind != StepKind.BEHAVIOURS or step.state != StepState.DONE:
            continue
        result = result_of(step) if step.options.exists() else None
        voters = {c.card: c.voters for c in result.kept} if result else None
        cards = Card.objects.filter(step=step, hidden="").order_by("theme__position", "position")
        for card in cards:
            if voters is None or card.pk in voters:
                found.append(
                    OutcomeBehaviour(
                        str(card.pk),
                        card.situation,
                        card.text,
                        str(card.theme_id) if card.theme_id else "",
                        voters[card.pk] if voters else None,
                    )
                )
    return tuple(found)
