"""What the facilitator does to the big screen while presenting."""

from workshop.actors import Named
from workshop.commands.room import Room
from workshop.events import ScreenBlanked


def blank_screen(*, room: Room, by: Named, blank: bool) -> None:
    """The screen shows nothing, or what there is. The state that is wanted, so twice is once."""
    if room.workshop.screen_blank == blank:
        return
    room.workshop.screen_blank = blank
    room.workshop.save(update_fields=["screen_blank"])
    room.happened(ScreenBlanked())
