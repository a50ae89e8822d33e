"""The leader's preparation: saved without losing a colleague's words, and seen by few."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from behaviours.erasure import erase_team
from tests.factories import Stage, done, make_crew, make_stage, refused, start
from tests.told import told_workshop
from tests.workshop.browsers import BACKEND, HOST
from workshop.commands.preparation import save_preparation
from workshop.enums import AudienceKind, StepKind
from workshop.exceptions import Refused
from workshop.live.hub import render
from workshop.live.sockets import Audience
from workshop.models import Preparation, Step, Workshop
from workshop.queries.exported import team_file
from workshop.queries.report import report_of
from workshop.queries.report_parts import report_to_json

pytestmark = pytest.mark.django_db

SECRET = "Half of them look for other work"
KEEN = {"knows": "new", "drive": "high"}  # points to instruct
WEARY = {"knows": "well", "drive": "low", "staff_note": SECRET}  # points to support


@pytest.fixture
def stage() -> Stage:
    return make_stage(people=1)


def browser(stage: Stage, who: str = "facilitator") -> Client:
    client = Client(headers={"host": HOST, "accept-language": "en"})
    client.cookies["django_language"] = "en"
    client.force_login(getattr(stage.crew, who), backend=BACKEND)
    return client


def address(stage: Stage) -> str:
    return reverse("preparation", args=[stage.workshop.pk])


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def save(stage: Stage, revision: int = 0, /, **answers: str) -> Preparation:
    return save_preparation(
        workshop=stage.workshop, by=stage.crew.facilitator, revision=revision, answers=answers
    )


def console(stage: Stage, language: str = "en") -> dict[str, str]:
    audience = Audience(AudienceKind.CONSOLE, language)
    return render(stage.workshop.pk, frozenset({audience}))[audience]


def test_ten_questions_stand_in_three_groups_and_none_must_be_answered(stage: Stage) -> None:
    client = browser(stage)
    html = client.get(address(stage)).content.decode()
    for group in ("The task", "The organisation", "The leader"):
        assert group in words(html)
    assert html.count('class="pr-q"') == 10
    assert "Answer the last question" in words(html)

    answer = client.post(address(stage), {"revision": "0", "goal": "stretch"}, follow=True)
    assert "The preparation is saved." in words(answer.content.decode())
    assert "One of ten questions is answered." in words(answer.content.decode())
    assert Preparation.objects.get().answers == {"goal": "stretch"}


def test_the_page_says_what_the_answers_point_to_and_why(stage: Stage) -> None:
    save(stage, **KEEN, habit="support")
    said = words(browser(stage).get(address(stage)).content.decode())
    assert "Instruct Say what is fixed" in said
    assert "it is new to the people" in said
    assert "you fall back to the other way" in said
    assert "Studies support it weakly" in said
    assert "Say the limits first" in said


def test_the_leader_may_choose_otherwise_and_says_why(stage: Stage) -> None:
    client = browser(stage)
    sent = {"revision": "0", **KEEN, "goal_note": "By May", "way": "support"}
    answer = client.post(address(stage), sent)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Say why, so that you know it again" in words(html)
    assert "By May" in html  # what was typed stays
    assert not Preparation.objects.exists()

    client.post(address(stage), {**sent, "why": "They asked to find out themselves"})
    assert Preparation.objects.get().answers["way"] == "support"
    said = words(console(stage)["preparation"])
    assert "Support" in said
    assert "the answers pointed to: Instruct" in said
    assert "They asked to find out themselves" in said
    # What it changes follows the leader's own choice.
    assert "speak last" in words(client.get(address(stage)).content.decode())


@pytest.mark.parametrize(
    ("field", "text"),
    [("goal", "splendid"), ("way", "shout"), ("goal_note", "a" * 601), ("revision", "x")],
)
def test_bad_input_is_said_and_nothing_is_stored(stage: Stage, field: str, text: str) -> None:
    sent = {"revision": "0", "plan_note": "Nobody knows it", **KEEN, field: text}
    answer = browser(stage).post(address(stage), sent)
    assert answer.status_code == 422
    assert "Nobody knows it" in answer.content.decode()
    assert not Preparation.objects.exists()


def test_two_who_write_at_once_lose_no_word(stage: Stage) -> None:
    save(stage, goal_note="In spring", plan_note="Known")
    client = browser(stage, "manager")
    save(stage, 1, goal_note="In autumn", plan_note="Known to few")

    mine = {"revision": "1", "goal_note": "In winter", "plan_note": "Known", "posts": "filled"}
    answer = client.post(address(stage), mine)
    assert answer.status_code == 409
    html = answer.content.decode()
    assert "You both changed “Note on the goal”" in words(html)
    assert "autumn" in words(html) and "winter" in words(html)
    assert stage.crew.facilitator.email in html
    assert "Known to few" in html  # taken in: only the other side changed it
    stored = Preparation.objects.get()
    assert (stored.revision, stored.answers["goal_note"]) == (2, "In autumn")

    again = {**mine, "revision": "2", "plan_note": "Known to few"}
    assert client.post(address(stage), again).status_code == 302
    assert Preparation.objects.get().answers == {
        "goal_note": "In winter",
        "plan_note": "Known to few",
        "posts": "filled",
    }


def test_theirs_can_be_taken_instead_of_ones_own(stage: Stage) -> None:
    save(stage, goal_note="In autumn")
    sent = {"revision": "1", "goal_note": "In winter", "theirs_goal_note": "1"}
    assert browser(stage).post(address(stage), sent).status_code == 302
    assert Preparation.objects.get().answers == {"goal_note": "In autumn"}


def test_a_form_sent_twice_is_saved_once(stage: Stage) -> None:
    client, sent = browser(stage), {"revision": "0", **KEEN}
    client.post(address(stage), sent)
    answer = client.post(address(stage), sent, follow=True)
    assert "The preparation says that already." in words(answer.content.decode())
    assert Preparation.objects.get().revision == 1


def test_a_suggestion_goes_into_the_notes_and_the_minutes_once_and_by_a_click(
    stage: Stage,
) -> None:
    save(stage, **KEEN)
    welcome, how = stage.step(StepKind.WELCOME), stage.step(StepKind.HOW)
    assert (welcome.notes, how.minutes) == ("", 5)

    for _again in range(2):
        done(stage.facilitator, "advice.take", advice="limits")
        done(stage.facilitator, "advice.take", advice="more_how")
    welcome.refresh_from_db()
    how.refresh_from_db()
    assert welcome.notes.count("Say the limits first") == 1
    assert welcome.say == ""  # the script is left as it was
    assert how.minutes == 10
    html = browser(stage).get(address(stage)).content.decode()
    assert words(html).count("Taken") == 2


def test_what_is_taken_is_written_in_the_workshops_language_below_what_stood_there() -> None:
    stage = make_stage(people=0)
    Step.objects.filter(workshop=stage.workshop, kind="welcome").update(notes="Coffee first")
    save(stage, **KEEN)
    done(stage.facilitator, "advice.take", advice="limits")
    lines = stage.step(StepKind.WELCOME).notes.split("\n")
    assert lines[0] == "Coffee first"
    assert lines[1].startswith("Say the limits first")


def test_what_is_no_more_suggested_cannot_be_taken(stage: Stage) -> None:
    assert refused(stage.facilitator, "advice.take", advice="limits") == "advice_gone"
    save(stage, **WEARY)
    assert refused(stage.facilitator, "advice.take", advice="limits") == "advice_gone"
    assert refused(stage.facilitator, "advice.take", advice="nonsense") == "invalid"
    save(stage, 1, **KEEN)
    start(stage)  # the welcome is open now
    assert refused(stage.facilitator, "advice.take", advice="limits") == "advice_gone"
    Step.objects.filter(workshop=stage.workshop, kind="how").update(minutes=598)
    assert refused(stage.facilitator, "advice.take", advice="more_how") == "step_full"
    Step.objects.filter(workshop=stage.workshop, kind="how").update(notes="a" * 1990)
    assert refused(stage.facilitator, "advice.take", advice="example") == "notes_full"


def test_the_console_tells_it_before_the_start_and_not_after(stage: Stage) -> None:
    save(stage, **WEARY)
    told = console(stage)["preparation"]
    assert "Support" in told and address(stage) in told
    # Somebody may stand beside the console: what is said of the staff is not on it.
    assert SECRET not in told and "engaged" not in told
    start(stage)
    assert "preparation" not in console(stage)


def test_an_open_console_learns_of_it_by_the_workshops_revision(stage: Stage) -> None:
    before = Workshop.objects.get(pk=stage.workshop.pk).revision
    save(stage, **KEEN)
    assert Workshop.objects.get(pk=stage.workshop.pk).revision == before + 1


def test_no_phone_screen_or_report_has_anything_of_it(stage: Stage) -> None:
    save(stage, **WEARY)
    for kind in (AudienceKind.PHONE, AudienceKind.SCREEN):
        audience = Audience(kind, "en")
        regions = render(stage.workshop.pk, frozenset({audience}))[audience]
        assert "preparation" not in regions
        assert SECRET not in "".join(regions.values())
    over = told_workshop()
    save(over, **WEARY)
    assert SECRET not in str(report_to_json(report_of(over.workshop)))


def test_it_is_in_the_teams_own_export_and_goes_with_the_team(stage: Stage) -> None:
    save(stage, **WEARY)
    (told,) = team_file(stage.crew.team)["workshops"]
    assert told["preparation"] == WEARY
    erase_team(team=stage.crew.team, by=None)
    assert not Preparation.objects.exists()


def test_once_the_workshop_is_cleared_there_is_nothing_to_prepare(stage: Stage) -> None:
    Workshop.objects.filter(pk=stage.workshop.pk).update(cleared_at=stage.workshop.created_at)
    assert browser(stage).get(address(stage)).status_code == 404
    with pytest.raises(Refused) as refusal:
        save(stage, **KEEN)
    assert refusal.value.code == "cleared"


def test_readers_and_strangers_prepare_nothing(stage: Stage) -> None:
    for who, error in ((stage.crew.reader, PermissionDenied), (make_crew().manager, Http404)):
        with pytest.raises(error):
            save_preparation(workshop=stage.workshop, by=who, revision=0, answers=KEEN)
    # A manager answers too, and what is suggested waits for a facilitator.
    client = browser(stage, "manager")
    client.post(address(stage), {"revision": "0", **KEEN})
    html = client.get(address(stage)).content.decode()
    assert "Say the limits first" in words(html)
    assert "advice.take" not in html and "data-live" not in html


def test_list_and_agenda_lead_to_it_before_the_start(stage: Stage) -> None:
    listed = reverse("workshops", args=[stage.crew.team.slug])
    for who, there in (("facilitator", True), ("manager", True), ("reader", False)):
        assert (address(stage) in browser(stage, who).get(listed).content.decode()) == there
    agenda = reverse("workshop_agenda", args=[stage.workshop.pk])
    assert address(stage) in browser(stage).get(agenda).content.decode()


def test_the_page_asks_the_database_as_often_with_answers_as_without(stage: Stage) -> None:
    def asked() -> int:
        client = browser(stage)
        with CaptureQueriesContext(connection) as queries:
            client.get(address(stage))
        return len(queries)

    before = asked()
    save(stage, **WEARY, goal="stretch", economy="tight", plan="few", own="never")
    assert asked() == before <= 9
