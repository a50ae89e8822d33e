"""Behaviours: from incidents, towards three audiences, in pairs, beside starters, sorted again."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import (
    Person,
    Stage,
    act,
    done,
    go_back,
    go_next,
    make_stage,
    make_theme,
    refused,
    start,
    walk_to,
    write,
)
from tests.workshop.browsers import HOST, identity
from tests.workshop.resorted import asked_of, resort
from workshop import starter
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.models import Card, Resorting, Step, Theme
from workshop.queries.own_cards import Asker
from workshop.queries.personal import mine_of_all
from workshop.queries.scene import Scene, scene_for

pytestmark = pytest.mark.django_db

KINDS = (StepKind.WRITE, StepKind.CLUSTER, StepKind.BEHAVIOURS, StepKind.CLOSE)
PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
REPEAT, RING, THANK = "repeat the case", "ring back before noon", "name what they did"


@pytest.fixture
def stage() -> Stage:
    """Six people who have just begun to write behaviours; the themes are Listening and Time."""
    stage = make_stage(*KINDS, people=6)
    Step.objects.filter(workshop=stage.workshop, kind=StepKind.BEHAVIOURS).update(in_full=True)
    start(stage)
    ears, time = (write(stage.people[0], text) for text in ("Ears", "Clock"))
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    make_theme(stage.facilitator, "Listening", ears)
    make_theme(stage.facilitator, "Time", time)
    go_next(stage)
    return stage


def behave(person: Person, text: str, **more: str) -> int:
    return write(person, text, "a customer has told the case", **more)


def to_board(stage: Stage) -> None:
    go_next(stage)
    go_next(stage)


def place(stage: Stage, card: int, theme: str) -> None:
    pk = Theme.objects.get(step__workshop=stage.workshop, name=theme).pk if theme else ""
    done(stage.facilitator, "card.move", card=str(card), theme=str(pk))


def scene(stage: Stage, audience: AudienceKind = PHONE) -> Scene:
    return scene_for(audience, stage.workshop.pk)


def page(person: Person) -> str:
    client = Client(headers={"host": HOST})
    client.cookies.load(identity(person))
    return client.get(reverse("phone", args=[person.workshop])).content.decode()


# --- incidents and audiences ----------------------------------------------------------------------
def test_a_behaviour_keeps_the_incident_it_is_taken_from(stage: Stage) -> None:
    pk = behave(stage.people[0], REPEAT, did="she repeated it", effect="he calmed down")

    card = Card.objects.get(pk=pk)
    assert (card.did, card.effect, card.audience) == (
        "she repeated it",
        "he calmed down",
        "customer",
    )


def test_the_incident_is_invited_and_not_asked_for(stage: Stage) -> None:
    assert Card.objects.get(pk=behave(stage.people[0], REPEAT)).did == ""
    answer = act(stage.people[0], "card.submit", text=REPEAT, did="she did", situation=" ")
    assert answer.fields == {"situation": "Say when this is done."}


def test_changing_a_behaviour_keeps_nothing_of_what_it_was(stage: Stage) -> None:
    ann = stage.people[0]
    pk = behave(ann, REPEAT, did="she repeated it", effect="he calmed down", audience="team")
    done(
        ann, "card.edit", card=str(pk), text=RING, situation="it is late", did="he rang", effect=""
    )

    card = Card.objects.get(pk=pk)
    assert (card.text, card.situation, card.did, card.effect) == (RING, "it is late", "he rang", "")
    assert card.audience == "customer"


def test_ones_own_behaviour_comes_back_with_all_its_fields(stage: Stage) -> None:
    ann = stage.people[0]
    behave(ann, REPEAT, did="she <b> repeated it", effect="he calmed down", audience="oneself")
    own = page(ann)

    assert own.count("she &lt;b&gt; repeated it") >= 2  # to read, and in the form to change it
    assert "he calmed down" in own
    assert "Towards oneself" in own
    assert "he calmed down" not in page(stage.people[1])


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"audience": "boss"}, "audience"),
        ({"audience": ["team"]}, "audience"),
        ({"did": "x" * 201}, "did"),
        ({"effect": 7}, "effect"),
        ({"did": {"a": 1}}, "did"),
    ],
)
def test_what_is_no_incident_is_said_beside_its_field(
    stage: Stage, data: dict[str, object], field: str
) -> None:
    sent = {"text": REPEAT, "situation": "a customer calls"} | data
    answer = act(stage.people[0], "card.submit", **sent)

    assert answer.code == "invalid"
    assert list(answer.fields) == [field]
    assert not Card.objects.filter(step=stage.now).exists()


def test_cards_of_other_steps_have_no_incident() -> None:
    stage = make_stage(*KINDS)
    start(stage)
    pk = write(stage.people[0], "Listen", did="she listened", effect="good", audience="team")

    card = Card.objects.get(pk=pk)
    assert (card.did, card.effect, card.audience) == ("", "", "customer")


def test_the_wall_has_situation_and_action_and_no_incident(stage: Stage) -> None:
    behave(stage.people[0], REPEAT, did="Qdid", effect="Qeffect", audience="oneself")
    to_board(stage)

    for audience in (PHONE, CONSOLE):
        assert "Qdid" in repr(scene(stage, audience))
    assert "Qdid" not in repr(scene(stage, SCREEN))
    assert REPEAT in repr(scene(stage, SCREEN))


def test_board_paper_tally_and_close_say_towards_whom(stage: Stage) -> None:
    pk = behave(stage.people[0], REPEAT, audience="oneself")
    behave(stage.people[1], RING, audience="team")
    to_board(stage)

    assert {card.audience for card in scene(stage).board.unsorted} == {"oneself", "team"}  # type: ignore[union-attr]
    walk_to(stage, StepKind.BEHAVIOURS, Phase.VOTING)
    paper = scene(stage).paper
    assert paper is not None
    assert {choice.label: choice.audience for choice in paper.choices} == {
        REPEAT: "oneself",
        RING: "team",
    }
    kept = next(choice for choice in paper.choices if choice.card == pk)
    done(stage.people[0], "ballot.set", options=[kept.id])
    go_next(stage)
    result = scene(stage, CONSOLE).result
    assert result is not None
    assert result.kept[0].audience == "oneself"
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    assert [each.audience for each in scene(stage).behaviours] == ["oneself"]
    assert "Towards oneself" in page(stage.people[0])


# --- mirror pairs ---------------------------------------------------------------------------------
@pytest.fixture
def pair(stage: Stage) -> tuple[int, int]:
    """A leaders' behaviour and one towards the customer, on the board."""
    team = behave(stage.people[0], THANK, audience="team")
    customer = behave(stage.people[1], REPEAT)
    to_board(stage)
    return team, customer


