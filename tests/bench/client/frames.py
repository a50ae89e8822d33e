"""State frames: each different one is kept once, raw, and read after the work is over."""

import json
import re
import zlib
from dataclasses import dataclass, field
from functools import cached_property

_NUMBERS = re.compile(rb'\{"t":"state","base":(null|\d+),"seq":(\d+),')
_PLACE = re.compile(rb'"id":"main","html":"<main [^>]*data-step=\\"(\d*)\\" data-phase=\\"(\w*)\\"')
_ORDER = re.compile(r'data-order="([^"]*)"')


@dataclass(eq=False)
class State:
    """One state frame, however many phones got it."""

    text: bytes = field(repr=False)
    base: int | None
    seq: int
    first: float  # when the first phone had it

    @cached_property
    def regions(self) -> dict[str, str]:
        return {each["id"]: each["html"] for each in json.loads(self.text)["regions"]}

    @cached_property
    def place(self) -> tuple[bytes, bytes] | None:
        """Step and phase, if the frame brings the region that says them."""
        found = _PLACE.search(self.text, 0, 20_000)
        return (found[1], found[2]) if found else None

    @cached_property
    def gone(self) -> list[str]:
        return list(json.loads(self.text)["gone"])

    @cached_property
    def inside(self) -> dict[str, frozenset[str]]:
        """What lies in each container that the frame brings."""
        found = {id: _ORDER.search(html) for id, html in self.regions.items()}
        return {id: frozenset(match[1].split()) for id, match in found.items() if match}


def inflated(payload: bytes) -> bytes:
    return zlib.decompressobj(-15).decompress(payload + b"\x00\x00\xff\xff")


class Known:
    """The state frames heard so far, found again by their raw bytes."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, bytes, bytes], list[tuple[bytes, State]]] = {}

    def state(self, payload: bytes, at: float) -> State | None:
        """The state frame with these bytes, or None if they are no state frame that is known."""
        for raw, state in self._found.get(_key(payload), ()):
            if raw == payload:
                return state
        return None

    def learn(self, payload: bytes, text: bytes, at: float) -> State:
        numbers = _NUMBERS.match(text)
        if numbers is None:
            raise ValueError(f"No state frame: {text[:60]!r}")
        base = None if numbers[1] == b"null" else int(numbers[1])
        state = State(text, base, int(numbers[2]), at)
        self._found.setdefault(_key(payload), []).append((payload, state))
        return state


def _key(payload: bytes) -> tuple[int, bytes, bytes]:
    # Comparing is ten times as fast as hashing, and a state of a thousand cards is large.
    return len(payload), payload[:48], payload[-16:]


def final_regions(frames: list[State]) -> dict[str, str]:
    """What a page shows after these frames; the first is a whole state."""
    regions: dict[str, str] = {}
    for frame in frames:
        if frame.base is None:
            regions = {}
        regions.update(frame.regions)
        for id in frame.gone:
            regions.pop(id, None)
    return regions
