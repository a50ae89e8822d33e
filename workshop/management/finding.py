"""Teams, people and workshops by what an owner types."""

from django.contrib.auth.models import User
from django.core.management import CommandError

from behaviours.models import Team
from workshop.models import Workshop


def team_named(slug: str) -> Team:
    team = Team.objects.filter(slug=slug).first()
    if team is None:
        raise CommandError(f"There is no team “{slug}”. It is the word in the team's address.")
    return team


def person_at(email: str) -> User:
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        raise CommandError(f"Nobody has the address {email}.")
    return user


def workshop_numbered(number: int) -> Workshop:
    workshop = Workshop.objects.filter(pk=number).first()
    if workshop is None:
        raise CommandError(f"There is no workshop {number}. It is the number in its address.")
    return workshop
