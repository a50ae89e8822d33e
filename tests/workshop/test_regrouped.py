"""Cards made one and taken apart, themes split and merged after a vote, boards rewound."""

from collections.abc import Callable

import pytest

from tests.factories import (
    Person,
    Stage,
    done,
    fill,
    go_back,
    go_next,
    join,
    make_stage,
    make_theme,
    options_of,
    refused,
    walk_to,
    write,
)
from tests.workshop.sorted import newest_change
from workshop.enums import Phase, StepKind
from workshop.models import BoardChange, Card, Option, Theme
from workshop.queries.board import Board, CardOnBoard, board_of
from workshop.queries.outcome import outcome_of
from workshop.queries.suggested import pairs_on
from workshop.queries.tally import result_of

pytestmark = pytest.mark.django_db
TEXTS = ("Listen", "listen!", "Call back", "Plain words", "Say no kindly")


@pytest.fixture
def stage() -> Stage:
    """Five cards on an open board; two under "Hearing", one under "Calling"."""
    stage = make_stage(
        StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, StepKind.AGREE, StepKind.BEHAVIOURS, cut=1
    )
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    for text in TEXTS:
        write(stage.people[0], text)
    for _phase in range(3):
        go_next(stage)
    make_theme(stage.facilitator, "Hearing", card("Listen"), card("Plain words"))
    make_theme(stage.facilitator, "Calling", card("Call back"))
    return stage


def card(text: str) -> int:
    return Card.objects.get(text=text).pk


def theme(name: str) -> str:
    return str(Theme.objects.get(name=name, removed=False).pk)


def board(stage: Stage) -> Board:
    return board_of(stage.now, list(stage.workshop.steps.all()))


def lies(stage: Stage) -> dict[str, list[str]]:
    """Theme → its cards, with "+" and the cards that each stands for."""

    def told(c: CardOnBoard) -> str:
        return "+".join([c.text, *(a.text for a in c.also)])

    found = board(stage)
    rows = {each.name: [told(c) for c in each.cards] for each in found.themes}
    return rows | {"": sorted(told(c) for c in found.unsorted)}


def merge(person: Person, one: str, into: str) -> None:
    done(person, "card.merge", card=str(card(one)), into=str(card(into)))


def undo(stage: Stage) -> None:
    done(stage.people[1], "board.undo", **newest_change(stage))


# --- cards that say the same ---------------------------------------------------------------------
def test_a_card_stands_for_another_and_both_texts_are_kept(stage: Stage) -> None:
    merge(stage.people[0], "listen!", "Listen")

    assert lies(stage)["Hearing"] == ["Listen+listen!", "Plain words"]
    assert lies(stage)[""] == ["Say no kindly"]
    assert board(stage).changes[0].verb == "same"


def test_it_is_taken_apart_and_lies_beside_the_other(stage: Stage) -> None:
    merge(stage.people[0], "listen!", "Listen")

    done(stage.people[1], "card.split", card=str(card("listen!")))

    assert lies(stage)["Hearing"] == ["Listen", "listen!", "Plain words"]


def test_one_that_stands_for_others_takes_them_along(stage: Stage) -> None:
    merge(stage.people[0], "listen!", "Listen")
    merge(stage.people[0], "Listen", "Plain words")
    assert set(lies(stage)["Hearing"][0].split("+")) == {"Plain words", "Listen", "listen!"}

    done(stage.people[0], "card.move", card=str(card("Plain words")), theme=theme("Calling"))

    assert [one.partition("+")[0] for one in lies(stage)["Calling"]] == ["Call back", "Plain words"]
    assert set(Card.objects.filter(theme__name="Calling").values_list("text", flat=True)) == {
        *TEXTS[:4]
    }


def test_each_of_these_can_be_undone(stage: Stage) -> None:
    states = [lies(stage)]
    merge(stage.people[0], "listen!", "Listen")
    states.append(lies(stage))
    done(stage.people[0], "card.move", card=str(card("Listen")), theme="")
    states.append(lies(stage))
    done(stage.people[0], "card.split", card=str(card("listen!")))

    for state in reversed(states):
        undo(stage)
        assert lies(stage) == state


def test_a_card_is_not_put_behind_itself_nor_behind_what_is_gone(stage: Stage) -> None:
    ann, one = stage.people[0], str(card("Listen"))
    assert refused(ann, "card.merge", card=one, into=one) == "same_card"
    assert refused(ann, "card.merge", card=one, into="7") == "not_here"
    merge(ann, "listen!", "Listen")
    assert refused(ann, "card.merge", card=str(card("listen!")), into=one) == "not_here"
    assert refused(ann, "card.move", card=str(card("listen!")), theme="") == "not_here"
    assert refused(ann, "card.split", card=one) == "not_here"


