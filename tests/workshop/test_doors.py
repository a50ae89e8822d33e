"""The POST door and polling: the same answers as the socket, where sockets do not get through."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import Stage, done, go_next, make_stage, make_theme, walk_to, write
from tests.workshop.browsers import (
    BACKEND,
    HOST,
    identity,
    later,
    live,
    phone,
    screen,
    token_of,
)
from workshop.enums import Phase, StepKind
from workshop.live import hub
from workshop.models import Card

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    return stage


@pytest.fixture
def ann(stage: Stage) -> Client:
    """Ann's browser."""
    client = Client(headers={"host": HOST})
    client.cookies.load(identity(stage.people[0]))
    return client


@pytest.fixture
def boss(stage: Stage) -> Client:
    """The facilitator's browser."""
    client = Client(headers={"host": HOST})
    client.force_login(stage.crew.facilitator, backend=BACKEND)
    return client


def message(stage: Stage, action: str, **data: Any) -> dict[str, Any]:
    step = str(stage.now.pk)
    return {"t": "act", "id": str(uuid4()), "action": action, "step": step, "data": data}


def post(client: Client, path: str, body: Any, **headers: str) -> Any:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(path, text, content_type="application/json", headers=headers)


def act_url(stage: Stage) -> str:
    return reverse("act", args=[stage.workshop.pk])


def poll_url(stage: Stage) -> str:
    return reverse("poll", args=[stage.workshop.pk])


# --- the POST door --------------------------------------------------------------------------------
def test_an_action_by_post_is_done_and_acknowledged(stage: Stage, ann: Client) -> None:
    sent = message(stage, "card.submit", text="Listen")

    response = post(ann, act_url(stage), sent)

    card = Card.objects.get()
    answer = response.json()
    assert response.status_code == 200
    assert {key: answer[key] for key in ("t", "id", "ok", "data")} == {
        "t": "ack",
        "id": sent["id"],
        "ok": True,
        "data": {"card": str(card.pk)},
    }
    assert "Listen" in answer["mine"]["regions"][0]["html"]


def test_a_refusal_by_post_has_its_code_and_its_sentence(stage: Stage, ann: Client) -> None:
    response = post(ann, act_url(stage), message(stage, "card.submit", text=""))

    answer = response.json()
    assert response.status_code == 200
    assert (answer["ok"], answer["code"]) == (False, "invalid")
    assert answer["fields"] == {"text": "Write something first."}
    assert not Card.objects.exists()


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("card.submit", {"text": "Listen"}),
        ("card.submit", {"text": " "}),
        ("card.withdraw", {"card": "5"}),
        ("workshop.next", {}),
        ("card.steal", {}),
    ],
)
def test_socket_and_post_give_the_same_answer(action: str, data: dict[str, Any]) -> None:
    stage = make_stage(StepKind.WRITE)
    step = walk_to(stage, StepKind.WRITE, Phase.WRITING)
    uuid = uuid4()
    body = {"t": "act", "id": str(uuid), "action": action, "step": str(step.pk), "data": data}
    client = Client(headers={"host": HOST})
    client.cookies.load(identity(stage.people[0]))
    by_post = post(client, act_url(stage), body).json()
    by_socket: list[dict[str, Any]] = []

    @live
    async def scenario() -> None:
        async with phone(stage.people[0]) as same:
            # The same UUID: what was done is not done again, what was refused is refused again.
            by_socket.append(await same.act(action, step.pk, uuid=uuid, **data))

    scenario()
    assert by_socket == [by_post]


def test_the_console_acts_by_post_too(stage: Stage, boss: Client) -> None:
    step = stage.now
    url = reverse("console_act", args=[stage.workshop.pk])

    response = post(boss, url, message(stage, "workshop.next", seen=str(step.pk), phase="writing"))

    assert response.json()["ok"]
    assert "mine" not in response.json()
    assert stage.place == ("write", "looking")


def test_each_door_is_for_its_own_people(stage: Stage, ann: Client, boss: Client) -> None:
    console_act = reverse("console_act", args=[stage.workshop.pk])
    sent = message(stage, "card.submit", text="Listen")
    reader = Client(headers={"host": HOST})
    reader.force_login(stage.crew.reader, backend=BACKEND)

    assert post(boss, act_url(stage), sent).status_code == 404
    assert post(ann, console_act, sent).status_code == 404
    assert post(reader, console_act, sent).status_code == 403
    assert post(Client(headers={"host": HOST}), act_url(stage), sent).status_code == 404
    other = make_stage(StepKind.WRITE)
    assert post(ann, act_url(other), sent).status_code == 404
    assert not Card.objects.exists()


