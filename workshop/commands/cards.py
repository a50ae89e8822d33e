"""Writing: cards with hidden names, and the gate before they are shown."""

from django.utils.translation import gettext as _

from workshop.actors import Author, Named
from workshop.commands.room import Room, not_here
from workshop.enums import HideReason, Phase
from workshop.events import CardGated, Progressed
from workshop.exceptions import Refused
from workshop.models import Card

CARDS_A_PROMPT = 50


def submit_card(*, room: Room, by: Author, text: str, situation: str = "") -> dict[str, str]:
    """A new card in the open step. Raises Refused("too_many_cards")."""
    step = room.open_step()
    if room.cards_of_author(step, by.key) >= CARDS_A_PROMPT:
        raise Refused(
            "too_many_cards",
            _("You have sent %(limit)d cards here. Edit or withdraw one to make room.")
            % {"limit": CARDS_A_PROMPT},
        )
    card = Card(step=step, author_key=by.key, text=text, situation=situation)
    room.add_card(card)
    room.happened(Progressed())
    return {"card": str(card.pk)}


def edit_card(*, room: Room, by: Author, card: int, text: str, situation: str = "") -> None:
    """Change one's own card; at the gate only one that the facilitator has hidden."""
    mine = _own_card(room, by, card)
    step = room.open_step()
    if step.phase == Phase.LOOKING and not mine.hidden:
        raise Refused("step_closed", _("Writing is closed, so this card stays as it is."))
    was_hidden = bool(mine.hidden)
    mine.text, mine.situation, mine.hidden = text, situation, ""
    mine.save(update_fields=["text", "situation", "hidden"])
    room.happened(CardGated(by.key) if was_hidden else Progressed())


def withdraw_card(*, room: Room, by: Author, card: int) -> None:
    """Take one's own card back; it is deleted."""
    mine = _own_card(room, by, card)
    step = room.open_step()
    if step.phase == Phase.LOOKING and not mine.hidden:
        raise Refused("step_closed", _("Writing is closed, so this card stays as it is."))
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
    card = room.card(pk)
    if card.step_id != room.open_step().pk:
        raise not_here()
    card.hidden = hidden
    card.save(update_fields=["hidden"])
    room.happened(CardGated(card.author_key))


def _own_card(room: Room, by: Author, pk: int) -> Card:
    room.flush()
    card = room.card(pk)
    # The key is the step's own, so another step's card never matches either.
    if card.author_key != by.key:
        raise not_here()
    return card
