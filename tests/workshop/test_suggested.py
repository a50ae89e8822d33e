"""Sorting by everyone: taps with hidden names, what is suggested from them, and its use."""

from typing import Any
from uuid import uuid4

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
    refused,
    sending,
    walk_to,
    write,
)
from tests.workshop.sorted import newest_change, suggested
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live import sorting, sorting_worker
from workshop.live.own import personal_frame
from workshop.live.writer import run_batch
from workshop.method.desk import Desk, named
from workshop.method.sorting import Suggestion as Groups
from workshop.models import ActionRecord, BoardChange, Card, Judgement, Suggestion, Theme
from workshop.queries.board import board_of
from workshop.queries.scene import scene_for
from workshop.queries.sorting import MySorting, forget, sorting_of
from workshop.queries.suggested import planned, short

pytestmark = pytest.mark.django_db

TEXTS = (
    "Listen to the customer",
    "Listen until they have finished",
    "Call back when promised",
    "Call them back the same day",
    "Plain words",
)


@pytest.fixture
def stage() -> Stage:
    """Five cards on a step in full, which everybody sorts."""
    return sorting_stage()


def sorting_stage(*texts: str, people: int = 3) -> Stage:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, people=people)
    stage.workshop.steps.filter(kind=StepKind.CLUSTER).update(in_full=True)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    for number, text in enumerate(texts or TEXTS):
        write(stage.people[number % len(stage.people)], text)
    for _phase in range(3):
        go_next(stage)
    assert stage.place == (StepKind.CLUSTER, Phase.JUDGING)
    forget(stage.now.pk)
    return stage


def card(text: str) -> str:
    return str(Card.objects.get(text=text).pk)


def cards(*numbers: int) -> list[str]:
    return [card(TEXTS[number]) for number in numbers]


def judge(person: Person, focal: str, shown: list[str], *same: str, **more: Any) -> None:
    done(person, "sort.judge", focal=focal, shown=shown, same=list(same), **more)


def screen(stage: Stage, person: Person) -> MySorting:
    key = person.key(stage.now)
    return sorting_of(stage.now, [key])[key]


def look(desk: Desk | None = None) -> None:
    """The desk looks at what is due, as its thread would."""
    for due in sorting.due_steps({}):
        sorting.look_at(due, (desk or Desk()).find)


def suggest(stage: Stage, **themes: list[str]) -> None:
    """What the desk found, in so many words."""
    found = [{"name": name, "cards": ids} for name, ids in themes.items()]
    if stage.now.phase == Phase.SORTING:
        done(stage.facilitator, "suggestion.ask")
    done(stage.clock, "sort.suggest", judgements=3, cards=5, themes=found, alike=[])


def lies(stage: Stage) -> dict[str, set[str]]:
    board = board_of(stage.now, list(stage.workshop.steps.all()))
    told = {theme.name: {c.text for c in theme.cards} for theme in board.themes}
    return told | {"": {c.text for c in board.unsorted}}


# --- taps ----------------------------------------------------------------------------------------
def test_a_screen_is_kept_under_a_key_with_a_random_id_and_no_time(stage: Stage) -> None:
    focal, *others = cards(0, 1, 2)

    judge(stage.people[0], focal, others, others[0])

    row = Judgement.objects.get()
    assert (row.author_key, str(row.focal_id)) == (stage.people[0].key(stage.now), focal)
    assert (row.shown, row.same, row.kind) == (others, others[:1], "judged")
    record = ActionRecord.objects.get(action="sort.judge")
    assert (record.actor, record.at, record.answer) == (f"k:{row.author_key}", None, {})


def test_a_skipped_screen_says_nothing_of_its_cards(stage: Stage) -> None:
    focal, *others = cards(0, 1, 2)

    judge(stage.people[0], focal, others, others[0], skip="1")

    assert [(row.kind, row.same) for row in Judgement.objects.all()] == [("skipped", [])]


