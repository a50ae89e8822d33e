"""What an owner erases is in no table any more; what an owner exports holds no secret."""

import json
import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from behaviours import versions
from behaviours.enums import RemarkKind, Size
from behaviours.fulltext import INDEX
from behaviours.immutability import missing_guards
from behaviours.invitations import invite
from behaviours.models import Erasure, Remark, SearchLine, Team, Version
from behaviours.roles import EVERYTHING, Roles, add_member
from behaviours.teams import open_reading_link
from behaviours.versions.acknowledging import acknowledge
from behaviours.versions.remarks import add_remark
from tests.factories import Stage, done, make_crew, make_person, make_stage, start, walk_to, write
from tests.told import DECIDED, LISTEN, OTHER, told_workshop
from tests.workshop.browsers import BACKEND, HOST
from tests.workshop.test_retention import everything, where
from workshop.commands.erasing import NOBODY
from workshop.enums import Phase, StepKind
from workshop.models import BoardChange, Workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    """A workshop that was handed over and published, with a remark of the reader's."""
    stage = told_workshop()
    crew = stage.crew
    done(stage.facilitator, "workshop.hand_over")
    draft = Version.objects.get(catalogue__team=crew.team)
    made = versions.publish(version=draft, by=crew.manager, change_note="One.", size=Size.MAJOR)
    add_remark(
        version=made, by=crew.reader, code="", field="", phrase="", kind=RemarkKind.COMMENT,
        text="Quagga",
    )  # fmt: skip
    acknowledge(version=made, by=crew.reader, told_by_name=False)
    return stage


def exported(tmp_path: Path, command: str, which: str) -> tuple[dict[str, Any], str]:
    file = tmp_path / f"{command}.json"
    call_command(command, which, str(file), verbosity=0)
    assert file.stat().st_mode & 0o077 == 0
    text = file.read_text()
    return json.loads(text), text


# --- a team --------------------------------------------------------------------------------------
def test_a_teams_file_has_catalogue_workshops_members_and_remarks(
    stage: Stage, tmp_path: Path
) -> None:
    told, text = exported(tmp_path, "export_team", stage.crew.team.slug)

    assert told["versions"][0]["content"]["definition"] == DECIDED
    assert told["versions"][0]["remarks"][0]["by"] == stage.crew.reader.email
    assert told["workshops"][0]["report"]["agreement"]["text"] == DECIDED
    assert [each["email"] for each in told["members"]] == [
        stage.crew.facilitator.email, stage.crew.manager.email, stage.crew.reader.email
    ]  # fmt: skip
    assert "Quagga" in text and LISTEN in text


def test_a_teams_file_opens_no_door_and_names_nobody_who_was_not_told(
    stage: Stage, tmp_path: Path
) -> None:
    team = open_reading_link(team=stage.crew.team, by=stage.crew.manager)
    token = invite(team=team, by=stage.crew.manager, roles=Roles(reader=True)).token
    told, text = exported(tmp_path, "export_team", team.slug)

    workshop = Workshop.objects.get()
    for key in (team.reading_token, workshop.screen_token, token, stage.crew.reader.password):
        assert key and (key not in text or key == "!")
    assert told["versions"][0]["confirmed"] == 1
    assert told["versions"][0]["confirmed_by_name"] == []


def test_a_teams_file_has_nothing_of_what_is_being_written(tmp_path: Path) -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.WRITE, StepKind.CLOSE)
    start(stage)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(stage.people[0], "Quagga")

    told, text = exported(tmp_path, "export_team", stage.crew.team.slug)

    assert told["workshops"][0]["report"] is None
    assert "Quagga" not in text
    assert told["workshops"][0]["agenda"][1]["kind"] == "write"


