"""What every action may be sent with, when and by whom, told in the tests' own words."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from tests.factories import (
    SENTENCE,
    Stage,
    done,
    fill,
    go_next,
    newest_round,
    walk_to,
    walk_to_end,
    write,
)
from tests.workshop import resorted
from tests.workshop.drafted import (
    leader,
    leave_in_draft,
    limits,
    old_tie,
    own_wording,
    tie,
)
from tests.workshop.sorted import (
    change_after_vote,
    found_by_desk,
    leave_on_board,
    merged_card,
    newest_change,
    screen,
    some_of_a_theme,
    suggested,
    two_cards,
)
from workshop import starter, steps
from workshop.enums import Phase, StepKind
from workshop.models import (
    CalibrationWord,
    Card,
    ChangedLine,
    Draft,
    How,
    LineReaction,
    Option,
    OwnVerb,
    Preparation,
    Question,
    Reaction,
    Theme,
)
from workshop.queries.board import board_of
from workshop.queries.cases import cases_of
from workshop.queries.plans import kept_behaviours
from workshop.queries.recalled import recall_themes

READY, FINISHED = ("ready", ""), ("finished", "")
MOMENTS: list[tuple[str, str]] = [
    READY,
    *((kind.value, phase.value) for kind, its in steps.KINDS.items() for phase in its.phases),
    FINISHED,
]
IN_THE_CLOSE = [place for place in MOMENTS if place[0] == StepKind.CLOSE]
RUNNING = frozenset(MOMENTS) - {READY, FINISHED}
ALWAYS = frozenset(MOMENTS)


def when(*places: str) -> frozenset[tuple[str, str]]:
    return frozenset((kind, phase) for kind, _, phase in (place.partition(" ") for place in places))


ON_LINES = when("changes reacting")
TALKING = when("changes shown")
CALIBRATING = when("calibrate answering")
ANSWERING_CASES = when("cases answering")
WRITING = when(
    "write writing", "write adding", "challenge writing", "behaviours writing", "close recalling"
)
GATE = when(
    "write looking", "write checking", "challenge looking", "behaviours looking", "close looking"
)
JUDGING = when("cluster judging")
SORTING = when("cluster sorting", "behaviours sorting", "behaviours resorted")
RESORTING = when("behaviours resorting")
OF_BEHAVIOURS = when("behaviours sorting", "behaviours resorted")
THEMES = when("cluster sorting")
AFTER_VOTE = when("vote counted")
CLAIMING = when("write shown", "write added", "cluster sorting", "challenge shown")
CHALLENGED = when("challenge shown")
REVISING = when("challenge revising")
VOTING = when("vote voting", "behaviours voting")
COUNTED = when("vote counted", "behaviours counted")
DRAFTING = when("agree drafting")
CHOOSING = when("agree choosing")
TESTING = when("agree testing")
TESTED = when("agree tested")
REACTING = when("agree reacting")
REASONS = when("agree reasons")
HOW = when("how open")
READY_TO_GO_ON = when(
    "changes reacting",
    "calibrate answering",
    "cases answering",
    "write writing",
    "write shown",
    "write adding",
    "write added",
    "cluster judging",
    "cluster sorting",
    "challenge writing",
    "challenge shown",
    "challenge revising",
    "vote voting",
    "agree drafting",
    "agree choosing",
    "agree testing",
    "agree reacting",
    "behaviours writing",
    "behaviours sorting",
    "behaviours resorting",
    "behaviours resorted",
    "behaviours voting",
    "how open",
    "questions open",
    "close recalling",
)
QUESTIONS = when("questions open")
RECALLED = when("close recalled")
CLOSING = when("close open")
OWN_VERB = when(
    "behaviours writing",
    "behaviours looking",
    "behaviours sorting",
    "behaviours resorted",
    "how open",
)

PHONE, CONSOLE, DOOR, CLOCK = "participant", "facilitator", "newcomer", "clock"
Data = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """Who may send an action, when, with what; `code` where the command itself has an objection."""

    who: tuple[str, ...]
    moments: frozenset[tuple[str, str]]
    data: Callable[[Stage], Data] = lambda stage: {}
    code: Callable[[Stage, str], str] = lambda stage, who: ""


# --- what is sent: about things that are really there, wherever they can be ---------------------
def card(stage: Stage) -> Data:
    mine = Card.objects.filter(
        step=stage.current,
        author_key__in=[stage.people[0].key(s) for s in stage.workshop.steps.all()],
    ).order_by("-hidden", "-wave")
    return {"card": str(mine[0].pk if mine else 1)}


def words(stage: Stage) -> Data:
    return {"text": "Listen", "situation": "the customer calls", "challenge": "no"}


def published(stage: Stage) -> Data:
    """A card of one's own that everybody sees, and another wording of it."""
    step = stage.current
    kinds = [step.kind] if step and step.phase in {"shown", "added"} else [StepKind.WRITE]
    keys = [stage.people[0].key(each) for each in stage.workshop.steps.filter(kind__in=kinds)]
    mine = Card.objects.filter(author_key__in=keys).first()
    return {"card": str(mine.pk if mine else 1), "text": "Listen first"}


