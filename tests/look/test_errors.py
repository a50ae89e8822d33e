"""An error is a page of the product: in its look and language, with one way onward."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.test import Client, RequestFactory
from django.utils import translation

from workshop.views import errors

PAGES: list[tuple[Callable[[HttpRequest], HttpResponse], int]] = [
    (errors.bad_request, 400),
    (errors.forbidden, 403),
    (errors.csrf_failure, 403),
    (errors.not_found, 404),
    (errors.gone, 410),
    (errors.too_many, 429),
    (errors.server_error, 500),
]


# No database mark: a page that asked the database would fail here.
@pytest.mark.parametrize("language", ["en", "nb", "sv"])
@pytest.mark.parametrize(("page", "status"), PAGES)
def test_it_answers_in_each_language_without_the_database(
    page: Callable[[HttpRequest], HttpResponse],
    status: int,
    language: str,
    rf: RequestFactory,
) -> None:
    with translation.override(language):
        answer = page(rf.get("/somewhere"))
    text = answer.content.decode()

    assert answer.status_code == status
    assert f'<html lang="{language}"' in text
    assert text.count("<h1>") == 1
    assert text.count("btn-p") == 1, "one way onward"


def test_too_many_tries_says_when_to_come_back(rf: RequestFactory) -> None:
    assert errors.too_many(rf.get("/"), retry_after=30)["Retry-After"] == "30"


def test_a_fault_in_the_page_for_faults_still_gives_an_answer(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> HttpResponse:
        raise TemplateDoesNotExist("500.html")

    monkeypatch.setattr(errors, "render", broken)
    answer = errors.server_error(rf.get("/"))

    assert answer.status_code == 500
    assert b"Go to the start page" in answer.content


@pytest.mark.django_db
def test_an_address_that_is_not_there_gets_the_page(client: Client) -> None:
    answer = client.get("/no/such/page")

    assert answer.status_code == 404
    assert b"There is no such page" in answer.content


@pytest.mark.django_db
def test_a_form_without_its_token_gets_the_page() -> None:
    answer = Client(enforce_csrf_checks=True, headers={"host": "testserver"}).post(
        "/accounts/login/", {}
    )

    assert answer.status_code == 403
    assert b"was not sent" in answer.content
