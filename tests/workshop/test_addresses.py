"""Every address of the product × everybody who could ask for it.

An address without a row fails. `GET` is what a browser asks; `POST` is an empty form: what matters
is who gets as far as having it refused or done, and who is shut out before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from behaviours import versions
from behaviours.enums import RemarkKind, Size
from behaviours.invitations import invite
from behaviours.models import Behaviour, Membership, Question, Remark
from behaviours.roles import Roles
from behaviours.teams import open_reading_link
from tests.behaviours.factories import make_outcome
from tests.factories import done, make_crew, make_stage, start, walk_to_end
from tests.workshop.browsers import BACKEND, HOST, identity, token_of
from tests.workshop.test_bad_input import rewound
from workshop.commands.rehearsing import rehearse_workshop
from workshop.commands.templates import keep_template
from workshop.enums import StepKind
from workshop.models import Rehearsal

pytestmark = pytest.mark.django_db

# In each row: anonymous (who holds no link), participant, reader, manager, facilitator, other
# team's facilitator. 302 for somebody who is not signed in leads to the sign-in page.
WHO = ("anonymous", "participant", "reader", "manager", "facilitator", "other team's")


@dataclass(frozen=True)
class World:
    browsers: dict[str, Client]
    given: dict[str, Any]  # what stands in the addresses


@pytest.fixture
def world() -> World:
    """A running workshop, and a catalogue at 1.0 with a draft of the next."""
    crew, other = make_crew(), make_crew()
    stage = make_stage(crew=crew, people=1)
    start(stage)
    over = make_stage(StepKind.WRITE, crew=crew, people=1)
    walk_to_end(over)
    done(over.facilitator, "report.open")
    over.workshop.refresh_from_db()
    draft = versions.receive_outcome(team=crew.team, by=crew.facilitator, outcome=make_outcome())
    published = versions.publish(
        version=draft, by=crew.manager, change_note="First.", size=Size.MAJOR
    )
    versions.open_draft(team=crew.team, by=crew.manager)
    remark = Remark.objects.create(
        version=published, field="definition", kind=RemarkKind.COMMENT, text="Why?", by=crew.reader
    )
    crew.team.more_languages = ["sv"]
    crew.team.save()
    team = open_reading_link(team=crew.team, by=crew.manager)
    invited = invite(team=team, by=crew.manager, roles=Roles(reader=True))
    rehearsal = rehearse_workshop(
        source=stage.workshop, by=crew.facilitator, many=1, pace="at_once"
    )
    browsers = {name: Client(headers={"host": HOST}) for name in WHO}
    browsers["participant"].cookies.load(identity(stage.people[0]))
    for name, user in (
        ("reader", crew.reader),
        ("manager", crew.manager),
        ("facilitator", crew.facilitator),
        ("other team's", other.facilitator),
    ):
        user.set_password("spruce-and-cloudberry")
        user.save()
        browsers[name].force_login(user, backend=BACKEND)
    return World(
        browsers,
        {
            "slug": team.slug,
            "workshop": stage.workshop.pk,
            "seat": int(done(stage.facilitator, "participant.enter", name="Aud")["participant"]),
            "step": stage.step(StepKind.CALIBRATE).pk,
            "template": keep_template(workshop=over.workshop, name="As last year").pk,
            "code": stage.workshop.code,
            "screen": token_of(stage),
            "reading": team.reading_token,
            "invitation": invited.token,
            "invitation_id": invited.invitation.pk,
            "member_id": Membership.objects.get(user=crew.reader).pk,
            "kind": "behaviour",
            "file": "csv",
            "report": over.workshop.report_token,
            "check": Rehearsal.objects.get(workshop=rehearsal).check_token,
            "number": "1.0",
            "entry": Behaviour.objects.all()[0].code,
            "asked": Question.objects.all()[0].code,
            "remark_id": remark.pk,
            "language": "sv",
            "name": "json",
            "key": "nonsense",
            "uidb36": "1",
        },
    )


def addresses() -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, what stands in it) of every address there is."""

    def within(resolver: URLResolver) -> Iterator[URLPattern]:
        for each in resolver.url_patterns:
            if isinstance(each, URLResolver):
                yield from within(each)
            else:
                yield each

    for pattern in within(get_resolver()):
        assert pattern.name, f"{pattern} has no name"
        yield (
            pattern.name,
            pattern.pattern.converters | dict.fromkeys(pattern.pattern.regex.groupindex),
        )