def test_a_screen_sent_twice_is_answered_once(stage: Stage) -> None:
    focal, *others = cards(0, 1, 2)
    data: dict[str, Any] = {"focal": focal, "shown": others, "same": []}
    again = sending(stage.people[0], "sort.judge", uuid=uuid4(), **data)

    answers = run_batch([again, again])

    assert [answer.ok for answer in answers] == [True, True]
    assert Judgement.objects.count() == 1


def test_a_card_withdrawn_meanwhile_is_left_out_and_the_phone_moves_on(stage: Stage) -> None:
    focal, gone, stays = cards(0, 1, 2)
    Card.objects.filter(pk=gone).delete()
    Card.objects.filter(text=TEXTS[3]).update(hidden="rude")
    hidden = card(TEXTS[3])

    judge(stage.people[0], focal, [gone, hidden, stays], gone, stays)
    judge(stage.people[0], gone, [focal, stays])
    judge(stage.people[0], focal, [gone])

    assert [(row.shown, row.same) for row in Judgement.objects.all()] == [([stays], [stays])]


def test_a_screen_with_a_withdrawn_card_is_made_anew(stage: Stage) -> None:
    ann = stage.people[0]
    before = screen(stage, ann)
    assert before.focal is not None
    Card.objects.filter(pk=before.focal.id).delete()

    after = screen(stage, ann)

    assert after.focal is not None
    assert before.focal.id not in {after.focal.id, *(c.id for c in after.others)}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"same": ["5"]}, "same"),
        ({"shown": [str(n) for n in range(1, 7)]}, "shown"),
        ({"focal": "x"}, "focal"),
    ],
)
def test_what_no_screen_can_say_is_refused(
    stage: Stage, changed: dict[str, Any], field: str
) -> None:
    focal, *others = cards(0, 1, 2)

    answer = act(
        stage.people[0], "sort.judge", **({"focal": focal, "shown": others, "same": []} | changed)
    )

    assert answer.code == "invalid"
    assert field in answer.fields
    assert not Judgement.objects.exists()


def test_a_screen_stays_until_it_is_answered_whatever_others_tap(stage: Stage) -> None:
    ann, bo, _cy = stage.people
    before = screen(stage, ann)
    judge(bo, *_as_shown(screen(stage, bo)))
    look()

    assert screen(stage, ann) == before
    judge(ann, *_as_shown(before))
    after = screen(stage, ann)
    assert after.answered == 1
    assert after != before


def _as_shown(now: MySorting) -> tuple[str, list[str]]:
    assert now.focal is not None
    return now.focal.id, [c.id for c in now.others]


@pytest.mark.parametrize("with_desk", [True, False])
def test_nobody_is_asked_the_same_twice_and_in_the_end_nothing_is_left(with_desk: bool) -> None:
    stage = sorting_stage()
    ann = stage.people[0]
    asked: set[frozenset[str]] = set()
    if with_desk:
        look()
    for _screen in range(12):
        now = screen(stage, ann)
        if now.focal is None:
            break
        pairs = {frozenset((now.focal.id, other.id)) for other in now.others}
        assert not pairs & asked
        asked |= pairs
        judge(ann, *_as_shown(now))

    assert screen(stage, ann).focal is None
    assert len(asked) == 10


@pytest.mark.parametrize(
    ("texts", "something_to_ask"),
    [
        (("Listen",), False),
        (("Listen", "listen!", "LISTEN"), False),
        (("…", "Zzyx qwv"), True),
    ],
)
def test_a_few_odd_cards_can_be_sorted(texts: tuple[str, ...], something_to_ask: bool) -> None:
    stage = sorting_stage(*texts)
    look()

    assert (screen(stage, stage.people[0]).focal is not None) == something_to_ask
    assert Suggestion.objects.get().cards == len(texts)


def test_what_others_tapped_changes_nothing_on_a_phone(stage: Stage) -> None:
    ann, bo, cy = stage.people

    def page() -> dict[str, Any]:
        return personal_frame(stage.workshop.pk, cy.participant, "en")

    before = page()
    for person in (ann, bo):
        judge(person, *_as_shown(screen(stage, person)))
        look()

    assert page() == before


