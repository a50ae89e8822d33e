"""The writer: actions are committed together, each once, and none harms another."""

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection
from django.db.models import QuerySet

from tests.factories import (
    Stage,
    act,
    go_next,
    make_stage,
    make_theme,
    newest_round,
    sending,
    walk_to,
    write,
)
from workshop.actions import ACTIONS, Incoming
from workshop.enums import Phase, StepKind
from workshop.events import CardGated, Progressed
from workshop.exceptions import Refused
from workshop.live import writer as writer_module
from workshop.live.writer import Answer, Committed, Writer, listeners, run_batch
from workshop.models import ActionRecord, Card, Reaction, Theme, Workshop
from workshop.queries import composed

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    return stage


@pytest.fixture
def told() -> Iterator[list[Committed]]:
    """What the hubs are told after each commit."""
    heard: list[Committed] = []
    listeners.append(heard.append)
    yield heard
    listeners.remove(heard.append)


def texts() -> list[str]:
    return sorted(Card.objects.values_list("text", flat=True))


def revision(stage: Stage) -> int:
    return Workshop.objects.values_list("revision", flat=True).get(pk=stage.workshop.pk)


# --- once ----------------------------------------------------------------------------------------
def test_an_action_that_is_sent_again_is_answered_the_same_and_done_once(stage: Stage) -> None:
    uuid = uuid4()
    first = act(stage.people[0], "card.submit", uuid=uuid, text="Listen")
    before = revision(stage)

    again = act(stage.people[0], "card.submit", uuid=uuid, text="Listen")

    assert (again.ok, again.data) == (True, first.data)
    assert Card.objects.count() == 1
    assert revision(stage) == before


def test_an_action_that_comes_twice_in_one_batch_is_done_once(stage: Stage) -> None:
    incoming = sending(stage.people[0], "card.submit", text="Listen")

    answers = run_batch([incoming, incoming, incoming])

    assert [answer.data for answer in answers] == [answers[0].data] * 3
    assert answers[0].data["card"] == str(Card.objects.get().pk)


def test_an_action_is_known_again_after_its_step_has_closed(stage: Stage) -> None:
    step = stage.step(StepKind.WRITE)
    incoming = sending(stage.people[0], "card.submit", text="Listen")
    first = run_batch([incoming])[0]
    go_next(stage)

    assert run_batch([incoming]) == [first]
    # A new one is too late.
    assert act(stage.people[0], "card.submit", at=step, text="Later").code == "step_closed"


def test_a_move_that_is_sent_again_is_one_change_of_the_board(stage: Stage) -> None:
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    incoming = sending(stage.facilitator, "theme.create", name="Hearing")

    first, second = run_batch([incoming])[0], run_batch([incoming])[0]

    assert first.data == second.data == {"theme": str(Theme.objects.get().pk)}


def test_what_was_refused_may_be_sent_again_and_then_succeed(stage: Stage) -> None:
    uuid = uuid4()
    assert not act(stage.people[0], "card.submit", uuid=uuid, text="  ").ok
    assert not ActionRecord.objects.filter(uuid=uuid).exists()

    assert act(stage.people[0], "card.submit", uuid=uuid, text="Listen").ok
    assert texts() == ["Listen"]


def test_the_same_uuid_from_somebody_else_is_another_action(stage: Stage) -> None:
    uuid = uuid4()

    answers = run_batch(
        [sending(who, "card.submit", uuid=uuid, text="Listen") for who in stage.people]
    )

    assert len({answer.data["card"] for answer in answers}) == 3
    assert Card.objects.count() == 3


def test_the_record_of_a_hidden_action_holds_no_name_and_no_time(stage: Stage) -> None:
    ann = stage.people[0]
    write(ann, "Listen")

    record = ActionRecord.objects.get(action="card.submit")
    assert record.actor == f"k:{ann.key(stage.step(StepKind.WRITE))}"
    assert record.at is None
    by_name = ActionRecord.objects.filter(action="workshop.start").get()
    assert by_name.actor == f"m:{stage.crew.facilitator.pk}"
    assert by_name.at is not None


