"""Building the demo in an empty database."""

import secrets
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction

from behaviours.invitations import accept_invitation, invite
from behaviours.models import Team
from behaviours.roles import Roles
from behaviours.teams import create_team, open_reading_link
from workshop.agendas import AGENDAS, steps_of
from workshop.commands.people import create_workshop
from workshop.demo import words
from workshop.demo.catalogue import publish_first, publish_second
from workshop.demo.play import LANGUAGE, Play
from workshop.demo.scenes import hold
from workshop.models import Workshop

MEMBERS = (
    ("facilitator", "fasilitator@samsyn.example"),
    ("manager", "leder@samsyn.example"),
    ("reader", "leser@samsyn.example"),
)
# Without letters and digits that are taken for each other when read from a terminal.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class SignIn:
    """`password` is here and nowhere else: it is shown once, and only its hash is stored."""

    role: str
    email: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class Demo:
    """What there is to see, for whoever started the server."""

    team: str
    slug: str
    sign_ins: tuple[SignIn, ...]
    finished: int  # workshops, by id
    ready: int
    code: str  # of the workshop that is ready to start
    screen_token: str = field(repr=False)
    reading_token: str = field(repr=False)


@transaction.atomic
def build_demo() -> Demo | None:
    """The demo in a database without a team; None, and nothing done, where there is one.

    All or nothing: a start that is broken off leaves an empty database, and the next one builds.
    """
    if Team.objects.exists():
        return None
    team = create_team(name=words.TEAM, language=LANGUAGE)
    sign_ins = tuple(SignIn(role, email, new_password()) for role, email in MEMBERS)
    people = {each.role: _member(team, each) for each in sign_ins}
    finished = _workshop(team, people["facilitator"], words.TITLE, "half-day")
    hold(Play(finished, people["facilitator"]))
    publish_first(team, people["manager"])
    publish_second(team, people["manager"])
    ready = _workshop(team, people["facilitator"], words.TITLE_OF_NEXT, "90")
    reading = open_reading_link(team=team, by=people["manager"])
    return Demo(
        team=team.name,
        slug=team.slug,
        sign_ins=sign_ins,
        finished=finished.pk,
        ready=ready.pk,
        code=ready.code,
        screen_token=ready.screen_token,
        reading_token=reading.reading_token or "",
    )


def new_password() -> str:
    """Twelve random letters and digits in three groups: 59 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _n in range(4)) for _group in range(3))
    return "-".join(groups)


def _member(team: Team, sign_in: SignIn) -> User:
    """Joins by invitation, as everybody does. An account left from before gets the new password."""
    user = User.objects.filter(username=sign_in.email).first() or User(
        username=sign_in.email, email=sign_in.email
    )
    user.set_password(sign_in.password)
    user.save()
    made = invite(team=team, by=None, roles=Roles.from_names([sign_in.role]))
    accept_invitation(invitation=made.invitation, user=user)
    return user


def _workshop(team: Team, by: User, title: str, agenda: str) -> Workshop:
    return create_workshop(
        team=team,
        by=by,
        title=title,
        term=words.TERM,
        language=LANGUAGE,
        roles=words.ROLES,
        agenda=steps_of(AGENDAS[agenda], language=LANGUAGE, term=words.TERM),
    )
