"""The guide's table of steps is made from the code, and a difference is found."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from workshop.management.commands.steps_table import START, steps_table
from workshop.steps import KINDS

GUIDE = settings.BASE_DIR / "workshop" / "README.md"


def guide(tmp_path: Path, table: str) -> Path:
    file = tmp_path / "README.md"
    file.write_text(f"# Steps\n\n{START}\n{table}\n<!-- /steps -->\n\nThe end.\n")
    return file


def test_every_phase_of_every_kind_has_its_row() -> None:
    table = steps_table()

    assert table.count("\n| ") == sum(len(kind.phases) for kind in KINDS.values())
    for kind in KINDS:
        assert f"| `{kind}` |" in table
    assert "| `writing` | yes | `card.edit`, `card.submit`, `card.withdraw`, `ready.say` |" in table


def test_a_guide_that_agrees_with_the_code_passes(tmp_path: Path) -> None:
    call_command("steps_table", check=str(guide(tmp_path, steps_table())))


def test_a_guide_that_differs_is_named(tmp_path: Path) -> None:
    old = guide(tmp_path, steps_table().replace("`card.edit`, ", ""))

    with pytest.raises(CommandError, match=r"README.md differs from workshop/steps.py"):
        call_command("steps_table", check=str(old))


def test_a_guide_without_the_markers_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text("# Steps\n")

    with pytest.raises(CommandError, match="There is no"):
        call_command("steps_table", check=str(file))


def test_writing_it_changes_the_table_and_nothing_else(tmp_path: Path) -> None:
    file = guide(tmp_path, "| old |")

    call_command("steps_table", write=str(file))

    assert file.read_text() == guide(tmp_path, steps_table()).read_text()


def test_the_guide_of_the_workshop_agrees_with_the_code() -> None:
    call_command("steps_table", check=str(GUIDE))