def mirror(person: Person, card: int, mirrors: object) -> str:
    return act(person, "behaviour.mirror", card=str(card), mirrors=str(mirrors)).code


def test_anybody_can_say_what_a_leaders_behaviour_mirrors(
    stage: Stage, pair: tuple[int, int]
) -> None:
    team, customer = pair
    assert mirror(stage.people[4], team, customer) == ""

    board = scene(stage).board
    assert board is not None
    shown = {card.id: card for card in board.unsorted}
    mirrored = shown[str(team)].mirrored
    assert mirrored is not None and mirrored.text == REPEAT
    assert shown[str(customer)].mirrored is None
    assert mirror(stage.facilitator, team, "") == ""
    assert Card.objects.get(pk=team).mirrors is None


def test_a_pair_is_a_leaders_behaviour_and_one_towards_the_customer(
    stage: Stage, pair: tuple[int, int]
) -> None:
    team, customer = pair
    answer = act(stage.people[0], "behaviour.mirror", card=str(customer), mirrors=str(team))
    assert (answer.code, answer.message) == (
        "not_team",
        "Only a behaviour of leaders towards their team can mirror another.",
    )
    answer = act(stage.people[0], "behaviour.mirror", card=str(team), mirrors=str(team))
    assert answer.code == "not_customer"
    assert answer.fields == {
        "mirrors": "Choose a behaviour towards the customer: that is what leaders mirror."
    }
    assert mirror(stage.people[0], team, 1) == "not_here"
    assert mirror(stage.people[0], team, "all") == "invalid"
    assert not Card.objects.exclude(mirrors=None).exists()


