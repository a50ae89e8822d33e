"""Choosing among the drafts that were offered: approval, blind, and what follows from it."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from workshop.actors import Author, Named
from workshop.commands.agreement import open_round
from workshop.commands.room import Room, not_here
from workshop.enums import Phase
from workshop.events import Progressed, WorkshopMoved
from workshop.exceptions import Refused
from workshop.models import Ballot, Draft, Step, Wording
from workshop.queries.choosing import approval_of, options_of, still_level


def approve_drafts(*, room: Room, by: Author, options: Collection[int]) -> dict[str, list[str]]:
    """Replace the voter's whole ballot. Raises Refused("late_option")."""
    step = room.open_step()
    chosen = sorted(set(options))
    if not room.options(step).issuperset(chosen):
        raise Refused("late_option", _("One of these is no longer offered. Choose again."))
    ids = [str(pk) for pk in chosen]
    room.set_ballot(Ballot(step=step, runoff=step.runoff, author_key=by.key, options=ids))
    room.happened(Progressed())
    return {"ballot": ids}


def close_choice(step: Step) -> None:
    """The text most approve of becomes the draft; of several the first, in a random order.

    Where nobody approved of anything the draft stays as it was.
    """
    options = {option.pk: option for option in options_of(step)}
    best = approval_of(step, list(options.values())).best
    if best:
        _keep_saved(step, {str(option.wording) for option in options.values()})
        _write(step, str(options[best[0]].wording))


def put_other(*, room: Room, by: Named, wording: int) -> None:
    """Put a draft that was level with the one before to consent as well: a round of its own."""
    step = room.open_step()
    found = [other for other in still_level(step) if other.wording == str(wording)]
    if not found:
        raise not_here()
    _write(step, found[0].text)
    open_round(room, step)
    step.phase = Phase.REACTING
    step.save(update_fields=["phase"])
    room.forget()
    room.happened(WorkshopMoved())


def _keep_saved(step: Step, offered: Collection[str]) -> None:
    """A saved draft that was not among those offered can be offered the next time."""
    draft = Draft.objects.filter(step=step).first()
    if draft is not None and draft.text and draft.text not in offered:
        Wording.objects.create(step=step, author_key="", text=draft.text)


def _write(step: Step, text: str) -> None:
    draft, _made = Draft.objects.get_or_create(step=step)
    if draft.text != text:
        draft.text, draft.version = text, draft.version + 1
        draft.save(update_fields=["text", "version"])
