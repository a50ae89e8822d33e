"""The log for programs: one object a line, known fields, and nothing that anybody wrote."""

import asyncio
import gc
import json
import logging
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.journeys.server import ROOT
from workshop.logs import JsonLines, PlainLines

TOKEN = "k" * 43


def line(message: str, *args: object, **more: Any) -> dict[str, Any]:
    """A record as it is written."""
    record = logging.LogRecord("workshop.live", logging.ERROR, __file__, 1, message, args, None)
    record.__dict__.update(more)
    text = JsonLines().format(record)
    assert "\n" not in text
    told: dict[str, Any] = json.loads(text)
    return told


def test_a_line_has_time_level_logger_and_message() -> None:
    told = line("A suggestion was not taken: %s", "broken")

    assert told.keys() == {"time", "level", "logger", "message"}
    assert told["time"].endswith("+00:00")
    assert (told["level"], told["logger"]) == ("ERROR", "workshop.live")
    assert told["message"] == "A suggestion was not taken: broken"


def test_only_known_fields_are_added() -> None:
    told = line("Not found", status_code=404, request="GET with a body", text="Quagga")

    assert told["status_code"] == 404
    assert "Quagga" not in json.dumps(told) and "body" not in json.dumps(told)


def test_the_key_of_a_link_is_masked_wherever_it_stands() -> None:
    told = line("Not Found: %s", f"/screen/{TOKEN}/", code=TOKEN)

    assert TOKEN not in json.dumps(told)
    assert told["message"] == "Not Found: /screen/…/" and told["code"] == "…"


def test_what_broke_is_told_without_what_it_says() -> None:
    try:
        raise ValueError("Quagga is no number")
    except ValueError:
        told = line("An action broke", exc_info=sys.exc_info())

    assert told["error"] == "ValueError"
    assert told["trace"][0].endswith("test_what_broke_is_told_without_what_it_says")
    assert "Quagga" not in json.dumps(told)


def test_a_line_for_people_tells_what_broke_and_where_without_what_it_says() -> None:
    try:
        raise ValueError("Quagga is no number")
    except ValueError:
        broke = sys.exc_info()
    record = logging.LogRecord("workshop", logging.ERROR, __file__, 1, "It broke", None, broke)
    told = PlainLines("{levelname} {message}", style="{").format(record)

    assert told.startswith("ERROR It broke\n")
    assert "test_a_line_for_people" in told and told.endswith("ValueError")
    assert "Quagga" not in told


def test_what_a_server_or_a_file_says_is_told() -> None:
    try:
        raise ConnectionRefusedError("no server there")
    except OSError:
        told = line("Not reached", exc_info=sys.exc_info())

    assert told["error"] == "ConnectionRefusedError: no server there"


async def test_a_task_that_broke_is_told_without_what_it_says(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken() -> None:
        raise ValueError("Quagga is no number")

    task = asyncio.create_task(broken())
    await asyncio.wait([task])
    del task
    gc.collect()

    told = [JsonLines().format(each) for each in caplog.records if each.name == "asyncio"]
    assert "Task exception was never retrieved" in told[0] and "ValueError" in told[0]
    assert "Quagga" not in told[0]


def started(**environment: str) -> subprocess.CompletedProcess[str]:
    """A process that logs one line and ends."""
    code = (
        "import django, logging; django.setup(); logging.getLogger('workshop').error('here %s', 1)"
    )
    told = {**os.environ, "DJANGO_SETTINGS_MODULE": "workshop.settings", **environment}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=told,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_setting_chooses_the_form(tmp_path: Any) -> None:
    as_json = started(SAMSYN_LOG_FORMAT="json", SAMSYN_VAR=str(tmp_path))
    plain = started(SAMSYN_VAR=str(tmp_path))

    assert json.loads(as_json.stderr)["message"] == "here 1"
    assert plain.stderr.endswith("ERROR workshop: here 1\n")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SAMSYN_LOG_FORMAT", "xml"),
        ("SAMSYN_METRICS_FROM", "everybody"),
        ("SAMSYN_OIDC_URL", "https://accounts.example"),
    ],
)
def test_a_setting_that_means_nothing_is_said_at_the_start(
    name: str, value: str, tmp_path: Any
) -> None:
    ended = started(**{name: value, "SAMSYN_VAR": str(tmp_path)})

    assert ended.returncode != 0 and name in ended.stderr
