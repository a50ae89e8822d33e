"""The board: cards move between themes under the mover's name, and everything can be undone."""

import pytest

from tests.factories import (
    Person,
    Stage,
    act,
    done,
    go_back,
    go_next,
    join,
    make_stage,
    make_theme,
    options_of,
    refused,
    start,
    walk_to,
    write,
)
from workshop.enums import Phase, StepKind
from workshop.models import BoardChange, Card, Step, Theme
from workshop.queries.board import Board, board_of

pytestmark = pytest.mark.django_db
TEXTS = ("Listen", "Call back", "Plain words", "Say no kindly")


@pytest.fixture
def stage() -> Stage:
    """Four cards on an open board, two of them under "Hearing"."""
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, StepKind.BEHAVIOURS)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    for text in TEXTS:
        write(stage.people[0], text)
    go_next(stage)
    go_next(stage)
    go_next(stage)
    assert stage.place == (StepKind.CLUSTER, Phase.SORTING)
    make_theme(stage.facilitator, "Hearing", card("Listen"), card("Plain words"))
    return stage


def card(text: str) -> int:
    return Card.objects.get(text=text).pk


def theme(name: str) -> int:
    return Theme.objects.get(name=name, removed=False).pk


def board(stage: Stage) -> Board:
    step = stage.current
    assert step is not None
    return board_of(step, list(Step.objects.filter(workshop=stage.workshop)))


def lies(stage: Stage) -> dict[str, list[str]]:
    """The board as one reads it: theme → its cards in order; "" holds the unsorted ones."""
    found = board(stage)
    told = {each.name: [c.text for c in each.cards] for each in found.themes}
    return told | {"": sorted(c.text for c in found.unsorted)}


def newest(stage: Stage) -> str:
    return board(stage).changes[0].id


def undo(person: Person, stage: Stage) -> None:
    done(person, "board.undo", change=newest(stage))


def test_a_card_moves_to_the_end_of_a_theme(stage: Stage) -> None:
    done(stage.people[0], "card.move", card=str(card("Call back")), theme=str(theme("Hearing")))

    assert lies(stage) == {
        "Hearing": ["Listen", "Plain words", "Call back"],
        "": ["Say no kindly"],
    }


def test_a_card_moves_in_front_of_another(stage: Stage) -> None:
    done(
        stage.people[0],
        "card.move",
        card=str(card("Call back")),
        theme=str(theme("Hearing")),
        before=str(card("Plain words")),
    )

    assert lies(stage)["Hearing"] == ["Listen", "Call back", "Plain words"]


def test_a_card_moves_to_the_front(stage: Stage) -> None:
    done(
        stage.people[0],
        "card.move",
        card=str(card("Plain words")),
        theme=str(theme("Hearing")),
        before=str(card("Listen")),
    )

    assert lies(stage)["Hearing"] == ["Plain words", "Listen"]


def test_a_card_in_front_of_one_that_has_left_the_theme_comes_last(stage: Stage) -> None:
    done(stage.facilitator, "card.move", card=str(card("Listen")), theme="")

    done(
        stage.people[0],
        "card.move",
        card=str(card("Call back")),
        theme=str(theme("Hearing")),
        before=str(card("Listen")),
    )

    assert lies(stage)["Hearing"] == ["Plain words", "Call back"]


def test_a_card_moves_back_among_the_unsorted(stage: Stage) -> None:
    done(stage.people[0], "card.move", card=str(card("Listen")), theme="")

    assert lies(stage) == {"Hearing": ["Plain words"], "": ["Call back", "Listen", "Say no kindly"]}


def test_moving_a_card_to_where_it_lies_is_no_change(stage: Stage) -> None:
    before = BoardChange.objects.count()

    done(stage.people[0], "card.move", card=str(card("Plain words")), theme=str(theme("Hearing")))

    assert BoardChange.objects.count() == before


def test_a_new_theme_takes_its_first_card_along(stage: Stage) -> None:
    done(stage.people[0], "theme.create", name="Limits", card=str(card("Say no kindly")))

    assert lies(stage) == {
        "Hearing": ["Listen", "Plain words"],
        "Limits": ["Say no kindly"],
        "": ["Call back"],
    }


