"""The close: the sentence in one's own words, private plans, and when it is looked at again."""

import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from behaviours.cadence import months_later
from tests.factories import (
    Person,
    Stage,
    act,
    done,
    fill,
    go_back,
    go_next,
    join,
    make_stage,
    make_theme,
    options_of,
    refused,
    start,
    unsorted_cards,
    walk_to,
    walk_to_end,
    write,
)
from tests.workshop.browsers import HOST, identity, token_of
from workshop import visibility
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live.fragments import regions_of
from workshop.live.own import personal_frame
from workshop.models import Card, Draft, Plan, RecallTheme, Step, Theme, Workshop
from workshop.queries.board import board_of
from workshop.queries.outcome import outcome_of
from workshop.queries.recalled import Recalled
from workshop.queries.scene import Scene, scene_for

pytestmark = pytest.mark.django_db

PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
ALL = list(AudienceKind)
SHORT = (StepKind.WRITE, StepKind.CLUSTER, StepKind.AGREE, StepKind.BEHAVIOURS, StepKind.CLOSE)


def make_closing(people: int = 3) -> Stage:
    """A workshop with two themes and no vote, so that both are the sentence's, closed in full."""
    stage = make_stage(*SHORT, people=people)
    stage.workshop.steps.filter(kind=StepKind.CLOSE).update(in_full=True)
    step = walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    first, *rest = unsorted_cards(step)
    make_theme(stage.facilitator, "Solves it", first.pk)
    make_theme(stage.facilitator, "Explains the no", *(card.pk for card in rest))
    return stage


def told(stage: Stage, *texts: str) -> list[int]:
    """Each person explains the sentence; leads to where all texts are shown."""
    walk_to(stage, StepKind.CLOSE, Phase.RECALLING)
    cards = [write(person, text) for person, text in zip(stage.people, texts, strict=False)]
    show(stage)
    return cards


def show(stage: Stage) -> None:
    """Close the writing, look through the texts, and show them."""
    go_next(stage)
    go_next(stage)


def themes(stage: Stage) -> tuple[str, str]:
    ids = {theme.name: str(theme.pk) for theme in Theme.objects.filter(removed=False)}
    return ids["Solves it"], ids["Explains the no"]


def seen(stage: Stage, audience: AudienceKind = PHONE) -> Scene:
    return scene_for(audience, stage.workshop.pk)


def recalled(stage: Stage, audience: AudienceKind = PHONE) -> Recalled:
    found = seen(stage, audience).recalled
    assert found is not None
    return found


def counts(stage: Stage) -> dict[str, int]:
    return {theme.name: theme.texts for theme in recalled(stage).themes}


def own_page(person: Person) -> str:
    frame = personal_frame(person.workshop, person.participant, "en")
    return "".join(region["html"] for region in frame["regions"])


# --- in one's own words ---------------------------------------------------------------------------
def test_while_people_explain_the_sentence_it_is_nowhere() -> None:
    stage = make_closing()
    walk_to(stage, StepKind.CLOSE, Phase.RECALLING)
    sentence = "We understand the need"

    for audience in ALL:
        scene = seen(stage, audience)
        assert scene.definition is None
        assert (scene.behaviours, scene.questions, scene.recalled) == ((), (), None)
        assert sentence not in "".join(regions_of(scene, "en").values())
    assert all(sentence not in own_page(person) for person in stage.people)


def test_the_sentence_is_back_when_all_texts_are_shown() -> None:
    stage = make_closing()
    told(stage, "We ask first", "We solve it")

    for audience in ALL:
        scene = seen(stage, audience)
        assert scene.definition is not None
        html = "".join(regions_of(scene, "en").values())
        assert "We understand the need" in html
        assert "We ask first" in html
        assert "We solve it" in html


