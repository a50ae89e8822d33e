"""manage.py backup [FILE]: the whole database in one file, while the server runs."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from workshop.backups import BackupError, back_up


class Command(BaseCommand):
    help = "Writes the whole database to one file, while the server runs."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="var/backups/samsyn-… without it")

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path | None = options["file"]
        if target is None:
            folder = settings.VAR_DIR / "backups"
            folder.mkdir(mode=0o700, exist_ok=True)
            target = folder / f"samsyn-{datetime.now():%Y%m%d-%H%M%S}.backup"
        try:
            made = back_up(target.resolve())
        except BackupError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{made} ({made.stat().st_size / 1e6:.1f} MB)")
