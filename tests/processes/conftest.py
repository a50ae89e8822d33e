"""Two processes on one PostgreSQL; `make test-postgres` has one, other runs leave these out."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.factories import Stage, make_stage, walk_to
from tests.processes.servers import Process, Redis
from workshop.enums import Phase, StepKind

if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def running_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    redis = Redis(tmp_path_factory.mktemp("redis"))
    redis.start()
    yield redis
    redis.stop()


@pytest.fixture
def redis(running_redis: Redis) -> Iterator[Redis]:
    """Running again after the test, whatever the test did to it."""
    yield running_redis
    running_redis.start()


@pytest.fixture(scope="session")
def database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """One that is never emptied: the processes use it all the time, and would be in the way."""
    name = "samsyn_processes" + os.environ.get("PYTEST_XDIST_WORKER", "")
    with django_db_blocker.unblock():
        template = connection.settings_dict["NAME"]
        connection.close()  # a database is not copied while somebody uses it
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    yield name
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(autouse=True)
def in_database(database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What the test itself reads and writes is what the processes read and write."""
    with django_db_blocker.unblock():
        before = connection.settings_dict["NAME"]
        connection.close()
        connection.settings_dict["NAME"] = database
        yield
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def both(
    database: str, running_redis: Redis, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Process, Process]]:
    var = tmp_path_factory.mktemp("var")
    one, two = (Process(var, running_redis, database) for _ in range(2))
    try:
        one.start()
        two.start()
        yield one, two
    finally:
        one.stop()
        two.stop()


@pytest.fixture
def one(both: tuple[Process, Process]) -> Process:
    return both[0]


@pytest.fixture
def two(both: tuple[Process, Process]) -> Process:
    return both[1]


@pytest.fixture
def stage(in_database: None) -> Stage:
    """Three cards on an open board."""
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.CLOSE)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    return stage
