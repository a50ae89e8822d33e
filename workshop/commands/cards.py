"""Writing: cards with hidden names, and the gate before they are shown."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from workshop import visibility
from workshop.actors import Author, Named
from workshop.commands.room import Room, not_here
from workshop.enums import BehaviourAudience, HideReason, Phase
from workshop.events import CardGated, Progressed
from workshop.exceptions import Refused
from workshop.models import Card
from workshop.queries.own_cards import is_own

CARDS_A_PROMPT = 50
# What a card has besides its text, by the kind of its step, and what it is where that is not asked.
_MORE = {
    "situation": "",
    "challenge": "",
    "did": "",
    "effect": "",
    "audience": BehaviourAudience.CUSTOMER.value,
}


def submit_card(*, room: Room, by: Author, text: str, **more: str) -> dict[str, str]:
    """A new card in the open step; `more` is what its kind of step asks besides.

    Raises Refused("too_many_cards") or ("told_already").
    """
    step = room.open_step()
    if step.phase == Phase.RECALLING and room.cards_of_author(step, by.key):
        raise Refused(
            "told_already",
            _("You have told it once. Change your text, or take it back to write another."),
        )
    if room.cards_of_author(step, by.key) >= CARDS_A_PROMPT:
        raise Refused(
            "too_many_cards",
            _("You have sent %(limit)d cards here. Edit or withdraw one to make room.")
            % {"limit": CARDS_A_PROMPT},
        )
    card = Card(
        step=step,
        author_key=by.key,
        text=text,
        wave=visibility.wave_of(step.phase),
        **_asked(more),
    )
    room.add_card(card)
    room.happened(Progressed())
    return {"card": str(card.pk)}


def edit_card(*, room: Room, by: Author, card: int, text: str, **more: str) -> None:
    """Change one's own card; at the gate only one that the facilitator has hidden."""
    mine = _open_card(room, by, card)
    was_hidden = bool(mine.hidden)
    mine.text, mine.hidden = text, ""
    for field, value in _asked(more).items():
        setattr(mine, field, value)
    mine.save(update_fields=["text", "hidden", *_MORE])
    room.happened(CardGated(by.key) if was_hidden else Progressed())


def withdraw_card(*, room: Room, by: Author, card: int) -> None:
    """Take one's own card back; it is deleted."""
    mine = _open_card(room, by, card)
    was_hidden = bool(mine.hidden)
    room.remove_card(mine)
    room.happened(CardGated(by.key) if was_hidden else Progressed())


def hide_card(*, room: Room, by: Named, card: int, reason: str) -> None:
    """Keep a card from being shown; its writer is told why and can put it right."""
    _gate(room, card, HideReason(reason))


def unhide_card(*, room: Room, by: Named, card: int) -> None:
    _gate(room, card, "")


def _gate(room: Room, pk: int, hidden: str) -> None:
    room.flush()
    card, step = room.card(pk), room.open_step()
    # What is shown already, or was written by nobody here, is not looked through.
    if (
        card.step_id != step.pk
        or card.wave != visibility.wave_of(step.phase)
        or not card.author_key
    ):
        raise not_here()
    card.hidden = hidden
    card.save(update_fields=["hidden"])
    room.happened(CardGated(card.author_key))


def _asked(more: Mapping[str, str]) -> dict[str, str]:
    return {field: more.get(field, nothing) for field, nothing in _MORE.items()}


def _open_card(room: Room, by: Author, pk: int) -> Card:
    """One's own card of the open step, if it may be changed now."""
    room.flush()
    card, step = room.card(pk), room.open_step()
    if card.step_id != step.pk or not is_own(card, by.key_of):
        raise not_here()
    at_the_gate = step.phase in {Phase.LOOKING, Phase.CHECKING}
    if card.wave != visibility.wave_of(step.phase) or (at_the_gate and not card.hidden):
        raise Refused("step_closed", _("Writing is closed, so this card stays as it is."))
    return card
