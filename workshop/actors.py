"""Who acts. A leaf: the one place that knows how a hidden name is made."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

SECRET_BYTES = 32


def new_secret() -> str:
    """256 random bits, in hex, for a participant's cookie. The server never stores them."""
    return secrets.token_hex(SECRET_BYTES)


def author_key(secret: str, workshop: int, step: int) -> str:
    """HMAC(secret, workshop, step): 128 bits in hex, another one in each step.

    Only the cookie can make it again, so that neither two steps of one person nor a card and a
    person can be brought together from what the server keeps.
    """
    return hmac.new(bytes.fromhex(secret), f"{workshop}:{step}".encode(), sha256).hexdigest()[:32]


def passing_key(secret: str, workshop: int, action: UUID) -> str:
    """A key for the record of one action, which leads to no step and to no other action."""
    text = f"once:{workshop}:{action}"
    return hmac.new(bytes.fromhex(secret), text.encode(), sha256).hexdigest()[:32]


def order_seed(secret: str, workshop: int) -> str:
    """What the phone sorts by: everybody meets cards and options in an order of their own."""
    return hmac.new(bytes.fromhex(secret), f"order:{workshop}".encode(), sha256).hexdigest()[:16]


@dataclass(frozen=True)
class Participant:
    """Somebody who joined; `secret` comes from the cookie and goes no further than a key."""

    id: int
    secret: str = field(repr=False)


@dataclass(frozen=True)
class Member:
    """Somebody signed in."""

    user: int


@dataclass(frozen=True)
class Newcomer:
    """Somebody at the door with a good code."""


@dataclass(frozen=True)
class Clock:
    """The clock thread."""


Actor = Participant | Member | Newcomer | Clock


# What a command is told of the actor: no more than it needs.
@dataclass(frozen=True)
class Author:
    """A participant whose name is hidden. `key_of` makes their key of another step or card.

    `role` is theirs ("" = none); what is kept of it is for `commands.roles` to say. `present`: not
    marked as left or as a double.
    """

    key: str
    key_of: Callable[[int], str] = field(repr=False, compare=False)
    role: str = field(default="", repr=False, compare=False)
    present: bool = True


@dataclass(frozen=True)
class Claimant:
    """A participant who says under their name that a card is theirs; `key_of` proves it."""

    id: int
    key_of: Callable[[int], str] = field(repr=False, compare=False)

    @property
    def ref(self) -> str:
        return f"p:{self.id}"


@dataclass(frozen=True)
class Named:
    """A participant or facilitator acting under their name. `ref` is "p:ID" or "m:ID"."""

    ref: str
    name: str
    facilitator: bool = False
