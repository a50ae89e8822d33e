"""The changed lines of a draft: as they are put to people, and what came of the answers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from behaviours.difference import CHOICES, word_pieces
from behaviours.enums import State
from behaviours.models import Version
from behaviours.queries.changed_lines import ChangedLine as LineOfDraft
from workshop import visibility
from workshop.enums import AudienceKind, LineReactionKind, Phase, Settled, StepKind, StepState
from workshop.method.consent import Standing, needed
from workshop.models import AboutDraft, ChangedLine, LineReaction, Step

_DIFFERENCE = {"equal": "same", "ins": "added", "del": "removed"}


@dataclass(frozen=True)
class LineField:
    """`runs`: (same, added or removed; the words), in reading order. `name`: as catalogues say."""

    name: str
    runs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LineAsked:
    id: str
    number: int
    code: str
    kind: str  # added, changed, removed, moved
    subject: str  # definition, behaviour, question
    label: str
    fields: tuple[LineField, ...]


@dataclass(frozen=True)
class LineObjection:
    id: str
    reason: str
    change: str
    settled: str
    wording: str


@dataclass(frozen=True)
class LineQuestion:
    id: str
    question: str
    answer: str


@dataclass(frozen=True)
class LineAnswered:
    """A line and everybody's answers to it. Counts are people."""

    asked: LineAsked
    agree: int
    live_with: int
    objection: int
    understand: int
    present: int
    objections: tuple[LineObjection, ...]
    questions: tuple[LineQuestion, ...]
    reservations: tuple[str, ...]

    @property
    def answered(self) -> int:
        return self.agree + self.live_with + self.objection + self.understand

    @property
    def standing(self) -> Standing:
        return Standing(
            voted=self.answered,
            present=self.present,
            objections=sum(each.settled in {"", Settled.STANDS} for each in self.objections),
            unanswered=sum(not each.answer for each in self.questions),
        )

    @property
    def agreed(self) -> bool:
        return self.standing.agreed

    @property
    def integrated(self) -> tuple[LineObjection, ...]:
        return tuple(each for each in self.objections if each.settled == Settled.INTEGRATED)

    @property
    def open(self) -> int:
        """Objections that nobody has talked through, and questions without an answer."""
        return sum(not each.settled for each in self.objections) + self.standing.unanswered


@dataclass(frozen=True)
class Answered:
    """What a closed step came to, lines in the order of the draft."""

    step: str
    base: str
    present: int
    lines: tuple[LineAnswered, ...]
    on_wall: str = ""  # the line that the wall shows alone
    recorded: bool = False
    waits: bool = False  # the draft is still a draft

    @property
    def needed(self) -> int:
        return needed(self.present)

    @property
    def by_need(self) -> tuple[LineAnswered, ...]:
        """Those with objections first, then those with open questions, then the rest."""
        return tuple(sorted(self.lines, key=lambda each: (not each.objection, not each.understand)))

    @property
    def to_talk(self) -> tuple[LineAnswered, ...]:
        """Lines that somebody objects to or asks about."""
        return tuple(each for each in self.by_need if each.objections or each.questions)

    @property
    def agreed(self) -> tuple[LineAnswered, ...]:
        return tuple(each for each in self.lines if each.agreed)

    @property
    def not_agreed(self) -> tuple[LineAnswered, ...]:
        return tuple(each for each in self.lines if not each.agreed)

    @property
    def open(self) -> int:
        return sum(each.open for each in self.lines)

    @cached_property
    def alone(self) -> LineAnswered | None:
        return next((each for each in self.lines if each.asked.id == self.on_wall), None)


@dataclass(frozen=True)
class MyLine:
    """What somebody said of one line."""

    line: str
    kind: str
    reason: str
    change: str


def changes_step(steps: Sequence[Step]) -> Step | None:
    return next((step for step in steps if step.kind == StepKind.CHANGES), None)


def lines_of(step: Step) -> tuple[LineAsked, ...]:
    rows = ChangedLine.objects.filter(step=step).order_by("position")
    return tuple(_asked(row, number) for number, row in enumerate(rows, 1))


