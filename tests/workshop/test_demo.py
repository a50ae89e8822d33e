"""The demo: what it promises is there, it was made by actions, and it is made once."""

from collections import Counter
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from behaviours.models import Team, Version
from behaviours.permissions import can_facilitate, can_manage, can_read
from behaviours.queries.comparing import compare
from behaviours.teams import create_team
from workshop.demo import Demo, build, build_demo, words
from workshop.demo.terminal import qr_for_terminal, welcome
from workshop.enums import ReactionKind, StepKind, WorkshopState
from workshop.models import (
    ActionRecord,
    Ballot,
    BoardChange,
    Card,
    ConsentRound,
    Decision,
    Participant,
    Question,
    Reaction,
    Theme,
    Workshop,
)
from workshop.queries.how import hows_of
from workshop.queries.outcome import outcome_of
from workshop.queries.tally import result_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo() -> Demo:
    made = build_demo()
    assert made is not None
    return made


@pytest.fixture
def workshop(demo: Demo) -> Workshop:
    return Workshop.objects.get(pk=demo.finished)


def sign_in_as(demo: Demo, role: str) -> tuple[str, str]:
    return next((each.email, each.password) for each in demo.sign_ins if each.role == role)


# --- who -----------------------------------------------------------------------------------------
def test_each_role_has_one_member_who_can_sign_in_with_the_password_shown(demo: Demo) -> None:
    team = Team.objects.get(slug=demo.slug)
    may = {"facilitator": can_facilitate, "manager": can_manage, "reader": can_read}

    assert [each.role for each in demo.sign_ins] == list(may)
    for each in demo.sign_ins:
        user = User.objects.get(email=each.email)
        assert may[each.role](user, team)
        client = Client(headers={"host": "testserver"})
        given = {"login": each.email, "password": each.password}
        assert client.post(reverse("account_login"), given).status_code == 302
    reader = User.objects.get(email=sign_in_as(demo, "reader")[0])
    assert not can_manage(reader, team)
    assert not can_facilitate(reader, team)


def test_passwords_are_random_and_kept_nowhere(demo: Demo) -> None:
    passwords = {each.password for each in demo.sign_ins}

    assert len(passwords) == 3
    assert all(len(password) == 14 for password in passwords)
    assert not any(password in repr(demo) for password in passwords)
    stored = "".join(User.objects.values_list("password", flat=True))
    assert not any(password in stored for password in passwords)


# --- the finished workshop -----------------------------------------------------------------------
def test_eighteen_people_wrote_forty_cards_that_lie_in_seven_themes(workshop: Workshop) -> None:
    written = Card.objects.filter(step__workshop=workshop, step__kind=StepKind.WRITE)
    themes = Theme.objects.filter(step__workshop=workshop, removed=False)

    assert workshop.state == WorkshopState.FINISHED
    assert Participant.objects.filter(workshop=workshop).count() == 18
    assert written.count() == 40
    assert written.values("author_key").distinct().count() == 18
    assert themes.count() == 7
    assert not written.filter(theme=None).exists()
    assert not written.exclude(hidden="").exists()
    assert {theme.name: theme.cards.filter(step__kind="write").count() for theme in themes} == {
        name: len(cards) for name, _voters, cards in words.THEMES
    }


def test_the_board_shows_several_hands_a_merge_and_something_undone(workshop: Workshop) -> None:
    changes = BoardChange.objects.filter(step__workshop=workshop)

    assert changes.values("actor").distinct().count() >= 10
    assert changes.filter(verb="merge").count() == 1
    assert changes.exclude(undone_by="").count() == 1


def test_everybody_voted_and_three_themes_went_on(workshop: Workshop) -> None:
    step = workshop.steps.get(kind=StepKind.VOTE)

    assert Ballot.objects.filter(step=step).count() == 18
    assert [choice.label for choice in result_of(step).kept] == [
        name for name, _voters, _cards in words.THEMES[:3]
    ]


def test_an_objection_changed_the_wording_and_the_second_round_agreed(workshop: Workshop) -> None:
    first, second = ConsentRound.objects.filter(step__workshop=workshop)
    objection = first.reactions.get(kind=ReactionKind.OBJECTION)
    asked = first.reactions.get(kind=ReactionKind.UNDERSTAND)

    assert objection.reason
    assert objection.change
    assert asked.answer == words.ANSWER
    assert first.reactions.count() == second.reactions.count() == 18
    assert not Reaction.objects.filter(round=second, kind=ReactionKind.OBJECTION).exists()
    decision = Decision.objects.get()
    assert (decision.kind, decision.round) == ("agreed", second)


def test_of_twelve_behaviours_eight_were_chosen(workshop: Workshop) -> None:
    step = workshop.steps.get(kind=StepKind.BEHAVIOURS)

    assert Card.objects.filter(step=step, theme__isnull=False).count() == 12
    assert len(result_of(step).kept) == 8
    assert not result_of(step).tied


def test_how_two_of_them_are_done_was_told_in_several_media(workshop: Workshop) -> None:
    told = hows_of(workshop.steps.all())

    assert len(told) == 2
    for how in told.values():
        assert how.trigger and how.mandate and how.conditions and how.knowledge
        assert [each.parts for each in how.media] == [3, 3]


