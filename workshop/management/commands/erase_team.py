"""manage.py erase_team SLUG: a team with its workshops and its catalogue, for good."""

import argparse
from typing import Any

from behaviours.erasure import erase_team
from workshop.management.confirming import Erasing
from workshop.management.finding import team_named


class Command(Erasing):
    help = "Erases a team with its workshops and its whole catalogue."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("slug", help="the word in the team's address")

    def handle(self, *args: Any, **options: Any) -> None:
        team = team_named(options["slug"])
        what = "This erases the team, its workshops and every version of its catalogue."
        self.confirm(team.name, what, options)
        erase_team(team=team, by=None)
        self.stdout.write("Erased.")
