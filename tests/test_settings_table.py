"""The table of settings in README.md says what the code reads, no more and no less."""

import ast
import re

from tests.journeys.server import ROOT

READERS = {"env", "env_flag", "env_number"}
# Set by the programs themselves, not by an owner.
OWN = {"DJANGO_SETTINGS_MODULE"}


def read_by_the_code() -> set[str]:
    found = set()
    for path in [*ROOT.glob("workshop/**/*.py"), *ROOT.glob("behaviours/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = ast.unparse(node.func)
                if called in READERS or called.startswith("os.environ."):
                    found.add(str(node.args[0].value))
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
                assert isinstance(node.slice, ast.Constant), ast.unparse(node)
                found.add(str(node.slice.value))
    return found - OWN


def told_to_the_owner() -> set[str]:
    """A name that starts with "_" goes on from the first of its row: `SAMSYN_MAIL_HOST`, `_TLS`."""
    text = (ROOT / "README.md").read_text()
    table = text.partition("### Settings")[2].partition("\n## ")[0]
    found = set()
    for row in re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE):
        first, *others = re.findall(r"`(\w+)`", row)
        start = first.rpartition("_")[0]
        found |= {first, *(start + name if name.startswith("_") else name for name in others)}
    return found


def test_every_setting_is_told_and_every_told_setting_is_read() -> None:
    assert told_to_the_owner() == read_by_the_code()


def test_what_the_deployment_sets_is_told_too() -> None:
    of_caddy = {"SAMSYN_SITE", "SAMSYN_UPSTREAMS"}
    names = re.compile(r"^#?\s*((?:SAMSYN|DATABASE|REDIS)_\w+)(?::|=)", re.MULTILINE)
    for name in ("samsyn.env", "compose.yaml"):
        found = set(names.findall((ROOT / "deploy" / name).read_text()))
        assert "DATABASE_URL" in found
        assert found <= told_to_the_owner() | of_caddy, name