def token_at(name: str) -> str:
    """Which link an address holds."""
    if name in {"report", "report_file", "report_code"}:
        return "report"
    if name == "reach":
        return "check"
    return {"screen": "screen", "screen_poll": "screen", "invitation": "invitation"}.get(
        name, "reading"
    )


def address(name: str, world: World) -> str:
    """The address with what really stands there."""
    wanted = dict(addresses())[name]
    means = {"token": token_at(name)}
    if name.endswith("report_file"):
        means["kind"] = "file"
    if "code" in wanted and not name.startswith("join"):
        means["code"] = "asked" if name.endswith("_question") else "entry"
    return reverse(name, kwargs={each: world.given[means.get(each, each)] for each in wanted})


# name → GET, POST: in the order of WHO, or one status for all.
ROWS: dict[str, tuple[str, str]] = {
    "home": ("200", "200"),
    "alive": ("200", "405"),
    "ready": ("200", "405"),
    "account_login": ("200 200 302 302 302 302", "200 200 302 302 302 302"),
    "account_logout": ("302 302 200 200 200 200", "302"),
    "account_inactive": ("200", "405"),
    "account_signup": ("200 200 302 302 302 302", "200 200 302 302 302 302"),
    "account_reauthenticate": ("302 302 200 200 200 200", "302 302 200 200 200 200"),
    "account_email": ("302 302 200 200 200 200", "302"),
    "account_email_verification_sent": ("200", "405"),
    "account_change_password": ("302 302 200 200 200 200", "302 302 200 200 200 200"),
    "account_set_password": ("302", "302"),
    "account_reset_password": ("200", "200"),
    "account_confirm_login_code": ("302", "302"),
    "account_confirm_email": ("200", "404"),
    "account_reset_password_from_key_done": ("200", "405"),
    "account_reset_password_from_key": ("200", "200"),
    "account_reset_password_done": ("200", "405"),
    "set_theme": ("405", "302"),
    "set_language": ("302", "302"),
    "join": ("200", "422"),
    "join_code": ("200 302 200 200 200 200", "302"),
    "workshops": ("302 302 200 200 200 404", "405"),
    "workshop_new": ("302 302 403 403 200 404", "302 302 403 403 422 404"),
    # The draft of this world is shared with nobody, and the facilitator does not manage it.
    "workshop_about_draft": ("302 302 403 403 403 404", "302 302 403 403 403 404"),
    "workshop_agenda": ("302 302 403 403 200 404", "302 302 405 405 405 405"),
    "workshop_content": ("302 302 403 403 200 404", "302 302 405 405 405 405"),
    "workshop_duplicate": ("302 302 403 403 200 404", "302 302 403 403 422 404"),
    "workshop_invite": ("302 302 403 403 302 404", "302 302 405 405 405 405"),
    "template_keep": ("302 302 403 403 200 404", "302 302 403 403 422 404"),
    "templates": ("302 302 403 403 200 404", "405"),
    "template": ("302 302 403 403 200 404", "302 302 403 403 422 404"),
    "template_delete": ("302 302 403 403 200 404", "302 302 403 403 302 404"),
    "phone": ("302 200 302 302 302 302", "405"),
    "act": ("405", "404 400 404 404 404 404"),
    "hints": ("405", "404 400 404 404 400 404"),
    "starters": ("404 404 404 404 404 404", "405"),
    "poll": ("404 200 404 404 404 404", "405"),
    # A person without a phone is written for in the one browser that entered them.
    "seat": ("302 302 302 302 403 302", "405"),
    "seat_act": ("405", "404"),
    "seat_hints": ("405", "404 404 404 404 400 404"),
    "seat_starters": ("404", "405"),
    "seat_poll": ("404", "405"),
    "seat_new": ("302 302 403 403 200 404", "302 302 403 403 302 404"),
    "console": ("302 302 403 403 200 404", "302 302 405 405 405 405"),
    "console_act": ("405", "404 404 403 403 400 404"),
    "console_poll": ("404 404 403 403 200 404", "405"),
    "screen": ("200", "405"),
    "screen_poll": ("200", "405"),
    # Whoever holds the link of a workshop that is over reads its report.
    "report": ("200", "405"),
    "report_file": ("200", "405"),
    "report_code": ("200", "405"),
    "workshop_report": ("302 302 200 200 200 404", "302 302 405 405 405 405"),
    # This world's workshop has only begun.
    "workshop_report_file": ("302 302 404 404 404 404", "302 302 405 405 405 405"),
    "workshop_report_link": ("302 302 405 405 405 405", "302 302 403 403 302 404"),
    "preparation": ("302 302 403 200 200 404", "302 302 403 422 422 404"),
    # Of a rehearsal alone; this world's workshop is a real one.
    "workshop_rehearse": ("302 302 403 403 200 404", "302 302 403 403 422 404"),
    "rehearsal": ("302 302 403 403 404 404", "302 302 405 405 405 405"),
    "rehearsal_checks": ("302 302 403 403 404 404", "302 302 405 405 405 405"),
    "rehearsal_clock": ("302 302 403 403 404 404", "302 302 405 405 405 405"),
    "rehearsal_end": ("302 302 403 403 404 404", "302 302 403 403 404 404"),
    "reach": ("200", "200"),
    "replay": ("302 302 403 403 200 404", "302 302 405 405 405 405"),
    "team_new": ("302 302 403 200 200 200", "302 302 403 200 200 200"),
    "team": ("302 302 200 200 200 404", "405"),
    "team_export": ("302 302 403 200 403 404", "405"),
    "team_erase": ("302 302 403 200 403 404", "302 302 403 422 403 404"),
    "team_cadence": ("405", "302 302 403 422 403 404"),
    "team_keeping": ("405", "302 302 403 422 403 404"),
    "team_leave": ("302 302 200 200 200 404", "302 302 302 409 409 404"),
    "reading_link": ("405", "302 302 403 302 403 404"),
    "member": ("302 302 403 200 403 404", "302 302 403 200 403 404"),
    "member_remove": ("302 302 403 200 403 404", "302 302 403 302 403 404"),
    "guidance": ("302 302 200 200 403 404", "302 302 422 422 403 404"),
    "invite": ("405", "302 302 403 422 403 404"),
    "invitation_revoke": ("405", "302 302 403 302 403 404"),
    "invitation_accept": ("404", "404"),
    "invitation": ("302", "405"),
    "draft": ("302 302 403 200 403 404", "405"),
    "draft_open": ("405", "302 302 403 302 403 404"),
    "draft_discard": ("302 302 403 200 403 404", "302 302 403 302 403 404"),
    "draft_definition": ("302 302 403 200 403 404", "302 302 403 200 403 404"),
    "publish": ("302 302 403 200 403 404", "302 302 403 200 403 404"),
    "entry_new": ("302 302 403 200 403 404", "302 302 403 200 403 404"),
    "entry": ("302 302 403 200 403 404", "302 302 403 200 403 404"),
    "entry_remove": ("302 302 403 200 403 404", "302 302 403 302 403 404"),
    "entry_move": ("405", "302 302 403 302 403 404"),
    "draft_share": ("405", "302 302 403 302 403 404"),
    "reviews": ("302 302 403 200 403 404", "302 302 403 422 403 404"),
    # Whoever is asked approves; a manager who is not asked is told so.
    "approve": ("405", "302 302 403 302 403 404"),
    "edits": ("302 302 403 200 403 404", "405"),
    "languages": ("302 302 403 200 403 404", "405"),
    "translated_definition": ("302 302 403 200 403 404", "302 302 403 200 403 404"),
    "translated_line": ("302 302 403 200 403 404", "302 302 403 200 403 404"),
    "import": ("302 302 403 200 403 404", "302 302 403 422 403 404"),
    "remarks": ("302 302 200 200 200 404", "405"),
    "lessons": ("302 302 200 200 200 404", "405"),
    "remark_new": ("302 302 200 200 200 404", "302 302 200 200 200 404"),
    # An empty form asks for nothing; who may accept, answer or take back is checked by each.
    "remark_close": ("302 302 200 200 200 404", "302 302 302 302 302 404"),
    "acknowledge": ("405", "302 302 302 302 302 404"),
    "reader_counts": ("302 302 403 200 403 404", "405"),
    "attestation": ("405", "302 302 403 302 403 404"),
    "team_languages": ("405", "302 302 403 302 403 404"),
    "withdraw": ("302 302 403 200 403 404", "302 302 403 422 403 404"),
    "restore": ("405", "302 302 403 302 403 404"),
    "offline": ("200", "405"),
    "reading_worker": ("200", "405"),
    "catalogue_entry": ("302 302 302 302 302 404", "405"),
    "read_entry": ("302", "405"),
}
READ_ONLY_ROWS = {
    "_versions",
    "_compare",
    "_version",
    "_behaviour",
    "_question",
    "_questions",
    "_why",
    "_search",
    "_handbook",
    "_card",
    "_card_check",
    "_behaviour_card",
    "_behaviour_card_check",
    "_export",
    "_path",
    "_changed",
    "",
}
for part in sorted(READ_ONLY_ROWS):
    ROWS[f"catalogue{part}"] = ("302 302 200 200 200 404", "405")
    # The reading link is the key; whoever holds it reads, and does nothing else.
    ROWS[f"read{part}"] = ("200", "405")