def test_everybody_explains_it_once_and_may_change_it_until_all_are_shown() -> None:
    stage = make_closing()
    walk_to(stage, StepKind.CLOSE, Phase.RECALLING)
    ann = stage.people[0]
    card = write(ann, "We ask")

    again = act(ann, "card.submit", text="We ask twice")
    assert (again.code, again.message) == (
        "told_already",
        "You have told it once. Change your text, or take it back to write another.",
    )
    done(ann, "card.edit", card=str(card), text="We ask first")
    assert "We ask first" in own_page(ann)
    done(ann, "card.withdraw", card=str(card))
    write(ann, "We ask, then solve")
    show(stage)

    assert [each.text for each in recalled(stage).texts] == ["We ask, then solve"]
    assert refused(ann, "card.edit", card=str(card), text="Late") == "step_closed"


def test_the_console_has_a_total_and_nobody_else_anything_while_people_explain() -> None:
    stage = make_closing()
    walk_to(stage, StepKind.CLOSE, Phase.RECALLING)
    write(stage.people[0], "We ask first")

    progress = seen(stage, CONSOLE).progress
    assert progress is not None
    assert progress.people == 1
    assert [seen(stage, each).progress for each in (PHONE, SCREEN)] == [None, None]


def test_an_explanation_that_names_somebody_is_kept_back_until_it_is_put_right() -> None:
    stage = make_closing()
    walk_to(stage, StepKind.CLOSE, Phase.RECALLING)
    ann, bo, *_ = stage.people
    named, other = write(ann, "As Kim on the second floor does it"), write(bo, "We ask first")
    go_next(stage)
    assert stage.place == ("close", "looking")
    assert seen(stage, CONSOLE).definition is None

    done(stage.facilitator, "card.hide", card=str(named), reason="names_person")
    assert "names a person" in own_page(ann)
    assert refused(bo, "card.edit", card=str(other), text="Late") == "step_closed"
    go_next(stage)
    assert [each.text for each in recalled(stage).texts] == ["We ask first"]

    go_back(stage)
    done(ann, "card.edit", card=str(named), text="As one does it who listens")
    go_next(stage)
    assert {each.text for each in recalled(stage).texts} == {
        "We ask first",
        "As one does it who listens",
    }


def test_an_explanation_is_no_definition_on_no_board_and_in_no_result() -> None:
    stage = make_closing()
    cards = told(stage, "Qrecall one", "Qrecall two", "Qrecall three")
    done(stage.facilitator, "recall.tie", card=str(cards[0]), themes=list(themes(stage)))
    steps = list(Step.objects.filter(workshop=stage.workshop))

    board = board_of(stage.step(StepKind.CLUSTER), steps)
    assert "Qrecall" not in repr(board)
    go_next(stage)
    assert "Qrecall" not in own_page(stage.people[0])
    outcome = outcome_of(Workshop.objects.get())
    assert outcome is not None
    assert "Qrecall" not in repr(outcome)
    # Back on the board, they are not among what is sorted either.
    done(stage.facilitator, "step.reopen", target=str(stage.step(StepKind.CLUSTER).pk))
    assert "Qrecall" not in repr(seen(stage, CONSOLE))


def test_the_steps_of_telling_it_are_passed_over_where_no_sentence_was_decided() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    stage.workshop.steps.update(in_full=True)
    start(stage)
    go_next(stage)

    assert stage.place == ("close", "open")
    go_back(stage)
    assert stage.place == ("welcome", "open")


def test_a_close_in_short_has_no_such_phases() -> None:
    stage = make_stage(*SHORT)
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    go_back(stage)

    assert stage.place == ("behaviours", "counted")


def test_what_was_written_is_not_lost_when_the_step_is_to_be_held_in_short() -> None:
    stage = make_closing()
    step = walk_to(stage, StepKind.CLOSE, Phase.RECALLING)
    write(stage.people[0], "We ask first")
    go_back(stage)

    data = {"target": str(step.pk), "title": "Close", "minutes": 5, "asked_in_full": "1"}
    assert refused(stage.facilitator, "step.edit", **data) == "past_that"


