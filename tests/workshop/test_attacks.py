"""What was tried against the product and must not work again."""

import asyncio
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.test import Client

from behaviours.models import Membership
from behaviours.roles import Roles, add_member
from behaviours.teams import change_roles
from tests.factories import (
    Stage,
    done,
    go_back,
    go_next,
    make_person,
    make_stage,
    make_theme,
    options_of,
    react,
    refused,
    save_draft,
    unsorted_cards,
    walk_to,
    write,
)
from tests.workshop.browsers import (
    HOST,
    Line,
    console,
    identity,
    is_refused,
    later,
    live,
    session,
    socket_to,
)
from workshop.actors import Participant as ActorInCookie
from workshop.asgi import application
from workshop.cookies import identity_of
from workshop.enums import AudienceKind, HideReason, Phase, ReactionKind, StepKind
from workshop.live import hub, limited
from workshop.live.writer import Answer
from workshop.models import ActionRecord, Ballot, Card, Option, Participant, Step
from workshop.queries.board import board_of
from workshop.queries.outcome import outcome_of
from workshop.queries.scene import scene_for
from workshop.queries.tally import paper_of

pytestmark = pytest.mark.django_db
RUDE = "Something about one of us"


# --- what may not be seen yet, or no more --------------------------------------------------------
def test_a_card_kept_back_later_is_not_told_by_its_moves() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    card = write(stage.people[0], RUDE)
    kept = write(stage.people[1], "Listen first")
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    theme = make_theme(stage.facilitator, "Manners", kept)
    done(stage.facilitator, "card.move", card=str(card), theme=str(theme))
    done(stage.facilitator, "step.reopen", target=str(stage.step(StepKind.WRITE).pk))
    go_next(stage)
    done(stage.facilitator, "card.hide", card=str(card), reason=HideReason.RUDE)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)

    for audience in AudienceKind:
        assert RUDE not in repr(scene_for(audience, stage.workshop.pk))
    board = board_of(stage.now, list(Step.objects.filter(workshop=stage.workshop)))
    assert [change.card for change in board.changes] == ["Listen first"]


def behaviours_after_a_decision() -> Stage:
    stage = make_stage(
        StepKind.WRITE, StepKind.CLUSTER, StepKind.AGREE, StepKind.BEHAVIOURS, StepKind.CLOSE
    )
    walk_to(stage, StepKind.BEHAVIOURS, Phase.WRITING)
    return stage


def test_a_handover_while_people_write_tells_nothing_of_it() -> None:
    stage = behaviours_after_a_decision()
    card = write(stage.people[0], RUDE, "somebody asks")
    for number in range(2):
        write(stage.people[1], f"we say step {number} aloud", "somebody waits")

    for phase in (Phase.WRITING, Phase.LOOKING):
        assert stage.now.phase == phase
        assert RUDE not in repr(outcome_of(stage.workshop))
        go_next(stage)
    go_next(stage)
    for person in stage.people:
        chosen = Option.objects.get(card=card)
        done(person, "ballot.set", options=[str(chosen.pk)])
    go_next(stage)
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    assert RUDE in repr(outcome_of(stage.workshop))


def test_a_round_that_was_broken_off_is_not_handed_over() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.AGREE, StepKind.CLOSE)
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    save_draft(stage, "The first sentence.")
    go_next(stage)
    react(stage.people[0], ReactionKind.OBJECTION, reason=RUDE, change="Leave it out")
    go_back(stage)
    save_draft(stage, "The second sentence.")
    go_next(stage)
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)

    outcome = outcome_of(stage.workshop)
    assert outcome is not None
    assert RUDE not in repr(outcome)
    assert [round.text for round in outcome.rounds] == ["The second sentence."]


@live
async def test_who_facilitates_no_more_loses_the_open_console(
    django_capture_on_commit_callbacks: Any,
) -> None:
    stage = await later(make_stage, StepKind.WRITE)
    second = await later(make_person)
    member: Membership = await later(
        add_member, stage.crew.team, second, Roles(facilitator=True, reader=True)
    )

    def demote() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            change_roles(membership=member, by=stage.crew.manager, roles=Roles(reader=True))

    async with console(stage, second) as out, console(stage) as stays:
        await later(demote)
        assert await out.until_closed() == 4403
        await stays.settle()
        cookies = await later(session, second)
        assert await is_refused(socket_to(f"/live/console/{stage.workshop.pk}/", cookies))


# --- nobody has more than their share ------------------------------------------------------------
def test_fewer_options_leave_no_ballot_over_its_budget() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, people=2)
    ann, bo = stage.people
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    for number in range(9):
        write(ann, f"Card {number}")
    while stage.now.kind != StepKind.CLUSTER:
        go_next(stage)
    vote = stage.step(StepKind.VOTE)
    themes = [
        make_theme(stage.facilitator, f"Theme {number}", card.pk)
        for number, card in enumerate(unsorted_cards(vote))
    ]
    go_next(stage)
    options = options_of(vote)
    done(ann, "ballot.set", options=[str(options[f"Theme {n}"]) for n in (0, 1, 2)])
    done(bo, "ballot.set", options=[str(options[f"Theme {n}"]) for n in (0, 8)])
    go_back(stage)
    for theme in themes[3:]:
        done(stage.facilitator, "theme.merge", theme=str(theme), into=str(themes[0]))
    go_next(stage)

    budget = paper_of(stage.now).budget
    assert budget == 2
    ballots = {b.author_key: b.options for b in Ballot.objects.filter(step=vote)}
    assert ballots == {ann.key(vote): [], bo.key(vote): [str(options["Theme 0"])]}


