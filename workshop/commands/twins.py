"""Cards that say the same: one stands for the others, whose words are kept beside it."""

from django.utils.translation import gettext as _

from workshop.actors import Named
from workshop.commands.board import card_on, place_after
from workshop.commands.history import board_step, record, save_cards, state_of
from workshop.commands.room import Room, not_here
from workshop.exceptions import Refused


def merge_cards(*, room: Room, by: Named, card: int, into: int) -> None:
    """`card`, and those it stands for, are put behind `into`. Raises Refused("same_card").

    `into` is behind none from then on, not even one that is kept back: nobody would see those
    behind a card that is behind another.
    """
    step = board_step(room)
    one, target = card_on(room, step, card), card_on(room, step, into)
    if one.pk == target.pk:
        raise Refused("same_card", _("Choose another card that says the same."))
    behind = [one, *one.merged.all()]
    cards = [*behind, target]
    before = state_of(cards)
    for each in behind:
        each.merged_into, each.theme = target, target.theme
    target.merged_into = None
    save_cards(cards)
    record(room, by, "same", before=before, after=state_of(cards), card=one, theme=target.theme)


def split_card(*, room: Room, by: Named, card: int) -> None:
    """A card that was put behind another stands by itself again, right after the other."""
    step = board_step(room)
    room.flush()
    apart = room.card(card)
    standing = apart.merged_into
    if apart.hidden or standing is None:
        raise not_here()
    card_on(room, step, standing.pk)
    before = state_of([apart])
    apart.merged_into, apart.theme = None, standing.theme
    apart.position = place_after(room, step, standing)
    save_cards([apart])
    record(room, by, "apart", before=before, after=state_of([apart]), card=apart, theme=apart.theme)