def marked(stage: Stage) -> Data:
    """A card of the challenge, and a theme that it is no example of."""
    card = Card.objects.filter(step=stage.current, against=None).first()
    theme = Theme.objects.filter(step__workshop=stage.workshop, removed=False).first()
    return {"card": str(card.pk if card else 1), "theme": str(theme.pk if theme else 1)}


def on_board(stage: Stage) -> Data:
    """A card to move, and a theme to move it under or rename."""
    step = stage.current
    if stage.place == ("vote", "counted"):
        return {"card": "1", "name": "Ears"} | {"theme": two_themes(stage)["theme"]}
    if stage.place[1] not in {"sorting", "resorted"} or step is None:
        return {"card": "1", "theme": "", "name": "Ears"}
    kind = StepKind.WRITE if step.kind == StepKind.CLUSTER else StepKind.BEHAVIOURS
    moved = Card.objects.filter(step__kind=kind, hidden="", merged_into=None).order_by("pk")[0]
    theme = board_of(step, list(stage.workshop.steps.all())).themes[0]
    return {"card": str(moved.pk), "theme": theme.id, "name": "Ears"}


def two_themes(stage: Stage) -> Data:
    rows = Theme.objects.filter(step__workshop=stage.workshop, removed=False).order_by("pk")
    one, other = [str(row.pk) for row in rows][:2] if rows.count() > 1 else ["1", "2"]
    return {"theme": one, "into": other}


def ballot(stage: Stage) -> Data:
    step = stage.current
    options = Option.objects.filter(step=step, runoff=step.runoff) if step else []
    return {"options": [str(row.pk) for row in options][:1]}


def offered(stage: Stage) -> Data:
    """A wording that is offered for choosing, to be taken off again."""
    row = Option.objects.filter(step__workshop=stage.workshop, wording__isnull=False).first()
    return {"wording": str(row.wording_id if row else 1), "offer": "no"}


def draft(stage: Stage) -> Data:
    row = Draft.objects.filter(step__workshop=stage.workshop).first()
    return {"text": SENTENCE, "version": row.version if row else 0}


def reaction(stage: Stage) -> Data:
    running = stage.place == ("agree", "reacting")
    return {"round": str(newest_round(stage).pk) if running else "1", "kind": "agree"}


def line(stage: Stage) -> Data:
    """An objection to a changed line; and the same line, to be shown."""
    row = ChangedLine.objects.filter(step__workshop=stage.workshop).first()
    words = {"kind": "objection", "reason": "Harm", "change": "Another"}
    return {"line": str(row.pk if row else 1), **words}


def objected(stage: Stage) -> Data:
    """An objection to a line, to be met with new words."""
    rows = LineReaction.objects.filter(kind="objection", line__step__workshop=stage.workshop)
    found = {"reaction": str(rows[0].pk if rows else 1)}
    return found | {"settled": "integrated", "wording": "We ask first."}


def asked_of_line(stage: Stage) -> Data:
    rows = LineReaction.objects.filter(kind="understand", line__step__workshop=stage.workshop)
    return {"reaction": str(rows[0].pk if rows else 1), "text": "Yes"}


