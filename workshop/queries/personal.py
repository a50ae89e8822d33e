"""What belongs to one person: found by the author keys that their cookie makes, never by a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workshop import steps, visibility
from workshop.enums import Phase, StepKind, WorkshopState
from workshop.models import (
    Ballot,
    Card,
    CaseAnswer,
    ConsentRound,
    Participant,
    Question,
    Reaction,
    Step,
    Wording,
    Workshop,
)
from workshop.queries.board import card_steps
from workshop.queries.case_test import verdicts_of
from workshop.queries.changes import MyLine, my_lines
from workshop.queries.composed import Composed
from workshop.queries.estimates import MyEstimate, my_estimates
from workshop.queries.own_cards import Asker, own_cards
from workshop.queries.plans import MyPlans
from workshop.queries.questions import QuestionInList, questions_of
from workshop.queries.ready import own_readiness
from workshop.queries.resorting import MyResorting, my_resorting
from workshop.queries.sorting import MySorting, sorting_of
from workshop.queries.traces import TraceOfCard, at_the_close


@dataclass(frozen=True)
class MyCard:
    id: str
    text: str
    situation: str
    hidden: str  # why the facilitator keeps it back, or ""
    editable: bool
    challenge: str = ""
    claimable: bool = False
    claimed: bool = False
    first: str = ""  # its first version, when it was revised
    revised: str = ""  # the new wording that waits until revising is closed
    did: str = ""  # of a behaviour
    effect: str = ""
    audience: str = ""


@dataclass(frozen=True)
class MyWording:
    """A whole wording, or with `phrase` what would stand in its place."""

    id: str
    text: str
    phrase: str = ""


@dataclass(frozen=True)
class MyReaction:
    kind: str
    reason: str
    change: str
    answer: str
    phrase: str = ""  # which an objection is about; "" for the whole text


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
    estimates: tuple[MyEstimate, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()  # (case, the answer chosen or the verdict)
    sorting: MySorting | None = None
    resorting: MyResorting | None = None
    ballot: tuple[str, ...] = ()
    round: str = ""
    reaction: MyReaction | None = None
    lines: tuple[MyLine, ...] = ()
    wordings: tuple[MyWording, ...] = ()
    leader: bool = False  # where a leader is asked to speak last
    questions: tuple[QuestionInList, ...] = ()
    trace: tuple[TraceOfCard, ...] = ()
    definition: str = ""
    plans: MyPlans | None = None
    ready: bool | None = None  # None where there is nothing to be ready with


_present = Composed(
    lambda workshop, ids: Participant.objects.filter(workshop=workshop, pk__in=ids).values_list(
        "pk", "left_at", "double_of", "leader"
    )
)
_workshop = Composed(lambda pk: Workshop.objects.filter(pk=pk))
_step = Composed(lambda pk: Step.objects.filter(pk=pk))


def mine_of_all(workshop: int, askers: Sequence[Asker]) -> list[Mine | None]:
    """Each asker's own state, in the order asked; None for no participant of this workshop.

    A few queries, however many ask: in a full hall they all ask in the same moment.
    """
    fields = _present.rows(workshop, [asker.participant for asker in askers])
    left = {pk: at is not None or double is not None for pk, at, double, _leads in fields}
    askers_known = [asker for asker in askers if asker.participant in left]
    if not askers_known:
        return [None] * len(askers)
    room = _workshop.all(Workshop, workshop)[0]
    step = next(iter(_step.all(Step, room.current_id)), None) if room.current_id else None
    finished = room.state == WorkshopState.FINISHED
    place = (str(step.pk), step.kind, step.phase) if step else ("", "", "")
    parts = _parts(room, step, askers_known) if step else [{}] * len(askers_known)
    speak_last = bool(step) and visibility.told_to_speak_last(place[1], place[2])
    leaders = {pk for pk, *_when, leads in fields if leads and speak_last}
    ready: dict[int, bool | None] = {}
    if step is not None and not finished:
        said = own_readiness(step, [asker.key_of(step.pk) for asker in askers_known])
        ready = {a.participant: each for a, each in zip(askers_known, said, strict=True)}
    own: dict[int, Mine] = {}
    for asker, more in zip(askers_known, parts, strict=True):
        who = asker.participant
        more = {**more, "leader": who in leaders, "ready": ready.get(who)}
        own[who] = Mine(*place, left[who], finished, str(who), room.language, **more)
    return [own.get(asker.participant) for asker in askers]


def _parts(room: Workshop, step: Step, askers: Sequence[Asker]) -> list[dict[str, Any]]:
    """What the current step adds to each asker's state."""
    if (step.kind, step.phase) == (StepKind.CLOSE, Phase.OPEN):
        return at_the_close(room, step, askers)
    found: dict[str, dict[str, Any]] = {}
    keys = [asker.key_of(step.pk) for asker in askers]
    if step.kind == StepKind.CHANGES:
        return [{"lines": lines} for lines in my_lines(step, keys)]
    everybody: dict[str, Any] = {}
    if written := _steps_of_own_cards(step):
        for key, cards in zip(keys, own_cards(written, askers), strict=True):
            found[key] = {"cards": tuple(_my_card(step, card) for card in _of_now(step, cards))}
    elif step.phase == Phase.ANSWERING:
        return _answered(step, keys)
    elif step.phase == Phase.TESTING:
        return [{"answers": given} for given in verdicts_of(step, keys)]
    elif step.phase == Phase.JUDGING:
        sorted_by = sorting_of(step, keys)
        return [{"sorting": sorted_by[key]} for key in keys]
    elif step.phase == Phase.RESORTING:
        resorted_by = my_resorting(step, keys)
        return [{"resorting": resorted_by[key]} for key in keys]
    elif step.phase in {Phase.VOTING, Phase.CHOOSING}:
        for ballot in Ballot.objects.filter(step=step, runoff=step.runoff, author_key__in=keys):
            found[ballot.author_key] = {"ballot": tuple(ballot.options)}
    elif step.phase == Phase.DRAFTING:
        for wording in Wording.objects.filter(step=step, author_key__in=keys).order_by("pk"):
            own = found.setdefault(wording.author_key, {"wordings": ()})
            own["wordings"] += (MyWording(str(wording.pk), wording.text, wording.phrase),)
    elif step.phase in {Phase.REACTING, Phase.REASONS}:
        newest = ConsentRound.objects.filter(step=step).order_by("-number").first()
        everybody = {"round": str(newest.pk) if newest else ""}
        for row in Reaction.objects.filter(round=newest, author_key__in=keys):
            reaction = MyReaction(row.kind, row.reason, row.change, row.answer, row.phrase)
            found[row.author_key] = {"reaction": reaction}
    elif step.kind == StepKind.QUESTIONS:
        listed = {question.id: question for question in questions_of(step)}
        rows = Question.objects.filter(step=step, author_key__in=keys).order_by("pk")
        for pk, key in rows.values_list("pk", "author_key"):
            own = found.setdefault(key, {"questions": ()})
            own["questions"] += (listed[str(pk)],)
    return [everybody | found.get(key, {}) for key in keys]


