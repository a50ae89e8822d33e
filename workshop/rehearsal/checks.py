"""Go or no-go: each thing that must be so before people come, and what to mend where it is not.

A median of 150 ms from here to the server and back is our own choice: what comes within a tenth
of a second is felt as at once (Miller 1968; Nielsen 1993), and the hub's longest tick of 100 ms
comes on top, which makes a quarter of a second.
"""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workshop.queries.rehearsals import Told

MEDIAN_MS, CLOCK_SECONDS, WRITE_MS = 150, 60, 2_000
# Smaller ones cannot be read from the last row (the sheets of the wall are made for this).
LEAST_WIDTH = 1_024


class State(StrEnum):
    GO = "go"
    MEND = "mend"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Check:
    """`says` how it is, `mend` what to do about it ("" where it is well)."""

    key: str
    title: str
    state: State
    says: str
    mend: str = ""


@dataclass(frozen=True)
class Walk:
    """A step of the agenda. `asks`: there is something to do for participants; `over`: it is."""

    id: str
    title: str
    asks: bool = True
    over: bool = False


@dataclass(frozen=True)
class Seen:
    """What the server knows, and what the facilitator's browser has measured.

    `median` and `slowest`: ms to the server and back; `ahead`: seconds by which the browser's
    clock is ahead of the server's; `database`: by which the database's is. None: not known.
    `sockets`: whether a fast connection is open. `steps`: the whole agenda.
    """

    address: str
    screens: Sequence[str] = ()
    reached: bool = False
    sockets: bool | None = None
    median: float | None = None
    slowest: float | None = None
    ahead: float | None = None
    database: float = 0.0
    told: Told = field(default_factory=Told)
    steps: Sequence[Walk] = ()


def checks_of(seen: Seen) -> list[Check]:
    return [_screen(seen), _address(seen), _clock(seen), _round_trip(seen), _steps(seen)]


def go(checks: Sequence[Check]) -> bool:
    return all(check.state == State.GO for check in checks)


def _screen(seen: Seen) -> Check:
    title = _("Big screen")
    if not seen.screens:
        return Check(
            "screen",
            title,
            State.MEND,
            _("No big screen of this rehearsal is open."),
            _("Open it on the projector in a window of its own, and make that full screen."),
        )
    sizes = ", ".join(size.replace("x", " × ") for size in seen.screens)
    says = _("It is open, at %(sizes)s pixels.") % {"sizes": sizes}
    if any(int(size.partition("x")[0]) < LEAST_WIDTH for size in seen.screens):
        mend = _("Make its window full screen, or make the page smaller there with Ctrl and minus.")
        return Check("screen", title, State.MEND, says, mend)
    return Check("screen", title, State.GO, says)


def _address(seen: Seen) -> Check:
    title = _("Phones reach the join address")
    host = urlsplit(seen.address).hostname or ""
    shown = {"address": seen.address}
    if is_loopback(host):
        return Check(
            "address",
            title,
            State.MEND,
            _("The address is %(address)s, which leads every phone to itself.") % shown,
            _(
                "Connect this machine to the network that the phones are in, then load this page"
                " again."
            ),
        )
    if seen.reached:
        return Check("address", title, State.GO, _("A phone has opened %(address)s.") % shown)
    mend = _("Scan the code below with a phone.")
    if is_private(host):
        mend = _(
            "Scan the code below with a phone that is in the same Wi-Fi as this machine. If nothing"
            " opens, the Wi-Fi keeps devices apart: use another one, or a phone’s hotspot for all."
        )
    return Check(
        "address",
        title,
        State.UNKNOWN,
        _("No phone has opened it yet. The address is %(address)s.") % shown,
        mend,
    )


