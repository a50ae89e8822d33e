"""A consent round: its text, its standing, and the reasons, shuffled and without names."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from behaviours.difference import word_pieces
from workshop.enums import DecisionKind, ReactionKind
from workshop.method.consent import Standing, may_stop, needed
from workshop.method.marks import Piece
from workshop.models import ConsentRound, Decision, Draft, Reaction, Step
from workshop.queries.consent_marks import Objection, marked_text, objections_in

_DIFFERENCE = {"equal": "same", "ins": "added", "del": "removed"}


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
    anew: bool = False  # hardly a word of the round before is left


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
    marked: tuple[Piece, ...] = ()  # the round's text, where objections are to words of it


@dataclass(frozen=True)
class Decided:
    """`objections`: those that stood when it was decided without agreement."""

    kind: str
    text: str
    until: date | None
    objections: tuple[Objection, ...] = ()
    marked: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class DraftText:
    text: str
    version: int


def draft_of(step: Step) -> DraftText:
    draft = Draft.objects.filter(step=step).first()
    return DraftText(draft.text, draft.version) if draft else DraftText("", 0)


def difference_between(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """(same, added or removed; the words), in reading order."""
    return tuple((_DIFFERENCE[piece.kind], piece.text) for piece in word_pieces(before, after))


def round_of(step: Step) -> Round | None:
    """The newest round, with its difference to the one before."""
    newest = list(ConsentRound.objects.filter(step=step).order_by("-number")[:2])
    if not newest:
        return None
    if len(newest) == 1:
        return Round(str(newest[0].pk), newest[0].number, newest[0].text, ())
    difference = difference_between(newest[1].text, newest[0].text)
    anew = _is_new(difference)
    if anew:
        # A word here and there that both happen to have would only make it hard to read.
        difference = (("removed", newest[1].text), ("added", newest[0].text))
    return Round(str(newest[0].pk), newest[0].number, newest[0].text, difference, anew)


def _is_new(difference: tuple[tuple[str, str], ...]) -> bool:
    """Whether less than a third of the new text, in letters, stood in the old one."""
    kept = sum(len(text.strip()) for how, text in difference if how == "same")
    added = sum(len(text.strip()) for how, text in difference if how == "added")
    return 3 * kept < kept + added


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
    objections = objections_in(rows)
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
        objections=objections,
        reservations=tuple(r.reason for r in rows if r.kind == ReactionKind.LIVE_WITH and r.reason),
        understandings=_understandings(rows),
        marked=marked_text(newest.text, objections),
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
    if decision is None:
        return None
    kind, text = decision.kind, decision.round.text
    rows = Reaction.objects.filter(round=decision.round).order_by("pk")
    stood = () if kind == DecisionKind.AGREED else objections_in(rows)
    return Decided(kind, text, decision.until, stood, marked_text(text, stood))


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