def test_whoever_asks_the_screens_cost_three_queries(
    stage: Stage, django_assert_num_queries: Any
) -> None:
    step, keys = stage.now, [f"key{n}" for n in range(40)]
    sorting_of(step, keys)

    with django_assert_num_queries(3):
        sorting_of(step, keys)


# --- the suggestion ------------------------------------------------------------------------------
def test_a_suggestion_follows_the_taps_and_is_not_made_twice(stage: Stage) -> None:
    desk = Desk()
    look(desk)
    assert Suggestion.objects.get().judgements == 0
    for person in stage.people:
        judge(person, cards(0)[0], cards(1, 2, 3, 4), cards(1)[0])
        judge(person, cards(2)[0], cards(0, 1, 3, 4), cards(3)[0])

    look(desk)

    row = Suggestion.objects.get()
    groups = {frozenset(theme["cards"]) for theme in row.themes}
    assert (row.judgements, row.cards) == (6, 5)
    assert groups == {frozenset(cards(0, 1)), frozenset(cards(2, 3))}
    assert sorting.due_steps({}) == []


def test_the_last_taps_are_in_the_suggestion_though_the_board_is_open(stage: Stage) -> None:
    look()
    judge(stage.people[0], cards(0)[0], cards(1, 2), cards(1)[0])
    go_next(stage)

    look()

    assert Suggestion.objects.get().judgements == 1


def test_sorting_that_begins_again_has_no_old_suggestion(stage: Stage) -> None:
    look()
    go_next(stage)
    go_back(stage)

    assert not Suggestion.objects.exists()
    assert [due.suggest for due in sorting.due_steps({})] == [True]


def test_a_board_in_short_is_left_alone_until_somebody_asks() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    assert sorting.due_steps({}) == []

    done(stage.facilitator, "suggestion.ask")
    look()

    row = Suggestion.objects.get()
    assert (row.judgements, row.cards) == (0, 3)


def test_a_suggestion_that_nobody_asked_for_any_more_is_not_kept() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)

    code = refused(stage.clock, "sort.suggest", judgements=0, cards=3, themes=[], alike=[])

    assert code == "not_due"
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        {"themes": "x"},
        {"themes": [{"name": 1, "cards": []}]},
        {"themes": [{"name": "A", "cards": ["x"]}]},
        {"alike": [["1"]]},
        {"cards": -1},
    ],
)
def test_a_suggestion_out_of_shape_is_refused(stage: Stage, data: dict[str, Any]) -> None:
    whole = {"judgements": 0, "cards": 3, "themes": [], "alike": []}
    assert refused(stage.clock, "sort.suggest", **(whole | data)) == "invalid"


# --- its use -------------------------------------------------------------------------------------
def test_all_themes_are_applied_as_one_change_that_is_undone_whole(stage: Stage) -> None:
    go_next(stage)
    suggest(stage, Hearing=cards(0, 1), Calling=cards(2, 3))
    before = lies(stage)

    done(stage.facilitator, "suggestion.apply", **suggested(stage))

    assert lies(stage) == {
        "Hearing": {TEXTS[0], TEXTS[1]},
        "Calling": {TEXTS[2], TEXTS[3]},
        "": {TEXTS[4]},
    }
    assert BoardChange.objects.get().verb == "apply"
    done(stage.people[0], "board.undo", **newest_change(stage))
    assert lies(stage) == before


def test_a_single_theme_is_applied_alone(stage: Stage) -> None:
    go_next(stage)
    suggest(stage, Hearing=cards(0, 1), Calling=cards(2, 3))

    done(stage.facilitator, "suggestion.apply", number=1, **suggested(stage))

    assert lies(stage) == {"Calling": {TEXTS[2], TEXTS[3]}, "": {TEXTS[0], TEXTS[1], TEXTS[4]}}


def test_what_somebody_has_sorted_stays_where_it_is(stage: Stage) -> None:
    go_next(stage)
    make_theme(stage.people[0], "Mine", int(cards(0)[0]))
    suggest(stage, Hearing=cards(0, 1, 2))

    done(stage.facilitator, "suggestion.apply", **suggested(stage))

    assert lies(stage)["Mine"] == {TEXTS[0]}
    assert lies(stage)["Hearing"] == {TEXTS[1], TEXTS[2]}


