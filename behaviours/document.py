"""A whole version as one value: what it says, and where it comes from. Pure data.

This is what goes out as a file and comes in from one. It names no row and no catalogue.
"""

from dataclasses import dataclass
from typing import Any

from behaviours.content import Content


@dataclass(frozen=True)
class LineSource:
    """Which workshop a line comes from, and the key it had there."""

    code: str
    workshop: str
    key: str


@dataclass(frozen=True)
class Snapshot:
    """An `Outcome` (outcome.py) as JSON."""

    workshop: str
    outcome: dict[str, Any]


@dataclass(frozen=True)
class Consent:
    """A `ConsentOnLine` (outcome.py) as JSON, on the words that have `words_hash`."""

    code: str
    workshop: str
    words_hash: str
    said: dict[str, Any]


@dataclass(frozen=True)
class Document:
    """`lines` only for lines that come from a workshop; all tuples but the lines' own by key."""

    content: Content
    definition_workshop: str = ""
    lines: tuple[LineSource, ...] = ()
    workshops: tuple[Snapshot, ...] = ()
    consents: tuple[Consent, ...] = ()


@dataclass(frozen=True)
class Origin:
    """Which published version a file was taken from; all "" where it does not say.

    `hashes`: of the version and of the one before it, "" for a draft's own.
    """

    number: str = ""
    published_at: str = ""
    change_note: str = ""
    hashes: tuple[str, str] = ("", "")
