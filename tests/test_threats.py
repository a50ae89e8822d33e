"""The threat model's own tests: those that are nowhere else, and that every line has one."""

import ast
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.behaviours.factories import PASSWORD, make_manager, make_team, make_user
from tests.factories import make_stage
from tests.journeys.server import ROOT
from tests.workshop.browsers import HOST, identity
from workshop.enums import StepKind
from workshop.live.clock import forget_ended_sessions
from workshop.models import ActionRecord

pytestmark = pytest.mark.django_db
ELSEWHERE = ["https://evil.example/", "//evil.example/", "https:evil.example", r"/\evil.example"]


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": HOST})


def sign_in(client: Client, user: User, **more: str) -> str:
    """Where the sign-in page leads."""
    said = {"login": user.email, "password": PASSWORD, **more}
    answer = client.post(reverse("account_login"), said)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_every_line_of_the_threat_model_has_its_tests() -> None:
    text = (ROOT / "workshop" / "THREATS.md").read_text()
    promised = text.partition("## Not promised")[0]
    named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", promised)
    there = {
        (path.name, node.name)
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not set(named) - there
    lines = [line for line in re.split(r"\n(?=- |## )", promised) if line.startswith("- ")]
    assert len(lines) > 20
    without = [line for line in lines if "::test_" not in line]
    assert len(without) == 1 and "A phone is lost" in without[0]


def test_signing_in_makes_a_new_session(client: Client) -> None:
    user = make_user()
    given = client.session
    given["left by"] = "somebody else"
    given.save()
    client.cookies["sessionid"] = given.session_key or ""
    sign_in(client, user)
    assert client.cookies["sessionid"].value != given.session_key
    other = Client(headers={"host": HOST})
    other.cookies["sessionid"] = given.session_key or ""
    assert "_auth_user_id" not in other.session


def test_a_new_password_ends_the_other_sessions(client: Client) -> None:
    user = make_manager(make_team("Nord"))
    lost = Client(headers={"host": HOST})
    sign_in(lost, user)
    sign_in(client, user)
    assert lost.get("/teams/nord/").status_code == 200
    new = "another-long-passphrase"
    said = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post(reverse("account_change_password"), said).status_code == 302
    assert lost.get("/teams/nord/").status_code == 302
    assert client.get("/teams/nord/").status_code == 200


@pytest.mark.parametrize("away", ELSEWHERE)
def test_nobody_is_sent_to_another_site(away: str, client: Client) -> None:
    answer = client.post(reverse("set_language"), {"language": "sv", "next": away})
    assert "evil.example" not in answer["Location"]
    answer = client.post(reverse("set_theme"), {"theme": "dark", "next": away})
    assert "evil.example" not in answer["Location"]
    assert "evil.example" not in sign_in(client, make_user(), next=away)


@pytest.mark.parametrize("address", ["/", "/join/", "/accounts/login/", "/nowhere/", "/healthz"])
def test_no_page_is_shown_in_a_frame(address: str, client: Client) -> None:
    answer = client.get(address)
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_no_form_is_taken_without_the_pages_token() -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": HOST})
    for address in (reverse("account_login"), reverse("join"), reverse("set_language")):
        assert strict.post(address, {"code": "123456"}).status_code == 403


def test_no_participant_sends_a_file(client: Client) -> None:
    stage = make_stage(StepKind.WRITE, people=1)
    client.cookies.load(identity(stage.people[0]))
    before = ActionRecord.objects.count()
    sent = {"file": SimpleUploadedFile("card.json", b"{}")}
    answer = client.post(reverse("act", kwargs={"workshop": stage.workshop.pk}), sent)
    assert answer.status_code == 400
    assert ActionRecord.objects.count() == before


def test_the_folder_of_the_database_is_its_owners_alone(tmp_path: Path) -> None:
    var = tmp_path / "deep" / "var"
    subprocess.run(
        [sys.executable, "-c", "import workshop.settings"],
        env={"SAMSYN_VAR": str(var), "PATH": ""}, cwd=ROOT, check=True,
    )  # fmt: skip
    assert var.stat().st_mode & 0o777 == 0o700


def test_ended_sessions_are_forgotten_by_the_clock() -> None:
    now = timezone.now()
    Session.objects.create(
        session_key="ended", session_data="", expire_date=now - timedelta(days=1)
    )
    Session.objects.create(session_key="open", session_data="", expire_date=now + timedelta(days=1))
    forget_ended_sessions()
    assert [each.session_key for each in Session.objects.all()] == ["open"]