def test_a_theme_of_the_same_name_is_filled(stage: Stage) -> None:
    go_next(stage)
    make_theme(stage.people[0], "hearing", int(cards(0)[0]))
    suggest(stage, Hearing=cards(1, 2))

    done(stage.facilitator, "suggestion.apply", **suggested(stage))

    assert lies(stage) == {"hearing": {*TEXTS[:3]}, "": {*TEXTS[3:]}}


def test_a_theme_that_holds_most_of_the_cards_is_filled_whatever_its_name(stage: Stage) -> None:
    go_next(stage)
    make_theme(stage.people[0], "Ears", int(cards(0)[0]), int(cards(1)[0]))
    suggest(stage, Hearing=cards(0, 1, 2))

    done(stage.facilitator, "suggestion.apply", **suggested(stage))

    assert lies(stage)["Ears"] == {*TEXTS[:3]}


def test_only_what_was_looked_at_is_applied(stage: Stage) -> None:
    go_next(stage)
    suggest(stage, Hearing=cards(0, 1))
    seen = suggested(stage)
    suggest(stage, Calling=cards(2, 3))

    assert refused(stage.facilitator, "suggestion.apply", **seen) == "suggestion_changed"
    assert not Theme.objects.exists()


def test_a_suggestion_that_would_move_nothing_is_refused(stage: Stage) -> None:
    go_next(stage)
    suggest(stage, Hearing=cards(0, 1))
    done(stage.facilitator, "suggestion.apply", **suggested(stage))

    code = refused(stage.facilitator, "suggestion.apply", **suggested(stage))

    assert code == "nothing_to_apply"


def test_a_theme_made_meanwhile_keeps_the_suggestion_from_being_undone_under_it(
    stage: Stage,
) -> None:
    go_next(stage)
    suggest(stage, Hearing=cards(0, 1))
    done(stage.facilitator, "suggestion.apply", **suggested(stage))
    applied = newest_change(stage)
    theme = str(Theme.objects.get(name="Hearing").pk)
    done(stage.people[0], "card.move", card=cards(4)[0], theme=theme)

    assert refused(stage.facilitator, "board.undo", **applied) == "changed_since"


def test_cards_withdrawn_since_keep_nobody_from_undoing(stage: Stage) -> None:
    go_next(stage)
    suggest(stage, Hearing=cards(0, 1), Calling=cards(2, 3))
    done(stage.facilitator, "suggestion.apply", **suggested(stage))
    Card.objects.filter(pk=cards(0)[0]).delete()

    done(stage.facilitator, "board.undo", **newest_change(stage))

    assert lies(stage) == {"": {*TEXTS[1:]}}


def test_a_board_of_two_thousand_cards_is_applied_and_undone(
    stage: Stage, django_assert_max_num_queries: Any
) -> None:
    step = Card.objects.all()[0].step
    Card.objects.bulk_create(
        Card(step=step, author_key="k", text=f"Say {number}") for number in range(1995)
    )
    go_next(stage)
    ids = [str(pk) for pk in Card.objects.values_list("pk", flat=True)]
    themes = {f"T{n}": ids[n::20] for n in range(20)}
    suggest(stage, **themes)
    seen = suggested(stage)

    with django_assert_max_num_queries(180):
        done(stage.facilitator, "suggestion.apply", **seen)

    assert Card.objects.filter(theme=None).count() == 0
    with django_assert_max_num_queries(100):
        done(stage.facilitator, "board.undo", **newest_change(stage))
    assert Card.objects.exclude(theme=None).count() == 0


def test_themes_beyond_what_a_board_takes_are_not_suggested(stage: Stage) -> None:
    go_next(stage)
    board = board_of(stage.now, list(stage.workshop.steps.all()))
    pair = [c.id for c in board.unsorted[:2]]
    made = [{"name": f"T{n}", "cards": pair} for n in range(100)]

    assert len(planned(made, board)) == 60


