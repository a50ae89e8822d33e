"""The current step's clock, in server time."""

from django.utils import timezone
from django.utils.translation import gettext as _

from workshop.actors import Named
from workshop.commands.flow import set_clock
from workshop.commands.room import Room
from workshop.events import ClockChanged
from workshop.exceptions import Refused
from workshop.models import Step

LONGEST = 600 * 60


def start_timer(*, room: Room, by: Named) -> None:
    """Go on where a paused clock stood; without one, from the step's minutes."""
    step = room.open_step()
    if step.timer_ends_at is not None:
        return
    left = step.timer_left if step.timer_left is not None else step.minutes * 60
    set_clock(step, left)
    _save(room, step)


def pause_timer(*, room: Room, by: Named) -> None:
    step = room.open_step()
    if step.timer_ends_at is None:
        return
    step.timer_left = max(0.0, (step.timer_ends_at - timezone.now()).total_seconds())
    step.timer_ends_at = None
    _save(room, step)


def adjust_timer(*, room: Room, by: Named, minutes: int) -> None:
    """Add (or, negative, take away) whole minutes; a clock that has run out starts again."""
    step = room.open_step()
    if step.timer_left is not None:
        step.timer_left = min(LONGEST, max(0.0, step.timer_left + minutes * 60))
    else:
        now = timezone.now()
        left = max(0.0, (step.timer_ends_at - now).total_seconds()) if step.timer_ends_at else 0
        set_clock(step, min(LONGEST, max(0.0, left + minutes * 60)))
    _save(room, step)


def ring_timer(*, room: Room) -> None:
    """The clock ran out: said once on every screen. Nothing closes by itself."""
    step = room.open_step()
    due = step.timer_ends_at is not None and step.timer_ends_at <= timezone.now()
    if not due or step.timer_rang:
        raise Refused("not_due", _("The time is not up."))
    step.timer_rang = True
    _save(room, step)


def _save(room: Room, step: Step) -> None:
    step.save(update_fields=["timer_ends_at", "timer_left", "timer_rang"])
    room.happened(ClockChanged())
