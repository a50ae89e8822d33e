"""`python -m tests.bench compare`: two versions of 300 lines each, compared, and the page of it.

Made-up texts, the same in every run. "ordinary": one line in seven reworded, some new, gone, moved
or renamed. "every line": all texts of all lines changed in several places. "long": the same with
every field as long as it may be. "rewritten": no text kept a sentence. "few words": texts of six
words in ever another order, where nothing is a landmark. "backwards": all lines in another order.

The first figure is `compare_contents` alone, in processor time, which nothing else on the machine
lengthens. The page is a whole answer over Django's test client, signed in, from a database file, as
a clock shows it: reading both versions, comparing and rendering.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.options import SQLITE, Options

BEHAVIOURS, QUESTIONS = 200, 100
TARGET_MS = 300
SHORT = {"title": 6, "situation": 10, "text": 18, "how": 60, "example": 30, "non_example": 25}
# As many words as fit into the fields.
LONG = {"title": 14, "situation": 55, "text": 55, "how": 165, "example": 80, "non_example": 80}
LONG |= {"mandate": 55, "conditions": 55, "knowledge": 55}
WORDS = (
    "we ask the customer what they need before we answer and say back what we have heard so that"
    " nobody has to tell it twice then agree on a next step call when promised write it down name"
    " who does it by which day listen first explain plainly check once more close kindly thank"
    " help find show tell wait open own case order price time team colleague letter meeting"
)
NAMES = ("ordinary", "every line", "long", "rewritten", "few words", "backwards")


class Writer:
    """Writes lines and revises them, by chance and always alike."""

    def __init__(self, sizes: dict[str, int], words: Sequence[str]) -> None:
        self.chance = random.Random(6)
        self.sizes, self.words = sizes, words

    def text(self, words: int) -> str:
        said = self.chance.choices(self.words, k=words)
        for place in range(9, words, 10):
            said[place] += "."
        return " ".join(said)

    def revised(self, text: str) -> str:
        said = text.split()
        for _ in range(max(1, len(said) // 12)):
            place = self.chance.randrange(len(said) or 1)
            said[place : place + self.chance.randrange(3)] = self.text(
                self.chance.randrange(1, 4)
            ).split()
        return " ".join(said)

    def lines(self) -> tuple[Any, Any]:
        from behaviours.content import Entry, QuestionWords

        themes = [f"Theme {number}" for number in range(12)]
        behaviours = tuple(
            Entry(
                f"LYT-{number + 1:02d}",
                self.behaviour(themes[number * len(themes) // BEHAVIOURS]),
            )
            for number in range(BEHAVIOURS)
        )
        questions = tuple(
            Entry(f"Q-{number + 1:02d}", QuestionWords(self.text(12), "open", "explore"))
            for number in range(QUESTIONS)
        )
        return behaviours, questions

    def behaviour(self, theme: str) -> Any:
        from behaviours.content import BehaviourWords

        texts: dict[str, Any] = {name: self.text(words) for name, words in self.sizes.items()}
        return BehaviourWords(**texts, theme=theme)

    def another(self, entry: Any, change: Callable[[str], str]) -> Any:
        names = [name for name in (*self.sizes, "wording") if hasattr(entry.words, name)]
        texts = {name: change(getattr(entry.words, name)) for name in names}
        return replace(entry, words=replace(entry.words, **texts))


def both(name: str) -> tuple[Any, Any]:
    """Two contents of 300 lines each."""
    from behaviours.content import Content

    words = WORDS.split()
    writer = Writer(LONG if name == "long" else SHORT, words[:6] if name == "few words" else words)
    behaviours, questions = writer.lines()
    a = Content("en", "service", writer.text(20), "", "agreed", behaviours, questions)
    entries = list(behaviours)
    if name == "ordinary":
        entries = [
            writer.another(entry, writer.revised) if place % 7 == 0 else entry
            for place, entry in enumerate(entries)
        ]
        new = [replace(entry, code=f"NEW-{n:02d}") for n, entry in enumerate(entries[:5], 1)]
        entries = [*entries[5:30], *entries[31:], entries[30], *new]
        entries = [
            replace(e, words=replace(e.words, theme="Hearing out"))
            if e.words.theme == "Theme 3"
            else e
            for e in entries
        ]
    elif name == "backwards":
        entries.reverse()
    elif name == "rewritten":
        entries = [writer.another(e, lambda text: writer.text(len(text.split()))) for e in entries]
    else:
        entries = [writer.another(entry, writer.revised) for entry in entries]
        questions = tuple(writer.another(entry, writer.revised) for entry in questions)
    return a, replace(a, behaviours=tuple(entries), questions=questions)


def compared_ms(name: str, runs: int) -> float:
    from behaviours.applying import apply_difference
    from behaviours.difference import compare_contents

    a, b = both(name)
    found = compare_contents(a, b)
    if apply_difference(a, found) != b:
        raise AssertionError(f"{name}: the difference does not lead to the other version")
    return _median_ms(lambda: compare_contents(a, b), runs, time.process_time)


def page_ms(name: str, runs: int) -> tuple[float, int]:
    """A warm answer, and its bytes."""
    from django.test import Client

    from behaviours.enums import State
    from behaviours.models import Version
    from tests.behaviours.factories import make_manager, make_team

    team = make_team(f"Bench {name}")
    manager = make_manager(team)
    a, b = both(name)
    first = _stored(team, a, (1, 0))
    _stored(team, b, (1, 1), first)
    assert Version.objects.filter(catalogue__team=team, state=State.PUBLISHED).count() == 2
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(manager)
    address = f"/catalogue/{team.slug}/compare/?a=1.0&b=1.1"
    answer = client.get(address)
    if answer.status_code != 200:
        raise AssertionError(f"{address} answered {answer.status_code}")
    return _median_ms(lambda: client.get(address), runs), len(answer.content)


def _stored(team: Any, content: Any, number: tuple[int, int], before: Any = None) -> Any:
    """A published version with these lines, stored as publishing would leave it."""
    from django.utils import timezone

    from behaviours.content import columns_of
    from behaviours.enums import State
    from behaviours.models import Behaviour, Question, Version

    version = Version.objects.create(
        catalogue=team.catalogue,
        language=content.language,
        term=content.term,
        definition=content.definition,
        based_on=before,
    )
    for model, entries in ((Behaviour, content.behaviours), (Question, content.questions)):
        manager: Any = model._default_manager
        manager.bulk_create(
            model(version=version, code=entry.code, position=place, **columns_of(entry.words))
            for place, entry in enumerate(entries)
        )
    version.state, version.published_at = State.PUBLISHED, timezone.now()
    (version.major, version.minor), version.patch = number, 0
    version.change_note, version.content_hash = "Made up.", "0" * 64
    version.save()
    return version


def _median_ms(
    work: Callable[[], object], runs: int, clock: Callable[[], float] = time.perf_counter
) -> float:
    taken = []
    for _ in range(runs):
        start = clock()
        work()
        taken.append((clock() - start) * 1000)
    return round(median(taken), 1)


def measure(names: Sequence[str], runs: int, *, pages: bool) -> list[dict[str, Any]]:
    from django.core.management import call_command

    if pages:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
    found = []
    for name in names:
        figures: dict[str, Any] = {"texts": name, "compare_ms": compared_ms(name, runs)}
        if pages:
            figures["page_ms"], figures["page_bytes"] = page_ms(name, runs)
        found.append(figures)
    return found


def main(argv: Sequence[str]) -> int:
    """1 if comparing takes longer than its target."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench compare",
        description="Compares two versions of 300 lines, on ordinary and on nasty texts.",
    )
    parser.add_argument("names", nargs="*", metavar="TEXTS", help=", ".join(NAMES))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-pages", action="store_true", help="compare only: no database")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(argv)
    if unknown := set(given.names) - set(NAMES):
        parser.error(f"no such texts: {', '.join(sorted(unknown))}")
    from tests.bench.databases import Database
    from tests.bench.product import environment

    options = Options(
        (), None, SQLITE, 1, given.runs, None, deflate=False, json=False, profile=None
    )
    with tempfile.TemporaryDirectory(prefix="samsyn-bench-") as made:
        folder = Path(made)
        os.environ |= environment(folder, Database(options, folder))
        os.environ["DJANGO_SETTINGS_MODULE"] = "workshop.settings"
        import django
        from django.db import connections

        django.setup()
        found = measure(given.names or NAMES, given.runs, pages=not given.no_pages)
        connections.close_all()
    print(json.dumps(found) if given.json else table(found), flush=True)
    return int(any(each["compare_ms"] > TARGET_MS for each in found))


def table(found: list[dict[str, Any]]) -> str:
    rows = [f"{'texts':12}  compare ms (at most {TARGET_MS})   page ms   page kB"]
    for each in found:
        page, size = each.get("page_ms"), each.get("page_bytes")
        cells = f"{page:9.1f} {size / 1000:9.0f}" if page and size else ""
        rows.append(f"{each['texts']:12}  {each['compare_ms']:24.1f} {cells}")
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
