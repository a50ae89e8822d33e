"""What a device may keep, and the worker that keeps it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from behaviours.keeping import HEADER, LINK, PAGES, edition, is_kept, owner_of
from behaviours.models import Team
from behaviours.urls import READING
from behaviours.versions import open_draft
from tests.behaviours.factories import make_member, make_published

pytestmark = pytest.mark.django_db
KEPT = ("", "v/1.0/", "v/1.0/b/LIS-01/", "v/1.0/questions/", "v/1.0/why/", "versions/", "path/")


def test_the_worker_stands_at_the_root_and_is_asked_for_anew(client: Client) -> None:
    answer = client.get("/reading-worker.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert f'const EDITION = "{edition()}";' in answer.text
    assert "'/accounts/logout/'" in answer.text
    assert not answer.cookies
    assert client.post("/reading-worker.js").status_code == 405


def test_the_worker_may_run_and_nothing_else_of_the_policy_is_wider(client: Client) -> None:
    policy = client.get("/offline/").headers["Content-Security-Policy"]
    assert "worker-src 'self'" in policy
    assert "script-src 'self'" in policy


def test_another_script_is_another_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    before = edition()
    monkeypatch.setattr("behaviours.keeping._source", lambda: "// other")
    assert edition() != before


def test_reading_pages_say_whose_they_are(
    client: Client, team: Team, manager: User, reader: User, link: str
) -> None:
    make_published(team, manager)
    for rest in KEPT:
        member = client.get(f"/catalogue/nord/{rest}")
        assert member.headers[HEADER] == owner_of(reader.pk), rest
        assert "data-chip" in member.text
        assert client.get(link + rest).headers[HEADER] == LINK
    assert owner_of(reader.pk) != owner_of(manager.pk)
    assert str(reader.pk) not in owner_of(reader.pk).split()


def test_what_is_not_for_reading_is_never_kept(
    client: Client, team: Team, manager: User, link: str
) -> None:
    make_published(team, manager)
    open_draft(team=team, by=manager)
    client.force_login(manager)
    for address in (
        "/",
        "/offline/",
        "/teams/nord/",
        "/catalogue/nord/draft/",
        "/catalogue/nord/draft/edits/",
        "/catalogue/nord/remarks/",
        "/catalogue/nord/readers/",
        "/catalogue/nord/compare/",
        "/catalogue/nord/changed/",
        "/catalogue/nord/v/1.0/search/?q=need",
        "/catalogue/nord/v/1.0/as/json/",
        "/catalogue/nord/v/9.9/",
    ):
        answer = client.get(address)
        assert HEADER not in answer.headers, address
        assert "data-chip" not in answer.text
    assert HEADER not in client.post("/catalogue/nord/").headers


def test_only_reading_pages_can_be_kept_and_every_one_named_is_there() -> None:
    names = {name.removeprefix("_") for _rest, _view, name in READING}
    assert names >= PAGES
    assert not {"search", "changed", "compare", "export"} & PAGES
    for name in ("team", "draft", "remarks", "entry", "reader_counts", "home", "publish"):
        assert not is_kept(name)


def test_the_page_for_what_is_not_kept_names_nobody_and_has_no_form(
    client: Client, team: Team, manager: User
) -> None:
    client.force_login(manager)
    page = client.get(reverse("offline")).text
    assert manager.email not in page
    assert "<form" not in page
    assert "Saved on this device" in page
    assert page == Client(headers={"host": "testserver"}).get(reverse("offline")).text


def test_a_reading_link_shows_no_members_functions(
    client: Client, team: Team, manager: User, link: str
) -> None:
    make_published(team, manager)
    client.force_login(make_member(team, "manager").user)
    for rest in KEPT:
        page = client.get(link + rest).text
        for inside in ("/teams/", "/catalogue/", "/draft/", "account-menu", "/remarks/"):
            assert inside not in page, (rest, inside)
