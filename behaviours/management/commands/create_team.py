"""manage.py create_team: the first team comes from the command line."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from behaviours.exceptions import Refused
from behaviours.invitations import invite, mail_invitation
from behaviours.roles import Roles
from behaviours.teams import create_team

ROLES = ("facilitator", "manager", "reader")


class Command(BaseCommand):
    help = "Creates a team and prints the link by which its first member joins."

    def add_arguments(self, parser: CommandParser) -> None:
        languages = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("name", help="the team's name")
        parser.add_argument("--language", choices=languages, required=True)
        parser.add_argument("--email", default="", help="to whom the invitation goes")
        parser.add_argument("--roles", default=",".join(ROLES), help="default: %(default)s")
        parser.add_argument(
            "--address", default="", help="where people reach this server (http://name:port)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name = " ".join(options["name"].split())
        if not 0 < len(name) <= 80:
            raise CommandError("The name must have between 1 and 80 characters.")
        roles = [role.strip() for role in options["roles"].split(",") if role.strip()]
        if unknown := set(roles) - set(ROLES):
            raise CommandError(f"Unknown role: {', '.join(sorted(unknown))}.")
        email = options["email"].strip()
        try:
            if email:
                validate_email(email)
            with transaction.atomic():
                team = create_team(name=name, language=options["language"])
                made = invite(team=team, by=None, roles=Roles.from_names(roles), email=email)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except Refused as refusal:
            raise CommandError(refusal.message) from refusal
        site = options["address"].rstrip("/") or settings.SITE_URL or "http://localhost:8000"
        link = site + reverse("invitation", kwargs={"token": made.token})
        sent = mail_invitation(made.invitation, link)
        self.stdout.write(f"The team {team.name} is ready.")
        self.stdout.write(f"This link joins it once, within 14 days:\n{link}")
        if sent:
            self.stdout.write(f"It was mailed to {email}.")
