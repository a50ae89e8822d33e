"""The board: cards move between themes under the mover's name, and everything can be undone."""

from django.db.models import Max
from django.utils.translation import gettext as _

from workshop.actors import Named
from workshop.commands.history import board_step, record, save_cards, state_of, theme_state
from workshop.commands.room import Room, not_here
from workshop.exceptions import Refused
from workshop.models import Card, Step, Theme
from workshop.queries.board import STANDING, THEMES_A_BOARD, card_steps, themes_on_board
from workshop.queries.composed import Composed

_beside = Composed(lambda pk: Card.objects.filter(merged_into=pk))
_lying = Composed(
    lambda theme: (
        Card.objects.filter(STANDING, theme=theme)
        .order_by("position", "id")
        .values_list("pk", "position")
    )
)


def move_card(
    *, room: Room, by: Named, card: int, theme: int | None, before: int | None = None
) -> None:
    """Put a card under a theme (None: unsorted), in front of the card `before` or last.

    The cards that say the same go with it. Nothing happens where it lies there already.
    """
    step = board_step(room)
    moved = card_on(room, step, card)
    target = theme_on(room, step, theme) if theme is not None else None
    place = _place(room, step, moved, target, before)
    if place is None:
        return
    moving = [moved, *_beside.all(Card, moved.pk)]
    position, spread = place
    cards = [*moving, *spread]
    was = state_of(cards)
    for each in moving:
        each.theme = target
    for n, each in enumerate(spread, start=1):
        each.position = n
    moved.position = position
    save_cards(cards)
    record(room, by, "move", before=was, after=state_of(cards), card=moved, theme=target)


def create_theme(*, room: Room, by: Named, name: str, card: int | None = None) -> dict[str, str]:
    """A new theme, with a first card if one is given."""
    step = board_step(room)
    moved = card_on(room, step, card) if card is not None else None
    theme = new_theme(step, name)
    before = {f"theme:{theme.pk}": theme_state(theme) | {"removed": True}}
    cards = [moved, *moved.merged.all()] if moved is not None else []
    before |= state_of(cards)
    for each in cards:
        each.theme = theme
    if moved is not None:
        moved.position = 1
        save_cards(cards)
    record(
        room, by, "create", before=before, after=state_of([theme, *cards]), card=moved, theme=theme
    )
    return {"theme": str(theme.pk)}


def rename_theme(*, room: Room, by: Named, theme: int, name: str) -> None:
    renamed = theme_on(room, board_step(room), theme)
    if renamed.name == name:
        return
    before = state_of([renamed])
    renamed.name = name
    renamed.save(update_fields=["name"])
    record(room, by, "rename", before=before, after=state_of([renamed]), theme=renamed)


def merge_themes(*, room: Room, by: Named, theme: int, into: int) -> None:
    """Move all cards of `theme` to the end of `into`, and take `theme` off the board.

    After a vote, whoever voted for either has voted for `into`, once (`queries.tally`).
    """
    step = board_step(room)
    source, target = theme_on(room, step, theme), theme_on(room, step, into)
    if source.pk == target.pk:
        raise Refused("same_theme", _("Choose another theme to merge with."))
    cards = list(source.cards.order_by("position", "id"))
    before = state_of([source, *cards])
    at = target.cards.aggregate(last=Max("position"))["last"] or 0
    for offset, card in enumerate(cards, start=1):
        card.theme, card.position = target, at + offset
    save_cards(cards)
    source.removed, source.merged_into = True, target
    source.save(update_fields=["removed", "merged_into"])
    record(room, by, "merge", before=before, after=state_of([source, *cards]), theme=target)


def split_theme(
    *, room: Room, by: Named, theme: int, cards: list[int], name: str
) -> dict[str, str]:
    """Some cards of a theme go to a new one, which starts without votes; the rest keeps them.

    Raises Refused("whole_theme") when no card would be left.
    """
    step = board_step(room)
    source = theme_on(room, step, theme)
    lying = list(
        source.cards.filter(hidden="").select_related("merged_into").order_by("position", "id")
    )
    own = [card for card in lying if card.stands()]
    going = {card.pk for card in own if card.pk in cards}
    chosen = [c for c in lying if c.pk in going or c.merged_into_id in going]
    if not going:
        raise not_here()
    if len(going) == len(own):
        sentence = _("Leave at least one card, or give the theme a new name instead.")
        raise Refused("whole_theme", sentence, {"cards": sentence})
    made = new_theme(step, name)
    before = {f"theme:{made.pk}": theme_state(made) | {"removed": True}} | state_of(chosen)
    for card in chosen:
        card.theme = made
    save_cards(chosen)
    record(room, by, "split", before=before, after=state_of([made, *chosen]), theme=made)
    return {"theme": str(made.pk)}


# --- what a command is about --------------------------------------------------------------------
def card_on(room: Room, step: Step, pk: int) -> Card:
    """A card that lies on the board by itself."""
    room.flush()
    card = room.card(pk)
    if not card.stands() or card.step_id not in {s.pk for s in card_steps(step, room.steps)}:
        raise not_here()
    return card


def theme_on(room: Room, step: Step, pk: int) -> Theme:
    theme = next((t for t in themes_on_board(step, room.steps) if t.pk == pk), None)
    if theme is None:
        raise Refused("theme_gone", _("That theme is gone; somebody merged it. Choose another."))
    return theme


def new_theme(step: Step, name: str) -> Theme:
    """At the end of the board. Raises Refused("too_many_themes")."""
    if Theme.objects.filter(step=step, removed=False).count() >= THEMES_A_BOARD:
        raise Refused("too_many_themes", _("There are enough themes. Merge some first."))
    last = Theme.objects.filter(step=step).aggregate(last=Max("position"))["last"] or 0
    return Theme.objects.create(step=step, name=name, position=last + 1)


def place_after(room: Room, step: Step, card: Card) -> float:
    """Between a card and its next, or behind it when it is the last."""
    lying = Card.objects.filter(
        step__in=card_steps(step, room.steps), theme=card.theme_id, position__gt=card.position
    )
    above = lying.order_by("position").values_list("position", flat=True).first()
    return card.position + 1 if above is None else (card.position + above) / 2


def _place(
    room: Room, step: Step, card: Card, theme: Theme | None, before: int | None
) -> tuple[float, list[Card]] | None:
    """Between its new neighbours; at the end when `before` is none of the theme's cards.

    None where the card lies between them already. With it the cards to be numbered anew from 1,
    where no number lies between.
    """
    if theme is not None:
        order = _lying.rows(theme.pk)
    else:
        lying = Card.objects.filter(STANDING, step__in=card_steps(step, room.steps), theme=None)
        order = list(lying.order_by("position", "id").values_list("pk", "position"))
    others = [(pk, place) for pk, place in order if pk != card.pk]
    places = [position for _pk, position in others]
    at = next((i for i, (pk, _place) in enumerate(others) if pk == before), len(others))
    if order != others and [pk for pk, _place in order].index(card.pk) == at:
        return None
    if at == len(others):
        return (places[-1] + 1 if places else 1), []
    low = places[at - 1] if at else places[at] - 2
    between = (low + places[at]) / 2
    if low < between < places[at]:
        return between, []
    # Two on one place (an undo puts back where another lies by now), or halved too often. As part
    # of the change it is undone with it.
    found = Card.objects.in_bulk([pk for pk, _place in others])
    return at + 0.5, [found[pk] for pk, _place in others]