def asked(stage: Stage) -> Data:
    rows = Reaction.objects.filter(kind="understand", round__step__workshop=stage.workshop)
    return {"reaction": str(rows[0].pk if rows else 1), "text": "Yes"}


def question(stage: Stage) -> Data:
    keys = [stage.people[0].key(step) for step in stage.workshop.steps.all()]
    mine = Question.objects.filter(author_key__in=keys)
    return {
        "question": str(mine[0].pk if mine else 1),
        "wording": "What have you tried?",
        "form": "open",
        "stage": "explore",
    }


def told(stage: Stage) -> Data:
    """How a chosen behaviour is done: other words than those that are there."""
    row = How.objects.filter(step__workshop=stage.workshop).first()
    return {
        "card": str(row.card_id if row else 1),
        "version": 1,
        "trigger": "Somebody waits",
        "heard": "on",
        "medium": "phone",
        "words": "Say it, then wait",
    }


def own_verb(stage: Stage) -> Data:
    row = OwnVerb.objects.filter(team=stage.workshop.team).first()
    return {"verb": str(row.pk if row else 1)}


def recalled(stage: Stage) -> Data:
    """An explanation of the sentence, and one of its themes."""
    row = Card.objects.filter(step=stage.current, step__kind=StepKind.CLOSE).first()
    step = stage.current
    themes = recall_themes(step, list(stage.workshop.steps.all())) if step else []
    return {"card": str(row.pk if row else 1), "themes": [str(theme.pk) for theme in themes[:1]]}


def plan(stage: Stage) -> Data:
    """A plan of one of the behaviours that were kept."""
    kept = kept_behaviours(list(stage.workshop.steps.all()))
    return {
        "number": 1,
        "situation": "The customer is silent",
        "behaviour": kept[0].id if kept else "",
        "will": "wait, then ask",
    }


def review(stage: Stage) -> Data:
    return {"on": (timezone.localdate() + timedelta(days=180)).isoformat()}


def first_word(stage: Stage) -> CalibrationWord:
    return stage.step(StepKind.CALIBRATE).words.all()[0]


def number(stage: Stage) -> Data:
    return {"word": str(first_word(stage).pk), "number": "12 1/2", "low": "2", "high": "20"}


def new_word(stage: Stage) -> Data:
    return {
        "target": str(stage.step(StepKind.CALIBRATE).pk),
        "word": "soon",
        "question": "How soon is “soon”?",
        "unit": "own",
        "own_unit": "calls",
        "starter_id": "soon",
    }


def old_word(stage: Stage) -> Data:
    return new_word(stage) | {"target": str(first_word(stage).pk), "direction": "down"}


def one_answer(stage: Stage) -> Data:
    case = cases_of(stage.workshop.pk)[0]
    return {"case": case.id, "option": case.answers[-1].id}


def judged(stage: Stage) -> Data:
    case = cases_of(stage.workshop.pk)[0]
    return {"case": case.id, "version": draft(stage)["version"], "verdict": "silent"}


def new_case(stage: Stage) -> Data:
    return {
        "target": str(stage.step(StepKind.CASES).pk),
        "situation": "A customer asks for the manager.",
        "answer_1": "Fetch the manager",
        "answer_2": "Ask what it is about",
        "ordered": "on",
        "starter_id": "angry-post",
    }


def old_case(stage: Stage) -> Data:
    return new_case(stage) | {"target": cases_of(stage.workshop.pk)[0].id, "direction": "down"}


def here(stage: Stage) -> Data:
    step = stage.current
    return {"seen": str(step.pk) if step else "", "phase": step.phase if step else ""}


def back(stage: Stage) -> Data:
    return here(stage) | {"ballots": "keep"}


def first(stage: Stage) -> Data:
    return {"target": str(stage.step(StepKind.WELCOME).pk)}


def last(stage: Stage) -> Data:
    return {"target": str(stage.step(StepKind.CLOSE).pk), "direction": "up"}


def step_words(stage: Stage) -> Data:
    return first(stage) | {"kind": "write", "title": "More", "minutes": 5}


