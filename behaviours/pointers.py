"""Links of a line to where there is more to see: one https address a line, its name after it. Pure.

They are shown to people who read beside a customer, so an address that somebody on the way could
rewrite, or that carries a password, is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

AT_MOST = 10
LONGEST = 500  # characters of an address


@dataclass(frozen=True)
class Pointer:
    """`name` as it was written, or else where it leads."""

    address: str
    name: str


def pointers(written: str) -> tuple[Pointer, ...]:
    """Those lines that are sound; the others are refused when they are written."""
    return tuple(
        Pointer(address, name or _host_and_path(address))
        for _number, address, name in _lines(written)
        if fault(address) == ""
    )


def faults(written: str) -> tuple[tuple[int, str], ...]:
    """(number of the line, what is wrong: "http", "no_address", "password", "too_long")."""
    return tuple(
        (number, wrong) for number, address, _name in _lines(written) if (wrong := fault(address))
    )


def count(written: str) -> int:
    return sum(1 for _line in _lines(written))


def fault(address: str) -> str:
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return "no_address"
    if parts.scheme == "http" and host:
        return "http"
    if parts.scheme != "https" or not host or "\\" in address:
        return "no_address"
    if "@" in parts.netloc:
        return "password"
    return "too_long" if len(address) > LONGEST else ""


def _lines(written: str) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(written.splitlines(), start=1):
        if line.strip():
            address, _space, name = line.strip().partition(" ")
            yield number, address, " ".join(name.split())


def _host_and_path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.hostname}{parts.path.rstrip('/')}"
