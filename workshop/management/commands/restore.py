"""manage.py restore FILE: puts back what `manage.py backup` wrote. Stop the server first."""

import argparse
from pathlib import Path
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management import BaseCommand, CommandError, call_command

from workshop.backups import BackupError, restore


class Command(BaseCommand):
    help = "Puts back a file that backup wrote. Stop the server first."
    requires_system_checks = ()  # the guards of published versions come back with the migrations
    requires_migrations_checks = False

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="take the place of what the database holds"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            before = restore(options["file"].resolve(), replace=options["replace"])
        except BackupError as error:
            raise CommandError(str(error)) from None
        call_command("migrate", verbosity=0)
        # An older copy may have some: whoever has signed out since would be signed in again.
        Session.objects.all().delete()
        self.stdout.write("Restored, and brought to this edition. Everybody signs in anew.")
        if before:
            self.stdout.write(f"What was there before is kept in {before}")