# --- the themes that the explanations say ---------------------------------------------------------
def test_anybody_ties_a_text_to_its_themes_and_everybody_reads_the_counts() -> None:
    stage = make_closing()
    cards = told(stage, "We ask and solve it", "We say no and why", "We solve it")
    solves, explains = themes(stage)

    done(stage.people[1], "recall.tie", card=str(cards[0]), themes=[solves])
    done(stage.people[2], "recall.tie", card=str(cards[1]), themes=[solves, explains])
    done(stage.facilitator, "recall.tie", card=str(cards[2]), themes=[solves])

    assert counts(stage) == {"Solves it": 3, "Explains the no": 1}
    assert [recalled(stage, each).themes for each in ALL] == [recalled(stage).themes] * 3
    html = regions_of(seen(stage), "en")["told"]
    assert "Of 3 explanations:" in html
    assert '<b class="num">3</b> say' in html.replace("\n", " ").replace("  ", " ")


def test_the_last_to_say_it_is_right_and_no_theme_takes_all_away() -> None:
    stage = make_closing()
    card = str(told(stage, "We solve it")[0])
    solves, explains = themes(stage)

    for who, tied in (
        (stage.people[0], [solves]),
        (stage.people[1], [solves, explains]),
        (stage.people[2], [explains]),
        (stage.people[2], [explains]),
    ):
        done(who, "recall.tie", card=card, themes=tied)
    assert counts(stage) == {"Solves it": 0, "Explains the no": 1}
    done(stage.people[0], "recall.tie", card=card, themes=[])
    assert not RecallTheme.objects.exists()


def test_a_theme_twice_in_the_list_is_one_theme() -> None:
    stage = make_closing()
    card = str(told(stage, "We solve it")[0])
    solves, _explains = themes(stage)

    done(stage.people[0], "recall.tie", card=card, themes=[solves, solves])

    assert counts(stage)["Solves it"] == 1


def test_only_explanations_are_tied_and_only_to_themes_of_the_sentence() -> None:
    stage = make_closing()
    card = str(told(stage, "We solve it")[0])
    definition = Card.objects.filter(step__kind=StepKind.WRITE)[0]
    gone = Theme.objects.create(
        step=stage.step(StepKind.CLUSTER), name="Gone", position=9, removed=True
    )
    elsewhere = make_closing()
    other = Theme.objects.filter(step__workshop=elsewhere.workshop)[0]

    ann = stage.people[0]
    solves = str(Theme.objects.filter(step__workshop=stage.workshop, name="Solves it").get().pk)
    assert refused(ann, "recall.tie", card=str(definition.pk), themes=[solves]) == "not_here"
    for theme in (gone, other):
        tied = act(ann, "recall.tie", card=card, themes=[str(theme.pk)])
        assert tied.code == "theme_gone"
        assert "Choose another" in tied.message
    assert not RecallTheme.objects.exists()


def test_without_themes_the_texts_stand_beside_the_sentence_and_nothing_is_counted() -> None:
    stage = make_stage(StepKind.AGREE, StepKind.CLOSE)
    stage.workshop.steps.filter(kind=StepKind.CLOSE).update(in_full=True)
    told(stage, "We solve it")

    assert recalled(stage).themes == ()
    regions = regions_of(seen(stage), "en")
    assert "told" not in regions
    assert "data-recall" not in "".join(regions.values())


def test_nobody_wrote_is_said() -> None:
    stage = make_closing()
    told(stage)

    for audience in ALL:
        html = "".join(regions_of(seen(stage, audience), "en").values())
        assert "Nobody told it in their own words." in html


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_the_overlap_is_shown_from_five_explanations_and_to_the_facilitator_alone(
    people: int, shown: bool
) -> None:
    """Of five, four say one theme and the fifth both: 6 pairs of 1, 4 of a half."""
    stage = make_closing(people)
    cards = told(stage, *(f"We solve it {number}" for number in range(people)))
    solves, explains = themes(stage)
    for card in cards[:-1]:
        done(stage.people[0], "recall.tie", card=str(card), themes=[solves])
    done(stage.people[0], "recall.tie", card=str(cards[-1]), themes=[solves, explains])

    assert recalled(stage, CONSOLE).overlap == (pytest.approx(0.8) if shown else None)
    assert [recalled(stage, each).overlap for each in (PHONE, SCREEN)] == [None, None]
    details = regions_of(seen(stage, CONSOLE), "en")["details"]
    assert ("is shown from five" in details) is not shown
    assert "details" not in regions_of(seen(stage, PHONE), "en")


