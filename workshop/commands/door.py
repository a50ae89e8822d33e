"""The door: whether newcomers come in, and who is let in without a phone."""

from workshop.actors import Named
from workshop.commands.people import let_in
from workshop.commands.room import Room
from workshop.events import JoiningLocked


def lock_joining(*, room: Room, by: Named, locked: bool) -> None:
    """Nobody new comes in while it stands; who is in stays in. Said twice, it is the same."""
    if room.workshop.joining_locked == locked:
        return
    room.workshop.joining_locked = locked
    room.workshop.save(update_fields=["joining_locked"])
    room.happened(JoiningLocked())


def enter_person(*, room: Room, by: Named, name: str = "", role: str = "") -> dict[str, str]:
    """Somebody without a phone, counted like everybody; a locked door is no hindrance.

    Whose browser writes for them holds their secret, as a phone would; nothing here knows it.
    Raises Refused("full") or ("ended").
    """
    return let_in(room, name=name, role=role, without_phone=True)
