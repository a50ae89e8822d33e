"""Calibration: own numbers, read as people write them, shown together."""

from uuid import uuid4

import pytest

from tests.factories import (
    Stage,
    act,
    done,
    go_back,
    go_next,
    make_stage,
    refused,
    sending,
    walk_to,
)
from workshop import starter
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live.hub import render
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience
from workshop.live.writer import run_batch
from workshop.models import CalibrationWord, Estimate, Step
from workshop.queries.progress import progress_of
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.CALIBRATE, StepKind.CLOSE)
    walk_to(stage, StepKind.CALIBRATE, Phase.ANSWERING)
    return stage


def word(stage: Stage, name: str) -> str:
    step = stage.step(StepKind.CALIBRATE)
    return str(CalibrationWord.objects.get(step=step, word=name).pk)


def give(stage: Stage, name: str, *numbers: str) -> None:
    for person, number in zip(stage.people, numbers, strict=False):
        done(person, "estimate.give", word=word(stage, name), number=number)


def shown(stage: Stage, kind: AudienceKind = AudienceKind.PHONE) -> str:
    audience = Audience(kind, "en")
    html = "".join(render(stage.workshop.pk, frozenset({audience}))[audience].values())
    return html.replace("\N{NO-BREAK SPACE}", " ")


def mine(stage: Stage, person: int = 0) -> str:
    frame = personal_frame(stage.workshop.pk, stage.people[person].participant, "en")
    return str(frame["regions"][0]["html"]).replace("\N{NO-BREAK SPACE}", " ")


# --- one's own number -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "typed", "value", "said"),
    [
        ("far", "2,5", 2.5, "2.5 km"),
        ("far", "1 1/2 km", 1.5, "1.5 km"),
        ("far", "500 m", 0.5, "0.5 km"),
        ("heavy", "ca 20 kilo", 20, "20 kg"),
        ("cold", "-5", -5, "−5 °C"),
        ("cold", "5 below zero", -5, "−5 °C"),
    ],
)
def test_a_number_is_read_as_it_is_written_and_told_back(
    stage: Stage, name: str, typed: str, value: float, said: str
) -> None:
    told = done(stage.people[0], "estimate.give", word=word(stage, name), number=typed)

    assert Estimate.objects.get().number == value
    assert told["said"].replace("\N{NO-BREAK SPACE}", " ") == said
    assert f"Received: {said}" in " ".join(mine(stage).split())


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("far", "langt", "Write it as a number, in digits."),
        ("far", "1e999", "That number is too large to be shown. Write a smaller one."),
        ("far", "-3", "This cannot be less than nothing. Write the number without the minus."),
        ("far", "-3 km", "This cannot be less than nothing. Write the number without the minus."),
        (
            "far",
            "5-10",
            "Write one number here, the one that you mean. The range comes afterwards.",
        ),
        ("far", "5 kg", "Write the number in km."),
        ("cold", "12 bananas", "Write the number in °C."),
    ],
)
def test_what_is_no_number_in_the_unit_is_refused_beside_the_field(
    stage: Stage, name: str, typed: str, sentence: str
) -> None:
    answer = act(stage.people[0], "estimate.give", word=word(stage, name), number=typed)

    assert (answer.code, answer.fields) == ("unread", {"number": sentence})
    assert not any(each.isdigit() for each in sentence), "a number would be an anchor"
    assert not Estimate.objects.exists()


def test_the_newest_of_ones_numbers_counts_and_keeps_the_range(stage: Stage) -> None:
    give(stage, "far", "3")
    done(stage.people[0], "estimate.range", word=word(stage, "far"), low="1", high="9")
    give(stage, "far", "4")

    row = Estimate.objects.get()
    assert (row.number, row.low, row.high) == (4, 1, 9)


def test_many_numbers_in_one_batch_are_written_and_the_last_of_each_counts(stage: Stage) -> None:
    far, heavy = word(stage, "far"), word(stage, "heavy")
    ann, bo, _cy = stage.people
    answers = run_batch(
        [
            sending(ann, "estimate.give", word=far, number="1"),
            sending(bo, "estimate.give", word=far, number="2"),
            sending(ann, "estimate.give", word=heavy, number="30"),
            sending(ann, "estimate.give", word=far, number="5"),
            sending(ann, "estimate.range", word=far, low="9", high="2"),
        ]
    )

    assert all(answer.ok for answer in answers)
    assert sorted(Estimate.objects.values_list("number", flat=True)) == [2, 5, 30]
    assert Estimate.objects.get(number=5).low == 2
    assert progress_of(stage.now).people == 2


