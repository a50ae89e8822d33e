"""What is scanned from paper or a wall is opened on another device."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from behaviours import addresses
from behaviours.addresses import outward


@pytest.mark.parametrize(
    ("host", "others", "said"),
    [
        ("localhost:8000", ["10.0.0.7"], "http://10.0.0.7:8000/read/"),
        ("127.0.0.1:9000", ["10.0.0.7", "192.168.1.2"], "http://10.0.0.7:9000/read/"),
        ("localhost:8000", [], "http://localhost:8000/read/"),
        ("10.0.0.9:8000", ["10.0.0.7"], "http://10.0.0.9:8000/read/"),
        ("samsyn.example", ["10.0.0.7"], "http://samsyn.example/read/"),
    ],
)
def test_a_page_opened_as_localhost_names_the_machine_as_others_know_it(
    host: str, others: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "local_addresses", lambda: others)
    assert outward(RequestFactory(headers={"host": host}).get("/"), "/read/") == said


def test_where_the_site_has_a_name_it_is_used(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SITE_URL = "https://samsyn.example"
    monkeypatch.setattr(addresses, "local_addresses", lambda: ["10.0.0.7"])
    request = RequestFactory(headers={"host": "samsyn.example"}).get("/", secure=True)
    assert outward(request, "/read/") == "https://samsyn.example/read/"