def test_an_erased_team_is_in_no_table(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    other = make_crew("Sør")
    team = stage.crew.team

    with caplog.at_level(logging.WARNING):
        call_command("erase_team", team.slug, "--yes", verbosity=0)

    for words in (DECIDED, LISTEN, OTHER, "Quagga", team.name, team.slug):
        assert where(words) == set(), words
    assert list(Team.objects.all()) == [other.team]
    assert not missing_guards(connection)
    assert Erasure.objects.get().team_id == team.pk
    assert "were erased by the command line" in caplog.text
    assert team.name not in caplog.text and DECIDED not in caplog.text


def test_no_word_of_an_erased_team_is_left_in_the_index_for_searching(stage: Stage) -> None:
    lines = [set(each.split()) for each in SearchLine.objects.values_list("words", flat=True)]
    words = {word for each in lines for word in each if len(word) > 6 and word.isalpha()}
    assert words

    call_command("erase_team", stage.crew.team.slug, "--yes", verbosity=0)

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT block FROM {INDEX}_data")
            kept = b"".join(block for (block,) in cursor.fetchall())
        # A word is stored without what it has in common with the one before it.
        assert not [word for word in words if word[3:].encode() in kept]


def test_another_name_than_the_teams_erases_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.input", lambda question: "Another")

    with pytest.raises(CommandError, match="Nothing was erased"):
        call_command("erase_team", stage.crew.team.slug, verbosity=0)

    assert Team.objects.filter(pk=stage.crew.team.pk).exists()


def test_the_typed_name_erases(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    name = stage.crew.team.name
    monkeypatch.setattr("builtins.input", lambda question: f" {name} ")

    call_command("erase_team", stage.crew.team.slug, verbosity=0)

    assert not Team.objects.exists()


def test_what_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    for command in (
        ("erase_team", "nowhere"), ("erase_workshop", "1"), ("erase_member", "no@body.example"),
        ("export_team", "nowhere", "x"), ("export_member", "no@body.example", "x"),
    ):  # fmt: skip
        with pytest.raises(CommandError, match=r"There is no|Nobody has"):
            call_command(*command, verbosity=0)


def test_an_export_never_takes_the_place_of_another_file(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "there.json"
    file.write_text("mine")

    with pytest.raises(CommandError, match="there already"):
        call_command("export_team", stage.crew.team.slug, str(file), verbosity=0)

    assert file.read_text() == "mine"


# --- a workshop ----------------------------------------------------------------------------------
def test_an_erased_workshop_leaves_the_catalogue_as_it_was(stage: Stage) -> None:
    other = make_stage(StepKind.WELCOME, StepKind.CLOSE, crew=stage.crew, title="The other")

    call_command("erase_workshop", str(stage.workshop.pk), "--yes", verbosity=0)

    assert list(Workshop.objects.all()) == [other.workshop]
    assert {table.partition("_")[0] for table in where(LISTEN)} == {"behaviours"}
    call_command("verify_catalogue", stage.crew.team.slug, verbosity=0)


# --- a member ------------------------------------------------------------------------------------
def test_a_members_file_has_every_row_that_names_them(stage: Stage, tmp_path: Path) -> None:
    told, text = exported(tmp_path, "export_member", stage.crew.reader.email.upper())

    assert told["account"]["email"] == stage.crew.reader.email
    assert told["behaviours.remark.by"][0]["text"] == "Quagga"
    assert len(told["behaviours.acknowledgement.user"]) == 1
    assert told["behaviours.membership.user"][0]["is_reader"] is True
    assert "password" not in told["account"]
    # Who answered what in a workshop is nobody's account.
    assert OTHER not in text


def test_the_facilitators_file_tells_what_they_did_in_the_room(
    stage: Stage, tmp_path: Path
) -> None:
    told, _text = exported(tmp_path, "export_member", stage.crew.facilitator.email)

    done_there = {each["action"] for each in told["workshop.actionrecord.actor"]}
    assert {"workshop.next", "draft.save", "workshop.hand_over"} <= done_there
    assert told["workshop.workshop.created_by"][0]["title"] == stage.workshop.title


def test_an_erased_member_is_named_nowhere_and_what_they_wrote_stays(stage: Stage) -> None:
    crew = stage.crew
    person = make_person("zebulon@nord.example", first_name="Zebulon", last_name="Quist")
    add_member(crew.team, person, EVERYTHING)
    Remark.objects.update(by=person)
    invite(team=crew.team, by=person, roles=Roles(reader=True), email="Zebulon@nord.example")
    BoardChange.objects.all().update(actor=f"m:{person.pk}", by="Zebulon Quist")
    assert BoardChange.objects.exists()
    Client(headers={"host": HOST}).force_login(person, backend=BACKEND)

    call_command("erase_member", person.email, "--yes", verbosity=0)

    assert not User.objects.filter(email=person.email).exists()
    assert Remark.objects.get().text == "Quagga"
    assert Remark.objects.get().by is None
    assert set(BoardChange.objects.values_list("by", flat=True)) == {NOBODY}
    named = [row for row in everything() if "zebulon" in row[1].lower()]
    assert named == []


def test_whoever_published_is_forgotten_and_the_version_still_verifies(stage: Stage) -> None:
    crew = stage.crew
    add_member(crew.team, make_person(), EVERYTHING)

    call_command("erase_member", crew.manager.email, "--yes", verbosity=0)

    assert Version.objects.get().published_by is None
    call_command("verify_catalogue", crew.team.slug, verbosity=0)


@pytest.mark.parametrize("role", ["manager", "facilitator"])
def test_the_last_of_a_role_stays_until_the_team_goes_too(stage: Stage, role: str) -> None:
    person = getattr(stage.crew, role)

    with pytest.raises(CommandError, match=f"only {role}.*--with-team"):
        call_command("erase_member", person.email, "--yes", verbosity=0)
    assert User.objects.filter(pk=person.pk).exists()

    call_command("erase_member", person.email, "--yes", "--with-team", verbosity=0)
    assert not Team.objects.exists() and not User.objects.filter(pk=person.pk).exists()


# --- from the team page --------------------------------------------------------------------------
@pytest.fixture
def manager(stage: Stage) -> Client:
    browser = Client(headers={"host": HOST})
    browser.force_login(stage.crew.manager, backend=BACKEND)
    return browser


def test_a_manager_exports_the_same_file(stage: Stage, manager: Client, tmp_path: Path) -> None:
    _told, text = exported(tmp_path, "export_team", stage.crew.team.slug)

    page = manager.get(f"/teams/{stage.crew.team.slug}/export/")

    assert page.content.decode() == text
    assert page["Content-Disposition"] == f'attachment; filename="{stage.crew.team.slug}.json"'


def test_a_manager_erases_the_team_by_typing_its_name(stage: Stage, manager: Client) -> None:
    address = f"/teams/{stage.crew.team.slug}/erase/"
    refused = manager.post(address, {"name": "Another"})
    assert refused.status_code == 422
    assert "This is not the name of the team" in refused.text and 'value="Another"' in refused.text
    assert Team.objects.exists()

    assert manager.post(address, {"name": stage.crew.team.name}).status_code == 302
    assert not Team.objects.exists() and where(DECIDED) == set()


def test_only_managers_get_the_file_or_erase(stage: Stage) -> None:
    for person in (stage.crew.reader, stage.crew.facilitator):
        browser = Client(headers={"host": HOST})
        browser.force_login(person, backend=BACKEND)
        for page in ("export", "erase"):
            assert browser.get(f"/teams/{stage.crew.team.slug}/{page}/").status_code == 403


def test_a_manager_says_how_long_words_are_kept(stage: Stage, manager: Client) -> None:
    slug = stage.crew.team.slug
    for days in ("0", "3651", "soon", ""):
        answer = manager.post(f"/teams/{slug}/keeping/", {"how": "after", "days": days})
        assert answer.status_code == 422
        assert "Give a whole number of days, from 1 to 3650." in answer.text
        assert Team.objects.get().keeps_days is None

    manager.post(f"/teams/{slug}/keeping/", {"how": "after", "days": "90"})
    assert Team.objects.get().keeps_days == 90
    assert "deleted 90 days after it has ended" in manager.get(f"/teams/{slug}/").text

    manager.post(f"/teams/{slug}/keeping/", {"how": "never", "days": "90"})
    assert Team.objects.get().keeps_days is None


def test_a_shorter_time_that_deletes_at_once_has_to_be_said_twice(
    stage: Stage, manager: Client
) -> None:
    address = f"/teams/{stage.crew.team.slug}/keeping/"
    Workshop.objects.update(finished_at=timezone.now() - timedelta(days=40))

    asked = manager.post(address, {"how": "after", "days": "30"})

    assert asked.status_code == 422
    assert "One workshop has ended longer ago than that." in asked.text
    assert 'type="checkbox" name="at_once"' in asked.text
    assert Team.objects.get().keeps_days is None
    # What deletes nothing at once is not asked about.
    assert 'type="checkbox" name="at_once"' not in manager.get(asked.request["PATH_INFO"][:-8]).text
    assert manager.post(address, {"how": "after", "days": "50"}).status_code == 302
    said = {"how": "after", "days": "30", "at_once": "on"}
    assert manager.post(address, said).status_code == 302
    assert Team.objects.get().keeps_days == 30