def test_a_new_theme_may_be_empty_and_comes_last(stage: Stage) -> None:
    done(stage.people[0], "theme.create", name="Limits")

    assert list(lies(stage)) == ["Hearing", "Limits", ""]


def test_a_theme_is_renamed(stage: Stage) -> None:
    done(stage.people[0], "theme.rename", theme=str(theme("Hearing")), name="Hear people out")

    assert lies(stage)["Hear people out"] == ["Listen", "Plain words"]


def test_renaming_to_the_same_name_is_no_change(stage: Stage) -> None:
    before = BoardChange.objects.count()

    done(stage.people[0], "theme.rename", theme=str(theme("Hearing")), name="Hearing")

    assert BoardChange.objects.count() == before


def test_two_themes_become_one_with_the_cards_of_both(stage: Stage) -> None:
    make_theme(stage.people[1], "Limits", card("Say no kindly"), card("Call back"))

    done(stage.people[0], "theme.merge", theme=str(theme("Limits")), into=str(theme("Hearing")))

    assert lies(stage) == {
        "Hearing": ["Listen", "Plain words", "Say no kindly", "Call back"],
        "": [],
    }


def test_a_theme_is_not_merged_with_itself(stage: Stage) -> None:
    same = str(theme("Hearing"))

    assert refused(stage.people[0], "theme.merge", theme=same, into=same) == "same_theme"
    assert list(lies(stage)) == ["Hearing", ""]


def test_a_theme_that_was_merged_away_takes_no_card_and_no_name(stage: Stage) -> None:
    gone = make_theme(stage.people[1], "Limits")
    done(stage.people[0], "theme.merge", theme=str(gone), into=str(theme("Hearing")))
    ann = stage.people[0]

    assert refused(ann, "card.move", card=str(card("Listen")), theme=str(gone)) == "theme_gone"
    assert refused(ann, "theme.rename", theme=str(gone), name="New") == "theme_gone"
    assert refused(ann, "theme.merge", theme=str(theme("Hearing")), into=str(gone)) == "theme_gone"
    assert lies(stage)["Hearing"] == ["Listen", "Plain words"]


def test_a_board_holds_sixty_themes(stage: Stage) -> None:
    for number in range(59):
        done(stage.facilitator, "theme.create", name=f"Theme {number}")

    assert refused(stage.people[0], "theme.create", name="One more") == "too_many_themes"
    assert Theme.objects.count() == 60


def test_cards_and_themes_of_another_workshop_are_not_here(stage: Stage) -> None:
    other = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(other, StepKind.CLUSTER, Phase.SORTING)
    theirs = Card.objects.filter(step__workshop=other.workshop)[0]
    foreign = make_theme(other.facilitator, "Theirs", theirs.pk)
    ann, listen = stage.people[0], str(card("Listen"))

    assert refused(ann, "card.move", card=str(theirs.pk), theme=str(theme("Hearing"))) == "not_here"
    assert refused(ann, "card.move", card=listen, theme=str(foreign)) == "theme_gone"
    assert refused(ann, "theme.create", name="Ours", card=str(theirs.pk)) == "not_here"
    assert refused(ann, "theme.rename", theme=str(foreign), name="Ours") == "theme_gone"
    assert (
        refused(ann, "theme.merge", theme=str(foreign), into=str(theme("Hearing"))) == "theme_gone"
    )
    assert refused(ann, "board.undo", change=newest(other)) == "not_here"
    assert lies(other)["Theirs"] == [theirs.text]
    assert lies(stage)["Hearing"] == ["Listen", "Plain words"]


def test_a_card_that_is_kept_back_is_not_on_the_board_and_does_not_move() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    kept_back = write(stage.people[0], "Like Kari never does")
    go_next(stage)
    done(stage.facilitator, "card.hide", card=str(kept_back), reason="names_person")
    go_next(stage)
    go_next(stage)

    assert refused(stage.people[0], "card.move", card=str(kept_back), theme="") == "not_here"
    assert lies(stage) == {"": []}


