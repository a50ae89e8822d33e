"""manage.py demo: builds the demo in an empty database, and otherwise does nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from workshop.demo import build_demo


class Command(BaseCommand):
    help = "Builds the demo if the database has no team, and prints its sign-ins once."

    def handle(self, *args: Any, **options: Any) -> None:
        made = build_demo()
        if made is None:
            self.stdout.write("There is a team already, so no demo was built.")
            return
        self.stdout.write(f"The demo team {made.team} is ready. Join with the code {made.code}.")
        self.stdout.write("These passwords are shown once and kept nowhere:")
        for sign_in in made.sign_ins:
            self.stdout.write(f"  {sign_in.role:12} {sign_in.email:28} {sign_in.password}")
