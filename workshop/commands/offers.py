"""Which drafts people choose among: whole texts, offered while the draft is written."""

from django.utils.translation import gettext as _

from workshop.actors import Named
from workshop.commands.room import Room, not_here
from workshop.events import DraftsOffered
from workshop.exceptions import Refused
from workshop.models import Ballot, Draft, Option, Step, Wording
from workshop.queries.walk import OFFERS

# More whole sentences than these nobody weighs against each other on a phone.
OFFERED_AT_MOST = 6


def offer_draft(
    *, room: Room, by: Named, offer: bool, wording: int | None = None, version: int | None = None
) -> dict[str, int]:
    """Offer a text, or take it off again: a suggested wording, or without one the saved draft.

    Raises Refused("held_in_short"), ("draft_changed"), ("no_draft") or ("too_many_offered").
    """
    step = room.open_step()
    if not step.in_full:
        raise Refused(
            "held_in_short", _("This step is held in short: the draft goes to consent as it is.")
        )
    room.flush()
    chosen = _wording(step, wording) if wording is not None else _draft(step, version)
    offered = Option.objects.filter(step=step, runoff=step.runoff)
    if offer and not offered.filter(wording__text=chosen.text).exists():
        if offered.count() >= OFFERED_AT_MOST:
            raise Refused(
                "too_many_offered",
                _("Offer at most %(limit)d. Take one off first.") % {"limit": OFFERED_AT_MOST},
            )
        chosen.save()
        Option.objects.create(step=step, runoff=step.runoff, wording=chosen)
    elif not offer:
        _take_off(step, list(offered.filter(wording__text=chosen.text)))
    room.forget()
    room.happened(DraftsOffered())
    return {"offered": offered.count()}


def end_choice(step: Step) -> None:
    """A draft that is revised is not chosen among again, unless drafts are offered anew.

    Like a run-off it has a number of its own, and the choice before it is kept. Does not save it.
    """
    if Option.objects.filter(step=step, runoff=step.runoff).count() >= OFFERS:
        step.runoff += 1


def _wording(step: Step, pk: int) -> Wording:
    """Raises Refused("not_here"); a change to a phrase is no draft."""
    found = Wording.objects.filter(step=step, pk=pk, phrase="").first()
    if found is None:
        raise not_here()
    return found


def _draft(step: Step, version: int | None) -> Wording:
    """The saved draft as a wording that nobody suggested; not yet stored."""
    draft = Draft.objects.filter(step=step).first()
    if draft is None or not draft.text:
        raise Refused("no_draft", _("Write and save a draft first."))
    if draft.version != version:
        raise Refused(
            "draft_changed",
            _("The draft was changed in another window. Read it again before you offer it."),
        )
    return Wording(step=step, author_key="", text=draft.text)


def _take_off(step: Step, options: list[Option]) -> None:
    """With the approvals they had; the facilitator's own text is a wording only while offered."""
    gone = {str(option.pk) for option in options}
    ballots = list(Ballot.objects.filter(step=step, runoff=step.runoff))
    for ballot in ballots:
        ballot.options = [pk for pk in ballot.options if pk not in gone]
    Ballot.objects.bulk_update(ballots, ["options"])
    for option in options:
        option.delete()
    own = Wording.objects.filter(pk__in=[option.wording_id for option in options], author_key="")
    # One that an earlier choice was about is part of what came of it.
    own.exclude(pk__in=Option.objects.filter(step=step).values("wording")).delete()
