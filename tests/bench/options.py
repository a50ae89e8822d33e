"""What the command line says."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

# name -> what it does; the figures' targets are in targets.py
NAMES = {
    "trickle": "one card is moved a second, for 20 seconds",
    "storm": "everybody writes 3 hidden cards within 10 seconds; then they are shown",
    "burst": "3,000 cards are sent within one second (at most 40 by one person)",
    "board": "20 cards are moved a second, for 10 seconds; all see all",
    "votes": "everybody sets a whole ballot within 5 seconds, some again, some with too many dots",
    "connect": "all connect at once to a board of 1,000 cards; again after a restart",
    "crash": "the server is killed in the middle of the storm and started again",
    "growth": "storm and board with a tenth of the people, then with all",
    "join": "all join at once through the public page",
    "idle": "everybody is connected and nobody does anything, for 30 seconds",
}
# Needs no server: `python -m tests.bench sorting FILE …` has options of its own.
SORTING = "sorting"
COMPARE = "compare"  # so has `compare [TEXTS …]`
WORDING = "wording"  # so has `wording behaviours|questions FILE`
SEARCH = "search"  # and `search`
SQLITE, POSTGRES = "sqlite", "postgres"


@dataclass(frozen=True)
class Options:
    names: tuple[str, ...]
    participants: int | None  # None: as many as the targets speak of
    database: str
    processes: int
    runs: int
    seconds: float | None  # None: as long as the scenario takes
    deflate: bool
    json: bool
    profile: Path | None


# Of how many people the targets speak.
PARTICIPANTS = {
    "trickle": 200,
    "storm": 500,
    "burst": 1000,
    "board": 500,
    "votes": 1000,
    "connect": 1000,
    "crash": 500,
    "growth": 1000,
    "join": 500,
    "idle": 500,
}


def parse(argv: Sequence[str] | None = None) -> Options:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measures the real product on this machine: everything is started on"
        " 127.0.0.1, in a temporary folder, and ended again.",
        epilog="Names: "
        + "; ".join(f"{name}: {said}" for name, said in NAMES.items())
        + f"; {SORTING} FILE: simulated people sort labelled cards (see {SORTING} --help)"
        + f"; {COMPARE}: two versions of 300 lines compared (see {COMPARE} --help)"
        + f"; {WORDING} behaviours|questions FILE: hints on labelled texts (see {WORDING} --help)"
        + f"; {SEARCH}: searching a version (see {SEARCH} --help).",
    )
    parser.add_argument("names", metavar="NAME", nargs="+", choices=NAMES, help="what to measure")
    parser.add_argument("--participants", type=_between(2, 1000), metavar="N")
    parser.add_argument("--database", choices=(SQLITE, POSTGRES), default=SQLITE)
    parser.add_argument("--processes", type=_between(1, 8), default=1, metavar="N")
    parser.add_argument("--runs", type=_between(1, 100), default=5, metavar="R")
    parser.add_argument("--json", action="store_true", help="one object a name, nothing else")
    parser.add_argument("--seconds", type=float, help="how long the load takes, instead of its own")
    parser.add_argument(
        "--plain", action="store_true", help="the phones offer no compression, unlike browsers"
    )
    parser.add_argument(
        "--profile", type=Path, metavar="FOLDER", help="keep what py-spy sees of the first process"
    )
    given = parser.parse_args(argv)
    if given.processes > 1 and given.database == SQLITE:
        parser.error("several processes need --database postgres")
    return Options(
        names=tuple(given.names),
        participants=given.participants,
        database=given.database,
        processes=given.processes,
        runs=given.runs,
        seconds=given.seconds,
        deflate=not given.plain,
        json=given.json,
        profile=given.profile,
    )


def _between(low: int, high: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not low <= (found := int(text)) <= high:
            raise argparse.ArgumentTypeError(f"must be {low} to {high}, not {found}")
        return found

    return number