# --- undo ----------------------------------------------------------------------------------------
def test_everyone_reads_who_changed_what() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, people=1, language="nb")
    kari = join(stage, name="Kari")
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    guest = stage.people[0]
    first, second = Card.objects.order_by("pk")

    done(guest, "theme.create", name="Høre", card=str(first.pk))
    done(kari, "card.move", card=str(second.pk), theme=str(theme("Høre")))
    done(stage.facilitator, "theme.rename", theme=str(theme("Høre")), name="Høre etter")

    told = [(c.by, c.verb, c.card, c.theme) for c in board(stage).changes]
    guest_name = BoardChange.objects.get(verb="create").by
    assert told == [
        ("Frida Lind", "rename", "", "Høre etter"),
        ("Kari", "move", second.text, "Høre etter"),
        (guest_name, "create", first.text, "Høre etter"),
    ]
    assert "1" in guest_name


def test_one_takes_back_ones_own_change(stage: Stage) -> None:
    ann = stage.people[0]
    done(ann, "card.move", card=str(card("Call back")), theme=str(theme("Hearing")))

    undo(ann, stage)

    assert lies(stage) == {"Hearing": ["Listen", "Plain words"], "": ["Call back", "Say no kindly"]}


def test_one_takes_back_anothers_change_and_is_named(stage: Stage) -> None:
    ann, bo, _ = stage.people
    done(ann, "theme.rename", theme=str(theme("Hearing")), name="Ears")
    change = newest(stage)

    done(bo, "board.undo", change=change)

    assert "Hearing" in lies(stage)
    row = BoardChange.objects.get(pk=change)
    assert row.undone_by == "Guest 2"
    answer = act(ann, "board.undo", change=change)
    assert (answer.code, answer.message) == ("undone", "Guest 2 has already undone that.")


def test_the_whole_board_can_be_undone_back_to_the_opening(stage: Stage) -> None:
    ann = stage.people[0]
    make_theme(ann, "Limits", card("Say no kindly"), card("Call back"))
    done(ann, "theme.rename", theme=str(theme("Limits")), name="Borders")
    done(ann, "card.move", card=str(card("Listen")), theme=str(theme("Borders")))
    done(ann, "theme.merge", theme=str(theme("Hearing")), into=str(theme("Borders")))
    done(ann, "card.move", card=str(card("Call back")), theme="")

    while board(stage).changes:
        undo(stage.people[1], stage)

    assert lies(stage) == {"": sorted(TEXTS)}
    assert Card.objects.filter(theme=None).count() == 4


def test_every_undo_leads_exactly_to_the_board_before(stage: Stage) -> None:
    ann = stage.people[0]
    boards = [lies(stage)]
    for name, data in (
        ("theme.create", {"name": "Limits", "card": str(card("Say no kindly"))}),
        ("card.move", {"card": str(card("Call back")), "theme": str(theme("Hearing"))}),
        ("theme.rename", {"theme": str(theme("Hearing")), "name": "Ears"}),
    ):
        done(ann, name, **data)
        boards.append(lies(stage))
    done(ann, "theme.merge", theme=str(theme("Ears")), into=str(theme("Limits")))

    for expected in reversed(boards):
        undo(ann, stage)
        assert lies(stage) == expected


def test_an_older_change_is_not_undone_over_a_newer_one(stage: Stage) -> None:
    ann, bo, _ = stage.people
    done(ann, "card.move", card=str(card("Call back")), theme=str(theme("Hearing")))
    older = newest(stage)
    done(bo, "card.move", card=str(card("Call back")), theme="")

    assert refused(ann, "board.undo", change=older) == "changed_since"
    undo(bo, stage)
    done(ann, "board.undo", change=older)
    assert lies(stage)["Hearing"] == ["Listen", "Plain words"]


def test_an_older_change_is_undone_if_nobody_built_on_it(stage: Stage) -> None:
    ann = stage.people[0]
    done(ann, "card.move", card=str(card("Call back")), theme=str(theme("Hearing")))
    older = newest(stage)
    done(ann, "theme.create", name="Limits", card=str(card("Say no kindly")))

    done(ann, "board.undo", change=older)

    assert lies(stage) == {
        "Hearing": ["Listen", "Plain words"],
        "Limits": ["Say no kindly"],
        "": ["Call back"],
    }