# --- plans ----------------------------------------------------------------------------------------
def plan(person: Person, number: int = 1, **more: str) -> None:
    data = {"situation": "the line is busy", "will": "say how long it takes"} | more
    done(person, "plan.make", number=number, **data)


def plans_on(person: Person) -> list[tuple[int, str, str]]:
    rows = Plan.objects.filter(author_key=person.key(Step.objects.get(kind=StepKind.CLOSE)))
    return list(rows.order_by("number").values_list("number", "situation", "will"))


@pytest.fixture
def closing() -> Stage:
    """At the close, with one behaviour that was kept."""
    stage = make_stage(*SHORT)
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    return stage


def test_one_keeps_two_plans_and_reads_them_on_ones_own_phone_alone(closing: Stage) -> None:
    ann, bo, _cy = closing.people
    plan(ann)
    plan(ann, 2, situation="somebody is angry", will="ask what happened")

    assert plans_on(ann) == [
        (1, "the line is busy", "say how long it takes"),
        (2, "somebody is angry", "ask what happened"),
    ]
    assert "say how long it takes" in own_page(ann)
    assert "ask what happened" in own_page(ann)
    assert "say how long it takes" not in own_page(bo)
    # There is no room for a third.
    assert "plan-own" not in own_page(ann)
    assert "plan-own" in own_page(bo)
    assert refused(ann, "plan.make", number=3, situation="a", will="b") == "invalid"


def test_a_plan_is_changed_and_thrown_away(closing: Stage) -> None:
    ann, bo, _cy = closing.people
    plan(ann)
    plan(bo, will="something else")
    plan(ann, will="say it at once")
    assert plans_on(ann) == [(1, "the line is busy", "say it at once")]

    done(ann, "plan.drop", number=1)
    assert plans_on(ann) == []
    assert len(plans_on(bo)) == 1
    assert refused(ann, "plan.drop", number=1) == "not_here"


def test_the_first_of_two_that_is_thrown_away_leaves_its_place_free(closing: Stage) -> None:
    ann = closing.people[0]
    plan(ann)
    plan(ann, 2, will="ask what happened")
    done(ann, "plan.drop", number=1)

    assert 'id="plan-new-1"' in own_page(ann)
    assert "ask what happened" in own_page(ann)


def test_a_plan_proposes_a_kept_behaviour_in_its_own_situation(closing: Stage) -> None:
    ann = closing.people[0]
    kept = seen(closing).behaviours[0]
    page = own_page(ann)
    assert f'name="behaviour" value="{kept.id}"' in page
    assert f">{kept.situation}</textarea>" in page
    assert f">{kept.text}</textarea>" in page

    done(ann, "plan.make", number=1, situation=kept.situation, behaviour=kept.id, will="")

    assert plans_on(ann) == [(1, kept.situation, kept.text)]
    # What is planned is not proposed once more.
    assert f'id="plan-new-2-{kept.id}"' not in own_page(ann)


def test_what_was_not_kept_is_no_behaviour_to_plan(closing: Stage) -> None:
    out = Card.objects.exclude(pk__in=[int(card.id) for card in seen(closing).behaviours]).first()
    assert out is not None

    answer = act(closing.people[0], "plan.make", number=1, situation="a", behaviour=str(out.pk))

    assert answer.code == "behaviour_gone"
    assert "no longer one of those you agreed on" in answer.message
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("data", "field", "said"),
    [
        ({"situation": "", "will": "ask"}, "situation", "Say when you will do it."),
        ({"situation": "a call", "will": " "}, "will", "Say what you will do"),
        ({"situation": "a call", "will": "x" * 401}, "will", "400"),
        ({"situation": "x" * 201, "will": "ask"}, "situation", "200"),
        ({"situation": "a call", "will": "ask", "number": 0}, "number", "two plans"),
    ],
)
def test_a_plan_that_lacks_something_is_refused_beside_its_field(
    closing: Stage, data: dict[str, object], field: str, said: str
) -> None:
    answer = act(closing.people[0], "plan.make", **({"number": 1} | data))

    assert answer.code == "invalid"
    assert said in answer.fields[field]
    assert not Plan.objects.exists()


