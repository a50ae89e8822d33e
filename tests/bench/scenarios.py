"""What each name does, from a workshop ready to start to the figures."""

import signal
import time
from collections.abc import Callable
from typing import Any

from tests.bench import plans
from tests.bench.check import Verdict, check
from tests.bench.figures import Run
from tests.bench.hall import PATIENCE, Hall
from workshop.enums import Phase
from workshop.method.ballots import dots_for

CARDS_EACH = 3
Scenario = Callable[[Hall, float], Run]


class Window:
    """What is counted from its making until `close`."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        hall.product.watch()
        self.cpu = hall.product.cpu()
        self.start = float(hall.client.order("mark")["at"])

    def close(self, since: float | None = None) -> Run:
        """`since`: from when the last change of everybody's state is counted."""
        hall = self.hall
        different = hall.converge()
        cpu = hall.product.cpu() - self.cpu
        hall.product.watch_no_more()
        told = hall.client.order("report", since=since or self.start)
        verdict = check(hall, told, different)
        run = Run(
            participants=hall.people,
            ack_ms=[act["ms"] for act in told["acts"] if _is_timed(act)],
            last_other_ms=told["last_other_ms"],
            frames_per_client=told["frames_per_client"],
            bytes_per_client=told["bytes_per_client"],
            server_cpu_s=cpu,
            client_cpu_s=told["client_cpu_s"],
            peak_mb=hall.product.peak_kb() / 1024,
            aside={"delivered frames": told["frames"]},
        )
        if since is not None:
            run.all_current_s = told["last_state_s"]
        _judge(run, verdict)
        return run


def _is_timed(act: dict[str, Any]) -> bool:
    """The phones' answered actions; what waited for a server that was away is another figure."""
    return act["phone"] >= 0 and act["ms"] is not None and not act["again"]


def _judge(run: Run, verdict: Verdict) -> None:
    run.acknowledged, run.lost = verdict.acknowledged, verdict.lost
    run.doubled, run.over_budget = verdict.doubled, verdict.over_budget
    run.notes = verdict.notes


def trickle(hall: Hall, seconds: float) -> Run:
    hall.start()
    hall.to_board(hall.people)
    return _moving(hall, 1, seconds)


def board(hall: Hall, seconds: float) -> Run:
    hall.start()
    hall.to_board(hall.people)
    run = _moving(hall, 20, seconds)
    assert run.frames_per_client is not None
    run.aside["frames a second"] = run.frames_per_client / seconds
    return run


def _moving(hall: Hall, rate: float, seconds: float) -> Run:
    cards, themes = hall.card_ids(), hall.theme_ids()
    plan = plans.moves(hall.chance, str(hall.step.pk), hall.people, cards, themes, rate, seconds)
    window = Window(hall)
    hall.act(plan, "moving cards")
    return window.close()


def storm(hall: Hall, seconds: float) -> Run:
    hall.start()
    plan = plans.cards(hall.chance, str(hall.step.pk), hall.people, CARDS_EACH, seconds)
    window = Window(hall)
    hall.act(plan, "writing cards")
    # From writing to the facilitator's look, and from there to everybody.
    hall.next()
    hall.settle()
    shown = hall.next()
    assert hall.step.phase == Phase.SHOWN
    return window.close(since=shown["first"])


def burst(hall: Hall, seconds: float) -> Run:
    hall.start()
    plan = plans.burst(hall.chance, str(hall.step.pk), hall.people, 3000, seconds)
    window = Window(hall)
    done = hall.act(plan, "writing cards")
    run = window.close()
    run.all_current_s = done["last"] - done["first"]
    return run


def votes(hall: Hall, seconds: float) -> Run:
    hall.start()
    hall.to_vote()
    options = hall.option_ids()
    budget = dots_for(len(options))
    plan = plans.ballots(hall.chance, str(hall.step.pk), hall.people, options, budget, seconds)
    window = Window(hall)
    hall.act(plan, "voting")
    run = window.close()
    run.aside["refused"] = len(plan) - run.acknowledged
    return run


def connect(hall: Hall, seconds: float) -> Run:
    hall.start()
    hall.to_board(1000)
    hall.client.order("shut")
    window = Window(hall)
    first = hall.open(at_once=hall.people + 2)
    hall.product.stop()
    accepts = hall.product.start()
    alone = hall.product.resident_kb()
    again = hall.client.order("back", since=accepts, seconds=PATIENCE)
    held = hall.product.resident_kb() - alone
    run = window.close()
    run.aside |= {"first s": first["seconds"], "after restart s": again["seconds"]}
    run.aside["kB a connection"] = held / hall.people
    return _current(run, first, again)


def crash(hall: Hall, seconds: float) -> Run:
    hall.start()
    plan = plans.cards(hall.chance, str(hall.step.pk), hall.people, CARDS_EACH, seconds)
    window = Window(hall)
    hall.client.begin("act", plan=plan, seconds=PATIENCE)
    time.sleep(seconds / 2)
    hall.product.stop(signal.SIGKILL)
    accepts = hall.product.start()
    hall.client.answer("writing cards through a crash")
    back = hall.client.order("back", since=accepts, seconds=PATIENCE)
    return _current(window.close(), back)


def _current(run: Run, *times: dict[str, Any]) -> Run:
    """The slowest of several; whoever never came back has lost everything."""
    late = sum(each["late"] for each in times)
    if late:
        run.lost += late
        run.notes.append(f"{late} clients never had everything")
    else:
        run.all_current_s = max(each["seconds"] for each in times)
    return run


def join(hall: Hall, seconds: float) -> Run:
    window = Window(hall)
    arrived = hall.arrive()
    return _current(window.close(), arrived)


def idle(hall: Hall, seconds: float) -> Run:
    hall.start()
    window = Window(hall)
    hall.client.order("idle", saying="idle", seconds=seconds, every=15)
    cpu = hall.product.cpu() - window.cpu
    run = window.close()
    run.server_cpu_s = cpu
    run.aside["% of a core"] = 100 * cpu / seconds
    return run


SCENARIOS: dict[str, tuple[Scenario, float]] = {
    "trickle": (trickle, 20),
    "storm": (storm, 10),
    "burst": (burst, 1),
    "board": (board, 10),
    "votes": (votes, 5),
    "connect": (connect, 0),
    "crash": (crash, 10),
    "join": (join, 0),
    "idle": (idle, 30),
}
