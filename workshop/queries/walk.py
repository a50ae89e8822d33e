"""Which phases a step really walks: what `steps` says, without those that have nothing to do now.

A draft is chosen only where at least two are offered, and tried on the cases only where there are
any. Behaviours are sorted again only where there are themes, and more than one to sort. A
sentence is told in one's own words only where one was decided.
"""

from workshop import steps
from workshop.enums import Phase, StepKind
from workshop.models import Case, Decision, Option, Step
from workshop.queries.resorting import can_resort

# Fewer leave nothing to choose between.
OFFERS = 2
CHOICE = frozenset({Phase.CHOOSING, Phase.CHOSEN})
CASE_TEST = frozenset({Phase.TESTING, Phase.TESTED})
RESORT = frozenset({Phase.RESORTING, Phase.RESORTED})

RECALL = frozenset({Phase.RECALLING, Phase.LOOKING, Phase.RECALLED})


def left_out(step: Step) -> frozenset[Phase]:
    """The phases of the step that Next and Back pass over."""
    if step.kind == StepKind.BEHAVIOURS and step.in_full:
        return frozenset() if can_resort(step) else RESORT
    if step.kind == StepKind.CLOSE and step.in_full:
        before = Decision.objects.filter(
            step__workshop=step.workshop_id, step__position__lt=step.position
        )
        return frozenset() if before.exists() else RECALL
    if step.kind != StepKind.AGREE or not step.in_full:
        return frozenset()
    offered = Option.objects.filter(step=step, runoff=step.runoff).count()
    cases = Case.objects.filter(step__workshop=step.workshop_id).exists()
    return (frozenset() if offered >= OFFERS else CHOICE) | (frozenset() if cases else CASE_TEST)


def first_phase(step: Step) -> Phase:
    """Where the step begins; a step is never left out as a whole."""
    first = steps.first_phase(step.kind, in_full=step.in_full)
    if first not in left_out(step):
        return first
    return _after(step, first) or first


def phase_after(step: Step) -> Phase | None:
    """Where Next leads inside the step; None when it is through."""
    return _after(step, step.phase)


def _after(step: Step, phase: str) -> Phase | None:
    after = steps.phase_after(step.kind, phase, in_full=step.in_full)
    gone = left_out(step)
    while after in gone:
        after = steps.phase_after(step.kind, after, in_full=step.in_full)
    return after


def phase_before(step: Step) -> Phase | None:
    before = steps.phase_before(step.kind, step.phase, in_full=step.in_full)
    gone = left_out(step)
    while before in gone:
        before = steps.phase_before(step.kind, before, in_full=step.in_full)
    return before