def test_a_pair_is_shown_when_the_leaders_half_was_chosen(
    stage: Stage, pair: tuple[int, int]
) -> None:
    team, customer = pair
    mirror(stage.people[0], team, customer)
    assert scene(stage, CONSOLE).mirror_pairs == ()
    vote_for(stage, team)

    for audience in AudienceKind:
        (found,) = scene(stage, audience).mirror_pairs
        assert (found.team.text, found.customer.text, found.both) == (THANK, REPEAT, False)
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    assert len(scene(stage, SCREEN).mirror_pairs) == 1


def test_of_cards_made_one_the_pair_shows_the_one_that_stands(
    stage: Stage, pair: tuple[int, int]
) -> None:
    team, customer = pair
    other = Card.objects.create(
        step=stage.now, author_key="k", text="say it back", situation="a case"
    )
    mirror(stage.people[0], team, customer)
    done(stage.people[0], "card.merge", card=str(customer), into=str(other.pk))
    vote_for(stage, team)

    (found,) = scene(stage, CONSOLE).mirror_pairs
    assert found.customer.text == "say it back"


def vote_for(stage: Stage, card: int) -> None:
    """Everybody's one dot, and the count."""
    walk_to(stage, StepKind.BEHAVIOURS, Phase.VOTING)
    paper = scene(stage).paper
    assert paper is not None
    option = next(choice.id for choice in paper.choices if choice.card == card)
    for person in stage.people:
        done(person, "ballot.set", options=[option])
    go_next(stage)


# --- starters -------------------------------------------------------------------------------------
def test_starters_open_only_after_behaviours_of_ones_own(stage: Stage) -> None:
    to_board(stage)
    assert scene(stage, CONSOLE).starters == ()
    answer = act(stage.facilitator, "behaviour.take", starter="say-it-back")
    assert (answer.code, answer.message) == (
        "own_first",
        "First your own: the list opens when you have behaviours.",
    )
    go_back(stage)
    go_back(stage)
    behave(stage.people[0], REPEAT)
    for audience in (PHONE, CONSOLE):
        assert scene(stage, audience).starters == ()
    to_board(stage)
    for audience in (PHONE, CONSOLE):
        found = scene(stage, audience).starters
        assert [each.what for each in found] == list(starter.behaviours("en"))
        assert not any(each.taken for each in found)
    assert scene(stage, SCREEN).starters == ()


def test_a_starter_comes_to_the_board_once_marked_and_by_nobody(stage: Stage) -> None:
    behave(stage.people[0], REPEAT)
    to_board(stage)
    what = next(one for one in starter.behaviours("en") if one.audience == "team")
    pk = done(stage.facilitator, "behaviour.take", starter=what.id)["card"]

    card = Card.objects.get(pk=pk)
    assert (card.author_key, card.text, card.audience) == ("", what.text, "team")
    board = scene(stage).board
    assert board is not None
    assert [each.id for each in board.unsorted if each.starter] == [pk]
    assert [each.what.id for each in scene(stage).starters if each.taken] == [what.id]
    assert refused(stage.facilitator, "behaviour.take", starter=what.id) == "taken"
    done(stage.facilitator, "behaviour.take", starter=what.id, back="on")
    assert not Card.objects.filter(pk=pk).exists()
    assert refused(stage.facilitator, "behaviour.take", starter=what.id, back="on") == "not_here"
    assert refused(stage.facilitator, "behaviour.take", starter="no-such") == "not_here"
    assert refused(stage.people[0], "behaviour.take", starter=what.id) == "not_allowed"


# --- sorted again, blind --------------------------------------------------------------------------
@pytest.fixture
def sorted_again(stage: Stage) -> dict[str, int]:
    """Everybody has written one behaviour; they lie under Listening, and are sorted again."""
    cards = {
        text: behave(person, text)
        for person, text in zip(stage.people, (REPEAT, RING, "c", "d", "e", "f"), strict=True)
    }
    to_board(stage)
    for pk in cards.values():
        place(stage, pk, "Listening")
    go_next(stage)
    assert stage.place == ("behaviours", "resorting")
    return cards