def test_ten_questions_cover_every_stage_of_the_dialogue(workshop: Workshop) -> None:
    questions = Question.objects.filter(step__workshop=workshop)

    assert questions.count() == 10
    assert questions.values("stage").distinct().count() == 6
    assert not questions.filter(decides="").exists()


def test_it_says_that_it_is_a_demo(demo: Demo) -> None:
    titles = Workshop.objects.values_list("title", flat=True)

    assert len(titles) == 2
    assert all("demo" in title for title in titles)


def test_everything_people_did_is_in_the_record_of_actions(workshop: Workshop) -> None:
    done = ActionRecord.objects.filter(workshop=workshop)
    count = Counter(done.values_list("action", flat=True))

    assert count["participant.join"] == 18
    assert count["card.submit"] == 40 + 12
    assert count["ballot.set"] == 2 * 18
    assert count["consent.react"] == 2 * 18
    assert count["question.add"] == 10
    assert count["workshop.hand_over"] == 1


# --- the catalogue -------------------------------------------------------------------------------
def test_the_catalogue_is_at_1_1_with_a_note_of_what_is_new(demo: Demo) -> None:
    first, second = Version.objects.order_by("major", "minor")

    assert (first.number, second.number) == ("1.0", "1.1")
    assert first.change_note
    assert second.change_note
    assert not compare(first, second).is_empty
    assert first.definition == second.definition == words.SECOND_DRAFT
    assert second.behaviours.count() == 8
    assert second.questions.count() == 10


def test_every_behaviour_can_be_read_with_its_how_and_an_example(demo: Demo) -> None:
    for behaviour in Version.objects.latest("minor").behaviours.all():
        for name in ("title", "situation", "text", "how", "example", "non_example", "theme"):
            assert getattr(behaviour, name), f"{behaviour} has no {name}"


def test_the_provenance_is_the_workshops_own_outcome(demo: Demo, workshop: Workshop) -> None:
    snapshot = Version.objects.get(minor=0).provenances.get()

    assert snapshot.outcome == outcome_of(workshop)
    assert not any(f'"{name}"' in str(snapshot.snapshot) for name, _role in words.PEOPLE)


def test_the_reading_link_opens_the_catalogue_without_signing_in(demo: Demo) -> None:
    page = Client(headers={"host": "testserver"}).get(reverse("read", args=[demo.reading_token]))

    assert page.status_code == 200
    assert "1.1" in page.content.decode()


# --- ready to start, and once --------------------------------------------------------------------
def test_one_more_workshop_waits_to_be_started(demo: Demo) -> None:
    ready = Workshop.objects.get(pk=demo.ready)

    assert ready.state == WorkshopState.READY
    assert ready.code == demo.code
    assert ready.steps.count() == 11
    page = Client(headers={"host": "testserver"}).get(reverse("join_code", args=[demo.code]))
    assert page.status_code == 200


def test_a_database_with_a_team_is_left_alone() -> None:
    create_team(name="Team Nord", language="nb")

    assert build_demo() is None
    assert not Workshop.objects.exists()
    assert not User.objects.exists()


def test_a_second_start_builds_nothing_more(demo: Demo) -> None:
    assert build_demo() is None
    assert Workshop.objects.count() == 2


def test_a_build_that_breaks_off_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "publish_second", broken)
    with pytest.raises(KeyboardInterrupt):
        build_demo()

    assert not Team.objects.exists()
    assert not User.objects.exists()


def test_an_account_left_from_before_signs_in_with_the_new_password() -> None:
    email = build.MEMBERS[0][1]
    User.objects.create_user(email, email, "an-older-password")
    made = build_demo()

    assert made is not None
    password = sign_in_as(made, "facilitator")[1]
    assert authenticate(username=email, password=password) is not None


# --- what is printed -----------------------------------------------------------------------------
def test_the_command_prints_the_sign_ins_once() -> None:
    first, second = StringIO(), StringIO()
    call_command("demo", stdout=first)
    call_command("demo", stdout=second)

    assert "fasilitator@samsyn.example" in first.getvalue()
    assert "shown once and kept nowhere" in first.getvalue()
    assert second.getvalue() == "There is a team already, so no demo was built.\n"


def test_the_first_start_prints_where_to_go(demo: Demo) -> None:
    site = "http://192.168.1.20:8000"
    text = welcome(site, 8000, demo)

    for name, args in (
        ("account_login", []),
        ("console", [demo.ready]),
        ("screen", [demo.screen_token]),
        ("join_code", [demo.code]),
        ("read", [demo.reading_token]),
    ):
        assert site + reverse(name, args=args) in text
    assert f"{demo.code[:3]} {demo.code[3:]}" in text
    assert qr_for_terminal(f"{site}/join/{demo.code}/") in text
    for each in demo.sign_ins:
        assert each.email in text
        assert each.password in text


def test_a_later_start_prints_the_open_workshop_and_no_passwords(demo: Demo) -> None:
    text = welcome("http://192.168.1.20:8000", 8000, None)

    assert f"http://192.168.1.20:8000/join/{demo.code}/" in text
    assert demo.screen_token in text
    assert demo.reading_token not in text
    assert "assword" not in text