def test_without_the_pages_token_nothing_is_done(stage: Stage) -> None:
    """Another site can make a browser post here, with its cookies; it cannot read the page."""
    strict = Client(enforce_csrf_checks=True, headers={"host": HOST})
    strict.cookies.load(identity(stage.people[0]))
    sent = message(stage, "card.submit", text="Listen")

    assert post(strict, act_url(stage), sent).status_code == 403
    assert post(strict, act_url(stage), sent, **{"X-CSRFToken": "x" * 32}).status_code == 403
    assert not Card.objects.exists()

    page = strict.get(reverse("phone", args=[stage.workshop.pk]))
    token = str(page.context["csrf_token"])
    assert token in page.content.decode()
    assert post(strict, act_url(stage), sent, **{"X-CSRFToken": token}).json()["ok"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "not json",
        "[]",
        "{}",
        "[" * 10_000,
        '{"t":"act","id":"x","action":"card.submit","data":{}}',
        f'{{"t":"act","id":"{uuid4()}","action":"card.submit","step":1e999,"data":{{}}}}',
        b"\xff\xfe\x00",
        json.dumps({"t": "act", "id": str(uuid4()), "action": "card.submit", "data": []}),
        json.dumps({"action": "card.submit", "data": {"text": "x" * 65_536}}),
        "x" * 900_000,
    ],
    ids=range(11),
)
def test_what_is_malformed_or_too_large_is_a_bad_request(
    stage: Stage, ann: Client, body: str | bytes
) -> None:
    response = post(ann, act_url(stage), body)

    assert response.status_code == 400
    assert response.json() == {"t": "refused", "code": "malformed"}
    assert not Card.objects.exists()


def test_what_is_larger_than_the_server_reads_at_all_is_a_bad_request(
    stage: Stage, ann: Client
) -> None:
    assert post(ann, act_url(stage), "x" * 1_100_000).status_code == 400


def test_a_form_is_not_an_action(stage: Stage, ann: Client) -> None:
    response = ann.post(act_url(stage), {"action": "card.submit", "text": "Listen"})

    assert response.status_code == 400
    assert not Card.objects.exists()


# --- polling --------------------------------------------------------------------------------------
def test_a_poll_brings_the_whole_state_ones_own_and_the_time(stage: Stage, ann: Client) -> None:
    write(stage.people[0], "Listen")

    told = ann.get(poll_url(stage)).json()

    assert set(told) == {"state", "mine", "now"}
    assert (told["state"]["t"], told["state"]["base"]) == ("state", None)
    assert {"top", "main", "step"} <= {region["id"] for region in told["state"]["regions"]}
    assert "Listen" in told["mine"]["regions"][0]["html"]
    assert told["now"] > 1_700_000_000_000


def test_a_poll_and_a_socket_bring_the_same_regions(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "TICK", 0.0)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    make_theme(stage.facilitator, "Hearing")
    client = Client(headers={"host": HOST})
    client.cookies.load(identity(stage.people[0]))
    by_poll = {
        each["id"]: each["html"] for each in client.get(poll_url(stage)).json()["state"]["regions"]
    }
    by_socket: dict[str, str] = {}

    @live
    async def scenario() -> None:
        async with phone(stage.people[0]) as same, screen(stage) as wall:
            by_socket.update(same.regions)
            told = await later(
                lambda: client.get(reverse("screen_poll", args=[token_of(stage)])).json()
            )
            assert {each["id"]: each["html"] for each in told["state"]["regions"]} == wall.regions
            assert told["mine"] is None

    scenario()
    assert by_socket == by_poll


def test_what_has_not_changed_is_not_sent_again(stage: Stage, ann: Client) -> None:
    first = ann.get(poll_url(stage))

    again = ann.get(poll_url(stage), headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


def test_what_has_changed_is_sent(stage: Stage, ann: Client) -> None:
    tag = ann.get(poll_url(stage))["ETag"]
    go_next(stage)

    changed = ann.get(poll_url(stage), headers={"if-none-match": tag})

    assert changed.status_code == 200
    assert changed["ETag"] != tag


def test_a_change_of_ones_own_is_a_change(stage: Stage, ann: Client) -> None:
    tag = ann.get(poll_url(stage))["ETag"]
    write(stage.people[0], "Listen")

    assert ann.get(poll_url(stage), headers={"if-none-match": tag}).status_code == 200


def test_what_others_write_in_secret_changes_no_phones_tag(stage: Stage, ann: Client) -> None:
    tag = ann.get(poll_url(stage))["ETag"]
    write(stage.people[1], "Hidden")

    assert ann.get(poll_url(stage), headers={"if-none-match": tag}).status_code == 304


def test_a_poll_is_kept_by_nobody_on_the_way(stage: Stage, ann: Client) -> None:
    assert "no-store" in ann.get(poll_url(stage))["Cache-Control"]
    assert "private" in ann.get(poll_url(stage))["Cache-Control"]


def test_the_console_polls_its_own_state(stage: Stage, boss: Client) -> None:
    done(stage.facilitator, "timer.pause")

    told = boss.get(reverse("console_poll", args=[stage.workshop.pk])).json()

    assert {"agenda", "now", "next", "people"} <= {r["id"] for r in told["state"]["regions"]}
    assert told["mine"] is None