def test_everybody_is_asked_for_the_behaviours_of_others(
    stage: Stage, sorted_again: dict[str, int]
) -> None:
    for number, person in enumerate(stage.people):
        asked = asked_of(person, stage.now)
        assert {card.text for card in asked.cards} == set(sorted_again) - {
            list(sorted_again)[number]
        }
        assert {name for _id, name in asked.themes} == {"Listening", "Time"}
        assert asked_of(person, stage.now) == asked
    assert len({tuple(c.id for c in asked_of(p, stage.now).cards) for p in stage.people}) > 1


def test_ones_own_is_not_asked_and_not_taken(stage: Stage, sorted_again: dict[str, int]) -> None:
    ann = stage.people[0]
    answer = act(ann, "behaviour.resort", card=str(sorted_again[REPEAT]), theme="none")

    assert (answer.code, answer.message) == (
        "not_asked",
        "You are not asked about that behaviour.",
    )
    assert not Resorting.objects.exists()
    assert REPEAT not in page(ann)
    bo = stage.people[1]
    assert str(asked_of(bo, stage.now).cards[0].text) in page(bo)


def test_a_choice_can_be_changed_and_the_latest_counts(
    stage: Stage, sorted_again: dict[str, int]
) -> None:
    ann = stage.people[0]
    asked = asked_of(ann, stage.now)
    card, (theme, _name) = asked.cards[0].id, asked.themes[0]
    done(ann, "behaviour.resort", card=card, theme="none")
    assert asked_of(ann, stage.now).cards[0].theme == "none"
    done(ann, "behaviour.resort", card=card, theme=theme)

    now = asked_of(ann, stage.now)
    assert [each.theme for each in now.done] == [theme]
    assert now.next == now.cards[1]
    assert Resorting.objects.count() == 1


@pytest.mark.parametrize(
    ("theme", "code"),
    [("1", "theme_gone"), ("", "invalid"), ("all", "invalid"), (["1"], "invalid")],
)
def test_what_is_no_theme_of_the_board_is_refused(
    stage: Stage, sorted_again: dict[str, int], theme: object, code: str
) -> None:
    card = asked_of(stage.people[0], stage.now).cards[0].id

    assert refused(stage.people[0], "behaviour.resort", card=card, theme=theme) == code
    assert not Resorting.objects.exists()


def test_while_it_is_open_nobody_sees_more_than_a_total(
    stage: Stage, sorted_again: dict[str, int]
) -> None:
    before = {each: scene(stage, each) for each in AudienceKind}
    ann = stage.people[0]
    resort(ann, stage.now, "Time")

    assert scene(stage, PHONE) == before[PHONE]
    assert scene(stage, SCREEN) == before[SCREEN]
    progress = scene(stage, CONSOLE).progress
    assert progress is not None
    assert (progress.people, progress.cards) == (1, 5)
    assert scene(stage, CONSOLE).board is None
    done(
        stage.people[1],
        "behaviour.resort",
        card=asked_of(stage.people[1], stage.now).cards[0].id,
        theme="none",
    )
    again = scene(stage, CONSOLE).progress
    assert again is not None
    assert (again.people, again.cards) == (1, 6)


def test_a_phone_has_its_own_choices_and_nobody_elses(
    stage: Stage, sorted_again: dict[str, int]
) -> None:
    ann, bo = stage.people[:2]
    resort(ann, stage.now, "Time")
    askers = [
        Asker(person.id, lambda at, person=person: person.key(Step(pk=at)))  # type: ignore[misc]
        for person in (ann, bo)
    ]
    of_ann, of_bo = mine_of_all(stage.workshop.pk, askers)

    assert of_ann is not None and of_ann.resorting is not None
    assert of_bo is not None and of_bo.resorting is not None
    assert len(of_ann.resorting.done) == 5
    assert of_bo.resorting.done == ()


