"""manage.py erase_member EMAIL: one account; what they wrote for their teams stays, unnamed."""

import argparse
from typing import Any

from django.core.management import CommandError

from behaviours.exceptions import Refused
from workshop.commands.erasing import erase_account
from workshop.management.confirming import Erasing
from workshop.management.finding import person_at


class Command(Erasing):
    help = "Erases one account. What they wrote in a catalogue stays, without their name."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("email")
        parser.add_argument(
            "--with-team",
            action="store_true",
            help="erase the teams, too, whose last manager or facilitator this is",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = person_at(options["email"])
        what = "This erases the account, and what only this person has to do with."
        self.confirm(user.email, what, options)
        try:
            erase_account(user=user, with_team=options["with_team"])
        except Refused as refused:
            raise CommandError(
                f"{refused.message} Or erase the team, too, with --with-team."
            ) from None
        self.stdout.write("Erased.")
