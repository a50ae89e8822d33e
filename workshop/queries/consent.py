"""A consent round: its text, its standing, and the reasons, shuffled and without names."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from behaviours.difference import word_pieces
from workshop.enums import ReactionKind
from workshop.method.consent import Standing, may_stop, needed
from workshop.models import ConsentRound, Decision, Draft, Reaction, Step, Wording

_DIFFERENCE = {"equal": "same", "ins": "added", "del": "removed"}


@dataclass(frozen=True)
class Objection:
    id: str
    reason: str
    change: str


@dataclass(frozen=True)
class Understanding:
    id: str
    question: str
    answer: str


@dataclass(frozen=True)
class Round:
    id: str
    number: int
    text: str
    difference: tuple[tuple[str, str], ...]  # to the round before; () in the first


@dataclass(frozen=True)
class Reactions:
    """A closed round's answer. Counts are people."""

    agree: int
    live_with: int
    objection: int
    understand: int
    abstain: int
    present: int
    needed: int
    missing: int
    agreed: bool
    may_stop: bool
    unanswered: int
    objections: tuple[Objection, ...]
    reservations: tuple[str, ...]
    understandings: tuple[Understanding, ...]


@dataclass(frozen=True)
class Decided:
    kind: str
    text: str
    until: date | None


@dataclass(frozen=True)
class DraftText:
    text: str
    version: int


def draft_of(step: Step) -> DraftText:
    draft = Draft.objects.filter(step=step).first()
    return DraftText(draft.text, draft.version) if draft else DraftText("", 0)


def wordings_of(step: Step) -> tuple[str, ...]:
    """In the order of their random ids."""
    return tuple(Wording.objects.filter(step=step).order_by("pk").values_list("text", flat=True))


def round_of(step: Step) -> Round | None:
    """The newest round, with its difference to the one before."""
    newest = list(ConsentRound.objects.filter(step=step).order_by("-number")[:2])
    if not newest:
        return None
    difference: tuple[tuple[str, str], ...] = ()
    if len(newest) > 1:
        pieces = word_pieces(newest[1].text, newest[0].text)
        difference = tuple((_DIFFERENCE[piece.kind], piece.text) for piece in pieces)
    return Round(str(newest[0].pk), newest[0].number, newest[0].text, difference)


def understandings_of(step: Step) -> tuple[Understanding, ...]:
    newest = ConsentRound.objects.filter(step=step).order_by("-number").first()
    return _understandings(list(Reaction.objects.filter(round=newest).order_by("pk")))


def reactions_of(step: Step) -> Reactions | None:
    """Everything of the newest round; None until it is closed."""
    newest = ConsentRound.objects.filter(step=step).order_by("-number").first()
    if newest is None or not newest.closed:
        return None
    rows = list(Reaction.objects.filter(round=newest).order_by("pk"))
    counts = Counter(row.kind for row in rows)
    standing = _standing(rows, newest.present)
    return Reactions(
        agree=counts[ReactionKind.AGREE],
        live_with=counts[ReactionKind.LIVE_WITH],
        objection=counts[ReactionKind.OBJECTION],
        understand=counts[ReactionKind.UNDERSTAND],
        abstain=counts[ReactionKind.ABSTAIN],
        present=newest.present,
        needed=needed(newest.present),
        missing=standing.missing,
        agreed=standing.agreed,
        may_stop=may_stop(tallies_of(step)),
        unanswered=standing.unanswered,
        objections=tuple(
            Objection(str(r.pk), r.reason, r.change)
            for r in rows
            if r.kind == ReactionKind.OBJECTION
        ),
        reservations=tuple(r.reason for r in rows if r.kind == ReactionKind.LIVE_WITH and r.reason),
        understandings=_understandings(rows),
    )


def standing_of(round: ConsentRound, present: int) -> Standing:
    return _standing(list(Reaction.objects.filter(round=round)), present)


def tallies_of(step: Step) -> list[list[int]]:
    """The tallies of the closed rounds, oldest first, over the five answers."""
    rows = Reaction.objects.filter(round__step=step).values_list("round__number", "kind")
    by_round: dict[int, Counter[str]] = {}
    for number, kind in rows:
        by_round.setdefault(number, Counter())[kind] += 1
    numbers = (
        ConsentRound.objects.filter(step=step, closed=True)
        .order_by("number")
        .values_list("number", flat=True)
    )
    return [[by_round.get(n, Counter())[kind] for kind in ReactionKind] for n in numbers]


def decided_of(step: Step) -> Decided | None:
    decision = Decision.objects.filter(step=step).select_related("round").first()
    return Decided(decision.kind, decision.round.text, decision.until) if decision else None


def _understandings(rows: list[Reaction]) -> tuple[Understanding, ...]:
    return tuple(
        Understanding(str(r.pk), r.reason, r.answer)
        for r in rows
        if r.kind == ReactionKind.UNDERSTAND
    )


def _standing(rows: list[Reaction], present: int) -> Standing:
    return Standing(
        voted=len(rows),
        present=present,
        objections=sum(r.kind == ReactionKind.OBJECTION for r in rows),
        unanswered=sum(r.kind == ReactionKind.UNDERSTAND and not r.answer for r in rows),
    )
