"""The board's history, played: every board that was, to the board that is."""

from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    Person,
    Stage,
    act,
    done,
    go_next,
    make_stage,
    make_theme,
    walk_to,
    write,
)
from tests.workshop.browsers import BACKEND, HOST
from workshop.enums import Phase, StepKind
from workshop.method.replay import Made, first_state, laid, moments, played
from workshop.models import BoardChange, Card, Step, Theme
from workshop.queries.board import board_of
from workshop.queries.replay import Replay, alterations, replay_of, steps_to_replay
from workshop.queries.resorting import themes_asked

pytestmark = pytest.mark.django_db
BOARD = (StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE)
Lies = tuple[tuple[str, str, tuple[tuple[str, ...], ...]], ...]


def sorting(people: int = 3) -> Stage:
    stage = make_stage(*BOARD, people=people)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    for number in range(3):
        for person in stage.people:
            write(person, f"{person.id} says {number}")
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    return stage


def lies(stage: Stage) -> Lies:
    """(theme, name, its cards, each with those behind it), the unsorted ones first."""
    board = board_of(stage.step(StepKind.CLUSTER), list(stage.workshop.steps.all()))

    def of(cards: Any) -> tuple[tuple[str, ...], ...]:
        return tuple((card.id, *sorted(each.id for each in card.also)) for card in cards)

    return (
        ("", "", of(board.unsorted)),
        *((theme.id, theme.name, of(theme.cards)) for theme in board.themes),
    )


def told(replay: Replay, place: int) -> Lies:
    board = replay.boards[place]
    return tuple(
        (
            theme,
            name,
            tuple((pk, *sorted(board.behind.get(pk, ()))) for pk in board.columns[theme]),
        )
        for theme, name in (("", ""), *board.themes)
    )


def replayed(stage: Stage) -> Replay:
    return replay_of(stage.step(StepKind.CLUSTER), list(stage.workshop.steps.all()))


def something(stage: Stage, chance: Random) -> tuple[str, dict[str, Any]]:
    """An action on the board, sensible or not."""
    cards = [str(pk) for pk in Card.objects.values_list("pk", flat=True).order_by("pk")]
    themes = [str(pk) for pk in Theme.objects.values_list("pk", flat=True).order_by("pk")]
    changes = [str(pk) for pk in BoardChange.objects.values_list("pk", flat=True)]
    card, theme = chance.choice(cards), chance.choice(themes) if themes else ""
    name = f"Theme {chance.random()}"
    under = list(
        map(
            str,
            Card.objects.filter(theme=int(theme) if theme else None).values_list("pk", flat=True),
        )
    )
    data: dict[str, dict[str, Any]] = {
        "card.move": {"card": card, "theme": chance.choice([theme, theme, ""])},
        "theme.create": {"name": name, "card": chance.choice([card, ""])},
        "theme.rename": {"theme": theme, "name": name},
        "theme.merge": {"theme": theme, "into": chance.choice(themes) if themes else ""},
        "theme.split": {"theme": theme, "cards": under[:1], "name": name},
        "card.merge": {"card": card, "into": chance.choice(cards)},
        "card.split": {"card": card},
        "board.undo": {"change": chance.choice(changes) if changes else ""},
        "board.rewind": {"change": chance.choice(changes[-4:]) if changes else ""},
    }
    weights = [8, 3, 2, 2, 2, 3, 1, 6, 1]
    action = chance.choices(list(data), weights)[0]
    return action, data[action]


def acts(stage: Stage, person: Person, action: str, boards: list[Lies], **data: Any) -> None:
    """Do it, and remember the board where it was a change."""
    before = marks()
    if act(person, action, **data).ok and marks() != before:
        boards.append(lies(stage))


def marks() -> tuple[int, int]:
    return BoardChange.objects.count(), BoardChange.objects.exclude(undone_by="").count()


@pytest.mark.parametrize("seed", range(6))
def test_every_board_that_was_is_played_again(seed: int) -> None:
    stage, chance = sorting(), Random(seed)
    boards = [lies(stage)]
    for _ in range(60):
        action, data = something(stage, chance)
        acts(stage, stage.facilitator, action, boards, **data)
    while stage.place != (StepKind.VOTE, Phase.COUNTED):
        go_next(stage)
    boards_before_vote = len(replayed(stage).events)
    for _ in range(25):
        action, data = something(stage, chance)
        if action in {"theme.rename", "theme.merge", "theme.split", "board.undo"}:
            acts(stage, stage.facilitator, action, boards, **data)

    replay = replayed(stage)

    assert len(replay.boards) == len(replay.events) + 1
    assert told(replay, len(replay.events)) == lies(stage)
    assert boards_before_vote > 20
    found = [told(replay, place) for place in range(len(replay.boards))]
    place = 0
    for board in boards:
        assert board in found[place:], "a board that was is not played, or not in its turn"
        place += found[place:].index(board)


@pytest.mark.parametrize("seed", range(3))
def test_what_the_page_is_given_leads_to_the_same_boards(seed: int) -> None:
    stage, chance = sorting(), Random(seed)
    for _ in range(30):
        action, data = something(stage, chance)
        act(stage.facilitator, action, **data)
    replay = replayed(stage)
    cards = [pk for pk, _text, _situation in replay.cards]

    lying: dict[str, Any] = {}
    themes: list[list[str]] = []
    for board, altered in zip(replay.boards, alterations(replay.boards, cards), strict=True):
        themes = altered.get("t", themes)
        lying = {pk: its for pk, its in (lying | altered["c"]).items() if its is not None}
        assert [tuple(each) for each in themes] == list(board.themes)
        assert {pk: tuple(cards[one[0]] for one in its) for pk, its in lying.items()} == dict(
            board.columns
        )


