"""What a process counts of itself is for its owner, and tells nothing of anybody."""

import logging
import re
from ipaddress import ip_network
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import act, done, make_stage, start, walk_to, write
from workshop import counted
from workshop.actions import ACTIONS, Incoming
from workshop.actors import Participant, new_secret
from workshop.enums import Phase, StepKind
from workshop.live import metrics
from workshop.live.limited import submit_limited

LINE = re.compile(r'^[a-z_]+(\{[a-z]+="[A-Za-z0-9_.+]+"\})? [0-9.e+]+$')


def value(line: str) -> float:
    """Of the line that begins so; 0 where there is none yet."""
    found = [each for each in metrics.text().splitlines() if each.startswith(f"{line} ")]
    return float(found[0].rpartition(" ")[2]) if found else 0.0


async def asked(
    path: str = "/metrics", client: str = "127.0.0.1", method: str = "GET", **headers: str
) -> tuple[int, str]:
    """(status, body); 404 stands for the application behind."""
    sent: list[dict[str, Any]] = []

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b"behind"})

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    given = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    scope = {"type": "http", "path": path, "method": method, "headers": given}
    await metrics.Metrics(behind)(scope | {"client": (client, 4711)}, None, send)
    return sent[0]["status"], sent[1]["body"].decode()


async def test_the_machine_itself_may_read_and_nobody_else() -> None:
    assert (await asked())[0] == 200
    for other in ("192.168.1.7", "10.0.0.1", "::2", "not an address"):
        assert await asked(client=other) == (404, "behind")


async def test_what_a_proxy_passes_on_is_not_taken_for_the_machine_itself() -> None:
    assert (await asked(x_forwarded_for="203.0.113.9"))[0] == 404


@pytest.mark.parametrize("https", [False, True])
async def test_a_proxy_that_does_not_say_for_whom_it_asks_reads_nothing(
    https: bool, settings: Any
) -> None:
    settings.HTTPS = https

    assert (await asked(x_forwarded_proto="https"))[0] == 404
    assert (await asked(x_real_ip="127.0.0.1"))[0] == 404


async def test_an_owner_can_let_a_network_read(settings: Any) -> None:
    settings.METRICS_FROM = [ip_network("10.0.0.0/8")]

    assert (await asked(client="10.20.30.40"))[0] == 200
    assert (await asked())[0] == 404


async def test_other_addresses_and_other_methods_go_on() -> None:
    assert (await asked("/metrics/"))[0] == 404
    assert (await asked(method="POST"))[0] == 404


@pytest.mark.django_db
def test_every_line_is_one_that_prometheus_reads() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CLOSE)
    start(stage)

    lines = metrics.text().splitlines()

    assert lines and metrics.text().endswith("\n")
    for line in lines:
        assert line.startswith(("# HELP samsyn_", "# TYPE samsyn_")) or LINE.match(line), line
    measures = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    assert measures == {
        "samsyn_sockets",
        "samsyn_queue_length",
        "samsyn_batch_seconds",
        "samsyn_acknowledgements_total",
        "samsyn_refusals_total",
        "samsyn_frames_total",
        "samsyn_errors_total",
    }


@pytest.mark.django_db
def test_acknowledgements_refusals_and_batches_are_counted() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.WRITE, StepKind.CLOSE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    names = ("samsyn_acknowledgements_total", 'samsyn_refusals_total{code="invalid"}')
    before = [value(name) for name in names]
    batches = value("samsyn_batch_seconds_count")

    write(stage.people[0], "Listen")
    act(stage.people[0], "card.submit", text="")

    assert [value(name) for name in names] == [each + 1 for each in before]
    assert value("samsyn_batch_seconds_count") == batches + 2
    assert value('samsyn_batch_seconds_bucket{le="+Inf"}') == value("samsyn_batch_seconds_count")
    assert value("samsyn_batch_seconds_sum") > 0


async def test_who_sends_too_fast_is_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(sender: Any) -> bool:
        return False

    monkeypatch.setattr("workshop.live.limited.limits.may_act", never)
    before = value('samsyn_refusals_total{code="too_fast"}')

    who = Participant(7, new_secret())
    assert not (await submit_limited(Incoming(1, who, "card.submit", uuid4(), 1, {}))).ok

    assert value('samsyn_refusals_total{code="too_fast"}') == before + 1


@pytest.mark.django_db
def test_no_workshop_no_person_and_no_word_is_in_it() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.WRITE, StepKind.CLOSE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(stage.people[0], "Quagga")
    act(stage.people[0], "card.withdraw", card="1")
    act(stage.people[0], "quagga.do")
    done(stage.facilitator, "screen.renew")

    text = metrics.text()

    assert "uagga" not in text and "service-minded" not in text
    assert str(stage.workshop.pk) not in text and str(stage.people[0].id) not in text
    assert not any(name in text for name in ACTIONS)


def test_errors_of_the_log_are_counted_and_warnings_are_not() -> None:
    before = value("samsyn_errors_total")

    logging.getLogger("workshop.tried").warning("hm")
    logging.getLogger("workshop.tried").error("oh")

    assert value("samsyn_errors_total") == before + 1


def test_a_time_is_counted_in_every_bucket_that_holds_it() -> None:
    times = counted.Histogram("samsyn_tried_seconds", "Tried.")
    for seconds in (0.004, 0.01, 3.0):
        times.add(seconds)

    told = list(times.lines())

    assert 'samsyn_tried_seconds_bucket{le="0.005"} 1' in told
    assert 'samsyn_tried_seconds_bucket{le="0.01"} 2' in told
    assert 'samsyn_tried_seconds_bucket{le="2.5"} 2' in told
    assert told[-3:] == [
        'samsyn_tried_seconds_bucket{le="+Inf"} 3',
        "samsyn_tried_seconds_sum 3.014000",
        "samsyn_tried_seconds_count 3",
    ]