def _steps_of_own_cards(step: Step) -> list[Step]:
    """Whose cards one finds among one's own now: this step's, or the definitions before it."""
    taken = steps.KINDS[StepKind(step.kind)].permits.get(Phase(step.phase), frozenset())
    if "card.edit" in taken or ("card.claim" in taken and visibility.lists_cards(step.phase)):
        return [step]
    if not taken & {"card.claim", "card.revise"}:
        return []
    return card_steps(step, Step.objects.filter(workshop=step.workshop_id))


def _of_now(step: Step, cards: Sequence[Card]) -> list[Card]:
    """Where cards are written, those of this writing: the others can be changed no more."""
    if visibility.lists_cards(step.phase) and step.phase != Phase.ADDING:
        return list(cards)
    wave = visibility.wave_of(step.phase)
    return [card for card in cards if card.step_id != step.pk or card.wave == wave]


def _answered(step: Step, keys: Sequence[str]) -> list[dict[str, Any]]:
    if step.kind == StepKind.CALIBRATE:
        return [{"estimates": mine} for mine in my_estimates(step, keys)]
    rows = CaseAnswer.objects.filter(step=step, author_key__in=keys).order_by("case_id")
    chosen: dict[str, tuple[tuple[str, str], ...]] = {}
    for key, case, option in rows.values_list("author_key", "case", "option"):
        chosen[key] = (*chosen.get(key, ()), (str(case), str(option)))
    return [{"answers": chosen.get(key, ())} for key in keys]


def _my_card(step: Step, card: Card) -> MyCard:
    phase = step.phase
    now = card.step_id == step.pk and card.wave == visibility.wave_of(phase)
    open_now = phase in {Phase.WRITING, Phase.ADDING, Phase.RECALLING}
    claimable = steps.permits(step.kind, phase, "card.claim") and not card.hidden
    return MyCard(
        str(card.pk),
        card.text,
        card.situation,
        card.hidden,
        now and (open_now or bool(card.hidden)),
        challenge=card.challenge,
        claimable=claimable,
        claimed=card.claimed_by_id is not None,
        first=card.first_text,
        revised=card.revised_text,
        did=card.did,
        effect=card.effect,
        audience=card.audience if step.kind == StepKind.BEHAVIOURS else "",
    )