def answered_of(step: Step) -> Answered | None:
    """None for a step that is about no draft."""
    about = AboutDraft.objects.filter(step=step).first()
    if about is None:
        return None
    by_line: dict[int, list[LineReaction]] = defaultdict(list)
    # In the order of random ids: nothing of who came first is left in it.
    for row in LineReaction.objects.filter(line__step=step).order_by("pk"):
        by_line[row.line_id].append(row)
    lines = tuple(
        _answered(asked, by_line[int(asked.id)], about.present) for asked in lines_of(step)
    )
    draft = Version.objects.filter(pk=about.draft, state=State.DRAFT)
    return Answered(
        str(step.pk),
        about.base,
        about.present,
        lines,
        str(about.on_wall_id or ""),
        about.recorded_at is not None,
        draft.exists(),
    )


def changes_for(audience: AudienceKind, step: Step, steps: Sequence[Step]) -> dict[str, object]:
    """Parts of the scene."""
    if visibility.sees_changed_lines(step.kind, step.phase):
        return {"lines": lines_of(step)}
    if visibility.sees_line_answers(step.kind, step.phase):
        return {"answered": answered_of(step)}
    before = changes_step([each for each in steps if each.state == StepState.DONE])
    if before is not None and visibility.sees_agreed_lines(step.kind, step.phase):
        return {"answered": answered_of(before)}
    return {}


def my_lines(step: Step, keys: Sequence[str]) -> list[tuple[MyLine, ...]]:
    """What each key has said so far, while it can be changed."""
    if step.phase != Phase.REACTING:
        return [()] * len(keys)
    found: dict[str, tuple[MyLine, ...]] = {}
    rows = LineReaction.objects.filter(line__step=step, author_key__in=keys)
    for row in rows.order_by("line__position"):
        mine = MyLine(str(row.line_id), row.kind, row.reason, row.change)
        found[row.author_key] = (*found.get(row.author_key, ()), mine)
    return [found.get(key, ()) for key in keys]


def how_far(step: Step) -> tuple[int, int]:
    """How many have answered every line, and how many answers there are."""
    lines = ChangedLine.objects.filter(step=step).count()
    by_key: dict[str, int] = defaultdict(int)
    for key in LineReaction.objects.filter(line__step=step).values_list("author_key", flat=True):
        by_key[key] += 1
    return sum(count == lines for count in by_key.values()), sum(by_key.values())


def as_asked(line: LineOfDraft, number: int) -> LineAsked:
    """A line of the draft itself, as people would be asked about it."""
    fields = tuple(
        LineField(each.name, _runs(each.name, each.before, each.after)) for each in line.fields
    )
    return LineAsked("", number, line.code, line.kind, line.subject, line.label, fields)


def _asked(row: ChangedLine, number: int) -> LineAsked:
    fields = tuple(LineField(name, _runs(name, old, new)) for name, old, new in row.fields)
    return LineAsked(str(row.pk), number, row.code, row.kind, row.subject, row.label, fields)


def _runs(name: str, before: str, after: str) -> tuple[tuple[str, str], ...]:
    """A choice is replaced as a whole: half of one means nothing."""
    if name in CHOICES:
        return tuple((how, text) for how, text in (("removed", before), ("added", after)) if text)
    return tuple((_DIFFERENCE[piece.kind], piece.text) for piece in word_pieces(before, after))


def _answered(asked: LineAsked, rows: list[LineReaction], present: int) -> LineAnswered:
    def of(kind: LineReactionKind) -> list[LineReaction]:
        return [row for row in rows if row.kind == kind]

    objections = of(LineReactionKind.OBJECTION)
    questions = of(LineReactionKind.UNDERSTAND)
    return LineAnswered(
        asked=asked,
        agree=len(of(LineReactionKind.AGREE)),
        live_with=len(of(LineReactionKind.LIVE_WITH)),
        objection=len(objections),
        understand=len(questions),
        present=present,
        objections=tuple(
            LineObjection(str(r.pk), r.reason, r.change, r.settled, r.wording) for r in objections
        ),
        questions=tuple(LineQuestion(str(r.pk), r.reason, r.answer) for r in questions),
        reservations=tuple(r.reason for r in of(LineReactionKind.LIVE_WITH) if r.reason),
    )
