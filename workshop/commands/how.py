"""How the chosen behaviours are carried out: written together, kept without a name."""

from typing import Any

from django.utils.translation import gettext as _

from workshop.actors import Author, Named
from workshop.commands.room import Room, not_here
from workshop.events import HowChanged
from workshop.exceptions import Refused
from workshop.models import How, HowInMedium, Step
from workshop.queries.how import chosen_behaviours


def save_how(
    *, room: Room, by: Author | Named, card: int, version: int, **told: Any
) -> dict[str, int]:
    """What holds everywhere: trigger, mandate, conditions, knowledge, seen, heard, considered.

    Raises Refused("how_changed") when it was saved elsewhere since `version` was read.
    """
    step = _step_of(room, card)
    row = How.objects.filter(step=step, card=card).first() or How(step=step, card_id=card)
    return _save(room, row, version, told)


def tell_medium(
    *, room: Room, by: Author | Named, card: int, medium: str, version: int, **told: Any
) -> dict[str, int]:
    """Words or steps, an example and a non-example in one medium. Raises as `save_how` does."""
    step = _step_of(room, card)
    row = HowInMedium.objects.filter(how__step=step, how__card=card, medium=medium).first()
    return _save(room, row or HowInMedium(medium=medium), version, told, under=(step, card))


def _save(
    room: Room,
    row: How | HowInMedium,
    version: int,
    told: dict[str, Any],
    *,
    under: tuple[Step, int] | None = None,
) -> dict[str, int]:
    """`under`: the step and card of a medium that is told for the first time."""
    if all(getattr(row, name) == value for name, value in told.items()):
        # The same words from two windows are no difference that anybody has to settle.
        return {"version": row.version}
    if row.version != version:
        raise Refused(
            "how_changed",
            _(
                "This was changed elsewhere meanwhile. Yours is kept here; compare it with what it"
                " says now, and save again."
            ),
        )
    if isinstance(row, HowInMedium) and row.how_id is None and under is not None:
        row.how = How.objects.get_or_create(step=under[0], card_id=under[1])[0]
    for name, value in told.items():
        setattr(row, name, value)
    row.version = version + 1
    row.save()
    room.happened(HowChanged())
    return {"version": row.version}


def _step_of(room: Room, card: int) -> Step:
    """The open step, if the behaviour was chosen before it. Raises Refused("not_here")."""
    step = room.open_step()
    if "chosen" not in room.asked:
        found = chosen_behaviours(step, room.steps)
        room.asked["chosen"] = frozenset(int(each.id) for each in found)
    if card not in room.asked["chosen"]:
        raise not_here()
    return step
