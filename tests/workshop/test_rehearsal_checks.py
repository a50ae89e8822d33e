"""Go or no-go, by tables: what is well, what is to be mended and how, what is not known yet."""

from dataclasses import replace

import pytest

from workshop.queries.rehearsals import Told
from workshop.rehearsal.checks import Check, Seen, State, Walk, checks_of, go

WELL = Seen(
    address="http://192.168.1.20:8000/join/123456/",
    screens=("1920x1080",),
    reached=True,
    sockets=True,
    median=12.0,
    slowest=40.0,
    ahead=0.2,
    told=Told(acts=120, slowest=35.0, walked=("1", "2")),
    steps=(Walk("1", "Welcome", asks=False, over=True), Walk("2", "Write")),
)


def check(key: str, **changed: object) -> Check:
    found = checks_of(replace(WELL, **changed))  # type: ignore[arg-type]
    return next(each for each in found if each.key == key)


def test_when_everything_is_well_it_is_go() -> None:
    found = checks_of(WELL)
    assert go(found)
    assert [each.key for each in found] == ["screen", "address", "clock", "trip", "steps"]
    assert not any(each.mend for each in found)


@pytest.mark.parametrize(
    ("key", "changed", "state"),
    [
        ("screen", {"screens": ()}, State.MEND),
        ("screen", {"screens": ("800x600",)}, State.MEND),
        ("screen", {"screens": ("1024x768", "1920x1080")}, State.GO),
        ("address", {"reached": False}, State.UNKNOWN),
        ("address", {"address": "http://localhost:8000/join/1/"}, State.MEND),
        ("address", {"address": "http://127.0.0.1:8000/join/1/"}, State.MEND),
        ("address", {"address": "https://samsyn.example/join/1/", "reached": False}, State.UNKNOWN),
        ("clock", {"ahead": None}, State.UNKNOWN),
        ("clock", {"ahead": 60.0}, State.GO),
        ("clock", {"ahead": -61.0}, State.MEND),
        ("clock", {"database": 90.0}, State.MEND),
        ("trip", {"median": None}, State.UNKNOWN),
        ("trip", {"sockets": None}, State.UNKNOWN),
        ("trip", {"median": 150.0}, State.GO),
        ("trip", {"median": 150.1}, State.MEND),
        ("trip", {"sockets": False}, State.MEND),
        ("steps", {"told": Told(walked=("1",))}, State.UNKNOWN),
        ("steps", {"told": replace(WELL.told, failed=("Write",))}, State.MEND),
        ("steps", {"told": replace(WELL.told, slowest=2_001.0)}, State.MEND),
        (
            "steps",
            {"told": replace(WELL.told, refusals=(("Write", "card.submit", "full", "Full.", 3),))},
            State.MEND,
        ),
    ],
)
def test_what_is_not_well_says_what_to_mend(
    key: str, changed: dict[str, object], state: State
) -> None:
    found = check(key, **changed)

    assert found.state == state
    assert found.says
    assert bool(found.mend) == (state == State.MEND) or state == State.UNKNOWN
    assert go(checks_of(replace(WELL, **changed))) == (state == State.GO)  # type: ignore[arg-type]


def test_a_step_in_which_nobody_does_anything_need_not_be_waited_for() -> None:
    assert check("steps", told=replace(WELL.told, walked=("2",))).state == State.GO


def test_a_step_that_was_left_too_soon_is_named() -> None:
    steps = (Walk("1", "Sort", over=True), Walk("2", "Vote"))
    told = replace(WELL.told, walked=())

    assert check("steps", steps=steps, told=told).mend.startswith("You left “Sort” before")
    assert check("steps", steps=steps[1:], told=told).mend == (
        "Click on through the agenda. The next one is “Vote”."
    )


def test_the_sentences_name_what_was_measured() -> None:
    assert check("screen").says == "It is open, at 1920 × 1080 pixels."
    assert check("trip").says == "12 ms half of the times, 40 ms at worst."
    assert check("clock", ahead=-185.0).says == (
        "This device’s clock is 3 minutes behind the server’s."
    )
    assert check("clock").says.startswith("This device’s clock and the server’s are less than")
    assert check("clock", ahead=3_600.0).says == (
        "This device’s clock is 60 minutes ahead of the server’s."
    )
    assert check("steps").says == ("2 of 2 steps walked, with 120 acts; the slowest took 35 ms.")
    refused = replace(WELL.told, refusals=(("Write", "card.submit", "full", "Full.", 3),))
    assert check("steps", told=refused).mend == (
        "3 acts were refused. Most often in “Write”: Full."
    )
    assert "hotspot" in check("address", reached=False).mend
