"""Nothing of a rehearsal mixes with what is real, and nothing of it stays."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from behaviours.models import Team, Version
from behaviours.queries.due import due_for
from tests.factories import Crew, act, make_crew, make_stage, start
from tests.workshop.browsers import BACKEND, HOST
from tests.workshop.rehearsed import Rehearsing
from workshop import counted
from workshop.commands.erasing import erase_workshop
from workshop.commands.rehearsing import delete_rehearsal, rehearse_workshop
from workshop.commands.retention import is_due
from workshop.enums import StepKind
from workshop.exceptions import Refused
from workshop.live import metrics
from workshop.live.clock import ClockThread
from workshop.models import OwnVerb, Rehearsal, Workshop
from workshop.queries.due import workshops_to_clear
from workshop.queries.exported import team_file
from workshop.queries.rehearsals import rehearsals_of

pytestmark = pytest.mark.django_db


def rows() -> dict[str, int]:
    """How many there are in every table."""
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if not model._meta.label.startswith("sessions.")
    }


def browser(user: object) -> Client:
    client = Client(headers={"host": HOST})
    client.force_login(user, backend=BACKEND)  # type: ignore[arg-type]
    return client


@pytest.fixture
def crew() -> Crew:
    return make_crew()


@pytest.fixture
def rehearsing(crew: Crew) -> Rehearsing:
    """Of an agenda of every kind of step, walked to its end."""
    stage = make_stage(crew=crew, people=0)
    found = Rehearsing(stage.workshop, crew, many=5)
    found.click_through()
    return found


# --- deleted --------------------------------------------------------------------------------------
def test_a_rehearsal_that_was_walked_to_its_end_leaves_no_row_anywhere(crew: Crew) -> None:
    stage = make_stage(crew=crew, people=2)
    before = rows()
    rehearsing = Rehearsing(stage.workshop, crew, many=5)
    rehearsing.click_through()
    assert rows() != before

    assert delete_rehearsal(workshop=rehearsing.workshop.pk)

    assert rows() == before


def test_a_real_workshop_is_never_deleted_as_a_rehearsal(crew: Crew) -> None:
    stage = make_stage(crew=crew)
    before = rows()

    assert not delete_rehearsal(workshop=stage.workshop.pk)
    assert not delete_rehearsal(workshop=1)
    assert rows() == before


def test_the_facilitator_ends_it_on_a_page_that_asks_first(crew: Crew) -> None:
    stage = make_stage(crew=crew)
    before = rows()
    rehearsing = Rehearsing(stage.workshop, crew)
    rehearsing.start()
    client, address = (
        browser(crew.facilitator),
        reverse("rehearsal_end", args=[rehearsing.row.workshop_id]),
    )

    asked = client.get(address)
    assert "End this rehearsal?" in asked.content.decode()
    assert Rehearsal.objects.exists()
    answer = client.post(address)

    assert answer["Location"] == reverse("console", args=[stage.workshop.pk])
    assert rows() == before
    assert client.get(address).status_code == 404


def test_a_doubled_click_at_its_end_leads_back_to_the_workshop_too(crew: Crew) -> None:
    stage = make_stage(crew=crew)
    rehearsing = Rehearsing(stage.workshop, crew)
    client, address = (
        browser(crew.facilitator),
        reverse("rehearsal_end", args=[rehearsing.workshop.pk]),
    )
    asked = client.get(address).content.decode()
    assert f'<input type="hidden" name="of" value="{stage.workshop.pk}">' in asked

    for _click in range(2):
        answer = client.post(address, {"of": stage.workshop.pk})
        assert answer["Location"] == reverse("console", args=[stage.workshop.pk])

    assert client.post(address, {"of": "//elsewhere.example"}).status_code == 404
    assert client.post(address).status_code == 404


def test_it_goes_with_the_workshop_that_it_rehearses(crew: Crew) -> None:
    before = rows()
    stage = make_stage(StepKind.WRITE, crew=crew)
    Rehearsing(stage.workshop, crew).start()

    erase_workshop(workshop=stage.workshop)

    assert rows() == before


def test_the_clock_deletes_it_after_a_day_and_not_before(crew: Crew) -> None:
    stage = make_stage(StepKind.WRITE, crew=crew)
    before = rows()
    Rehearsing(stage.workshop, crew).start()
    made = Workshop.objects.exclude(rehearses=None)

    made.update(created_at=timezone.now() - timedelta(hours=23, minutes=59))
    ClockThread().look()
    assert made.exists()
    made.update(created_at=F("created_at") - timedelta(minutes=2))
    ClockThread().look()

    assert rows() == before


def test_whoever_drives_a_deleted_rehearsal_forgets_its_people(crew: Crew) -> None:
    stage = make_stage(StepKind.WRITE, crew=crew)
    rehearsing = Rehearsing(stage.workshop, crew)
    rehearsing.start()
    assert rehearsing.driver.casts

    delete_rehearsal(workshop=rehearsing.workshop.pk)
    rehearsing.driver.look()

    assert rehearsing.driver.casts == {}


# --- apart ----------------------------------------------------------------------------------------
def test_no_member_finds_it_in_the_list_and_facilitators_are_told_above_it(
    crew: Crew, rehearsing: Rehearsing
) -> None:
    address = reverse("workshops", args=[crew.team.slug])
    lists = {
        name: browser(user).get(address)
        for name, user in (("reader", crew.reader), ("facilitator", crew.facilitator))
    }

    original = rehearsing.workshop.rehearses
    for answer in lists.values():
        assert list(answer.context["page"]) == [original]
    assert "A rehearsal of" not in lists["reader"].content.decode()
    assert "A rehearsal of" in lists["facilitator"].content.decode()
    assert (
        reverse("rehearsal_end", args=[rehearsing.workshop.pk])
        in lists["facilitator"].content.decode()
    )


def test_the_teams_file_holds_nothing_of_it(crew: Crew, rehearsing: Rehearsing) -> None:
    told = team_file(crew.team)["workshops"]

    assert [str(each["id"]) for each in told] == [str(rehearsing.workshop.rehearses_id)]


def test_nothing_is_handed_over_and_nothing_recorded_on_a_draft(
    crew: Crew, rehearsing: Rehearsing
) -> None:
    before = Version.objects.count()
    for action in ("workshop.hand_over", "changes.record", "report.open"):
        answer = act(rehearsing.stage.facilitator, action)
        assert (answer.code, answer.message) == (
            "rehearsal",
            "This is a rehearsal, so nothing goes from here to the team. It will be deleted.",
        )

    assert Version.objects.count() == before


def test_the_teams_own_verbs_stay_as_they_are(crew: Crew) -> None:
    stage = make_stage(StepKind.HOW, crew=crew)
    verb = OwnVerb.objects.create(team=crew.team, language="en", verb="triage")
    rehearsing = Rehearsing(stage.workshop, crew)
    rehearsing.start()

    lead = rehearsing.stage.facilitator
    assert act(lead, "verb.add", verb="escalate").code == "rehearsal"
    assert act(lead, "verb.remove", verb=str(verb.pk)).code == "rehearsal"
    assert list(OwnVerb.objects.values_list("verb", flat=True)) == ["triage"]


def test_it_has_no_report_by_any_address(crew: Crew, rehearsing: Rehearsing) -> None:
    client, pk = browser(crew.facilitator), rehearsing.workshop.pk

    for address in (
        reverse("workshop_report", args=[pk]),
        reverse("workshop_report_file", args=[pk, "csv"]),
    ):
        assert client.get(address).status_code == 404
    assert client.post(reverse("workshop_report_link", args=[pk])).status_code == 404
    page = client.get(reverse("console", args=[pk])).content.decode()
    assert "report.open" not in page
    assert "workshop.hand_over" not in page


def test_its_review_date_reminds_nobody(crew: Crew, rehearsing: Rehearsing) -> None:
    Workshop.objects.filter(pk=rehearsing.workshop.pk).update(
        review_on=timezone.localdate() - timedelta(days=1)
    )

    assert list(due_for(crew.facilitator)) == []
    assert list(due_for(crew.manager)) == []


def test_it_is_never_cleared_for_later(crew: Crew, rehearsing: Rehearsing) -> None:
    Team.objects.filter(pk=crew.team.pk).update(keeps_days=1)
    long_ago = timezone.now() - timedelta(days=9)
    Workshop.objects.filter(pk=rehearsing.workshop.pk).update(finished_at=long_ago)

    assert workshops_to_clear(timezone.now()) == []
    assert not is_due(rehearsing.row.workshop)


def test_its_traffic_is_counted_nowhere(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = make_stage(StepKind.WRITE, crew=crew)
    rehearsing = Rehearsing(stage.workshop, crew)
    monkeypatch.setattr(counted, "apart", frozenset[int]())
    rehearsing.driver.look()
    before = metrics.text()

    start(rehearsing.stage)
    rehearsing.fill()
    assert act(rehearsing.stage.facilitator, "workshop.next", phase="nowhere").code == "moved_on"
    assert metrics.text() == before
    start(stage)
    assert metrics.text() != before


def test_a_workshop_made_anew_under_the_same_title_is_no_rehearsal(crew: Crew) -> None:
    """Two clicks on "Create" find each other's workshop; a rehearsal of it is not one of them."""
    client = browser(crew.facilitator)
    data = {"term": "kind", "language": "en", "agenda": "45", "title": "Kind", "roles": ""}
    address = reverse("workshop_new", args=[crew.team.slug])
    client.post(address, data)
    made = Workshop.objects.get()
    rehearse_workshop(source=made, by=crew.facilitator, many=1, pace="at_once")
    Workshop.objects.filter(pk=made.pk).update(created_at=timezone.now() - timedelta(hours=1))

    client.post(address, data)

    assert Workshop.objects.filter(rehearses=None).count() == 2


