"""What a workshop came to, for the catalogue and for its own last step."""

from django.utils import timezone

from behaviours.outcome import Outcome, OutcomeTheme
from workshop.enums import StepKind, StepState
from workshop.models import Participant, Step, Theme, Workshop
from workshop.queries.board import last_before
from workshop.queries.challenge import non_examples
from workshop.queries.consent import decided_of
from workshop.queries.outcome_lines import behaviours_of, questions_of
from workshop.queries.outcome_text import cases_of, choice_of, covered_by, rounds_of
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
        rounds=rounds_of(step),
        behaviours=behaviours_of(steps),
        questions=questions_of(workshop),
        limits=step.limits,
        coverage=covered_by(step, steps),
        cases=cases_of(step, decided.text),
        choice=choice_of(step),
        until=decided.until.isoformat() if decided.until else "",
        review_on=workshop.review_on.isoformat() if workshop.review_on else "",
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