def test_one_form_sent_again_gives_one_person_and_one_secret() -> None:
    stage = make_stage(StepKind.WRITE, people=0)
    door = f"/join/{stage.workshop.code}/"
    given: list[ActorInCookie | None] = []
    page = Client(headers={"host": HOST}).get(door)
    once = page.context["uuid"]
    for _time in range(2):
        client = Client(headers={"host": HOST})
        client.post(door, {"name": "Ann", "uuid": once})
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        given.append(identity_of(cookies, stage.workshop.pk))

    assert given[0] is not None
    assert given[0] == given[1]
    assert Participant.objects.count() == 1
    kept = ActionRecord.objects.get(action="participant.join")
    assert kept.uuid.hex not in {once[:32], given[0].secret[:32]}


# --- a broken line -------------------------------------------------------------------------------
class BrokenLine(Line):
    """What is said to it after `cut` raises, as a server's does when its browser has gone."""

    def __init__(self, path: str, cookies: dict[str, str], error: type[Exception]) -> None:
        said = "; ".join(f"{name}={value}" for name, value in cookies.items())
        headers = [
            (b"host", HOST.encode()),
            (b"origin", f"http://{HOST}".encode()),
            (b"cookie", said.encode()),
        ]
        super().__init__(path, headers)
        self.cut = asyncio.Event()

        async def broken(scope: dict[str, Any], receive: Any, send: Any) -> None:
            async def cut_off(message: dict[str, Any]) -> None:
                if self.cut.is_set():
                    raise error
                await send(message)

            await application(scope, receive, cut_off)

        self._application.application = broken


@pytest.mark.parametrize("error", [OSError, RuntimeError])
@live
async def test_a_line_that_breaks_before_the_answer_leaves_nobody_behind(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = await later(make_stage, StepKind.WRITE)
    ann = stage.people[0]
    line = BrokenLine(f"/live/phone/{stage.workshop.pk}/", identity(ann), error)

    async def cut(incoming: object) -> Answer:
        line.cut.set()
        return Answer(True)

    monkeypatch.setattr("workshop.live.consumer.submit_limited", cut)
    assert await line.connect()
    assert hub.connected_to(stage.workshop.pk) == {str(ann.id)}

    uuid = "00000000-0000-4000-8000-000000000001"
    await line.send(text=json.dumps({"t": "act", "id": uuid, "action": "card.submit"}))
    await line.disconnect()

    assert limited.submit_limited is not cut
    assert hub.connected_to(stage.workshop.pk) == frozenset()


# --- what is sent --------------------------------------------------------------------------------
@pytest.mark.parametrize("blank", ["\u200b\u200d", "\u2060", "\u3164", "\u2800 \u00ad", "\ufe0f"])
def test_a_card_that_nobody_can_see_is_no_card(blank: str) -> None:
    stage = make_stage(StepKind.WRITE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)

    assert refused(stage.people[0], "card.submit", text=blank) == "invalid"
    family = "\U0001f469\u200d\U0001f467"
    assert Card.objects.get(pk=write(stage.people[0], family)).text == family


def test_a_body_without_an_end_is_not_read_to_its_end() -> None:
    asked = 0

    async def scenario() -> list[dict[str, Any]]:
        nonlocal asked
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "POST",
            "path": "/join/",
            "query_string": b"",
            "headers": [(b"host", HOST.encode()), (b"transfer-encoding", b"chunked")],
        }
        told: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            nonlocal asked
            asked += 1
            if asked > 100:
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": b"x" * 100_000, "more_body": True}

        async def send(message: dict[str, Any]) -> None:
            told.append(message)

        await application(scope, receive, send)
        return told

    told = async_to_sync(scenario)()

    assert told[0]["status"] == 413
    assert (b"connection", b"close") in told[0]["headers"]
    assert asked < 20


# --- every answer is a page like any other -------------------------------------------------------
@pytest.mark.parametrize("host", ["evil.example", "", "[::1", "127.1"])
def test_the_refusal_of_a_foreign_name_is_as_strict_as_any_page(
    host: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = Client(headers={"host": host}).get("/accounts/login/")

    assert answer.status_code == 400
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("address", ["/", "/accounts/email/"])
def test_pages_with_somebodys_name_are_kept_by_no_browser(address: str) -> None:
    stage = make_stage(StepKind.WRITE)
    client = Client(headers={"host": HOST})
    client.force_login(
        stage.crew.facilitator, backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    answer = client.get(address)

    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize(("url", "starts"), [("", False), ("http://samsyn.example", True)])
def test_links_in_mail_are_never_made_from_what_a_browser_says(
    url: str, starts: bool, tmp_path: Path
) -> None:
    own = {"SAMSYN_MAIL_HOST": "mail.example", "SAMSYN_URL": url, "SAMSYN_VAR": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", "import workshop.settings"],
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ended.returncode == 0) == starts
    assert starts or "SAMSYN_MAIL_HOST needs SAMSYN_URL" in ended.stderr
