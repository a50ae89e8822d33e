"""Making a workshop, and the list of a team's workshops."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from behaviours.models import Team
from behaviours.roles import Roles, add_member
from behaviours.teams import create_team
from workshop.agendas import AGENDAS
from workshop.models import Step, Workshop

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def team() -> Team:
    return create_team(name="Team Nord", language="nb")


def member(team: Team, **roles: bool) -> User:
    name = "-".join(roles)
    user = User.objects.create_user(name, f"{name}@nord.example", "three-small-words")
    add_member(team, user, Roles(**roles))
    return user


def browser(user: User | None = None) -> Client:
    client = Client(headers={"host": "testserver"})
    if user is not None:
        client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def facilitator(team: Team) -> Client:
    return browser(member(team, facilitator=True))


def address(team: Team) -> str:
    return reverse("workshop_new", args=[team.slug])


def filled(**more: str) -> dict[str, str]:
    return {"term": "serviceinnstilt", "language": "nb", "agenda": "90", "roles": ""} | more


def test_a_facilitator_makes_a_workshop_and_lands_on_its_console(
    facilitator: Client, team: Team
) -> None:
    roles = "Kundeveileder\n  Teamleder \n\nkundeveileder\nRådgiver"
    answer = facilitator.post(address(team), filled(roles=roles))

    made = Workshop.objects.get()
    assert answer.headers["location"] == reverse("console", args=[made.pk])
    assert (made.team, made.term, made.language) == (team, "serviceinnstilt", "nb")
    assert made.created_by is not None
    assert made.roles == ["Kundeveileder", "Teamleder", "Rådgiver"]
    assert re.fullmatch("[1-9][0-9]{5}", made.code)
    kinds = Step.objects.filter(workshop=made).order_by("position").values_list("kind", flat=True)
    assert list(kinds) == [step.kind for step in AGENDAS["90"].steps]


def test_without_a_title_it_is_called_by_its_word_and_its_team(
    facilitator: Client, team: Team
) -> None:
    facilitator.post(address(team), filled(title=""))

    assert Workshop.objects.get().title == "Serviceinnstilt – Team Nord"


def test_a_title_of_its_own_is_kept(facilitator: Client, team: Team) -> None:
    facilitator.post(address(team), filled(title="  Høstsamling \n 2026 "))

    assert Workshop.objects.get().title == "Høstsamling 2026"


def test_the_page_suggests_the_word_of_the_teams_language(facilitator: Client, team: Team) -> None:
    text = facilitator.get(address(team)).content.decode()

    assert 'value="serviceinnstilt"' in text
    for word in ("service-minded", "serviceinriktad"):
        assert f'<option lang="{"en" if "-" in word else "sv"}" value="{word}">' in text


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"term": "   "}, "Say which word the workshop is to settle."),
        ({"term": "x" * 61}, "at most 60 characters"),
        ({"title": "x" * 121}, "at most 120 characters"),
        ({"language": "tlh"}, "Select a valid choice"),
        ({"agenda": ""}, "Choose an agenda to start from."),
        ({"agenda": "all-week"}, "Select a valid choice"),
        ({"roles": "\n".join(f"Role {n}" for n in range(13))}, "These are 13 roles."),
        ({"roles": "x" * 61}, "A role has at most 60 characters."),
        ({"roles": "line\n" * 10_000}, "at most 2000 characters"),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field_and_kept(
    facilitator: Client, team: Team, wrong: dict[str, str], said: str
) -> None:
    answer = facilitator.post(address(team), filled(title="Høstsamling") | wrong)
    text = answer.content.decode()

    assert answer.status_code == 422
    assert said in text
    assert 'aria-invalid="true"' in text
    if "title" not in wrong:
        assert 'value="Høstsamling"' in text
    assert not Workshop.objects.exists()


def test_markup_and_turning_marks_in_a_term_stay_harmless_words(
    facilitator: Client, team: Team
) -> None:
    facilitator.post(address(team), filled(term="<b>snill</b>\u202e 🙂"))
    text = facilitator.get(reverse("workshops", args=[team.slug])).content.decode()

    assert Workshop.objects.get().term == "<b>snill</b> 🙂"
    assert "&lt;b&gt;snill" in text
    assert "<b>snill" not in text.lower()


def test_a_doubled_click_makes_one_workshop(facilitator: Client, team: Team) -> None:
    first = facilitator.post(address(team), filled())
    second = facilitator.post(address(team), filled())

    assert Workshop.objects.count() == 1
    assert first.headers["location"] == second.headers["location"]


def test_the_same_word_can_be_settled_again_later(facilitator: Client, team: Team) -> None:
    facilitator.post(address(team), filled())
    Workshop.objects.update(created_at=timezone.now() - timedelta(minutes=1))
    facilitator.post(address(team), filled())

    assert Workshop.objects.count() == 2


def test_only_facilitators_of_the_team_make_workshops(team: Team) -> None:
    other = create_team(name="Team Sør", language="nb")
    stranger = browser(member(other, facilitator=True, reader=True))
    manager = browser(member(team, manager=True))

    assert stranger.post(address(team), filled()).status_code == 404
    assert manager.post(address(team), filled()).status_code == 403
    assert browser().post(address(team), filled()).status_code == 302
    assert not Workshop.objects.exists()


# --- the list ----------------------------------------------------------------------------------
def workshop(team: Team, number: int, **more: object) -> Workshop:
    given: dict[str, object] = {
        "title": f"Workshop {number}", "term": "serviceinnstilt", "language": "nb",
        "code": str(200_000 + number),
    }  # fmt: skip
    return Workshop.objects.create(team=team, **(given | more))


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_few_questions_however_long_it_is(
    team: Team, facilitator: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        workshop(team, number)

    # The sign-in (2), the team, the membership, the number of workshops, these, the rehearsals.
    with django_assert_num_queries(7):
        text = facilitator.get(reverse("workshops", args=[team.slug])).content.decode()

    assert text.count('<span class="num">200\u00a000') == count


def test_the_list_leads_facilitators_to_consoles_and_tells_where_each_stands(
    team: Team, facilitator: Client
) -> None:
    now = timezone.now()
    ready = workshop(team, 1)
    running = workshop(team, 2, state="running", started_at=now)
    done = workshop(team, 3, state="finished", started_at=now, handed_over_at=now)
    text = facilitator.get(reverse("workshops", args=[team.slug])).content.decode()

    for each in (ready, running, done):
        assert reverse("console", args=[each.pk]) in text
    for state in ("ready to start", "running", "finished"):
        assert state in text
    assert "in the catalogue" in text
    assert "200\u00a0001" in text
    assert "200\u00a0003" not in text, "a code that is over leads nowhere"


def test_other_members_see_the_workshops_but_no_codes_and_no_consoles(team: Team) -> None:
    made = workshop(team, 1)
    text = browser(member(team, reader=True)).get(reverse("workshops", args=[team.slug]))

    assert made.title in text.content.decode()
    assert "200\u00a0001" not in text.content.decode()
    assert reverse("console", args=[made.pk]) not in text.content.decode()
    assert reverse("workshop_new", args=[team.slug]) not in text.content.decode()


def test_strangers_do_not_learn_which_teams_have_workshops(team: Team) -> None:
    workshop(team, 1)
    other = create_team(name="Team Sør", language="nb")
    stranger = browser(member(other, facilitator=True))

    assert stranger.get(reverse("workshops", args=[team.slug])).status_code == 404
    assert stranger.get(reverse("workshops", args=["no-such-team"])).status_code == 404


def test_an_empty_list_says_what_will_appear_and_who_acts(team: Team, facilitator: Client) -> None:
    reader = browser(member(team, reader=True))
    url = reverse("workshops", args=[team.slug])

    assert "Make the first one" in facilitator.get(url).content.decode()
    assert "when a facilitator of the team makes one" in reader.get(url).content.decode()


def test_a_long_list_is_turned_page_by_page(team: Team, facilitator: Client) -> None:
    for number in range(53):
        workshop(team, number, created_at=timezone.now() - timedelta(days=number))
    url = reverse("workshops", args=[team.slug])

    assert "Workshop 52" not in facilitator.get(url).content.decode()
    assert "Workshop 52" in facilitator.get(url, {"page": 2}).content.decode()


# --- the agenda's page ---------------------------------------------------------------------------
def test_the_agenda_can_be_changed_step_by_step(facilitator: Client, team: Team) -> None:
    facilitator.post(address(team), filled(language="en"))
    made = Workshop.objects.get()
    text = facilitator.get(reverse("workshop_agenda", args=[made.pk])).content.decode()

    for step in made.steps.all():
        assert f'name="target" value="{step.pk}"' in text
        assert step.title in text
    assert text.count('data-action="step.edit"') == made.steps.count()
    assert text.count('data-action="step.add"') == 1
    assert f'data-act="{reverse("console_act", args=[made.pk])}"' in text


def test_the_agenda_is_for_facilitators_of_the_team(team: Team) -> None:
    url = reverse("workshop_agenda", args=[workshop(team, 1).pk])
    stranger = browser(member(create_team(name="Team Sør", language="nb"), facilitator=True))

    assert stranger.get(url).status_code == 404
    assert browser(member(team, manager=True)).get(url).status_code == 403
    assert browser().get(url).status_code == 302