def test_a_number_sent_twice_is_one_number(stage: Stage) -> None:
    uuid = uuid4()
    for _ in range(2):
        data = done(
            stage.people[0], "estimate.give", uuid=uuid, word=word(stage, "far"), number="3"
        )
    assert data["said"].startswith("3")
    assert Estimate.objects.count() == 1


# --- the range ------------------------------------------------------------------------------------
def test_a_range_comes_after_ones_own_number_whichever_end_is_first(stage: Stage) -> None:
    far, ann = word(stage, "far"), stage.people[0]
    assert refused(ann, "estimate.range", word=far, low="1", high="9") == "no_number"
    give(stage, "far", "3")
    done(ann, "estimate.range", word=far, low="10 km", high="500 m")

    row = Estimate.objects.get()
    assert (row.low, row.high) == (0.5, 10)
    assert "Nine of ten colleagues: 0.5 to 10 km" in mine(stage)


def test_a_range_has_both_ends_or_none(stage: Stage) -> None:
    far, ann = word(stage, "far"), stage.people[0]
    give(stage, "far", "3")

    for given, missing in (({"low": "1"}, "high"), ({"high": "9"}, "low")):
        answer = act(ann, "estimate.range", word=far, **given)
        assert answer.fields == {missing: "Write both ends, or leave both empty."}
    answer = act(ann, "estimate.range", word=far, low="1", high="2-3")
    assert answer.fields == {"high": "Write one number in each of the two fields."}
    done(ann, "estimate.range", word=far, low="1", high="9")
    done(ann, "estimate.range", word=far, low="", high="")
    assert Estimate.objects.get().low is None


# --- shown ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", AudienceKind)
def test_everybodys_numbers_are_shown_to_all_when_the_step_is_closed(
    stage: Stage, kind: AudienceKind
) -> None:
    give(stage, "far", "2", "5,5 km", "100")
    assert "100" not in shown(stage, AudienceKind.SCREEN)
    go_next(stage)

    html = shown(stage, kind)
    assert "Your answers ran from 2 to 100 km. Nobody is wrong: the word is wide." in html
    assert "median 5.5 km" in html
    assert "Nobody gave a number." in html


@pytest.mark.parametrize(
    ("name", "numbers", "sentence"),
    [
        ("far", [], "Nobody gave a number."),
        ("far", ["3"], "One answer: 3 km."),
        ("far", ["3", "3"], "All of you answered 3 km: here the word means the same to you."),
        (
            "far",
            ["8", "10", "9"],
            "Your answers ran from 8 to 10 km. They lie close together: the word is narrow.",
        ),
        ("far", ["0", "1"], "Your answers ran from 0 to 1 km. Nobody is wrong: the word is wide."),
        (
            "cold",
            ["-5", "0"],
            "Your answers ran from −5 to 0 °C. They lie close together: the word is narrow.",
        ),
        (
            "cold",
            ["-20", "5"],
            "Your answers ran from −20 to 5 °C. Nobody is wrong: the word is wide.",
        ),
    ],
)
def test_the_spread_is_said_in_words_that_blame_nobody(
    stage: Stage, name: str, numbers: list[str], sentence: str
) -> None:
    give(stage, name, *numbers)
    go_next(stage)

    assert sentence in shown(stage)


def test_degrees_have_an_interquartile_range_and_never_a_coefficient(stage: Stage) -> None:
    give(stage, "cold", "-20", "-10", "0")
    go_next(stage)

    html = shown(stage)
    assert "The middle half spans 10 °C (interquartile range)." in html
    assert "oefficient" not in html


def test_a_thousand_numbers_are_one_path_and_a_short_table() -> None:
    stage = make_stage(StepKind.CALIBRATE, people=1)
    walk_to(stage, StepKind.CALIBRATE, Phase.ANSWERING)
    far = CalibrationWord.objects.get(pk=word(stage, "far"))
    Estimate.objects.bulk_create(
        Estimate(word=far, author_key=f"{n:032}", number=n / 7 + 1) for n in range(1000)
    )
    go_next(stage)

    html = shown(stage)
    assert html.count("h0M") >= 2 * 998  # outline and fill
    assert html.count("<tr>") < 20
    assert len(html) < 80_000


def test_how_much_the_ranges_held_is_told_from_five_ranges_on() -> None:
    stage = make_stage(StepKind.CALIBRATE, people=5)
    walk_to(stage, StepKind.CALIBRATE, Phase.ANSWERING)
    give(stage, "far", "1", "2", "3", "4", "50")
    for number, person in enumerate(stage.people):
        if number == 4:
            go_next(stage)
            assert "nine of ten" not in shown(stage)
            go_back(stage)
        done(person, "estimate.range", word=word(stage, "far"), low="1", high="4")
    go_next(stage)

    assert "5 of you gave a range meant to hold nine of ten colleagues." in shown(stage)
    assert "holds about 8 of 10 of the others’ answers" in shown(stage)


