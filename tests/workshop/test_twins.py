"""No card is lost from the board: not behind one that is behind another, nor by an undo."""

import pytest

from tests.factories import Stage, done, go_next, make_stage, make_theme, refused, walk_to, write
from tests.workshop.sorted import newest_change
from workshop.enums import Phase, StepKind
from workshop.models import Card, Theme
from workshop.queries.board import board_of

pytestmark = pytest.mark.django_db
TEXTS = ("Listen", "Hear them out", "Give them time", "Call back")


@pytest.fixture
def stage() -> Stage:
    """Four cards under one theme, in the order of `TEXTS`."""
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    for text in TEXTS:
        write(stage.people[0], text)
    for _phase in range(3):
        go_next(stage)
    make_theme(stage.facilitator, "Hearing", *(card(text) for text in TEXTS))
    return stage


def card(text: str) -> int:
    return Card.objects.get(text=text).pk


def merge(stage: Stage, one: str, into: str) -> dict[str, str]:
    done(stage.people[0], "card.merge", card=str(card(one)), into=str(card(into)))
    return newest_change(stage)


def apart(stage: Stage, text: str) -> dict[str, str]:
    done(stage.people[0], "card.split", card=str(card(text)))
    return newest_change(stage)


def move(stage: Stage, text: str, *, under: bool = True, before: str = "") -> dict[str, str]:
    theme = str(Theme.objects.get().pk) if under else ""
    ahead = str(card(before)) if before else ""
    done(stage.people[0], "card.move", card=str(card(text)), theme=theme, before=ahead)
    return newest_change(stage)


def lies(stage: Stage) -> list[str]:
    """The theme's cards in order, with "+" and those that each stands for."""
    (theme,) = board_of(stage.now, list(stage.workshop.steps.all())).themes
    return ["+".join([c.text, *(a.text for a in c.also)]) for c in theme.cards]


def test_a_card_is_not_put_back_behind_one_that_is_behind_another_by_now(stage: Stage) -> None:
    merge(stage, "Listen", "Hear them out")
    taken_apart = apart(stage, "Listen")
    newer = merge(stage, "Hear them out", "Give them time")

    assert refused(stage.people[1], "board.undo", **taken_apart) == "changed_since"
    done(stage.people[1], "board.undo", **newer)
    done(stage.people[1], "board.undo", **taken_apart)
    assert lies(stage) == ["Hear them out+Listen", "Give them time", "Call back"]


def test_a_card_is_not_put_back_behind_another_while_it_stands_for_one(stage: Stage) -> None:
    merge(stage, "Listen", "Hear them out")
    taken_apart = apart(stage, "Listen")
    newer = merge(stage, "Call back", "Listen")

    assert refused(stage.people[1], "board.undo", **taken_apart) == "changed_since"
    done(stage.people[1], "board.undo", **newer)
    done(stage.people[1], "board.undo", **taken_apart)
    assert lies(stage) == ["Hear them out+Listen", "Give them time", "Call back"]


def test_the_merge_of_one_that_stands_for_others_is_undone_as_a_whole(stage: Stage) -> None:
    merge(stage, "Listen", "Hear them out")
    whole = merge(stage, "Hear them out", "Give them time")

    done(stage.people[1], "board.undo", **whole)

    assert lies(stage) == ["Hear them out+Listen", "Give them time", "Call back"]


def test_who_stands_while_the_other_is_kept_back_goes_on_standing_for_the_next(
    stage: Stage,
) -> None:
    merge(stage, "Listen", "Hear them out")
    Card.objects.filter(text="Hear them out").update(hidden="rude")
    merge(stage, "Call back", "Listen")

    Card.objects.filter(text="Hear them out").update(hidden="")

    assert lies(stage) == ["Listen+Call back", "Hear them out", "Give them time"]


def test_a_card_is_dropped_before_one_whose_other_is_kept_back(stage: Stage) -> None:
    merge(stage, "Give them time", "Hear them out")
    Card.objects.filter(text="Hear them out").update(hidden="rude")

    move(stage, "Call back", before="Give them time")

    assert lies(stage) == ["Listen", "Call back", "Give them time"]


def test_where_an_undo_puts_two_on_one_place_every_move_can_still_be_undone(stage: Stage) -> None:
    away = move(stage, "Listen", under=False)
    first = move(stage, "Call back", before="Hear them out")
    done(stage.people[1], "board.undo", **away)
    assert set(lies(stage)[:2]) == {"Listen", "Call back"}  # both at the very front
    before = lies(stage)

    between = move(stage, "Give them time", before=before[1])

    assert lies(stage) == [before[0], "Give them time", before[1], "Hear them out"]
    done(stage.people[1], "board.undo", **between)
    assert lies(stage) == before
    done(stage.people[1], "board.undo", **first)
    assert lies(stage) == list(TEXTS)
