"""manage.py export_team SLUG FILE: everything of a team as one JSON file."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from workshop.management.confirming import write_file
from workshop.management.finding import team_named
from workshop.queries.exported import team_file
from workshop.queries.snapshot import snapshot


class Command(BaseCommand):
    help = "Writes everything of a team to one JSON file, as its managers may read it."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("slug", help="the word in the team's address")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        team = team_named(options["slug"])
        with snapshot():
            told = team_file(team)
        write_file(options["file"], told)
        self.stdout.write(str(options["file"]))