@pytest.mark.parametrize("how", ["withdrawn", "kept back"])
def test_when_the_standing_card_goes_the_other_stands_again(stage: Stage, how: str) -> None:
    merge(stage.people[0], "listen!", "Listen")
    standing = Card.objects.filter(text="Listen")
    if how == "withdrawn":
        standing.delete()
    else:
        standing.update(hidden="rude")

    assert sorted(lies(stage)["Hearing"]) == ["Plain words", "listen!"]


def test_a_merge_whose_other_card_is_withdrawn_can_still_be_undone(stage: Stage) -> None:
    merge(stage.people[0], "listen!", "Listen")
    Card.objects.filter(text="Listen").delete()

    undo(stage)

    assert lies(stage)[""] == ["Say no kindly", "listen!"]


def test_the_very_same_words_are_pointed_out(stage: Stage) -> None:
    pairs = pairs_on(board(stage), [[str(card("Call back")), str(card("Plain words"))]])

    assert {frozenset((pair.card.text, pair.into.text)) for pair in pairs} == {
        frozenset(("Listen", "listen!")),
        frozenset(("Call back", "Plain words")),
    }
    merge(stage.people[0], "listen!", "Listen")
    assert pairs_on(board(stage), []) == ()


def test_a_card_put_where_it_lies_is_no_change(stage: Stage) -> None:
    before = BoardChange.objects.count()
    ann, hearing = stage.people[0], theme("Hearing")

    done(ann, "card.move", card=str(card("Plain words")), theme=hearing)
    done(
        ann,
        "card.move",
        card=str(card("Listen")),
        theme=hearing,
        before=str(card("Plain words")),
    )

    assert BoardChange.objects.count() == before


# --- an earlier board ----------------------------------------------------------------------------
def test_any_earlier_board_comes_back_and_the_way_there_too(stage: Stage) -> None:
    boards = [lies(stage)]
    ann = stage.people[0]
    steps: list[Callable[[], object]] = [
        lambda: merge(ann, "listen!", "Listen"),
        lambda: done(ann, "theme.rename", theme=theme("Calling"), name="On the phone"),
        lambda: done(ann, "card.move", card=str(card("Say no kindly")), theme=theme("Hearing")),
        lambda: done(ann, "theme.merge", theme=theme("On the phone"), into=theme("Hearing")),
        lambda: done(
            ann, "theme.split", theme=theme("Hearing"), cards=[str(card("Listen"))], name="Ears"
        ),
    ]
    changes = []
    for step in steps:
        step()
        changes.append(newest_change(stage))
        boards.append(lies(stage))

    for change, earlier in reversed(list(zip(changes, boards, strict=False))):
        done(stage.facilitator, "board.rewind", **change)
        assert lies(stage) == earlier
        undo(stage)
        assert lies(stage) == boards[-1]


def test_what_was_undone_since_is_as_it_was_then(stage: Stage) -> None:
    ann = stage.people[0]
    done(ann, "theme.rename", theme=theme("Calling"), name="On the phone")
    renamed = newest_change(stage)
    done(ann, "card.move", card=str(card("Say no kindly")), theme=theme("Hearing"))
    moved = newest_change(stage)
    done(ann, "board.undo", **renamed)
    assert "Calling" in lies(stage)

    done(stage.facilitator, "board.rewind", **moved)

    assert lies(stage)["On the phone"] == ["Call back"]
    assert "Say no kindly" in lies(stage)[""]


def test_rewinding_to_the_board_there_is_records_nothing(stage: Stage) -> None:
    done(stage.people[0], "card.move", card=str(card("Listen")), theme="")
    moved = newest_change(stage)
    undo(stage)
    before = BoardChange.objects.count()

    done(stage.facilitator, "board.rewind", **moved)

    assert BoardChange.objects.count() == before


def test_a_board_of_long_ago_is_rewound_without_cards_that_are_gone(stage: Stage) -> None:
    done(stage.people[0], "card.move", card=str(card("Listen")), theme="")
    moved = newest_change(stage)
    Card.objects.filter(text="Listen").delete()

    done(stage.facilitator, "board.rewind", **moved)

    assert lies(stage)["Hearing"] == ["Plain words"]


# --- after the vote ------------------------------------------------------------------------------
@pytest.fixture
def counted(stage: Stage) -> Stage:
    """Three voters: Hearing 2, Calling 2, Saying 0; one of them voted for two."""
    make_theme(stage.facilitator, "Saying", card("Say no kindly"))
    go_next(stage)
    votes = options_of(stage.now)
    for person, names in zip(stage.people, ("Hearing Calling", "Hearing", "Calling"), strict=True):
        options = [str(votes[name]) for name in names.split()]
        done(person, "ballot.set", options=options)
    go_next(stage)
    return stage


def tally(stage: Stage) -> dict[str, tuple[int, str]]:
    step = stage.workshop.steps.get(kind=StepKind.VOTE)
    return {c.label: (c.voters, c.standing) for c in result_of(step).choices}