def me(stage: Stage) -> Data:
    return {"participant": str(stage.people[0].id), "into": str(stage.people[1].id)}


def minutes(stage: Stage) -> Data:
    return {"minutes": 1}


# --- what a command itself may object to --------------------------------------------------------
def unless(code: str, *fine: tuple[str, str]) -> Callable[[Stage, str], str]:
    return lambda stage, who: "" if moment_of(stage) in fine else code


def prepared(stage: Stage) -> Data:
    """More time for the step of how, which is suggested to a leader who instructs."""
    answers = {"knows": "new", "drive": "high"}
    Preparation.objects.get_or_create(workshop=stage.workshop, defaults={"answers": answers})
    return {"advice": "more_how"}


def only_in(code: str, *wrong: tuple[str, str]) -> Callable[[Stage, str], str]:
    return lambda stage, who: code if moment_of(stage) in wrong else ""


def from_moment(kind: str, phase: str) -> Callable[[Stage, str], str]:
    """From here on people have answered, and what they answered stays as it was put."""
    at = MOMENTS.index((kind, phase))
    return lambda stage, who: "step_answered" if MOMENTS.index(moment_of(stage)) >= at else ""


once_answered = from_moment("calibrate", "shown")
once_cases_answered = from_moment("cases", "shown")


def next_code(stage: Stage, who: str) -> str:
    moment = moment_of(stage)
    if moment in {READY, FINISHED}:
        return "moved_on"
    # One of the three asks to understand, and has no answer yet.
    return "not_agreed" if moment == ("agree", "reasons") else ""


def back_code(stage: Stage, who: str) -> str:
    return {READY: "moved_on", ("welcome", "open"): "first_step"}.get(moment_of(stage), "")


def unrecorded(stage: Stage, who: str) -> str:
    """The draft of these lines is none that the catalogue has: see test_changes."""
    after = MOMENTS.index(("changes", "decided"))
    return "draft_gone" if MOMENTS.index(moment_of(stage)) >= after else "not_talked"


def undecided(stage: Stage, who: str) -> str:
    after = MOMENTS.index(("agree", "decided"))
    return "" if MOMENTS.index(moment_of(stage)) >= after else "undecided"


def no_rehearsal(stage: Stage, who: str) -> str:
    """The tables' workshop is a real one; what is done in a rehearsal is in tests of its own."""
    return "no_rehearsal"


