"""What belongs to one person: found by the author keys that their cookie makes, never by a name."""

from collections.abc import Callable
from dataclasses import dataclass

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


def mine_of(workshop: int, participant: int, key_of: KeyOf) -> Mine | None:
    """None for somebody who is no participant of this workshop."""
    person = Participant.objects.filter(pk=participant, workshop=workshop).first()
    if person is None:
        return None
    room = Workshop.objects.select_related("current").get(pk=workshop)
    left = person.left_at is not None or person.double_of_id is not None
    finished = room.state == WorkshopState.FINISHED
    step = room.current
    if step is None:
        return Mine("", "", "", left, finished, str(person.pk), room.language)
    key = key_of(step.pk)
    who = str(person.pk), room.language
    mine = Mine(str(step.pk), step.kind, step.phase, left, finished, *who)
    if step.kind == StepKind.CLOSE:
        return _with(mine, **_trace(room, key_of))
    if step.phase in {Phase.WRITING, Phase.LOOKING}:
        return _with(mine, cards=_cards(step, key))
    if step.phase == Phase.VOTING:
        ballot = Ballot.objects.filter(step=step, runoff=step.runoff, author_key=key).first()
        return _with(mine, ballot=tuple(ballot.options) if ballot else ())
    if step.phase == Phase.DRAFTING:
        wordings = Wording.objects.filter(step=step, author_key=key).order_by("pk")
        return _with(mine, wordings=tuple(wordings.values_list("text", flat=True)))
    if step.phase in {Phase.REACTING, Phase.REASONS}:
        newest = ConsentRound.objects.filter(step=step).order_by("-number").first()
        reaction = Reaction.objects.filter(round=newest, author_key=key).first()
        return _with(
            mine,
            round=str(newest.pk) if newest else "",
            reaction=MyReaction(reaction.kind, reaction.reason, reaction.change, reaction.answer)
            if reaction
            else None,
        )
    if step.kind == StepKind.QUESTIONS:
        own = Question.objects.filter(step=step, author_key=key).values_list("pk", flat=True)
        ids = {str(pk) for pk in own}
        return _with(mine, questions=tuple(q for q in questions_of(step) if q.id in ids))
    return mine


def _with(mine: Mine, **more: object) -> Mine:
    return Mine(**(mine.__dict__ | more))


def _cards(step: Step, key: str) -> tuple[MyCard, ...]:
    return tuple(
        MyCard(
            str(c.pk),
            c.text,
            c.situation,
            c.hidden,
            step.phase == Phase.WRITING or bool(c.hidden),
        )
        for c in Card.objects.filter(step=step, author_key=key).order_by("pk")
    )


def _trace(room: Workshop, key_of: KeyOf) -> dict[str, object]:
    """Card → theme → definition or behaviour, for everything this person wrote."""
    steps = list(Step.objects.filter(workshop=room).order_by("position"))
    trace: list[TraceOfCard] = []
    definition = ""
    for step in steps:
        if step.kind == StepKind.AGREE and (decided := decided_of(step)):
            definition = decided.text
        if step.kind not in {StepKind.WRITE, StepKind.BEHAVIOURS}:
            continue
        kept = _kept(step, steps)
        cards = Card.objects.filter(step=step, author_key=key_of(step.pk)).select_related("theme")
        for card in cards.order_by("pk"):
            theme = card.theme.name if card.theme else ""
            reached = "theme" if theme else "card"
            if step.kind == StepKind.WRITE and card.theme_id in kept:
                reached = "chosen"
            if step.kind == StepKind.BEHAVIOURS and card.pk in kept:
                reached = "kept"
            trace.append(TraceOfCard(card.text, card.situation, theme, reached))
    return {"trace": tuple(trace), "definition": definition}


def _kept(step: Step, steps: list[Step]) -> set[int | None]:
    """Themes that were chosen after a writing step, or behaviours that were."""
    if step.kind == StepKind.BEHAVIOURS:
        return {c.card for c in result_of(step).kept}
    agree = [s for s in steps if s.kind == StepKind.AGREE and s.position > step.position]
    if not agree or last_before(agree[0], steps, StepKind.VOTE) is None:
        return set()
    return set(chosen_themes(agree[0], steps))
