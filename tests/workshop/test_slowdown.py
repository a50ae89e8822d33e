"""Guessing join codes is slow; joining is not."""

import asyncio

import pytest

from workshop.slowdown import WAIT, Slowdown, network_of


class Hands:
    """A clock that is moved by hand, and a sleep that only notes for how long."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def guesses(hands: Hands) -> Slowdown:
    return Slowdown(clock=hands.clock, sleep=hands.sleep)


def fail(guesses: Slowdown, times: int = 1, address: str = "10.0.0.7") -> list[bool]:
    return [asyncio.run(guesses.after_failure(address)) for _time in range(times)]


def test_twenty_failed_tries_a_minute_do_not_wait(guesses: Slowdown, hands: Hands) -> None:
    assert all(fail(guesses, 20))
    assert hands.slept == []


def test_each_further_failed_try_waits_two_seconds(guesses: Slowdown, hands: Hands) -> None:
    fail(guesses, 23)

    assert hands.slept == [WAIT] * 3


def test_the_wait_holds_no_worker() -> None:
    assert Slowdown().sleep is asyncio.sleep


def test_after_a_minute_the_count_begins_anew(guesses: Slowdown, hands: Hands) -> None:
    fail(guesses, 25)
    hands.now += 60
    hands.slept.clear()

    fail(guesses, 20)

    assert hands.slept == []


def test_one_address_does_not_slow_another(guesses: Slowdown, hands: Hands) -> None:
    fail(guesses, 30)
    hands.slept.clear()

    fail(guesses, 20, "10.0.0.8")

    assert hands.slept == []


def test_above_the_servers_limit_failed_tries_are_refused(guesses: Slowdown, hands: Hands) -> None:
    answers = [fail(guesses, address=f"10.0.{n // 10}.{n % 10}")[0] for n in range(302)]

    assert all(answers[:300])
    assert answers[300:] == [False, False]
    hands.now += 60
    assert fail(guesses) == [True]


def test_no_more_than_some_wait_at_the_same_time(hands: Hands) -> None:
    async def crowd() -> list[bool]:
        door = asyncio.Event()

        async def sleep(_seconds: float) -> None:
            await door.wait()

        guesses = Slowdown(free=0, waiting_at_once=5, clock=hands.clock, sleep=sleep)
        tries = [asyncio.create_task(guesses.after_failure("10.0.0.7")) for _n in range(8)]
        await asyncio.sleep(0)
        door.set()
        answers = list(await asyncio.gather(*tries))
        return [*answers, await guesses.after_failure("10.0.0.7")]

    assert asyncio.run(crowd()) == [True] * 5 + [False] * 3 + [True]


def test_a_guesser_who_hangs_up_makes_room(hands: Hands) -> None:
    async def hang_up() -> bool:
        guesses = Slowdown(free=0, waiting_at_once=1, clock=hands.clock, sleep=asyncio.sleep)
        waiting = asyncio.create_task(guesses.after_failure("10.0.0.7"))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        guesses.sleep = hands.sleep
        return await guesses.after_failure("10.0.0.7")

    assert asyncio.run(hang_up())


def test_what_is_remembered_has_a_limit(hands: Hands) -> None:
    guesses = Slowdown(addresses=100, everywhere=50, clock=hands.clock, sleep=hands.sleep)

    for n in range(1000):
        fail(guesses, address=f"10.1.{n // 250}.{n % 250}")
        hands.now += 0.001

    assert len(guesses._failed) == 100
    assert len(guesses._all) <= 51


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::7", "2001:db8:1:3::7", False),
        ("::ffff:10.0.0.7", "10.0.0.7", True),
        ("10.0.0.7", "10.0.0.8", False),
        ("", "", True),
    ],
)
def test_a_whole_ipv6_network_counts_as_one_address(one: str, other: str, same: bool) -> None:
    assert (network_of(one) == network_of(other)) is same
