""" "Ready": a tap that says one is done for now, so that the facilitator knows when to go on.

Kept under the author key, and gone with its phase. Nobody can know whose tap it was; so where
somebody who had tapped is marked as left or as a double, the tap stays among the others, and the
step notes that one of them may be no longer somebody's who is present.
"""

from django.utils.translation import gettext as _

from workshop import steps
from workshop.actors import Author
from workshop.commands.room import Room
from workshop.events import Progressed
from workshop.exceptions import Refused
from workshop.models import Ready, Step
from workshop.queries.composed import Composed

ACTION = "ready.say"

_keys = Composed(lambda step: Ready.objects.filter(step=step, ready=True).values_list("author_key"))


def say_ready(*, room: Room, by: Author, ready: bool) -> None:
    """Ready, or not after all. Raises Refused("not_counted") for whoever is marked as gone."""
    if not by.present:
        raise Refused(
            "not_counted", _("You are marked as gone. Say first that you are here, then try again.")
        )
    _put(room, room.open_step(), by.key, ready)


def write_on(room: Room, key: str) -> None:
    """After somebody sent or changed something: they are not done, whatever they tapped before."""
    step = room.current
    if step is None or not steps.permits(step.kind, step.phase, ACTION):
        return
    if key in _known(room, step):
        _put(room, step, key, False)


def begin(step: Step) -> None:
    """A phase opens and nobody is ready. The caller saves the step."""
    Ready.objects.filter(step__workshop=step.workshop_id).delete()
    step.ready_unsure = 0


def note_absence(room: Room) -> None:
    """One of those present is so no longer, and may be among those who tapped."""
    step = room.current
    if step is None or not Ready.objects.filter(step=step, ready=True).exists():
        return
    step.ready_unsure += 1
    step.save(update_fields=["ready_unsure"])


def _put(room: Room, step: Step, key: str, ready: bool) -> None:
    known = _known(room, step)
    if (key in known) == ready:
        return
    known.add(key) if ready else known.discard(key)
    room.latest.put(Ready(step=step, author_key=key, ready=ready))
    room.happened(Progressed())


def _known(room: Room, step: Step) -> set[str]:
    """The keys of those who are ready: read once, and as changed since in this room."""
    if "ready" not in room.asked:
        room.asked["ready"] = {key for (key,) in _keys.rows(step.pk)}
    known: set[str] = room.asked["ready"]
    return known