def test_a_long_name_is_cut_between_words() -> None:
    assert short("short") == "short"
    assert short("word " * 30) == ("word " * 15).strip() + "…"
    assert len(short("x" * 200)) == 80


# --- how it is served ----------------------------------------------------------------------------
def test_the_worker_says_what_the_desk_says_and_ends_when_told() -> None:
    texts = dict(enumerate_texts(TEXTS))
    told = [("ann", "0", ["1", "2", "3"], ["1"])]
    with sorting_worker.pool() as pool:
        found = pool.submit(sorting_worker.find, "7", texts, told, "en").result()

    assert found.themes == Desk().find("7", texts, told, "en").themes


def enumerate_texts(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(str(number), text) for number, text in enumerate(texts)]


def test_many_who_tap_at_once_cost_no_more_than_a_few(
    stage: Stage, django_assert_max_num_queries: Any
) -> None:
    focal, *others = cards(0, 1, 2)
    data: dict[str, Any] = {"focal": focal, "shown": others, "same": []}
    for _person in range(40):
        join(stage)
    batch = [sending(person, "sort.judge", **data) for person in stage.people]

    with django_assert_max_num_queries(16):
        answers = run_batch(batch)

    assert all(answer.ok for answer in answers)
    assert Judgement.objects.count() == len(stage.people)


def test_behaviours_are_looked_through_for_nearly_the_same_words_when_asked() -> None:
    stage = make_stage(StepKind.BEHAVIOURS)
    walk_to(stage, StepKind.BEHAVIOURS, Phase.WRITING)
    for text in ("repeat the case in their words", "repeat the case in their own words", "hang up"):
        write(stage.people[0], text, "the customer has spoken")
    for _phase in range(2):
        go_next(stage)
    done(stage.facilitator, "suggestion.ask")

    look()

    row = Suggestion.objects.get()
    found = {frozenset(Card.objects.get(pk=pk).text for pk in pair) for pair in row.alike}
    assert row.themes == []
    assert found == {
        frozenset(("repeat the case in their words", "repeat the case in their own words"))
    }


def test_no_two_suggested_themes_have_one_name() -> None:
    texts = {str(n): text for n, text in enumerate(("Listen", "Listen well", "Hear", "Hear all"))}
    groups = Groups((("0", "1"), ("2", "3")), ("0", "2"))

    first, second = named(groups, texts, "en")

    assert first[0] != second[0]


@pytest.mark.parametrize("many", [200, 1000])
def test_a_large_board_with_its_suggestion_costs_no_more_queries(
    stage: Stage, many: int, django_assert_max_num_queries: Any
) -> None:
    step = Card.objects.all()[0].step
    Card.objects.bulk_create(
        Card(step=step, author_key="k", text=f"Say {number}") for number in range(many - 5)
    )
    go_next(stage)
    ids = [str(pk) for pk in Card.objects.values_list("pk", flat=True)]
    suggest(stage, **{f"T{n}": ids[n::15] for n in range(15)})

    with django_assert_max_num_queries(24):
        scene = scene_for(AudienceKind.CONSOLE, stage.workshop.pk)

    assert scene.themed is not None
    assert scene.themed.suggested is not None
    assert sum(len(theme.cards) for theme in scene.themed.suggested.themes) == many
    done(stage.facilitator, "suggestion.apply", **suggested(stage))
    with django_assert_max_num_queries(24):
        scene = scene_for(AudienceKind.CONSOLE, stage.workshop.pk)
    assert scene.board is not None
    assert len(scene.board.themes) == 15
    with django_assert_max_num_queries(20):
        done(stage.people[0], "card.move", card=ids[0], theme="")


def test_a_script_that_taps_for_ever_is_not_listened_to(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workshop.commands.sorting.SCREENS_A_PERSON", 3)
    focal, *others = cards(0, 1, 2)

    for _screen in range(5):
        judge(stage.people[0], focal, others)
    judge(stage.people[1], focal, others)

    assert Judgement.objects.count() == 4