def test_back_to_answering_hides_the_numbers_again_and_keeps_them(stage: Stage) -> None:
    give(stage, "far", "2", "71.25")
    go_next(stage)
    go_back(stage)

    assert "71.25" not in shown(stage)
    assert scene_for(AudienceKind.CONSOLE, stage.workshop.pk).estimates == ()
    assert "Received" in mine(stage)


# --- the words ------------------------------------------------------------------------------------
def words_of(stage: Stage) -> list[str]:
    return [each.word for each in CalibrationWord.objects.filter(step__workshop=stage.workshop)]


def step_id(stage: Stage) -> str:
    return str(stage.step(StepKind.CALIBRATE).pk)


def test_a_new_step_asks_far_heavy_and_cold_in_the_workshops_language() -> None:
    stage = make_stage(StepKind.CALIBRATE, language="nb")

    assert words_of(stage) == ["langt", "tungt", "kaldt"]
    done(stage.facilitator, "step.add", kind="calibrate", title="More", minutes=5)
    added = Step.objects.get(title="More")
    assert added.words.count() == 3


def test_words_are_taken_written_edited_moved_and_removed() -> None:
    stage = make_stage(StepKind.CALIBRATE)
    boss, step = stage.facilitator, step_id(stage)
    done(boss, "word.take", target=step, starter_id="soon")
    assert refused(boss, "word.take", target=step, starter_id="late") == "too_many_words"
    done(boss, "word.remove", target=word(stage, "cold"))
    assert refused(boss, "word.take", target=step, starter_id="soon") == "there_already"
    assert refused(boss, "word.take", target=step, starter_id="nothing") == "not_here"
    done(boss, "word.shift", target=word(stage, "soon"), direction="up")
    done(boss, "word.shift", target=word(stage, "far"), direction="up")
    own = {"word": "big", "question": "How big?", "unit": "own", "own_unit": "desks"}
    done(boss, "word.add", target=step, **own)
    done(boss, "word.edit", target=word(stage, "big"), **(own | {"word": "huge"}))

    assert words_of(stage) == ["far", "soon", "heavy", "huge"]
    answer = act(boss, "word.edit", target=word(stage, "huge"), **(own | {"own_unit": ""}))
    assert answer.fields == {"own_unit": "Name the unit."}


def test_with_another_unit_it_is_another_word_for_a_number_on_its_way(stage: Stage) -> None:
    far = word(stage, "far")
    same = {"word": "far", "question": "How far is it?"}
    done(stage.facilitator, "word.edit", target=far, **same, unit="km")
    assert word(stage, "far") == far
    done(stage.facilitator, "word.edit", target=far, **same, unit="m")

    assert refused(stage.people[0], "estimate.give", word=far, number="3") == "not_here"
    give(stage, "far", "3 km")
    assert Estimate.objects.get().number == 3000


def test_the_last_word_stays_and_so_do_all_once_one_is_answered(stage: Stage) -> None:
    boss = stage.facilitator
    for name in ("far", "heavy"):
        done(boss, "word.remove", target=word(stage, name))
    assert refused(boss, "word.remove", target=word(stage, "cold")) == "last_word"
    give(stage, "cold", "0")

    assert refused(boss, "word.take", target=step_id(stage), starter_id="late") == "step_answered"
    assert refused(boss, "word.shift", target=word(stage, "cold"), direction="up") == (
        "step_answered"
    )


def test_a_word_of_another_workshop_or_step_is_not_here(stage: Stage) -> None:
    other = make_stage(StepKind.CALIBRATE, StepKind.CALIBRATE, people=1)
    foreign = str(CalibrationWord.objects.filter(step__workshop=other.workshop)[0].pk)

    assert refused(stage.facilitator, "word.remove", target=foreign) == "not_here"
    assert refused(stage.people[0], "estimate.give", word=foreign, number="3") == "not_here"
    target = str(stage.step(StepKind.CLOSE).pk)
    assert refused(stage.facilitator, "word.take", target=target, starter_id="late") == "not_here"


def test_every_starter_word_can_be_taken_and_read_in_its_unit() -> None:
    for language in starter.LANGUAGES:
        stage = make_stage(StepKind.CALIBRATE, people=1, language=language)
        walk_to(stage, StepKind.CALIBRATE, Phase.ANSWERING)
        for each in starter.calibration_words(language)[3:]:
            target = step_id(stage)
            pk = done(stage.facilitator, "word.take", target=target, starter_id=each.id)["word"]
            done(stage.facilitator, "word.remove", target=pk)
        give(stage, words_of(stage)[0], "2")