def test_a_rehearsal_is_not_rehearsed(crew: Crew) -> None:
    stage = make_stage(StepKind.WRITE, crew=crew)
    rehearsing = Rehearsing(stage.workshop, crew)

    with pytest.raises(Refused, match="is_rehearsal"):
        rehearse_workshop(source=rehearsing.workshop, by=crew.facilitator, many=1, pace="at_once")
    assert Rehearsal.objects.count() == 1


def test_the_workshop_that_is_rehearsed_stays_as_it_was(crew: Crew) -> None:
    stage = make_stage(crew=crew, people=2)
    pk = stage.workshop.pk

    def all_of_it() -> list[object]:
        row = Workshop.objects.filter(pk=pk).values()[0]
        return [row, *stage.workshop.steps.values(), *stage.workshop.participants.values()]

    before = all_of_it()
    Rehearsing(stage.workshop, crew).click_through()

    assert all_of_it() == before


def test_what_people_of_another_team_see_of_it_is_nothing(crew: Crew) -> None:
    stage = make_stage(StepKind.WRITE, crew=crew)
    rehearsing = Rehearsing(stage.workshop, crew)
    other = make_crew()
    pk = rehearsing.workshop.pk

    assert rehearsals_of(other.team) == []
    for name in ("rehearsal", "rehearsal_checks", "rehearsal_clock", "rehearsal_end"):
        assert browser(other.facilitator).get(reverse(name, args=[pk])).status_code == 404
        assert browser(crew.reader).get(reverse(name, args=[pk])).status_code == 403
        assert Client(headers={"host": HOST}).get(reverse(name, args=[pk])).status_code == 302
