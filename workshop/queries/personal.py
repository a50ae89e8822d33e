"""What belongs to one person: found by the author keys that their cookie makes, never by a name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from workshop.enums import Phase, StepKind, WorkshopState
from workshop.models import (
    Ballot,
    Card,
    ConsentRound,
    Participant,
    Question,
    Reaction,
    Step,
    Wording,
    Workshop,
)
from workshop.queries.board import chosen_themes, last_before
from workshop.queries.consent import decided_of
from workshop.queries.questions import QuestionInList, questions_of
from workshop.queries.tally import result_of

KeyOf = Callable[[int], str]  # step id -> author key


@dataclass(frozen=True)
class Asker:
    """Somebody with a cookie: who they say they are, and the keys that only they can make."""

    participant: int
    key_of: KeyOf


@dataclass(frozen=True)
class MyCard:
    id: str
    text: str
    situation: str
    hidden: str  # why the facilitator keeps it back, or ""
    editable: bool


@dataclass(frozen=True)
class MyReaction:
    kind: str
    reason: str
    change: str
    answer: str


@dataclass(frozen=True)
class TraceOfCard:
    """Where one's own words went. `reached`: "card", "theme", "chosen" or "kept"."""

    text: str
    situation: str
    theme: str
    reached: str


@dataclass(frozen=True)
class Mine:
    """A person's own state in the current step.

    `participant` is the person's own id, for saying that they are here; `language` is the
    workshop's, in which the words are.
    """

    step: str
    kind: str
    phase: str
    left: bool
    finished: bool
    participant: str = ""
    language: str = ""
    cards: tuple[MyCard, ...] = ()
    ballot: tuple[str, ...] = ()
    round: str = ""
    reaction: MyReaction | None = None
    wordings: tuple[str, ...] = ()
    questions: tuple[QuestionInList, ...] = ()
    trace: tuple[TraceOfCard, ...] = ()
    definition: str = ""


def mine_of_all(workshop: int, askers: Sequence[Asker]) -> list[Mine | None]:
    """Each asker's own state, in the order asked; None for no participant of this workshop.

    A few queries, however many ask: in a full hall they all ask in the same moment.
    """
    rows = Participant.objects.filter(workshop=workshop, pk__in={a.participant for a in askers})
    left = {p.pk: p.left_at is not None or p.double_of_id is not None for p in rows}
    askers_known = [asker for asker in askers if asker.participant in left]
    if not askers_known:
        return [None] * len(askers)
    room = Workshop.objects.select_related("current").get(pk=workshop)
    step, finished = room.current, room.state == WorkshopState.FINISHED
    place = (str(step.pk), step.kind, step.phase) if step else ("", "", "")
    parts = _parts(room, step, askers_known) if step else [{}] * len(askers_known)
    own: dict[int, Mine] = {}
    for asker, more in zip(askers_known, parts, strict=True):
        who = asker.participant
        own[who] = Mine(*place, left[who], finished, str(who), room.language, **more)
    return [own.get(asker.participant) for asker in askers]


def _parts(room: Workshop, step: Step, askers: Sequence[Asker]) -> list[dict[str, Any]]:
    """What the current step adds to each asker's state."""
    if step.kind == StepKind.CLOSE:
        return _traces(room, askers)
    found: dict[str, dict[str, Any]] = {}
    keys = [asker.key_of(step.pk) for asker in askers]
    everybody: dict[str, Any] = {}
    if step.phase in {Phase.WRITING, Phase.LOOKING}:
        for key, cards in _by_key(Card.objects.filter(step=step, author_key__in=keys)).items():
            found[key] = {"cards": tuple(_my_card(step, card) for card in cards)}
    elif step.phase == Phase.VOTING:
        for ballot in Ballot.objects.filter(step=step, runoff=step.runoff, author_key__in=keys):
            found[ballot.author_key] = {"ballot": tuple(ballot.options)}
    elif step.phase == Phase.DRAFTING:
        for wording in Wording.objects.filter(step=step, author_key__in=keys).order_by("pk"):
            own = found.setdefault(wording.author_key, {"wordings": ()})
            own["wordings"] += (wording.text,)
    elif step.phase in {Phase.REACTING, Phase.REASONS}:
        newest = ConsentRound.objects.filter(step=step).order_by("-number").first()
        everybody = {"round": str(newest.pk) if newest else ""}
        for row in Reaction.objects.filter(round=newest, author_key__in=keys):
            reaction = MyReaction(row.kind, row.reason, row.change, row.answer)
            found[row.author_key] = {"reaction": reaction}
    elif step.kind == StepKind.QUESTIONS:
        listed = {question.id: question for question in questions_of(step)}
        rows = Question.objects.filter(step=step, author_key__in=keys).order_by("pk")
        for pk, key in rows.values_list("pk", "author_key"):
            own = found.setdefault(key, {"questions": ()})
            own["questions"] += (listed[str(pk)],)
    return [everybody | found.get(key, {}) for key in keys]


def _by_key(cards: QuerySet[Card]) -> dict[str, list[Card]]:
    found: dict[str, list[Card]] = {}
    for card in cards.order_by("pk"):
        found.setdefault(card.author_key, []).append(card)
    return found


def _my_card(step: Step, card: Card) -> MyCard:
    editable = step.phase == Phase.WRITING or bool(card.hidden)
    return MyCard(str(card.pk), card.text, card.situation, card.hidden, editable)


def _traces(room: Workshop, askers: Sequence[Asker]) -> list[dict[str, Any]]:
    """Card → theme → definition or behaviour, for everything each of them wrote."""
    steps = list(Step.objects.filter(workshop=room).order_by("position"))
    traces: list[list[TraceOfCard]] = [[] for _ in askers]
    definition = ""
    for step in steps:
        if step.kind == StepKind.AGREE and (decided := decided_of(step)):
            definition = decided.text
        if step.kind not in {StepKind.WRITE, StepKind.BEHAVIOURS}:
            continue
        kept = _kept(step, steps)
        keys = [asker.key_of(step.pk) for asker in askers]
        written = Card.objects.filter(step=step, author_key__in=keys).select_related("theme")
        cards = _by_key(written)
        for trace, key in zip(traces, keys, strict=True):
            trace += [_traced(step, card, kept) for card in cards.get(key, ())]
    return [{"trace": tuple(trace), "definition": definition} for trace in traces]


def _traced(step: Step, card: Card, kept: set[int | None]) -> TraceOfCard:
    theme = card.theme.name if card.theme else ""
    reached = "theme" if theme else "card"
    if step.kind == StepKind.WRITE and card.theme_id in kept:
        reached = "chosen"
    if step.kind == StepKind.BEHAVIOURS and card.pk in kept:
        reached = "kept"
    return TraceOfCard(card.text, card.situation, theme, reached)


def _kept(step: Step, steps: list[Step]) -> set[int | None]:
    """Themes that were chosen after a writing step, or behaviours that were."""
    if step.kind == StepKind.BEHAVIOURS:
        return {c.card for c in result_of(step).kept}
    agree = [s for s in steps if s.kind == StepKind.AGREE and s.position > step.position]
    if not agree or last_before(agree[0], steps, StepKind.VOTE) is None:
        return set()
    return set(chosen_themes(agree[0], steps))
