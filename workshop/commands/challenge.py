"""The challenge: starter cards beside one's own, what a theme is not, definitions revised."""

from django.utils.translation import gettext as _

from workshop import starter
from workshop.actors import Author, Named
from workshop.commands.history import record, save_cards, state_of
from workshop.commands.room import Room, not_here
from workshop.enums import ChallengeKind, StepKind
from workshop.events import Progressed, ReferenceShown
from workshop.exceptions import Refused
from workshop.models import Card, Step
from workshop.queries.board import card_steps
from workshop.queries.challenge import has_own_drafts, themes_against
from workshop.queries.own_cards import is_own

STARTERS = 3


def add_starter_cards(room: Room, step: Step) -> None:
    """When the cards are shown and not before: what one reads first one writes again.

    Three cards and the saying, in the workshop's language, by no participant.
    """
    if Card.objects.filter(step=step, author_key="").exists():
        return
    *cards, saying = starter.challenge_cards(room.workshop.language)
    Card.objects.bulk_create(
        Card(
            step=step,
            text=card.text,
            challenge=card.kind if card.kind in ChallengeKind else "",
        )
        for card in (*cards[:STARTERS], saying)
    )


def mark_against(*, room: Room, by: Named, card: int, theme: int | None) -> None:
    """Say by name that a card is no example of a theme; without a theme, take that back."""
    step = room.open_step()
    marked = _shown_card(room, step, card)
    target = None
    if theme is not None:
        target = next((t for t in themes_against(step, room.steps) if t.pk == theme), None)
        if target is None:
            raise Refused(
                "theme_gone", _("That theme is gone; somebody merged it. Choose another.")
            )
    was = state_of([marked])
    marked.against = target
    now = state_of([marked])
    if was == now:
        return
    save_cards([marked])
    record(room, by, "against", before=was, after=now, card=marked, theme=target)


def revise_card(*, room: Room, by: Author, card: int, text: str) -> None:
    """What one would now write instead of one's own definition.

    Others go on reading the old text until revising is closed. The answer says nothing of the
    card, and the record is kept under a key that leads nowhere (`actions.By.WRITER`).
    """
    step, mine = room.open_step(), room.card(card)
    if mine.hidden or not is_own(mine, by.key_of):
        raise not_here()
    if mine.step_id not in {each.pk for each in card_steps(step, room.steps)}:
        raise not_here()
    mine.revised_text = "" if text == mine.text else text
    mine.save(update_fields=["revised_text"])
    room.happened(Progressed())


def publish_revisions(room: Room, step: Step) -> None:
    """When revising is closed: the new text is the card's, the very first one is kept beside it.

    Back leaves what is published as it is, and what still waits waiting.
    """
    cards = list(
        Card.objects.filter(step__in=card_steps(step, room.steps)).exclude(revised_text="")
    )
    for card in cards:
        first = card.first_text or card.text
        card.text, card.revised_text = card.revised_text, ""
        # Whoever returns to the first words has revised nothing.
        card.first_text = "" if first == card.text else first
    Card.objects.bulk_update(cards, ["text", "revised_text", "first_text"])


def show_reference(*, room: Room, by: Named) -> None:
    """Open the reference definition for everybody. Raises Refused("own_first")."""
    step = room.open_step()
    if not has_own_drafts(step):
        raise Refused(
            "own_first",
            _("First your own: save a draft or let somebody suggest a wording."),
        )
    if step.reference_shown:
        return
    step.reference_shown = True
    step.save(update_fields=["reference_shown"])
    room.happened(ReferenceShown())


def _shown_card(room: Room, step: Step, pk: int) -> Card:
    card = room.card(pk)
    if card.step_id != step.pk or card.hidden or step.kind != StepKind.CHALLENGE:
        raise not_here()
    return card