# A hand-written card, option or question of another person or phase has no place in these rows:
# what each command does with such ids is told in the tests of that command.
ROWS: dict[str, Row] = {
    "participant.join": Row((DOOR,), ALWAYS, code=only_in("ended", FINISHED)),
    "card.submit": Row(
        (PHONE,), WRITING, words, code=only_in("told_already", ("close", "recalling"))
    ),
    "card.edit": Row((PHONE,), WRITING | GATE, lambda s: card(s) | words(s)),
    "card.withdraw": Row((PHONE,), WRITING | GATE, card),
    "card.claim": Row((PHONE,), CLAIMING, published),
    "card.unclaim": Row((PHONE,), CLAIMING, published),
    "card.against": Row((PHONE, CONSOLE), CHALLENGED, marked),
    "card.revise": Row((PHONE,), REVISING, published),
    "card.hide": Row((CONSOLE,), GATE, lambda s: card(s) | {"reason": "rude"}),
    "card.unhide": Row((CONSOLE,), GATE, card),
    "card.move": Row((PHONE, CONSOLE), SORTING, on_board),
    "theme.create": Row((PHONE, CONSOLE), THEMES, lambda s: {"name": "Ears"}),
    "theme.rename": Row((PHONE, CONSOLE), THEMES | AFTER_VOTE, on_board),
    "theme.merge": Row((PHONE, CONSOLE), THEMES | AFTER_VOTE, two_themes),
    "board.undo": Row((PHONE, CONSOLE), SORTING | CHALLENGED | AFTER_VOTE, newest_change),
    "theme.split": Row((PHONE, CONSOLE), THEMES | AFTER_VOTE, some_of_a_theme),
    "card.merge": Row((PHONE, CONSOLE), SORTING, two_cards),
    "card.split": Row((PHONE, CONSOLE), SORTING, merged_card),
    "board.rewind": Row((CONSOLE,), SORTING, newest_change),
    "sort.judge": Row((PHONE,), JUDGING, screen),
    "sort.suggest": Row((CLOCK,), JUDGING | SORTING, found_by_desk),
    "suggestion.ask": Row((CONSOLE,), SORTING),
    "suggestion.apply": Row((CONSOLE,), THEMES, suggested),
    "behaviour.mirror": Row((PHONE, CONSOLE), OF_BEHAVIOURS, resorted.pair),
    "behaviour.take": Row((CONSOLE,), OF_BEHAVIOURS, resorted.starter),
    "behaviour.resort": Row((PHONE,), RESORTING, resorted.choice),
    "ballot.set": Row((PHONE,), VOTING, ballot),
    "vote.runoff": Row((CONSOLE,), COUNTED, code=unless("no_tie")),
    "drafts.offer": Row((CONSOLE,), DRAFTING, offered),
    "drafts.approve": Row((PHONE,), CHOOSING, ballot),
    # Here one draft is ahead: what is done where several are level is told in test_choosing.
    "drafts.other": Row((CONSOLE,), REASONS, offered, code=lambda stage, who: "not_here"),
    "line.react": Row((PHONE,), ON_LINES, line),
    "line.rest": Row((PHONE,), ON_LINES),
    "line.settle": Row((CONSOLE,), TALKING, objected),
    "line.answer": Row((CONSOLE,), TALKING, asked_of_line),
    "line.show": Row((CONSOLE,), TALKING, line),
    "changes.record": Row((CONSOLE,), ALWAYS, code=unrecorded),
    "draft.save": Row((CONSOLE,), DRAFTING, draft),
    "reference.show": Row((CONSOLE,), DRAFTING),
    "draft.revise": Row((CONSOLE,), REASONS | TESTED),
    "case.judge": Row((PHONE,), TESTING, judged),
    "wording.suggest": Row((PHONE,), DRAFTING, words),
    "wording.withdraw": Row((PHONE,), DRAFTING, own_wording),
    "phrase.tie": Row((CONSOLE,), DRAFTING, tie),
    "phrase.untie": Row((CONSOLE,), DRAFTING, old_tie),
    "limits.state": Row((CONSOLE,), DRAFTING, limits),
    "consent.react": Row((PHONE,), REACTING, reaction),
    "understanding.answer": Row((CONSOLE,), REACTING | REASONS, asked),
    "decision.take": Row(
        (CONSOLE,), REASONS, lambda s: {"kind": "leader"}, code=unless("too_early")
    ),
    "how.save": Row((PHONE, CONSOLE), HOW, told),
    "how.tell": Row((PHONE, CONSOLE), HOW, told),
    "question.add": Row((PHONE, CONSOLE), QUESTIONS, question),
    "question.edit": Row((PHONE, CONSOLE), QUESTIONS, question),
    "question.remove": Row((PHONE, CONSOLE), QUESTIONS, question),
    "question.take": Row(
        (PHONE, CONSOLE), QUESTIONS, lambda s: {"starter": starter.questions("en")[0].id}
    ),
    "verb.add": Row((PHONE, CONSOLE), OWN_VERB, lambda s: {"verb": "frobnicate"}),
    "verb.remove": Row((CONSOLE,), OWN_VERB - when("behaviours writing"), own_verb),
    "estimate.give": Row((PHONE,), CALIBRATING, number),
    "estimate.range": Row((PHONE,), CALIBRATING, number, code=lambda stage, who: "no_number"),
    "case.answer": Row((PHONE,), ANSWERING_CASES, one_answer),
    "word.add": Row((CONSOLE,), ALWAYS, new_word, code=once_answered),
    "word.take": Row((CONSOLE,), ALWAYS, new_word, code=once_answered),
    "word.edit": Row((CONSOLE,), ALWAYS, old_word, code=once_answered),
    "word.remove": Row((CONSOLE,), ALWAYS, old_word, code=once_answered),
    "word.shift": Row((CONSOLE,), ALWAYS, old_word, code=once_answered),
    "case.add": Row((CONSOLE,), ALWAYS, new_case, code=once_cases_answered),
    "case.take": Row((CONSOLE,), ALWAYS, new_case, code=once_cases_answered),
    "case.edit": Row((CONSOLE,), ALWAYS, old_case, code=once_cases_answered),
    "case.remove": Row((CONSOLE,), ALWAYS, old_case, code=once_cases_answered),
    "case.shift": Row((CONSOLE,), ALWAYS, old_case, code=once_cases_answered),
    "recall.tie": Row((PHONE, CONSOLE), RECALLED, recalled),
    "plan.make": Row((PHONE,), CLOSING, plan),
    "plan.drop": Row((PHONE,), CLOSING, plan),
    "review.set": Row((CONSOLE,), CLOSING, review),
    "workshop.start": Row((CONSOLE,), ALWAYS, code=unless("moved_on", READY)),
    "workshop.next": Row((CONSOLE,), ALWAYS, here, code=next_code),
    "workshop.back": Row((CONSOLE,), ALWAYS, back, code=back_code),
    "workshop.hand_over": Row((CONSOLE,), ALWAYS, code=undecided),
    # When it is time is told in test_retention.
    "workshop.clear": Row((CLOCK,), ALWAYS, code=lambda stage, who: "not_due"),
    "step.reopen": Row(
        (CONSOLE,), ALWAYS, first, code=only_in("not_done", READY, ("welcome", "open"))
    ),
    "step.add": Row((CONSOLE,), ALWAYS, step_words),
    "step.edit": Row((CONSOLE,), ALWAYS, step_words),
    "step.remove": Row(
        (CONSOLE,), ALWAYS, last, code=only_in("step_stays", *IN_THE_CLOSE, FINISHED)
    ),
    "step.shift": Row(
        (CONSOLE,), ALWAYS, last, code=only_in("step_stays", *IN_THE_CLOSE, FINISHED)
    ),
    "advice.take": Row(
        (CONSOLE,),
        ALWAYS,
        prepared,
        code=only_in(
            "advice_gone", ("how", "open"), ("questions", "open"), *IN_THE_CLOSE, FINISHED
        ),
    ),
    "timer.start": Row((CONSOLE,), ALWAYS, code=only_in("step_closed", READY, FINISHED)),
    "timer.pause": Row((CONSOLE,), ALWAYS, code=only_in("step_closed", READY, FINISHED)),
    "timer.adjust": Row((CONSOLE,), ALWAYS, minutes, only_in("step_closed", READY, FINISHED)),
    "timer.ring": Row(
        (CLOCK,),
        ALWAYS,
        code=lambda stage, who: (
            "step_closed" if moment_of(stage) in {READY, FINISHED} else "not_due"
        ),
    ),
    "participant.leave": Row((CONSOLE,), ALWAYS, me),
    "participant.return": Row((PHONE, CONSOLE), ALWAYS, me),
    "participant.merge": Row((CONSOLE,), ALWAYS, me),
    "participant.leader": Row((CONSOLE,), ALWAYS, leader),
    "ready.say": Row((PHONE,), READY_TO_GO_ON, lambda s: {"ready": "yes"}),
    "participant.enter": Row(
        (CONSOLE,), ALWAYS, lambda s: {"name": "Aud"}, only_in("ended", FINISHED)
    ),
    "joining.lock": Row((CONSOLE,), ALWAYS, lambda s: {"locked": "yes"}),
    "screen.renew": Row((CONSOLE,), ALWAYS),
    "screen.blank": Row((CONSOLE,), ALWAYS, lambda stage: {"blank": "yes"}),
    "report.open": Row(
        (CONSOLE,),
        ALWAYS,
        code=only_in("not_closed", *(m for m in MOMENTS if m not in {("close", "open"), FINISHED})),
    ),
    "rehearsal.steer": Row((CONSOLE,), ALWAYS, lambda s: {"ask": "fill"}, no_rehearsal),
    "rehearsal.tell": Row((CLOCK,), ALWAYS, lambda s: {"told": {"acts": 1}}, no_rehearsal),
    "rehearsal.reach": Row((DOOR,), ALWAYS, code=no_rehearsal),
    "report.close": Row((CONSOLE,), ALWAYS),
}