def test_nobody_learns_that_a_plan_was_made(closing: Stage) -> None:
    before = [regions_of(seen(closing, each), "en") for each in ALL]
    others = [own_page(person) for person in closing.people[1:]]

    plan(closing.people[0], will="Qplanword")

    assert [regions_of(seen(closing, each), "en") for each in ALL] == before
    assert [own_page(person) for person in closing.people[1:]] == others
    assert "Qplanword" not in "".join(repr(seen(closing, each)) for each in ALL)


def test_a_plan_is_in_no_outcome_and_no_log(
    closing: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("workshop").debug("the log is listened to")
        plan(closing.people[0], will="Qplanword", situation="Qplanwhen")
        act(closing.people[0], "plan.make", number=9, will="Qplanword", situation="Qplanwhen")
    go_next(closing)

    assert "the log is listened to" in caplog.text
    assert "Qplan" not in caplog.text
    assert "Qplan" not in repr(outcome_of(Workshop.objects.get()))


def test_a_facilitator_makes_no_plan_and_reads_none(closing: Stage) -> None:
    assert refused(closing.facilitator, "plan.make", number=1, situation="a", will="b") == (
        "not_allowed"
    )
    assert refused(closing.facilitator, "plan.drop", number=1) == "not_allowed"


def test_a_plan_stays_on_ones_phone_when_the_workshop_is_over_and_goes_with_the_workshop(
    closing: Stage,
) -> None:
    ann = closing.people[0]
    plan(ann)
    walk_to_end(closing)

    assert plans_on(ann)[0][2] == "ask what was promised"  # everybody made one on the way out
    assert "ask what was promised" in own_page(ann)
    page = Client(headers={"host": HOST})
    page.cookies.load(identity(ann))
    assert "data-finished" in page.get(reverse("phone", args=[ann.workshop])).content.decode()
    Workshop.objects.all().delete()
    assert not Plan.objects.exists()


# --- when it is looked at again -------------------------------------------------------------------
def set_review(stage: Stage, on: date) -> None:
    done(stage.facilitator, "review.set", on=on.isoformat())


def test_the_review_date_is_on_every_screen_in_the_readers_language(closing: Stage) -> None:
    year = timezone.localdate().year + 1
    set_review(closing, date(year, 5, 22))

    said = {"en": f"May 22, {year}", "nb": f"22. mai {year}", "sv": f"22 maj {year}"}
    for audience in ALL:
        for language, words in said.items():
            html = "".join(regions_of(seen(closing, audience), language).values())
            assert words in html, (audience, language)
    assert Workshop.objects.get().review_on == date(year, 5, 22)
    walk_to_end(closing)
    wall = Client().get(reverse("screen", args=[token_of(closing)]))
    assert said["en"] in wall.content.decode()


def test_half_a_year_after_the_step_is_proposed_and_set_by_nobody(closing: Stage) -> None:
    opened = closing.now.started_at
    assert opened is not None
    proposed = months_later(timezone.localtime(opened).date(), 6)

    assert seen(closing, CONSOLE).review_proposed == proposed
    assert f'value="{proposed.isoformat()}"' in regions_of(seen(closing, CONSOLE), "en")["review"]
    assert Workshop.objects.get().review_on is None
    assert "review" not in regions_of(seen(closing, PHONE), "en")
    assert seen(closing, PHONE).review_proposed is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 22), 6, date(2027, 5, 22)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int, later: date
) -> None:
    assert months_later(day, months) == later


