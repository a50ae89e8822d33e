"""Who reaches what: every address of the room, for everybody. An address without a row fails."""

from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from behaviours import urls
from behaviours.enums import RemarkKind
from behaviours.invitations import invite
from behaviours.models import Membership, Team
from behaviours.roles import Roles
from behaviours.teams import choose_languages, open_reading_link
from behaviours.versions import open_draft
from behaviours.versions.remarks import add_remark
from tests.behaviours.factories import (
    make_manager,
    make_member,
    make_published,
    make_team,
    make_user,
)

pytestmark = pytest.mark.django_db

MANAGERS = {"manager"}
MEMBERS = {"reader", "facilitator", "manager"}
CREATORS = {"other", "facilitator", "manager"}
EVERYBODY = {"anonymous", "stranger", "other", *MEMBERS}
ACTORS = sorted(EVERYBODY)


@dataclass(frozen=True)
class Row:
    """`kwargs` names what the world below fills in; `others` is what the rest of the world gets."""

    who: set[str]
    kwargs: dict[str, str] = field(default_factory=dict)
    methods: tuple[str, ...] = ("get", "post")
    hidden: bool = True  # strangers get 404 and not 403


IN_TEAM = {"slug": "nord"}
LINE = {**IN_TEAM, "kind": "behaviour", "code": "LIS-01"}
VERSION = {"number": "1.0"}
GET, POST = ("get",), ("post",)
READING: dict[str, dict[str, str]] = {
    "": {},
    "_versions": {},
    "_compare": {},
    "_version": VERSION,
    "_behaviour": {**VERSION, "code": "LIS-01"},
    "_questions": VERSION,
    "_why": VERSION,
    "_search": VERSION,
    "_handbook": VERSION,
    "_card": VERSION,
    "_behaviour_card": {**VERSION, "code": "LIS-01"},
    "_card_check": VERSION,
    "_behaviour_card_check": {**VERSION, "code": "LIS-01"},
    "_export": {**VERSION, "name": "json"},
    "_path": {},
    "_question": {**VERSION, "code": "Q-01"},
    "_entry": {"code": "LIS-01"},
    "_changed": {},
}
TABLE: dict[str, Row] = {
    "reading_worker": Row(EVERYBODY, methods=GET),
    "offline": Row(EVERYBODY, methods=GET),
    "team_new": Row(CREATORS, hidden=False),
    "team": Row(MEMBERS, IN_TEAM, GET),
    "acknowledge": Row(MEMBERS, {**IN_TEAM, **VERSION}, POST),
    "reader_counts": Row(MANAGERS, IN_TEAM, GET),
    "attestation": Row(MANAGERS, IN_TEAM, POST),
    "team_erase": Row(MANAGERS, IN_TEAM),
    "team_cadence": Row(MANAGERS, IN_TEAM, POST),
    "team_keeping": Row(MANAGERS, IN_TEAM, POST),
    "team_leave": Row(MEMBERS, IN_TEAM),
    "reading_link": Row(MANAGERS, IN_TEAM, POST),
    "member": Row(MANAGERS, {**IN_TEAM, "member_id": "MEMBER"}),
    "member_remove": Row(MANAGERS, {**IN_TEAM, "member_id": "MEMBER"}),
    # A reader's; the member reads it too (test_guidance).
    "guidance": Row(MANAGERS, {**IN_TEAM, "member_id": "MEMBER"}),
    "invite": Row(MANAGERS, IN_TEAM, POST),
    "invitation_revoke": Row(MANAGERS, {**IN_TEAM, "invitation_id": "INVITATION"}, POST),
    "invitation": Row(EVERYBODY, {"token": "INVITATION_TOKEN"}, GET),
    # Opens to whoever has opened a link; without one there is nothing behind it.
    "invitation_accept": Row(set()),
    "draft": Row(MANAGERS, IN_TEAM, GET),
    "draft_open": Row(MANAGERS, IN_TEAM, POST),
    "draft_discard": Row(MANAGERS, IN_TEAM),
    "draft_definition": Row(MANAGERS, IN_TEAM),
    "publish": Row(MANAGERS, IN_TEAM),
    "draft_share": Row(MANAGERS, IN_TEAM, POST),
    "reviews": Row(MANAGERS, IN_TEAM),
    # The draft is not shared, and nobody is asked: managers come in, and are told so.
    "approve": Row(MANAGERS, IN_TEAM, POST),
    "remarks": Row(MEMBERS, IN_TEAM, GET),
    "lessons": Row(MEMBERS, IN_TEAM, GET),
    "remark_new": Row(MEMBERS, IN_TEAM),
    "remark_close": Row(MEMBERS, {**IN_TEAM, "remark_id": "REMARK"}),
    "edits": Row(MANAGERS, IN_TEAM, GET),
    "languages": Row(MANAGERS, IN_TEAM, GET),
    "translated_definition": Row(MANAGERS, {**IN_TEAM, "language": "sv"}),
    "translated_line": Row(MANAGERS, {**LINE, "language": "sv"}),
    "team_languages": Row(MANAGERS, IN_TEAM, POST),
    "import": Row(MANAGERS, IN_TEAM),
    "entry_new": Row(MANAGERS, {**IN_TEAM, "kind": "question"}),
    "entry": Row(MANAGERS, LINE),
    "entry_remove": Row(MANAGERS, LINE),
    "entry_move": Row(MANAGERS, LINE, POST),
    "withdraw": Row(MANAGERS, {**IN_TEAM, **VERSION}),
    "restore": Row(MANAGERS, {**IN_TEAM, **VERSION}, POST),
    **{
        f"catalogue{page}": Row(MEMBERS, {**IN_TEAM, **more}, GET) for page, more in READING.items()
    },
    **{
        f"read{page}": Row(EVERYBODY, {"token": "READING_TOKEN", **more}, GET)
        for page, more in READING.items()
    },
}


