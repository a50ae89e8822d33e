"""The kinds of step: their phases, what each phase permits, and how one follows another.

This table is the only place that says what may happen when; `permissions` says who may,
`visibility` who sees what. The table in the guide is generated from here
(`manage.py steps_table`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workshop.enums import Phase, StepKind, Way


@dataclass(frozen=True)
class Kind:
    """One kind of step.

    `phases`: in the order that Next walks them. `hidden`: the phases in which what people send
    is kept by author key and seen by nobody else yet. `optional`: those that only a step `in_full`
    has. `way`: whether it is told to people or talked over with them, unless the facilitator says
    otherwise.
    """

    phases: tuple[Phase, ...]
    permits: dict[Phase, frozenset[str]]
    hidden: frozenset[Phase] = frozenset()
    optional: frozenset[Phase] = frozenset()
    minutes: int = 5
    # Phases with a clock of their own that starts with them: minutes.
    clocks: Mapping[Phase, int] = field(default_factory=dict)
    way: Way = Way.TWO


CARD = frozenset({"card.submit", "card.edit", "card.withdraw"})
GATE = frozenset({"card.hide", "card.unhide"})
# A card that was hidden may be put right by its writer for as long as the gate is open.
MEND = frozenset({"card.edit", "card.withdraw"})
# A published card may be claimed by its writer, and let go again.
CLAIM = frozenset({"card.claim", "card.unclaim"})
AGAINST = frozenset({"card.against", "board.undo"})
# Taps, and what the desk makes of them.
JUDGE = frozenset({"sort.judge", "sort.suggest"})
SUGGEST = frozenset({"suggestion.ask", "sort.suggest"})
SORT = frozenset({"card.move", "card.merge", "card.split", "board.undo", "board.rewind"}) | SUGGEST
THEMES = frozenset({"theme.rename", "theme.merge", "theme.split"})
BOARD = SORT | THEMES | frozenset({"theme.create", "suggestion.apply"})
VOTE = frozenset({"ballot.set"})
WORDINGS = frozenset({"wording.suggest", "wording.withdraw"})
TIES = frozenset({"phrase.tie", "phrase.untie"})
DRAFT = WORDINGS | TIES | {"draft.save", "drafts.offer", "reference.show", "limits.state"}
# Approval of the wordings that were offered.
CHOOSE = frozenset({"drafts.approve"})
REASONS = frozenset({"understanding.answer", "draft.revise", "decision.take", "drafts.other"})
TEST = frozenset({"case.judge"})
REACT = frozenset({"consent.react", "understanding.answer"})
ESTIMATE = frozenset({"estimate.give", "estimate.range"})
CASE = frozenset({"case.answer"})
RESORT = frozenset({"behaviour.resort"})
# On the board of behaviours: mirror pairs, and starters beside one's own.
BEHAVIOURS = frozenset({"behaviour.mirror", "behaviour.take"})
HOW = frozenset({"how.save", "how.tell"})
CLOSING = frozenset({"plan.make", "plan.drop", "review.set"})
QUESTION = frozenset({"question.add", "question.edit", "question.remove", "question.take"})
# Verbs that the team counts as actions: said beside a hint, taken off by the facilitator.
OWN_VERB = frozenset({"verb.add"})
OWN_VERBS = OWN_VERB | {"verb.remove"}

# "Ready", where people work by themselves or talk.
READY = frozenset({"ready.say"})

# What one says of changed lines, and what comes of objections when they are talked through.
LINES = frozenset({"line.react", "line.rest"})
TALK = frozenset({"line.settle", "line.answer", "line.show"})

# The facilitator's, whatever the step: the agenda, the clock, the people, the room itself.
ANYTIME = frozenset(
    {
        "workshop.start",
        "workshop.next",
        "workshop.back",
        "workshop.hand_over",
        "changes.record",
        "step.reopen",
        "step.add",
        "step.edit",
        "step.remove",
        "step.shift",
        "advice.take",
        "word.add",
        "word.take",
        "word.edit",
        "word.remove",
        "word.shift",
        "case.add",
        "case.take",
        "case.edit",
        "case.remove",
        "case.shift",
        "timer.start",
        "timer.pause",
        "timer.adjust",
        "timer.ring",
        "participant.leave",
        "participant.return",
        "participant.merge",
        "participant.leader",
        "participant.enter",
        "joining.lock",
        "screen.renew",
        "screen.blank",
        "report.open",
        "report.close",
        "workshop.clear",
        "rehearsal.steer",
        "rehearsal.tell",
        "rehearsal.reach",
    }
)
# What can still be done once the words that people wrote are deleted.
AFTER_CLEARING = frozenset(
    {
        "participant.join",
        "screen.renew",
        "screen.blank",
        "report.open",
        "report.close",
        "workshop.clear",
    }
)

KINDS: dict[StepKind, Kind] = {
    StepKind.WELCOME: Kind((Phase.OPEN,), {Phase.OPEN: frozenset()}, way=Way.ONE),
    StepKind.CHANGES: Kind(
        (Phase.REACTING, Phase.SHOWN, Phase.DECIDED),
        {Phase.REACTING: LINES | READY, Phase.SHOWN: TALK, Phase.DECIDED: frozenset()},
        hidden=frozenset({Phase.REACTING}),
        minutes=15,
    ),
    StepKind.CALIBRATE: Kind(
        (Phase.ANSWERING, Phase.SHOWN),
        {Phase.ANSWERING: ESTIMATE | READY, Phase.SHOWN: frozenset()},
        hidden=frozenset({Phase.ANSWERING}),
        minutes=10,
    ),
    StepKind.CASES: Kind(
        (Phase.ANSWERING, Phase.SHOWN),
        {Phase.ANSWERING: CASE | READY, Phase.SHOWN: frozenset()},
        hidden=frozenset({Phase.ANSWERING}),
        minutes=8,
    ),
    StepKind.WRITE: Kind(
        (Phase.WRITING, Phase.LOOKING, Phase.SHOWN, Phase.ADDING, Phase.CHECKING, Phase.ADDED),
        {
            Phase.WRITING: CARD | READY,
            Phase.LOOKING: GATE | MEND,
            Phase.SHOWN: CLAIM | READY,
            Phase.ADDING: CARD | READY,
            Phase.CHECKING: GATE | MEND,
            Phase.ADDED: CLAIM | READY,
        },
        hidden=frozenset({Phase.WRITING, Phase.LOOKING, Phase.ADDING, Phase.CHECKING}),
        optional=frozenset({Phase.ADDING, Phase.CHECKING, Phase.ADDED}),
        minutes=5,
        clocks={Phase.ADDING: 2},
    ),
    StepKind.CLUSTER: Kind(
        (Phase.JUDGING, Phase.SORTING),
        {Phase.JUDGING: JUDGE | READY, Phase.SORTING: BOARD | CLAIM | READY},
        hidden=frozenset({Phase.JUDGING}),
        optional=frozenset({Phase.JUDGING}),
        minutes=15,
    ),
    StepKind.CHALLENGE: Kind(
        (Phase.WRITING, Phase.LOOKING, Phase.SHOWN, Phase.REVISING),
        {
            Phase.WRITING: CARD | READY,
            Phase.LOOKING: GATE | MEND,
            Phase.SHOWN: AGAINST | CLAIM | READY,
            Phase.REVISING: READY | {"card.revise"},
        },
        hidden=frozenset({Phase.WRITING, Phase.LOOKING, Phase.REVISING}),
        minutes=15,
    ),
    StepKind.VOTE: Kind(
        (Phase.VOTING, Phase.COUNTED),
        {Phase.VOTING: VOTE | READY, Phase.COUNTED: THEMES | {"vote.runoff", "board.undo"}},
        hidden=frozenset({Phase.VOTING}),
    ),
    StepKind.AGREE: Kind(
        (
            Phase.DRAFTING,
            Phase.CHOOSING,
            Phase.CHOSEN,
            Phase.TESTING,
            Phase.TESTED,
            Phase.REACTING,
            Phase.REASONS,
            Phase.DECIDED,
        ),
        {
            Phase.DRAFTING: DRAFT | READY,
            Phase.CHOOSING: CHOOSE | READY,
            Phase.CHOSEN: frozenset(),
            Phase.TESTING: TEST | READY,
            Phase.TESTED: frozenset({"draft.revise"}),
            Phase.REACTING: REACT | READY,
            Phase.REASONS: REASONS,
            Phase.DECIDED: frozenset(),
        },
        hidden=frozenset({Phase.CHOOSING, Phase.TESTING, Phase.REACTING}),
        optional=frozenset({Phase.CHOOSING, Phase.CHOSEN, Phase.TESTING, Phase.TESTED}),
        minutes=20,
    ),
    StepKind.BEHAVIOURS: Kind(
        (
            Phase.WRITING,
            Phase.LOOKING,
            Phase.SORTING,
            Phase.RESORTING,
            Phase.RESORTED,
            Phase.VOTING,
            Phase.COUNTED,
        ),
        {
            Phase.WRITING: CARD | OWN_VERB | READY,
            Phase.LOOKING: GATE | MEND | OWN_VERBS,
            Phase.SORTING: SORT | BEHAVIOURS | OWN_VERBS | READY,
            Phase.RESORTING: RESORT | READY,
            Phase.RESORTED: SORT | BEHAVIOURS | OWN_VERBS | READY,
            Phase.VOTING: VOTE | READY,
            Phase.COUNTED: frozenset({"vote.runoff"}),
        },
        hidden=frozenset({Phase.WRITING, Phase.LOOKING, Phase.RESORTING, Phase.VOTING}),
        optional=frozenset({Phase.RESORTING, Phase.RESORTED}),
        minutes=15,
    ),
    StepKind.HOW: Kind((Phase.OPEN,), {Phase.OPEN: HOW | OWN_VERBS | READY}, minutes=25),
    StepKind.QUESTIONS: Kind((Phase.OPEN,), {Phase.OPEN: QUESTION | READY}, minutes=12),
    StepKind.CLOSE: Kind(
        (Phase.RECALLING, Phase.LOOKING, Phase.RECALLED, Phase.OPEN),
        {
            Phase.RECALLING: CARD | READY,
            Phase.LOOKING: GATE | MEND,
            Phase.RECALLED: frozenset({"recall.tie"}),
            Phase.OPEN: CLOSING,
        },
        hidden=frozenset({Phase.RECALLING, Phase.LOOKING}),
        optional=frozenset({Phase.RECALLING, Phase.LOOKING, Phase.RECALLED}),
    ),
}


def permits(kind: str, phase: str, action: str) -> bool:
    """Whether a step of this kind, in this phase ("" when it is not open), takes the action."""
    if action in ANYTIME:
        return True
    if not phase:
        return False
    return action in KINDS[StepKind(kind)].permits[Phase(phase)]


def first_phase(kind: str, *, in_full: bool) -> Phase:
    return _walked(kind, in_full)[0]


def last_phase(kind: str, *, in_full: bool) -> Phase:
    return _walked(kind, in_full)[-1]


def phase_after(kind: str, phase: str, *, in_full: bool) -> Phase | None:
    """The phase that Next leads to inside the step, or None when the step is through."""
    all_phases = KINDS[StepKind(kind)].phases
    later = all_phases[all_phases.index(Phase(phase)) + 1 :]
    return next((each for each in later if each in _walked(kind, in_full)), None)


def phase_before(kind: str, phase: str, *, in_full: bool) -> Phase | None:
    all_phases = KINDS[StepKind(kind)].phases
    earlier = all_phases[: all_phases.index(Phase(phase))]
    return next((each for each in reversed(earlier) if each in _walked(kind, in_full)), None)


def way_of(kind: str, chosen: str) -> Way:
    """Which way a step goes: as the facilitator chose, or "" for as its kind says."""
    return Way(chosen) if chosen else KINDS[StepKind(kind)].way


def has_optional(kind: str) -> bool:
    """Whether a step of this kind can be held in full or in short."""
    return bool(KINDS[StepKind(kind)].optional)


def is_hidden(kind: str, phase: str) -> bool:
    """Whether what people send now is kept from everybody else."""
    return bool(phase) and Phase(phase) in KINDS[StepKind(kind)].hidden


def _walked(kind: str, in_full: bool) -> Sequence[Phase]:
    """The phases of a step in full, or in short."""
    table = KINDS[StepKind(kind)]
    return [each for each in table.phases if in_full or each not in table.optional]
