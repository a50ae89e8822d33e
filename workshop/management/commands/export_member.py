"""manage.py export_member EMAIL FILE: what is stored of one member."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand

from workshop.management.confirming import write_file
from workshop.management.finding import person_at
from workshop.queries.exported import member_file
from workshop.queries.snapshot import snapshot


class Command(BaseCommand):
    help = "Writes what is stored of one member to a JSON file."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        user = person_at(options["email"])
        with snapshot():
            told = member_file(user)
        write_file(options["file"], told)
        self.stdout.write(str(options["file"]))