@pytest.fixture
def world() -> dict[str, str]:
    """A team with everything in it; answers what the table's names in capitals stand for."""
    team = make_team("Nord")
    by = make_manager(team)
    choose_languages(team=team, by=by, languages=["sv"])
    published = make_published(team, by)
    open_draft(team=team, by=by)
    remark = add_remark(
        version=published, by=by, code="", field="", phrase="", kind=RemarkKind.COMMENT, text="Hm"
    )
    made = invite(team=team, by=by, roles=Roles(reader=True))
    token = open_reading_link(team=team, by=by).reading_token
    return {
        "MEMBER": str(make_member(team, "reader").pk),
        "REMARK": str(remark.pk),
        "INVITATION": str(made.invitation.pk),
        "INVITATION_TOKEN": made.token,
        "READING_TOKEN": token or "",
    }


def sign_in(client: Client, actor: str) -> None:
    if actor == "anonymous":
        return
    team = Team.objects.get(slug="nord")
    if actor == "stranger":
        person = make_user()
    elif actor == "other":
        person = make_member(make_team("Sør"), "facilitator", "manager", "reader").user
    else:
        make_member(team, "facilitator")  # nobody is the last of their role
        person = make_member(team, actor).user
    client.force_login(person)


def expected(row: Row, actor: str) -> set[int]:
    if actor in row.who:
        return {200, 302, 422}
    if not row.who:
        return {404}
    if actor == "anonymous":
        return {302}
    return {403} if actor in MEMBERS or not row.hidden else {404}


def test_every_address_has_a_row() -> None:
    names = {pattern.name for pattern in urls.urlpatterns if isinstance(pattern, URLPattern)}
    assert names == set(TABLE)


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_may(name: str, actor: str, client: Client, world: dict[str, str]) -> None:
    row = TABLE[name]
    kwargs = {key: world.get(value, value) for key, value in row.kwargs.items()}
    address = reverse(name, kwargs=kwargs)
    sign_in(client, actor)
    before = list(Membership.objects.values())
    for method in row.methods:
        answer = getattr(client, method)(address)
        assert answer.status_code in expected(row, actor), (method, address)
        if answer.status_code == 302 and actor == "anonymous" and "anonymous" not in row.who:
            assert answer.headers["Location"].startswith("/accounts/login/")
    for method in {"get", "post"} - set(row.methods):
        # The wrong method is refused before or after the door, and never let through.
        assert getattr(client, method)(address).status_code in {302, 403, 404, 405}
    if actor not in row.who:
        assert list(Membership.objects.values()) == before


@pytest.mark.parametrize("name", sorted(TABLE))
def test_another_teams_ids_lead_nowhere(name: str, client: Client, world: dict[str, str]) -> None:
    """A manager of another team, who puts this team's ids into their own team's addresses."""
    own = make_team("Vest")
    by = make_member(own, "facilitator", "manager", "reader").user
    client.force_login(by)
    open_draft(team=own, by=by)
    row = TABLE[name]
    if not {"member_id", "invitation_id", "remark_id", "code", "number"} & set(row.kwargs):
        return
    if "token" in row.kwargs:
        return
    kwargs = {key: world.get(value, value) for key, value in row.kwargs.items()}
    address = reverse(name, kwargs={**kwargs, "slug": own.slug})
    for method in row.methods:
        answer = getattr(client, method)(address)
        # A line that is not in one's own draft: gone for a form, or back to the draft.
        assert answer.status_code in ({404} if method == "get" else {404, 409, 302})
        assert "the need" not in answer.text


def test_a_team_that_is_not_there_looks_like_one_that_is_somebody_elses(
    client: Client, world: dict[str, str]
) -> None:
    client.force_login(make_user())
    there, not_there = client.get("/teams/nord/"), client.get("/teams/nowhere/")
    assert there.status_code == not_there.status_code == 404
    assert there.text.replace("nord", "") == not_there.text.replace("nowhere", "")