def test_a_new_theme_with_others_cards_in_it_is_not_undone(stage: Stage) -> None:
    ann, bo, _ = stage.people
    done(ann, "theme.create", name="Limits", card=str(card("Say no kindly")))
    created = newest(stage)
    done(bo, "card.move", card=str(card("Call back")), theme=str(theme("Limits")))

    assert refused(ann, "board.undo", change=created) == "changed_since"
    assert lies(stage)["Limits"] == ["Say no kindly", "Call back"]


def test_a_move_out_of_a_theme_that_is_gone_since_is_not_undone(stage: Stage) -> None:
    ann = stage.people[0]
    limits = make_theme(ann, "Limits", card("Say no kindly"))
    done(ann, "card.move", card=str(card("Say no kindly")), theme="")
    moved = newest(stage)
    done(ann, "theme.merge", theme=str(limits), into=str(theme("Hearing")))

    assert refused(ann, "board.undo", change=moved) == "changed_since"
    assert lies(stage)[""] == ["Call back", "Say no kindly"]


def test_changes_can_be_undone_after_the_step_was_left_and_opened_again(stage: Stage) -> None:
    go_next(stage)
    go_back(stage)

    undo(stage.people[0], stage)

    assert lies(stage)["Hearing"] == ["Listen"]


def test_a_change_of_another_steps_board_is_not_here(stage: Stage) -> None:
    change = newest(stage)
    walk_to(stage, StepKind.BEHAVIOURS, Phase.SORTING)

    assert refused(stage.people[0], "board.undo", change=change) == "not_here"


# --- behaviours under the themes that were chosen -------------------------------------------------
@pytest.fixture
def behaviours(stage: Stage) -> Stage:
    """Of the themes "Hearing" and "Limits" only "Hearing" was chosen."""
    make_theme(stage.facilitator, "Limits", card("Say no kindly"))
    go_next(stage)
    step = stage.current
    assert step is not None
    option = options_of(step)["Hearing"]
    for person in stage.people:
        done(person, "ballot.set", options=[str(option)])
    go_next(stage)
    walk_to(stage, StepKind.BEHAVIOURS, Phase.SORTING)
    return stage


def test_behaviours_lie_under_chosen_themes_only(behaviours: Stage) -> None:
    assert [each.name for each in board(behaviours).themes] == ["Hearing"]
    behaviour = Card.objects.filter(step__kind=StepKind.BEHAVIOURS, theme=None)[0]

    move = {"card": str(behaviour.pk)}
    done(behaviours.people[0], "card.move", **move, theme=str(theme("Hearing")))
    assert (
        refused(behaviours.people[0], "card.move", **move, theme=str(theme("Limits")))
        == "theme_gone"
    )
    behaviour.refresh_from_db()
    assert behaviour.theme_id == theme("Hearing")


def test_the_definitions_cards_stay_where_they_are_in_the_behaviours_step(
    behaviours: Stage,
) -> None:
    assert (
        refused(
            behaviours.people[0],
            "card.move",
            card=str(card("Call back")),
            theme=str(theme("Hearing")),
        )
        == "not_here"
    )


def test_a_move_of_a_behaviour_can_be_undone(behaviours: Stage) -> None:
    behaviour = Card.objects.filter(step__kind=StepKind.BEHAVIOURS, theme=None)[0]
    done(behaviours.people[0], "card.move", card=str(behaviour.pk), theme=str(theme("Hearing")))

    undo(behaviours.people[1], behaviours)

    behaviour.refresh_from_db()
    assert behaviour.theme_id is None


def test_a_board_before_any_card_is_empty() -> None:
    stage = make_stage(StepKind.CLUSTER)
    start(stage)

    assert lies(stage) == {"": []}


def test_two_cards_change_places_a_hundred_times_in_front_of_a_third(stage: Stage) -> None:
    person, into = stage.people[0], theme("Hearing")
    for turn in range(100):
        mover = "Call back" if turn % 2 else "Say no kindly"
        done(person, "card.move", card=card(mover), theme=into, before=card("Plain words"))
        assert lies(stage)["Hearing"][-2:] == [mover, "Plain words"]
