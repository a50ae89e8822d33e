"""`python -m tests.bench NAME …`; ends with 1 if anything was lost, doubled or over budget."""

import json
import signal
import sys
from typing import Any

from tests.bench.bench import Bench
from tests.bench.figures import Run, failed
from tests.bench.options import COMPARE, SEARCH, SORTING, WORDING, parse
from tests.bench.processes import NotStarted
from tests.bench.screen import Bar, table


def main() -> int:
    if sys.argv[1:2] == [SORTING]:
        from tests.bench import sorting  # its libraries would weigh on the others' figures

        return sorting.main(sys.argv[2:])
    if sys.argv[1:2] == [WORDING]:
        from tests.bench import wording

        return wording.main(sys.argv[2:])
    if sys.argv[1:2] == [COMPARE]:
        from tests.bench import comparing

        return comparing.main(sys.argv[2:])
    if sys.argv[1:2] == [SEARCH]:
        from tests.bench import search

        return search.main(sys.argv[2:])
    options, bar, bad = parse(), Bar(), 0
    # Ended from outside, everything that was started is ended too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    def told(found: dict[str, Any], runs: list[Run]) -> None:
        nonlocal bad
        bar.clear()
        bad |= failed(found)
        if options.json:
            print(json.dumps(found), flush=True)
            for note in sorted({note for run in runs for note in run.notes}):
                print(note, file=sys.stderr)
        else:
            print(table(found, options, runs), flush=True)

    try:
        Bench(options, bar).measure(told)
    except NotStarted as error:
        print(error, file=sys.stderr)
        return 2
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
