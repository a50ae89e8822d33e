"""manage.py steps_table: the guide's table of steps, made from the table that the code obeys."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from workshop.steps import ANYTIME, KINDS

START, END = "<!-- steps -->", "<!-- /steps -->"


def steps_table() -> str:
    """Markdown: one row a phase, in the order that Next walks them."""
    rows = ["| Step | Phase | Hidden | Takes |", "|---|---|---|---|"]
    for kind, table in KINDS.items():
        for at, phase in enumerate(table.phases):
            name = f"`{kind.value}`" if at == 0 else ""
            hidden = "yes" if phase in table.hidden else ""
            rows.append(f"| {name} | `{phase.value}` | {hidden} | {_named(table.permits[phase])} |")
    return "\n".join([*rows, "", f"At any time: {_named(ANYTIME)}."])


def _named(actions: frozenset[str]) -> str:
    return ", ".join(f"`{action}`" for action in sorted(actions))


def between_markers(text: str) -> tuple[str, str, str]:
    """What stands before, between and after the markers. Raises CommandError without them."""
    before, start, rest = text.partition(START)
    between, end, after = rest.partition(END)
    if not (start and end):
        raise CommandError(f"There is no {START} … {END} in the file.")
    return before + start, between.strip(), end + after


class Command(BaseCommand):
    help = "Prints the table of steps, phases and actions as Markdown."

    def add_arguments(self, parser: CommandParser) -> None:
        group = parser.add_mutually_exclusive_group()
        group.add_argument("--check", metavar="FILE", help="exit 1 if the file's table is another")
        group.add_argument("--write", metavar="FILE", help="put the table between its markers")

    def handle(self, *args: Any, check: str | None, write: str | None, **options: Any) -> None:
        if not (name := check or write):
            self.stdout.write(steps_table())
            return
        file = Path(name)
        before, found, after = between_markers(file.read_text())
        if write:
            file.write_text(f"{before}\n{steps_table()}\n{after}")
        elif found != steps_table():
            raise CommandError(
                f"The table in {name} differs from workshop/steps.py."
                f" Run manage.py steps_table --write {name}."
            )
