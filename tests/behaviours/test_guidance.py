"""How a member is followed up: chosen by two together, seen by these two, gone with either."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from behaviours.erasure import erase_member
from behaviours.exceptions import Refused
from behaviours.exports.json_file import dumped
from behaviours.guiding import agree_to_guidance, propose_guidance, withdraw_guidance
from behaviours.models import Guidance, Membership, Team
from behaviours.queries.exported import plain_member, plain_team
from behaviours.roles import Roles
from behaviours.teams import change_roles, leave_team, remove_member
from tests.behaviours.factories import make_manager, make_member, make_published, make_team, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    found = make_team("Nord")
    make_member(found, "facilitator", "manager", email="boss@nord.example")
    return found


@pytest.fixture
def member(team: Team) -> Membership:
    return make_member(team, "reader", email="rolf@nord.example")


@pytest.fixture
def manager(team: Team) -> Membership:
    return make_member(team, "manager", email="mona@nord.example")


def propose(
    member: Membership, manager: Membership, by: Membership, way: str, area: str = ""
) -> Guidance:
    return propose_guidance(member=member, manager=manager, by=by.user, area=area, way=way)


def agreed(member: Membership, manager: Membership, way: str = "support") -> Guidance:
    made = propose(member, manager, manager, way)
    return agree_to_guidance(guidance=made, by=member.user, revision=made.revision)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


def page_of(member: Membership, reader: Membership) -> str:
    client = Client()
    client.force_login(reader.user)
    response = client.get(address(member))
    assert response.status_code == 200
    return texts(response.content.decode())


def address(member: Membership) -> str:
    return reverse("guidance", kwargs={"slug": member.team.slug, "member_id": member.pk})


@pytest.mark.parametrize("manager_begins", [True, False])
def test_it_counts_only_once_both_agree(
    member: Membership, manager: Membership, manager_begins: bool
) -> None:
    first, second = (manager, member) if manager_begins else (member, manager)
    made = propose(member, manager, first, "instruct", "Listening")
    assert (made.way, made.offered) == ("", "instruct")
    refusal = code_of(
        lambda: agree_to_guidance(guidance=made, by=first.user, revision=made.revision)
    )
    assert refusal == "nothing_offered"

    done = agree_to_guidance(guidance=made, by=second.user, revision=made.revision)
    assert (done.way, done.offered, done.area) == ("instruct", "", "Listening")
    assert done.changed_on == timezone.localdate()


def test_what_both_agreed_on_counts_until_the_next_is_agreed_on(
    member: Membership, manager: Membership
) -> None:
    agreed(member, manager, "instruct")
    made = propose(member, manager, member, "support")
    assert (made.way, made.offered) == ("instruct", "support")
    assert Guidance.objects.count() == 1  # nothing is kept of what was before


def test_who_proposes_the_same_at_once_agrees(member: Membership, manager: Membership) -> None:
    propose(member, manager, member, "both")
    assert propose(member, manager, manager, "both").way == "both"


def test_a_proposal_of_the_other_is_answered_and_not_written_over(
    member: Membership, manager: Membership
) -> None:
    propose(member, manager, member, "both")
    assert code_of(lambda: propose(member, manager, manager, "instruct")) == "offer_waits"
    assert propose(member, manager, member, "support").offered == "support"  # one's own may change
    assert Guidance.objects.get().offered == "support"


def test_nobody_agrees_to_what_they_have_not_seen(member: Membership, manager: Membership) -> None:
    seen = propose(member, manager, manager, "support")
    revision = seen.revision
    propose(member, manager, manager, "instruct")
    assert (
        code_of(lambda: agree_to_guidance(guidance=seen, by=member.user, revision=revision))
        == "stale"
    )
    assert Guidance.objects.get().way == ""


@pytest.mark.parametrize("by_manager", [True, False])
def test_either_ends_it_and_nothing_is_left(
    member: Membership, manager: Membership, by_manager: bool
) -> None:
    by = (manager if by_manager else member).user
    done = agreed(member, manager)
    withdraw_guidance(guidance=done, by=by, revision=done.revision)
    assert not Guidance.objects.exists()
    assert (
        code_of(lambda: withdraw_guidance(guidance=done, by=by, revision=done.revision))
        == "guidance_gone"
    )


def test_declining_a_new_proposal_leaves_what_was_agreed(
    member: Membership, manager: Membership
) -> None:
    agreed(member, manager, "instruct")
    made = propose(member, manager, manager, "support")
    withdraw_guidance(guidance=made, by=member.user, revision=made.revision)
    left = Guidance.objects.get()
    assert (left.way, left.offered) == ("instruct", "")


def test_only_a_manager_follows_up_and_nobody_themselves(
    team: Team, member: Membership, manager: Membership
) -> None:
    other = make_member(team, "facilitator")
    assert code_of(lambda: propose(member, other, member, "support")) == "no_manager"
    assert code_of(lambda: propose(manager, manager, manager, "support")) == "no_manager"
    assert code_of(lambda: propose(member, manager, member, "shout")) == "no_such_way"


def test_nobody_else_sees_it_or_does_anything_to_it(
    team: Team, member: Membership, manager: Membership
) -> None:
    done = agreed(member, manager)
    second = make_member(team, "manager", email="second@nord.example")
    with pytest.raises(PermissionDenied):
        withdraw_guidance(guidance=done, by=second.user, revision=done.revision)
    with pytest.raises(PermissionDenied):
        propose(member, manager, second, "instruct")

    assert "Agreed: Support" in page_of(member, member)
    assert "Agreed: Support" in page_of(member, manager)
    assert "Nothing is agreed" in page_of(member, second)
    colleague = make_member(team, "reader")
    client = Client()
    client.force_login(colleague.user)
    assert client.get(address(member)).status_code == 403
    client.force_login(second.user)
    client.post(address(member), {"do": "withdraw", "guidance": done.pk, "revision": done.revision})
    assert Guidance.objects.exists()


def test_the_teams_export_has_it_not_and_the_two_have_it(
    team: Team, member: Membership, manager: Membership
) -> None:
    agreed(member, manager)
    assert "guidance" not in dumped(plain_team(team))
    for who in (member, manager):
        (row,) = plain_member(who.user)["behaviours.guidance"]
        assert row["way"] == "support"
    assert plain_member(make_manager(team))["behaviours.guidance"] == []


@pytest.mark.parametrize("end", ["leaves", "is removed", "is erased", "manager leaves", "no role"])
def test_it_goes_with_either_of_the_two(
    team: Team, member: Membership, manager: Membership, end: str
) -> None:
    agreed(member, manager)
    match end:
        case "leaves":
            leave_team(team=team, user=member.user)
        case "is removed":
            remove_member(membership=member, by=manager.user)
        case "is erased":
            erase_member(user=member.user)
        case "manager leaves":
            leave_team(team=team, user=manager.user)
        case _:
            change_roles(membership=manager, by=manager.user, roles=Roles(reader=True))
    assert not Guidance.objects.exists()


def test_the_two_do_it_on_the_page(team: Team, member: Membership, manager: Membership) -> None:
    make_published(team, manager.user)
    client = Client()
    client.force_login(manager.user)
    bad = client.post(address(member), {"area": "Nonsense"})
    assert bad.status_code == 422
    assert "Choose one of the three ways." in bad.content.decode()
    client.post(address(member), {"area": "Listening", "way": "instruct"})

    client.force_login(member.user)
    team_page = client.get(reverse("team", kwargs={"slug": team.slug})).content.decode()
    assert "A proposal waits for you" in team_page
    html = page_of(member, member)
    assert "Proposed to you: Instruct" in html
    row = Guidance.objects.get()
    client.post(address(member), {"do": "agree", "guidance": row.pk, "revision": row.revision})
    assert "Agreed: Instruct" in page_of(member, manager)
    gone = client.post(address(member), {"do": "agree", "guidance": "x"}, follow=True)
    assert "This was withdrawn meanwhile." in gone.content.decode()


def test_the_page_asks_as_often_for_many_as_for_one(team: Team, member: Membership) -> None:
    def asked() -> int:
        client = Client()
        client.force_login(member.user)
        with CaptureQueriesContext(connection) as queries:
            client.get(address(member))
        return len(queries)

    agreed(member, make_member(team, "manager"))
    before = asked()
    for _ in range(5):
        agreed(member, make_member(team, "manager"))
    assert asked() == before <= 10