def closed(stage: Stage) -> dict[str, tuple[int, int, bool]]:
    """(same, judges, marked) of each behaviour, by its words."""
    go_next(stage)
    board = scene(stage).board
    assert board is not None
    cards = [*board.unsorted, *(card for theme in board.themes for card in theme.cards)]
    return {
        card.text: (card.reread.same, card.reread.judges, card.reread.marked)
        for card in cards
        if card.reread is not None
    }


def test_when_it_closes_everybody_reads_how_others_put_them(
    stage: Stage, sorted_again: dict[str, int]
) -> None:
    for person in stage.people[:4]:
        resort(person, stage.now, "Listening")
    for person in stage.people[4:]:
        resort(person, stage.now, "Time")

    told = closed(stage)
    # Of the four who are of one mind, each leaves out their own.
    assert told[REPEAT] == (3, 5, True)
    assert told["f"] == (4, 5, False)
    board = scene(stage, SCREEN).board
    assert board is not None
    (card,) = (c for theme in board.themes for c in theme.cards if c.text == REPEAT)
    assert card.reread is not None
    assert card.reread.elsewhere == (("Time", 2),)


def test_the_mark_follows_the_place(stage: Stage, sorted_again: dict[str, int]) -> None:
    for person in stage.people:
        resort(person, stage.now, "Time")
    assert closed(stage)[REPEAT] == (0, 5, True)
    place(stage, sorted_again[REPEAT], "Time")

    board = scene(stage).board
    assert board is not None
    (time,) = (theme for theme in board.themes if theme.name == "Time")
    assert [(c.reread.same, c.reread.marked) for c in time.cards if c.reread] == [(5, False)]
    go_next(stage)
    paper = scene(stage).paper
    assert paper is not None
    assert {c.label for c in paper.choices if c.unclear} == set(sorted_again) - {REPEAT}


def test_of_fewer_than_five_judges_counts_are_shown_and_nothing_is_marked(
    stage: Stage, sorted_again: dict[str, int]
) -> None:
    for person in stage.people[:4]:
        resort(person, stage.now, "Time")

    told = closed(stage)
    assert told[REPEAT] == (0, 3, False)
    # Whoever took no part cannot be told by it: one judge less there too.
    assert told["f"] == (0, 3, False)


def test_what_is_opened_again_keeps_the_choices_and_hides_them(
    stage: Stage, sorted_again: dict[str, int]
) -> None:
    resort(stage.people[0], stage.now, "Time")
    go_next(stage)
    go_back(stage)

    assert scene(stage).board is None
    assert len(asked_of(stage.people[0], stage.now).done) == 5


def test_a_card_that_others_say_too_is_judged_once(
    stage: Stage, sorted_again: dict[str, int]
) -> None:
    go_back(stage)
    done(
        stage.people[0],
        "card.merge",
        card=str(sorted_again["c"]),
        into=str(sorted_again["d"]),
    )
    go_next(stage)

    assert "c" not in {card.text for card in asked_of(stage.people[0], stage.now).cards}


@pytest.mark.parametrize("written", [0, 1])
def test_fewer_than_two_behaviours_are_not_sorted_again(stage: Stage, written: int) -> None:
    for person in stage.people[:written]:
        behave(person, REPEAT)
    to_board(stage)
    go_next(stage)

    assert stage.place == ("behaviours", "voting")
    go_back(stage)
    assert stage.place == ("behaviours", "sorting")


def test_without_a_theme_there_is_nothing_to_sort_into() -> None:
    stage = make_stage(StepKind.BEHAVIOURS, StepKind.CLOSE)
    Step.objects.filter(workshop=stage.workshop).update(in_full=True)
    start(stage)
    for person in stage.people:
        behave(person, REPEAT)
    to_board(stage)
    go_next(stage)

    assert stage.place == ("behaviours", "voting")


def test_a_short_step_is_not_sorted_again(stage: Stage) -> None:
    Step.objects.filter(pk=stage.now.pk).update(in_full=False)
    for person in stage.people:
        behave(person, REPEAT)
    to_board(stage)
    go_next(stage)

    assert stage.place == ("behaviours", "voting")