def _clock(seen: Seen) -> Check:
    title = _("Clock")
    if abs(seen.database) > CLOCK_SECONDS:
        return Check(
            "clock",
            title,
            State.MEND,
            _("The clocks of the server and of its database are %(apart)s apart.")
            % {"apart": _duration(seen.database)},
            _("Tell whoever runs the server: both should take their time from the network."),
        )
    if seen.ahead is None:
        return Check("clock", title, State.UNKNOWN, _("It is being compared."))
    if abs(seen.ahead) <= CLOCK_SECONDS:
        return Check(
            "clock",
            title,
            State.GO,
            _(
                "This device’s clock and the server’s are %(apart)s apart. Timers follow the"
                " server’s on every screen."
            )
            % {"apart": _duration(seen.ahead)},
        )
    says = (
        _("This device’s clock is %(apart)s ahead of the server’s.")
        if seen.ahead > 0
        else _("This device’s clock is %(apart)s behind the server’s.")
    )
    return Check(
        "clock",
        title,
        State.MEND,
        says % {"apart": _duration(seen.ahead)},
        _(
            "Timers are right all the same, for they follow the server’s. Set this device’s clock"
            " by the network, so that what you say about breaks is right too."
        ),
    )


def _round_trip(seen: Seen) -> Check:
    title = _("Way to the server and back")
    if seen.median is None or seen.sockets is None:
        return Check("trip", title, State.UNKNOWN, _("It is being measured."))
    measured = {"median": round(seen.median), "slowest": round(seen.slowest or seen.median)}
    says = _("%(median)d ms half of the times, %(slowest)d ms at worst.") % measured
    if not seen.sockets:
        return Check(
            "trip",
            title,
            State.MEND,
            f"{says} "
            + _(
                "The fast connection does not get through, so pages ask every two seconds instead."
            ),
            _(
                "It works, a little behind. For the fast one use another network, or ask whoever"
                " runs this one to let websockets through."
            ),
        )
    if seen.median > MEDIAN_MS:
        return Check(
            "trip",
            title,
            State.MEND,
            f"{says} "
            + _("Above %(limit)d ms people notice that they wait.") % {"limit": MEDIAN_MS},
            _("Go nearer to the access point, use a cable for this machine, or a phone’s hotspot."),
        )
    return Check("trip", title, State.GO, says)


def _steps(seen: Seen) -> Check:
    title, told = _("Every step"), seen.told
    # Where nobody has anything to do it is enough to have been there, however short.
    left = [
        step for step in seen.steps if step.id not in told.walked and (step.asks or not step.over)
    ]
    says = ngettext(
        "%(done)d of %(all)d step walked, with %(acts)d acts; the slowest took %(slowest)d ms.",
        "%(done)d of %(all)d steps walked, with %(acts)d acts; the slowest took %(slowest)d ms.",
        len(seen.steps),
    ) % {
        "done": len(seen.steps) - len(left),
        "all": len(seen.steps),
        "acts": told.acts,
        "slowest": round(told.slowest),
    }
    if told.failed:
        return Check(
            "steps",
            title,
            State.MEND,
            says,
            _("Something broke in: %(steps)s. Tell whoever runs the server to look in its log.")
            % {"steps": ", ".join(told.failed)},
        )
    if told.refusals:
        step, _action, _code, message, _many = told.refusals[0]
        return Check(
            "steps",
            title,
            State.MEND,
            says,
            ngettext(
                "%(count)d act was refused. In “%(step)s”: %(message)s",
                "%(count)d acts were refused. Most often in “%(step)s”: %(message)s",
                told.refused,
            )
            % {"count": told.refused, "step": step, "message": message},
        )
    if told.slowest > WRITE_MS:
        return Check(
            "steps",
            title,
            State.MEND,
            says,
            _("The server is too busy for so many. Close what else runs on it, or try with fewer."),
        )
    if left:
        mend = (
            _(
                "You left “%(step)s” before everybody had acted. Open it again from the agenda,"
                " and wait until the console says that they have."
            )
            if left[0].over
            else _("Click on through the agenda. The next one is “%(step)s”.")
        )
        return Check("steps", title, State.UNKNOWN, says, mend % {"step": left[0].title})
    return Check("steps", title, State.GO, says)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def is_private(host: str) -> bool:
    """Whether only devices in the same network reach it."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host.endswith(".local") or "." not in host


def _duration(seconds: float) -> str:
    seconds = abs(seconds)
    if seconds < 1:
        return _("less than a second")
    if seconds < CLOCK_SECONDS:
        number = round(seconds)
        return ngettext("%(count)d second", "%(count)d seconds", number) % {"count": number}
    number = round(seconds / 60)
    return ngettext("%(count)d minute", "%(count)d minutes", number) % {"count": number}
