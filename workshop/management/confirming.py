"""What the commands that erase have in common: the name is typed, or --yes was given."""

import argparse
import json
import os
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from behaviours.exports.json_file import dumped


class Erasing(BaseCommand):
    """`confirm` asks for the name of what is to go, and ends the command if another is typed."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--yes", action="store_true", help="do not ask for the name")

    def confirm(self, name: str, what: str, options: dict[str, Any]) -> None:
        if options["yes"]:
            return
        self.stdout.write(f"{what} Only a backup brings it back.")
        if input(f"Type “{name}” to go on: ").strip() != name.strip():
            raise CommandError("That is another name. Nothing was erased.")


def write_file(target: Path, told: dict[str, Any]) -> None:
    """For its owner's eyes; never in the place of another file."""
    text = dumped(json.loads(json.dumps(told)))
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CommandError(f"{target} is there already. Choose another name.") from None
    except OSError as error:
        raise CommandError(f"{target} cannot be written: {error.strerror}.") from None
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