def test_the_date_is_after_today_and_within_five_years(closing: Stage) -> None:
    today = timezone.localdate()
    for on, said in (
        ("", "Choose a date first."),
        ("soon", "Write a date, such as 2027-05-22."),
        ("2027-02-30", "Write a date, such as 2027-05-22."),
        (today.isoformat(), "Choose a date after today."),
        ((today - timedelta(days=1)).isoformat(), "Choose a date after today."),
        ((today + timedelta(days=5 * 366)).isoformat(), "Choose a date within the next five years"),
        ("9999-12-31", "Choose a date within the next five years"),
    ):
        answer = act(closing.facilitator, "review.set", on=on)
        assert answer.code == "invalid", on
        assert said in answer.fields["on"]
    assert Workshop.objects.get().review_on is None

    set_review(closing, today + timedelta(days=1))
    set_review(closing, today.replace(year=today.year + 5, day=min(today.day, 28)))
    assert Workshop.objects.get().review_on is not None


def test_what_is_wrong_with_a_date_is_said_in_the_facilitators_language(closing: Stage) -> None:
    told_in = {
        language: act(replace(closing.facilitator, language=language), "review.set", on="x").message
        for language in ("en", "nb", "sv")
    }
    assert all(told_in.values())


# --- where one's words went -----------------------------------------------------------------------
def test_a_card_that_was_merged_leads_on_to_the_one_that_stands_for_both() -> None:
    stage = make_stage(*SHORT, people=2)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    ann, bo = stage.people
    cards = {card.text: card for card in unsorted_cards(stage.now)}
    listen, call = cards["Listen before I answer"], cards["Call back when we said we would"]
    make_theme(stage.facilitator, "Ears", listen.pk)
    done(bo, "card.merge", card=str(call.pk), into=str(listen.pk))
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)

    assert "stands for both" in own_page(bo)
    assert "Listen before I answer" in own_page(bo)
    assert "Ears" in own_page(bo)
    assert "stands for both" not in own_page(ann)


# --- who sees what -------------------------------------------------------------------------------
def test_what_was_decided_is_hidden_until_all_texts_are_shown() -> None:
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    hidden = [place for place in places if not visibility.sees_definition(*place)]
    assert set(hidden) == {(StepKind.CLOSE, Phase.RECALLING), (StepKind.CLOSE, Phase.LOOKING)}
    assert [place for place in places if visibility.sees_recalled(*place)] == [
        (StepKind.CLOSE, Phase.RECALLED)
    ]
    assert [place for place in places if visibility.sees_review(*place)] == [
        (StepKind.CLOSE, Phase.OPEN)
    ]
    assert [each for each in ALL if visibility.sees_recalled_details(each)] == [CONSOLE]


def test_ones_own_state_in_each_phase_of_the_close() -> None:
    stage = make_closing()
    ann = stage.people[0]
    walk_to(stage, StepKind.CLOSE, Phase.RECALLING)
    assert 'data-action="card.submit"' in own_page(ann)
    fill(stage)
    assert 'data-action="card.submit"' not in own_page(ann)
    assert "plan.make" not in own_page(ann)
    go_next(stage)
    assert "Sent from you" in own_page(ann)
    go_next(stage)
    assert "<form" not in own_page(ann)
    go_next(stage)
    assert "plan.make" in own_page(ann)
    assert "Where your words went" in own_page(ann)
    late = join(stage)
    assert "You sent no cards from this browser." in own_page(late)


def test_a_card_leads_on_to_the_words_of_the_sentence_that_say_its_theme() -> None:
    stage = make_stage(*SHORT[:2], StepKind.VOTE, *SHORT[2:], people=2)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    listen, call = unsorted_cards(stage.now)
    first = make_theme(stage.facilitator, "Ears", listen.pk)
    make_theme(stage.facilitator, "Promises", call.pk)
    step = walk_to(stage, StepKind.VOTE, Phase.VOTING)
    for person in stage.people:
        done(person, "ballot.set", options=[str(options_of(step)["Ears"])])
    go_next(stage)
    go_next(stage)
    fill(stage)
    version = Draft.objects.get(step=stage.now).version
    data = {"phrase": "understand the need", "theme": str(first), "version": str(version)}
    done(stage.facilitator, "phrase.tie", **data)
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)

    for person in stage.people:
        page, wrote_it = own_page(person), listen.text in own_page(person)
        assert ("These words of the sentence say it:" in page) is wrote_it
        assert ('<q  dir="auto">understand the need</q>' in page) is wrote_it
