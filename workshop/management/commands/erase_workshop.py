"""manage.py erase_workshop ID: one workshop with everything in it, for good."""

import argparse
from typing import Any

from workshop.commands.erasing import erase_workshop
from workshop.management.confirming import Erasing
from workshop.management.finding import workshop_numbered


class Command(Erasing):
    help = "Erases one workshop. What was handed over stays in the team's catalogue."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("id", type=int, help="the number in the workshop's address")

    def handle(self, *args: Any, **options: Any) -> None:
        workshop = workshop_numbered(options["id"])
        what = "This erases the workshop. What was handed over stays in the team's catalogue."
        self.confirm(workshop.title, what, options)
        erase_workshop(workshop=workshop)
        self.stdout.write("Erased.")
