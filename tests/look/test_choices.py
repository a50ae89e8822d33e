"""Language and colours: chosen without an account, and never a way off this site."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

FOREIGN = [
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "https:///elsewhere.example",
    "javascript:alert(1)",
    "\\\\elsewhere.example",
]


def test_a_chosen_theme_is_in_the_next_page_itself(client: Client) -> None:
    client.post(reverse("set_theme"), {"theme": "dark", "next": "/"})

    assert 'data-theme="dark"' in client.get("/").content.decode()


def test_following_the_device_forgets_the_choice(client: Client) -> None:
    client.post(reverse("set_theme"), {"theme": "dark"})
    client.post(reverse("set_theme"), {"theme": "system"})

    assert "data-theme" not in client.get("/").content.decode()


def test_an_unknown_theme_in_the_cookie_is_not_written_into_the_page(
    client: Client,
) -> None:
    client.cookies["theme"] = 'x" onload="'

    assert "data-theme" not in client.get("/").content.decode()


def test_the_theme_leads_back_to_where_it_was_chosen(client: Client) -> None:
    answer = client.post(
        reverse("set_theme"),
        {"theme": "light", "next": "/accounts/login/?next=/teams/a/"},
    )

    assert answer["Location"] == "/accounts/login/?next=/teams/a/"


@pytest.mark.parametrize("name", ["set_theme", "set_language"])
@pytest.mark.parametrize("onward", FOREIGN)
def test_no_choice_leads_to_another_site(client: Client, name: str, onward: str) -> None:
    answer = client.post(reverse(name), {"theme": "dark", "language": "nb", "next": onward})

    assert answer.status_code == 302
    assert answer["Location"] == "/"


@pytest.mark.parametrize("name", ["set_theme", "set_language"])
def test_a_get_changes_nothing(client: Client, name: str) -> None:
    client.get(reverse(name), {"theme": "dark", "language": "nb"})

    assert "theme" not in client.cookies
    assert 'lang="en"' in client.get("/").content.decode()


@pytest.mark.parametrize("language", ["en", "nb", "sv"])
def test_a_chosen_language_is_the_language_of_the_page(client: Client, language: str) -> None:
    client.post(reverse("set_language"), {"language": language, "next": "/"})

    assert f'<html lang="{language}"' in client.get("/").content.decode()
