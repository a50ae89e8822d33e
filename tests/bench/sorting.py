"""`python -m tests.bench sorting FILE.jsonl …`: simulated people sort labelled cards.

What is simulated: people. Each looks at their screens and taps by the labels, but misses a pair
that belongs together with one probability and taps a pair that does not with another, each
answer independent of all others; real people err together, so real figures are lower. All answer
at the same pace: in a round each person, in a new random order, gets one screen. It is chosen by
the product itself, from all answers up to about two seconds ago and the person's own: the
standing is made again after every eighth of the people. What is not simulated: `next_screen`,
`stand` and `suggest` are the product's; labels reach neither of them.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench import metrics
from workshop.method.sorting import Judgement, next_screen, prepare, stand, suggest

MEASURES = {
    "ari": metrics.ari,
    "v_measure": metrics.v_measure,
    "pairwise_f1": metrics.pairwise_f1,
    "bcubed_f1": metrics.bcubed_f1,
}
BEHIND = 8  # the standing is made again after this part of the people


@dataclass(frozen=True)
class People:
    """How the simulated people are; `per_card` of them for each card, at least two."""

    per_card: float = 0.5
    screens: int = 8
    missed: float = 0.2
    false: float = 0.05

    def count(self, cards: int) -> int:
        return max(2, round(cards * self.per_card))


@dataclass(frozen=True)
class Labelled:
    """The cards of one labelled session: id → text, id → theme."""

    name: str
    texts: dict[str, str]
    themes: dict[str, str]


def read(path: Path) -> list[Labelled]:
    sessions: dict[str, Labelled] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if not line.strip():
            continue
        card = json.loads(line)
        name = str(card["session"])
        session = sessions.setdefault(name, Labelled(name, {}, {}))
        session.texts[f"{number}"] = str(card["text"])
        session.themes[f"{number}"] = str(card["theme"])
    return list(sessions.values())


def answers(session: Labelled, people: People, seed: int) -> list[Judgement]:
    """All that the simulated people answer in one go through their screens."""
    luck = random.Random(f"{session.name} {seed}")
    judges = [f"{n}" for n in range(people.count(len(session.texts)))]
    own: dict[str, list[Judgement]] = {judge: [] for judge in judges}
    prepared, said = prepare(session.texts), list[Judgement]()
    step = max(1, len(judges) // BEHIND)
    standing = None
    for _ in range(people.screens):
        luck.shuffle(judges)
        for turn, judge in enumerate(judges):
            if turn % step == 0:
                standing = stand(prepared, said, standing)
            screen = next_screen(session.texts, own[judge], judge, f"{seed}", standing=standing)
            if screen is None:
                continue
            for card in screen.candidates:
                same = session.themes[card] == session.themes[screen.focal]
                tapped = luck.random() < (1 - people.missed if same else people.false)
                own[judge].append(Judgement(screen.focal, card, tapped, judge))
                said.append(own[judge][-1])
    return said


def score(session: Labelled, said: Sequence[Judgement]) -> dict[str, float]:
    started = time.perf_counter()
    suggestion = suggest(session.texts, said)
    seconds = time.perf_counter() - started
    group_of = {card: n for n, group in enumerate(suggestion.groups) for card in group}
    cards = list(session.texts)
    true, found = [session.themes[c] for c in cards], [group_of[c] for c in cards]
    return {name: of(true, found) for name, of in MEASURES.items()} | {"seconds": seconds}


def measure(sessions: Sequence[Labelled], people: People, seeds: int) -> dict[str, Any]:
    """Means over seeds for each session, and over sessions; `seconds` of one suggestion."""
    by_session: dict[str, dict[str, float]] = {}
    for session in sessions:
        runs = [score(session, answers(session, people, seed)) for seed in range(seeds)]
        by_session[session.name] = _mean(runs) | {"cards": len(session.texts)}
    whole = _mean(list(by_session.values()))
    whole.pop("cards", None)
    return whole | {"by_session": by_session}


def _mean(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]} if rows else {}


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench sorting",
        description="Simulated people sort labelled cards; says how near the themes come.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="lines of session, text, theme")
    parser.add_argument("--people-per-card", type=float, default=0.5)
    parser.add_argument("--screens", type=int, default=8)
    parser.add_argument("--missed", type=float, default=0.2)
    parser.add_argument("--false", type=float, default=0.05)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(argv)
    try:
        sessions = read(given.file)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"{given.file}: {error!r}", file=sys.stderr)
        return 2
    if not sessions or given.seeds < 1:
        print(f"{given.file}: no cards, or no seeds", file=sys.stderr)
        return 2
    people = People(given.people_per_card, given.screens, given.missed, given.false)
    found = measure(sessions, people, given.seeds)
    print(json.dumps(found) if given.json else table(found, people, given.seeds), flush=True)
    return 0


def table(found: dict[str, Any], people: People, seeds: int) -> str:
    said = (
        f"simulated: {people.per_card:g} people a card, {people.screens} screens each, "
        f"{people.missed:.0%} missed, {people.false:.0%} false taps, {seeds} seeds"
    )
    columns = ("cards", *MEASURES, "seconds")
    rows = [("session", *columns)]
    for name, figures in [*found["by_session"].items(), ("mean", found)]:
        rows.append((name, *(_cell(figures.get(column)) for column in columns)))
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join(
        [said, *("  ".join(c.rjust(w) for c, w in zip(row, widths, strict=True)) for row in rows)]
    )


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:g}" if value == int(value) and value > 1 else f"{value:.3f}"
