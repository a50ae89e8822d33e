"""What a supervisor is told, in good days and in bad ones."""

import json
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client

from workshop.live.clock import clock
from workshop.live.writer import writer


def test_a_living_process_says_so_without_asking_the_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_it_is_ready_when_every_part_works(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "migrations": True}


@pytest.mark.django_db
def test_a_missing_migration_is_said(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'workshop'")
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"database": True, "migrations": False}


@pytest.mark.django_db
def test_a_database_that_is_away_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any, **more: Any) -> None:
        raise OperationalError("could not connect to server at 10.0.0.7")

    monkeypatch.setattr("workshop.live.health.MigrationExecutor", away)
    monkeypatch.setattr(connection, "close", lambda: None)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert json.loads(answer.content) == {"database": False, "migrations": False}


@pytest.mark.django_db
def test_a_thread_that_has_ended_is_said(client: Client, settings: Any) -> None:
    settings.WRITER = "thread"
    assert not writer.is_alive and not clock.is_alive
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert (answer.json()["writer"], answer.json()["clock"]) == (False, False)