def test_every_address_has_a_row() -> None:
    assert {name for name, _ in addresses()} == set(ROWS)


def asked(world: World, who: str, method: str, path: str) -> int:
    """The status, from a browser that has only what it came with; what it did is taken back."""
    browser = Client(headers={"host": HOST})
    browser.cookies.load({k: each.value for k, each in world.browsers[who].cookies.items()})
    with rewound():
        return browser.generic(method, path).status_code


@pytest.mark.parametrize("name", ROWS)
def test_who_may_come_in(name: str, world: World) -> None:
    path = address(name, world)
    for method, said in zip(("GET", "POST"), ROWS[name], strict=True):
        expected = [int(status) for status in said.split()]
        told = [asked(world, who, method, path) for who in WHO]
        assert dict(zip(WHO, told, strict=True)) == dict(
            zip(WHO, expected * len(WHO) if len(expected) == 1 else expected, strict=False)
        ), (method, path)


@pytest.mark.parametrize("name", [name for name, wants in addresses() if "token" in wants])
def test_a_link_that_is_not_the_right_one_opens_nothing(name: str, world: World) -> None:
    """Nor does it say whether it was ever right."""
    good = address(name, world)
    token = world.given[token_at(name)]
    for wrong in (token[:-1] + ("a" if token[-1] != "a" else "b"), token.swapcase(), "x" * 43):
        path = good.replace(token, wrong)
        assert path != good
        assert [asked(world, who, "GET", path) for who in WHO] == [404] * len(WHO)


@pytest.mark.parametrize("workshop", [1, 2**62, 2**63, 10**40])
def test_a_workshop_that_does_not_exist_is_nowhere(workshop: int, world: World) -> None:
    wanted = {name: wants for name, wants in addresses() if "workshop" in wants}
    assert {"console", "phone", "act", "poll", "workshop_agenda"} <= set(wanted)
    for name, wants in wanted.items():
        there = {each: world.given[each] for each in wants}
        path = reverse(name, kwargs=there | {"workshop": workshop})
        statuses = {asked(world, who, method, path) for who in WHO for method in ("GET", "POST")}
        # A phone's page leads strangers to the door; the others say that there is nothing.
        assert statuses <= {302, 404, 405}, (name, statuses)


def test_the_log_names_no_link(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever reads the log must not be able to open what a link opens."""
    for name, wants in addresses():
        if "token" in wants:
            asked(world, "anonymous", "DELETE", address(name, world))

    assert "Method Not Allowed" in caplog.text
    for key in ("screen", "reading", "invitation"):
        assert world.given[key] not in caplog.text