# Where one acts upon what people did in this same phase.
FILLED_AT_ONCE = {StepKind.HOW, StepKind.QUESTIONS, StepKind.CLOSE}


# --- getting there -------------------------------------------------------------------------------
def moment_of(stage: Stage) -> tuple[str, str]:
    return stage.place if stage.state == "running" else (stage.state, "")


def bring_to(stage: Stage, moment: tuple[str, str]) -> None:
    """Walk there, and leave one thing of each sort that can be acted upon."""
    if moment == READY:
        return
    if moment == FINISHED:
        walk_to_end(stage)
        return
    kind, phase = StepKind(moment[0]), Phase(moment[1])
    if kind in {StepKind.WRITE, StepKind.CHALLENGE, StepKind.BEHAVIOURS}:
        walk_to(stage, kind, Phase.WRITING)
        fill(stage)
        while stage.place[1] != phase:
            if stage.place[1] != Phase.WRITING:
                fill(stage)
            go_next(stage)
            if stage.place[1] == Phase.ADDING:
                write(stage.people[0], "Say it again in other words")
        if stage.place == ("challenge", "shown"):
            done(stage.people[1], "card.against", **marked(stage))
        if phase in {Phase.LOOKING, Phase.CHECKING}:
            done(stage.facilitator, "card.hide", **card(stage), reason="names_person")
        if phase in {Phase.SORTING, Phase.RESORTED}:
            done(stage.facilitator, "card.move", **on_board(stage))
            leave_on_board(stage)
            resorted.leave_pair(stage)
    elif kind == StepKind.CHANGES and phase != Phase.REACTING:
        walk_to(stage, kind, Phase.REACTING)
        ann, bo, *_others = stage.people
        done(ann, "line.react", **line(stage))
        done(bo, "line.react", **line(stage) | {"kind": "understand", "change": ""})
        while stage.place[1] != phase:
            go_next(stage)
    elif kind == StepKind.AGREE and phase in {Phase.REACTING, Phase.REASONS}:
        walk_to(stage, kind, Phase.REACTING)
        newest = str(newest_round(stage).pk)
        ann, *rest = stage.people
        done(ann, "consent.react", round=newest, kind="understand", reason="Also in letters?")
        for person in rest:
            done(person, "consent.react", round=newest, kind="agree")
        if phase == Phase.REASONS:
            go_next(stage)
    else:
        walk_to(stage, kind, phase)
        if phase == Phase.LOOKING:
            done(stage.facilitator, "card.hide", **card(stage), reason="names_person")
        if phase in {Phase.SORTING, Phase.DRAFTING} or kind in FILLED_AT_ONCE:
            fill(stage)
        if phase == Phase.DRAFTING:
            leave_in_draft(stage)
        if phase == Phase.SORTING:
            leave_on_board(stage)
        if (kind, phase) == (StepKind.VOTE, Phase.COUNTED):
            change_after_vote(stage)
    if moment in OWN_VERB:
        done(stage.facilitator, "verb.add", verb="jiggle")


def stored() -> dict[str, str]:
    """A checksum of every row of every table."""
    with connection.cursor() as cursor:
        sums = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = sorted(repr(row) for row in cursor.fetchall())
            sums[table] = f"{len(rows)} {hashlib.sha256(repr(rows).encode()).hexdigest()}"
    return sums


def rows_touched() -> int | None:
    """How many rows were written, by this connection or transaction; cheap, unlike a checksum."""
    if connection.vendor == "sqlite":
        return int(connection.connection.total_changes)
    if not connection.in_atomic_block:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_all_tables")
        return int(cursor.fetchone()[0])


def nothing_stored(before: dict[str, str], touched: int | None) -> bool:
    return (touched is not None and rows_touched() == touched) or stored() == before


class Rewind(Exception):
    """Back to how it was."""