def test_a_merged_theme_has_the_voters_of_either_each_once(counted: Stage) -> None:
    assert tally(counted)["Hearing"] == (2, "extra")

    done(counted.facilitator, "theme.merge", theme=theme("Calling"), into=theme("Hearing"))

    assert tally(counted) == {"Hearing": (3, "kept"), "Saying": (0, "out")}


def test_merged_and_merged_again_it_still_counts_each_once(counted: Stage) -> None:
    done(counted.facilitator, "theme.merge", theme=theme("Calling"), into=theme("Saying"))
    done(counted.facilitator, "theme.merge", theme=theme("Saying"), into=theme("Hearing"))
    assert tally(counted) == {"Hearing": (3, "kept")}

    done(counted.facilitator, "board.undo", **newest_change(counted))

    assert tally(counted) == {"Hearing": (2, "extra"), "Saying": (2, "extra")}


def test_what_is_split_off_starts_without_votes(counted: Stage) -> None:
    done(
        counted.facilitator,
        "theme.split",
        theme=theme("Hearing"),
        cards=[str(card("Listen"))],
        name="Ears",
    )

    assert tally(counted)["Hearing"] == (2, "extra")
    assert tally(counted)["Ears"] == (0, "out")
    vote = counted.workshop.steps.get(kind=StepKind.VOTE)
    assert result_of(vote).regrouped
    done(counted.facilitator, "theme.merge", theme=theme("Hearing"), into=theme("Ears"))
    assert tally(counted)["Ears"] == (2, "extra")


def test_a_theme_is_not_split_into_nothing(counted: Stage) -> None:
    sent = {"theme": theme("Hearing"), "name": "Ears"}
    whole = [str(card("Listen")), str(card("Plain words"))]

    assert refused(counted.facilitator, "theme.split", cards=whole, **sent) == "whole_theme"
    assert refused(counted.facilitator, "theme.split", cards=["7"], **sent) == "not_here"
    assert refused(counted.facilitator, "theme.split", cards=[], **sent) == "invalid"


def test_what_was_voted_on_is_not_undone_after_the_vote(counted: Stage) -> None:
    board_step = counted.workshop.steps.get(kind=StepKind.CLUSTER)
    before = BoardChange.objects.filter(step=board_step).latest("number")

    code = refused(counted.facilitator, "board.undo", change=str(before.pk))

    assert code == "before_vote"


def test_back_in_the_vote_the_dots_are_on_what_the_theme_was_merged_into(counted: Stage) -> None:
    done(counted.facilitator, "theme.merge", theme=theme("Calling"), into=theme("Hearing"))
    go_back(counted)

    assert sorted(options_of(counted.now)) == ["Hearing", "Saying"]
    go_next(counted)
    assert tally(counted)["Hearing"][0] == 3


def test_a_merged_theme_goes_on_with_the_cards_of_both(counted: Stage) -> None:
    done(counted.facilitator, "theme.merge", theme=theme("Calling"), into=theme("Hearing"))
    while counted.place != (StepKind.BEHAVIOURS, Phase.WRITING):
        fill(counted)
        go_next(counted)

    outcome = outcome_of(counted.workshop)
    assert outcome is not None
    found = {t.name: (t.voters, t.chosen, set(t.cards)) for t in outcome.themes}
    assert found["Hearing"] == (3, True, {"Listen", "Plain words", "Call back"})


# --- behaviours ----------------------------------------------------------------------------------
def test_two_behaviours_made_one_are_one_option_with_the_dots_of_both() -> None:
    stage = make_stage(StepKind.BEHAVIOURS, people=3, cut=1)
    walk_to(stage, StepKind.BEHAVIOURS, Phase.WRITING)
    ann, bo, _cy = stage.people
    for text in ("repeat it", "say it again", "hang up"):
        write(ann, text, "the customer has spoken")
    for _phase in range(3):
        go_next(stage)
    at = {option.card.text: str(option.pk) for option in Option.objects.all() if option.card}
    done(ann, "ballot.set", options=[at["repeat it"], at["say it again"]])
    done(bo, "ballot.set", options=[at["say it again"]])
    go_back(stage)
    merge(ann, "say it again", "repeat it")
    go_next(stage)

    assert {o.card.text for o in Option.objects.all() if o.card} == {"repeat it", "hang up"}
    go_next(stage)
    found = {c.label: c.voters for c in result_of(stage.now).choices}
    assert found == {"repeat it": 2, "hang up": 0}


def test_somebody_who_came_late_may_take_apart_too(stage: Stage) -> None:
    merge(stage.people[0], "listen!", "Listen")
    late = join(stage, name="Liv")

    done(late, "card.split", card=str(card("listen!")))

    assert board(stage).changes[0].by == "Liv"
