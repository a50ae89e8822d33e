"""Claiming: after publication a person may say that a card is theirs.

A claim is made by name and recorded by name, so it must not lead from the name to anything else
that its writer sent with a hidden name. Threat: whoever holds the database finds a claimed card,
and from it everything with the same author key. So the card gets a key of its own, and so does
the record of its sending, which names the card and would lie under the step's key. Nothing else
of the step's key names a card: the records of changing and withdrawing have empty answers. The
claim's record is kept by name, its answer is empty, and no key of any step is in it.
"""

from django.utils.translation import gettext as _

from workshop import visibility
from workshop.actors import Claimant
from workshop.commands.room import Room, not_here
from workshop.events import CardClaimed
from workshop.exceptions import Refused
from workshop.models import ActionRecord, Card
from workshop.queries.board import card_steps
from workshop.queries.own_cards import is_own


def claim_card(*, room: Room, by: Claimant, card: int) -> None:
    """The writer's name at their own published card, for everybody to see."""
    mine = _published(room, by, card)
    if mine.claimed_by_id is not None:
        return
    if not mine.own_key:
        _give_own_key(room, by, mine)
    mine.claimed_by = room.participants[by.id]
    mine.save(update_fields=["claimed_by"])
    room.happened(CardClaimed(by.ref))


def unclaim_card(*, room: Room, by: Claimant, card: int) -> None:
    """Take one's name away again. The card keeps its key: see `Card.own_key`."""
    mine = _published(room, by, card)
    if mine.claimed_by_id is None:
        return
    mine.claimed_by = None
    mine.save(update_fields=["claimed_by"])
    room.happened(CardClaimed(by.ref))


def _give_own_key(room: Room, by: Claimant, card: Card) -> None:
    before, own = card.author_key, by.key_of(card.pk)
    room.forget_author(card)
    card.author_key, card.own_key = own, True
    card.save(update_fields=["author_key", "own_key"])
    sent = ActionRecord.objects.filter(
        workshop=room.workshop, actor=f"k:{before}", action="card.submit"
    )
    sent.filter(answer__card=str(card.pk)).update(actor=f"k:{own}")


def _published(room: Room, by: Claimant, pk: int) -> Card:
    room.flush()
    card, step = room.card(pk), room.open_step()
    if not is_own(card, by.key_of):
        raise not_here()
    earlier = card.step_id in {each.pk for each in card_steps(step, room.steps)}
    shown = visibility.shows_wave(step.phase, card.wave) if card.step_id == step.pk else earlier
    if card.hidden or not shown:
        raise Refused("not_shown", _("This card is not shown, so nobody can claim it."))
    return card