# --- none harms another --------------------------------------------------------------------------
def break_command(
    monkeypatch: pytest.MonkeyPatch, action: str, error: Exception | None = None
) -> None:
    def command(**_more: Any) -> dict[str, Any]:
        raise error or RuntimeError("broken for the test")

    monkeypatch.setitem(ACTIONS, action, replace(ACTIONS[action], command=command))


def test_a_broken_action_harms_no_other(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ann, bo, cy = stage.people
    kept = write(ann, "Kept")
    break_command(monkeypatch, "card.withdraw")

    answers = run_batch(
        [
            sending(ann, "card.submit", text="Before"),
            sending(bo, "card.withdraw", card=str(kept)),
            sending(cy, "card.submit", text="After"),
        ]
    )

    assert [answer.code for answer in answers] == ["", "broken", ""]
    assert answers[1].message == "That went wrong here. Nothing was sent; try once more."
    assert texts() == ["After", "Before", "Kept"]


def test_a_command_that_breaks_after_writing_leaves_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    before = revision(stage)

    def half(**_more: Any) -> None:
        Theme.objects.create(step=stage.step(StepKind.CLUSTER), name="Half done", position=1)
        raise Refused("not_here", "changed its mind")

    monkeypatch.setattr(writer_module, "BATCH_SECONDS", 60)
    monkeypatch.setitem(ACTIONS, "theme.rename", replace(ACTIONS["theme.rename"], command=half))
    theme = make_theme(stage.facilitator, "Whole")

    answers = run_batch(
        [
            sending(stage.facilitator, "theme.create", name="First"),
            sending(stage.facilitator, "theme.rename", theme=str(theme), name="Other"),
            sending(stage.facilitator, "theme.create", name="Last"),
        ]
    )

    assert [answer.code for answer in answers] == ["", "not_here", ""]
    assert sorted(t.name for t in Theme.objects.all()) == ["First", "Last", "Whole"]
    assert revision(stage) == before + 2


def test_what_a_refused_action_had_in_hand_is_forgotten(
    stage: Stage, told: list[Committed], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A refusal after the event was noted tells nobody, and undoes what it changed in memory."""

    def half(*, room: Any, **_more: Any) -> None:
        room.happened(CardGated("somebody"))
        room.steps.clear()
        raise Refused("not_here", "changed its mind")

    monkeypatch.setattr(writer_module, "BATCH_SECONDS", 60)
    monkeypatch.setitem(ACTIONS, "card.withdraw", replace(ACTIONS["card.withdraw"], command=half))
    ann = stage.people[0]

    answers = run_batch(
        [
            sending(ann, "card.submit", text="Before"),
            sending(ann, "card.withdraw", card="1"),
            sending(ann, "card.submit", text="After"),
        ]
    )

    assert [answer.ok for answer in answers] == [True, False, True]
    assert [set(map(type, batch.events)) for batch in told] == [{Progressed}]


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> str:
    """The database refuses any insert that has these words in it, and quotes them."""
    words = "poisoned words"
    bulk_create = QuerySet.bulk_create

    def refuse(rows: Any) -> None:
        if any(words in str(vars(row).values()) for row in rows):
            raise IntegrityError(f"Failing row contains ({words})")

    def inserting(rows: Any) -> None:
        refuse(rows)
        composed.insert(rows)

    def creating(self: Any, rows: Any, *args: Any, **more: Any) -> Any:
        rows = list(rows)
        refuse(rows)
        return bulk_create(self, rows, *args, **more)

    monkeypatch.setattr("workshop.commands.room.insert", inserting)
    monkeypatch.setattr(QuerySet, "bulk_create", creating)
    return words


def test_a_batch_that_fails_as_a_whole_is_done_again_one_by_one(stage: Stage, poison: str) -> None:
    ann, bo, cy = stage.people

    answers = run_batch(
        [
            sending(ann, "card.submit", text="Before"),
            sending(bo, "card.submit", text=poison),
            sending(cy, "card.submit", text="After"),
            sending(ann, "card.submit", text="Last"),
        ]
    )

    assert [answer.code for answer in answers] == ["", "broken", "", ""]
    assert texts() == ["After", "Before", "Last"]
    assert ActionRecord.objects.filter(action="card.submit").count() == 3


def test_a_reaction_that_cannot_be_written_harms_no_other(poison: str) -> None:
    stage = make_stage(StepKind.AGREE)
    walk_to(stage, StepKind.AGREE, Phase.REACTING)
    round = str(newest_round(stage).pk)

    answers = run_batch(
        [
            sending(person, "consent.react", round=round, kind="live_with", reason=reason)
            for person, reason in zip(stage.people, ("fine", poison, "good"), strict=True)
        ]
    )

    assert [answer.code for answer in answers] == ["", "broken", ""]
    assert sorted(Reaction.objects.values_list("reason", flat=True)) == ["fine", "good"]


def test_an_error_that_is_not_the_databases_own_is_confined_too(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A driver may refuse a value before the database sees it."""

    def refusing(rows: Any) -> None:
        if any(getattr(row, "text", "") == "odd" for row in rows):
            raise ValueError("cannot encode this")
        composed.insert(rows)

    monkeypatch.setattr("workshop.commands.room.insert", refusing)
    ann, bo, _ = stage.people

    answers = run_batch(
        [
            sending(ann, "card.submit", text="odd"),
            sending(bo, "card.submit", text="even"),
        ]
    )

    assert [answer.code for answer in answers] == ["broken", ""]
    assert texts() == ["even"]


def test_the_log_names_what_broke_and_quotes_nobody(
    stage: Stage, poison: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ann = stage.people[0]
    break_command(monkeypatch, "card.withdraw", ValueError(f"cannot take back {poison}"))
    with caplog.at_level(logging.DEBUG):
        act(ann, "card.submit", text=poison)
        act(ann, "card.withdraw", card="1")

    assert "card.submit" in caplog.text
    assert "card.withdraw" in caplog.text
    assert "ValueError" in caplog.text
    assert poison not in caplog.text


def test_actions_of_two_workshops_do_not_touch_each_other(stage: Stage) -> None:
    other = make_stage(StepKind.WRITE)
    walk_to(other, StepKind.WRITE, Phase.WRITING)

    answers = run_batch(
        [
            sending(stage.people[0], "card.submit", text="Here"),
            sending(other.people[0], "card.submit", text="There"),
            sending(stage.people[0], "card.submit", text=""),
            sending(other.people[0], "card.submit", text="There too"),
        ]
    )

    assert [answer.ok for answer in answers] == [True, True, False, True]
    assert [c.text for c in Card.objects.filter(step__workshop=stage.workshop)] == ["Here"]


def test_an_action_for_no_workshop_is_refused_and_the_others_are_done(stage: Stage) -> None:
    nowhere = replace(sending(stage.people[0], "card.submit", text="Lost"), workshop=1)

    answers = run_batch([nowhere, sending(stage.people[0], "card.submit", text="Here")])

    assert [answer.code for answer in answers] == ["not_here", ""]


# --- order, and what is told ---------------------------------------------------------------------
@pytest.mark.parametrize("seconds", [0.02, -1.0])
def test_actions_are_done_in_the_order_they_came(
    stage: Stage, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when a batch ends after each action because its time is up."""
    monkeypatch.setattr(writer_module, "BATCH_SECONDS", seconds)
    ann = stage.people[0]
    card = str(write(ann, "Version 0"))
    before = revision(stage)

    run_batch([sending(ann, "card.edit", card=card, text=f"Version {n}") for n in range(1, 30)])

    assert texts() == ["Version 29"]
    grown = revision(stage) - before
    assert grown == 29 if seconds < 0 else 1 <= grown < 29


def test_after_each_commit_the_hubs_are_told_once_what_happened(
    stage: Stage, told: list[Committed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "BATCH_SECONDS", 60)

    run_batch([sending(who, "card.submit", text="Listen") for who in stage.people])

    events = (Progressed(), Progressed(), Progressed())
    assert told == [Committed(stage.workshop.pk, events, revision(stage))]


def test_a_refused_action_tells_nobody_and_counts_for_nothing(
    stage: Stage, told: list[Committed]
) -> None:
    before = revision(stage)

    act(stage.people[0], "card.submit", text="")

    assert told == []
    assert revision(stage) == before


# --- the thread, with a database in a file -------------------------------------------------------
def put_all(writer: Writer, actions: list[Incoming]) -> list[Answer]:
    """Hand over, wait until all are answered, and return the answers in the order given."""
    answers: dict[int, Answer] = {}
    last = threading.Event()

    def answered(at: int, answer: Answer) -> None:
        answers[at] = answer
        if len(answers) == len(actions):
            last.set()

    for at, incoming in enumerate(actions):
        writer.put(incoming, partial(answered, at))
    assert last.wait(20)
    return [answers[at] for at in range(len(actions))]


@pytest.fixture
def thread() -> Iterator[Writer]:
    writer = Writer()
    writer.start()
    yield writer
    writer.stop()


@pytest.mark.live
@pytest.mark.django_db(transaction=True)
def test_when_the_answer_comes_the_row_is_on_the_disk(threads: None, thread: Writer) -> None:
    stage = make_stage(StepKind.WRITE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    seen: list[tuple[bool, list[tuple[str]]]] = []
    ready = threading.Event()

    def look(answer: Answer) -> None:
        # A connection that has nothing to do with the product's own.
        other = connection.copy()
        with other.cursor() as cursor:
            cursor.execute("SELECT text FROM workshop_card")
            seen.append((answer.ok, cursor.fetchall()))
        other.close()
        ready.set()

    thread.put(sending(stage.people[0], "card.submit", text="Listen"), look)

    assert ready.wait(20)
    assert seen == [(True, [("Listen",)])]


@pytest.mark.live
@pytest.mark.django_db(transaction=True)
def test_two_hundred_phones_send_at_once_and_each_card_is_there_once(
    threads: None, thread: Writer
) -> None:
    stage = make_stage(StepKind.WRITE, people=10)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    actions = [
        sending(person, "card.submit", text=f"{at}.{n}")
        for at, person in enumerate(stage.people)
        for n in range(20)
    ]

    answers = put_all(thread, actions + actions)

    assert [answer.ok for answer in answers] == [True] * 400
    assert answers[:200] == answers[200:]
    assert len(set(texts())) == Card.objects.count() == 200


@pytest.mark.live
@pytest.mark.django_db(transaction=True)
def test_stopping_answers_what_waits_and_takes_nothing_new(threads: None) -> None:
    stage = make_stage(StepKind.WRITE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    writer, answers = Writer(), list[Answer]()
    for number in range(50):
        writer.put(sending(stage.people[0], "card.submit", text=f"{number}"), answers.append)
    assert answers == []

    writer.start()
    writer.stop()

    assert [answer.ok for answer in answers] == [True] * 50
    assert Card.objects.count() == 50
    writer.put(sending(stage.people[0], "card.submit", text="Late"), answers.append)
    assert answers[-1].code == "back_soon"
    assert Card.objects.count() == 50


@pytest.mark.live
@pytest.mark.django_db(transaction=True)
def test_a_sender_that_has_gone_does_not_stop_the_writer(threads: None, thread: Writer) -> None:
    stage = make_stage(StepKind.WRITE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)

    def gone(_answer: Answer) -> None:
        raise RuntimeError("Event loop is closed")

    thread.put(sending(stage.people[0], "card.submit", text="First"), gone)
    answers = put_all(thread, [sending(stage.people[1], "card.submit", text="Second")])

    assert [answer.ok for answer in answers] == [True]
    assert texts() == ["First", "Second"]


@pytest.mark.live
@pytest.mark.django_db(transaction=True)
def test_when_the_database_is_away_everybody_is_told_and_it_goes_on_later(
    threads: None, thread: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = make_stage(StepKind.WRITE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    card = sending(stage.people[0], "card.submit", text="Listen")
    with monkeypatch.context() as away:
        away.setattr(writer_module, "run_batch", lambda _actions: 1 / 0)
        assert [answer.code for answer in put_all(thread, [card])] == ["broken"]

    assert [answer.ok for answer in put_all(thread, [card])] == [True]
    assert texts() == ["Listen"]