def test_before_anything_was_done_no_card_is_sorted() -> None:
    stage = sorting()
    card = Card.objects.first()
    assert card is not None
    make_theme(stage.people[0], "Listening", card.pk)

    first = replayed(stage).boards[0]

    assert first.themes == ()
    assert len(first.columns[""]) == Card.objects.count()


def test_a_card_kept_back_since_is_on_no_board_and_in_no_line() -> None:
    stage = sorting()
    card = Card.objects.order_by("pk")[0]
    make_theme(stage.people[0], "Listening", card.pk)
    Card.objects.filter(pk=card.pk).update(hidden="rude", text="what nobody is to read")

    replay = replayed(stage)

    assert str(card.pk) not in {pk for board in replay.boards for pk in board.columns[""]}
    assert not [event for event in replay.events if event.change.card]
    assert "nobody is to read" not in page(stage)


def test_a_withdrawn_card_leaves_the_history_that_others_are_in() -> None:
    stage = sorting()
    one, other, *_ = Card.objects.order_by("pk")
    make_theme(stage.people[0], "Listening", one.pk)
    done(stage.people[0], "card.merge", card=str(other.pk), into=str(one.pk))
    one.delete()

    replay = replayed(stage)

    assert told(replay, len(replay.events)) == lies(stage)


def test_each_line_says_at_what_minute() -> None:
    stage = sorting()
    make_theme(stage.people[0], "Listening")
    newest = BoardChange.objects.latest("number")
    done(stage.people[1], "board.undo", change=str(newest.pk))

    events = replayed(stage).events

    assert [(event.undoing, event.minute) for event in events] == [(False, 0), (True, 0)]


def test_changes_made_before_minutes_were_kept_are_played_without_one() -> None:
    stage = sorting()
    make_theme(stage.people[0], "Listening")
    BoardChange.objects.update(minute=None)

    assert [event.minute for event in replayed(stage).events] == [None]
    assert "Listening" in page(stage)


def test_what_was_undone_in_between_is_taken_back_newest_first() -> None:
    changes = [
        Made(1, {"theme:1": {"name": "a"}}, {"theme:1": {"name": "b"}}, True, 2),
        Made(2, {"theme:1": {"name": "b"}}, {"theme:1": {"name": "c"}}, True, 2),
    ]
    found = moments(changes)
    now = {"theme:1": {"name": "a", "removed": False}}

    names = [state["theme:1"]["name"] for state in played(first_state(now, found), found)]

    assert names == ["a", "b", "c", "b", "a"]


def test_a_theme_that_is_gone_leaves_its_cards_unsorted() -> None:
    state = {
        "theme:1": {"name": "a", "removed": True},
        "card:2": {"theme": "1", "position": 1.0, "merged_into": "9"},
    }

    assert laid(state, ["1"]).columns == {"": ("2",)}


# --- the page ------------------------------------------------------------------------------------
def page(stage: Stage, **asked: Any) -> str:
    browser = Client(headers={"host": HOST})
    browser.force_login(stage.crew.facilitator, backend=BACKEND)
    response = browser.get(f"/workshops/{stage.workshop.pk}/replay/", asked)
    assert response.status_code == 200
    return response.content.decode()


def test_without_a_change_there_is_nothing_to_play() -> None:
    assert "Nothing has been done on a board yet" in page(sorting())


def test_the_page_opens_at_the_board_as_it_is_and_goes_to_any() -> None:
    stage = sorting()
    make_theme(stage.people[0], "Listening")

    assert 'data-column="' in page(stage)
    assert "Listening" in page(stage).partition("rl-list")[0]
    assert "Listening</h3>" not in page(stage, at=0)
    for odd in ("-1", "x", "9" * 30, "²"):
        page(stage, at=odd, step=odd)


def test_only_boards_on_which_something_was_done_are_offered() -> None:
    stage = make_stage(*BOARD, StepKind.BEHAVIOURS)
    step = walk_to(stage, StepKind.BEHAVIOURS, Phase.SORTING)
    steps = list(Step.objects.filter(workshop=stage.workshop))
    assert [each.kind for each in steps_to_replay(steps)] == [StepKind.CLUSTER]
    card, theme = Card.objects.filter(step=step).first(), themes_asked(step)[0]
    assert card is not None
    done(stage.facilitator, "card.move", card=str(card.pk), theme=str(theme.pk))

    assert [step.kind for step in steps_to_replay(steps)] == [
        StepKind.CLUSTER,
        StepKind.BEHAVIOURS,
    ]
    assert "rl-steps" in page(stage)


def test_two_hundred_cards_cost_no_more_queries_than_nine() -> None:
    few, many = sorting(), sorting(people=66)
    for stage in (few, many):
        for card in list(Card.objects.filter(step__workshop=stage.workshop))[:20]:
            make_theme(stage.facilitator, f"Theme {card.pk}", card.pk)
    costs = []
    for stage in (few, many):
        page(stage)
        with CaptureQueriesContext(connection) as spent:
            page(stage)
        costs.append(len(spent))
    assert costs[0] == costs[1]


def test_the_sorting_can_be_played_while_it_goes_on() -> None:
    stage = sorting()
    make_theme(stage.people[0], "Listening")
    before = replayed(stage)
    make_theme(stage.people[1], "Answering")
    go_next(stage)

    assert len(replayed(stage).events) == len(before.events) + 1
