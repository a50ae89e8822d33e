"""The board: cards move between themes under the mover's name, and everything can be undone."""

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from workshop.actors import Named
from workshop.commands import challenge
from workshop.commands.room import Room, not_here
from workshop.events import BoardChanged
from workshop.exceptions import Refused
from workshop.models import BoardChange, Card, Step, Theme
from workshop.queries.board import card_steps, themes_on_board

State = dict[str, dict[str, Any]]
THEMES_A_BOARD = 60


def move_card(
    *, room: Room, by: Named, card: int, theme: int | None, before: int | None = None
) -> None:
    """Put a card under a theme (None: unsorted), in front of the card `before` or last."""
    step = room.open_step()
    moved = _card(room, step, card)
    target = _theme(room, step, theme) if theme is not None else None
    state = _card_state(moved)
    moved.theme = target
    moved.position = _position(room, step, moved, before)
    if _card_state(moved) == state:
        return
    moved.save(update_fields=["theme", "position"])
    _record(
        room,
        step,
        by,
        "move",
        before={f"card:{moved.pk}": state},
        after={f"card:{moved.pk}": _card_state(moved)},
        card=moved,
        theme=target,
    )


def create_theme(*, room: Room, by: Named, name: str, card: int | None = None) -> dict[str, str]:
    """A new theme, with a first card if one is given."""
    step = room.open_step()
    if Theme.objects.filter(step=step, removed=False).count() >= THEMES_A_BOARD:
        raise Refused("too_many_themes", _("There are enough themes. Merge some first."))
    last = Theme.objects.filter(step=step).aggregate(last=Max("position"))["last"] or 0
    moved = _card(room, step, card) if card is not None else None
    theme = Theme.objects.create(step=step, name=name, position=last + 1)
    before: State = {f"theme:{theme.pk}": _theme_state(theme) | {"removed": True}}
    after: State = {f"theme:{theme.pk}": _theme_state(theme)}
    if moved is not None:
        before[f"card:{moved.pk}"] = _card_state(moved)
        moved.theme, moved.position = theme, 1
        moved.save(update_fields=["theme", "position"])
        after[f"card:{moved.pk}"] = _card_state(moved)
    _record(room, step, by, "create", before=before, after=after, card=moved, theme=theme)
    return {"theme": str(theme.pk)}


def rename_theme(*, room: Room, by: Named, theme: int, name: str) -> None:
    step = room.open_step()
    renamed = _theme(room, step, theme)
    if renamed.name == name:
        return
    before = {f"theme:{renamed.pk}": _theme_state(renamed)}
    renamed.name = name
    renamed.save(update_fields=["name"])
    after = {f"theme:{renamed.pk}": _theme_state(renamed)}
    _record(room, step, by, "rename", before=before, after=after, theme=renamed)


def merge_themes(*, room: Room, by: Named, theme: int, into: int) -> None:
    """Move all cards of `theme` to the end of `into`, and take `theme` off the board."""
    step = room.open_step()
    source, target = _theme(room, step, theme), _theme(room, step, into)
    if source.pk == target.pk:
        raise Refused("same_theme", _("Choose another theme to merge with."))
    before: State = {f"theme:{source.pk}": _theme_state(source)}
    after: State = {f"theme:{source.pk}": _theme_state(source) | {"removed": True}}
    at = target.cards.aggregate(last=Max("position"))["last"] or 0
    cards = list(source.cards.order_by("position", "id"))
    for offset, card in enumerate(cards, start=1):
        before[f"card:{card.pk}"] = _card_state(card)
        card.theme, card.position = target, at + offset
        after[f"card:{card.pk}"] = _card_state(card)
    Card.objects.bulk_update(cards, ["theme", "position"])
    source.removed = True
    source.save(update_fields=["removed"])
    _record(room, step, by, "merge", before=before, after=after, theme=target)


def undo_change(*, room: Room, by: Named, change: int) -> None:
    """Take back one change, one's own or another's, if nobody has built on it since.

    Raises Refused("changed_since") when what it touched looks different now.
    """
    step = room.open_step()
    row = BoardChange.objects.filter(pk=change, step=step).first()
    if row is None:
        raise not_here()
    if row.undone_by:
        raise Refused("undone", _("%(name)s has already undone that.") % {"name": row.undone_by})
    if row.verb == "against":
        challenge.undo_mark(room, by, row)
        return
    rows = {key: _row(key) for key in row.after}
    themes_gone = {
        state["theme"] for key, state in row.before.items() if key.startswith("card:")
    } & {
        str(pk) for pk in Theme.objects.filter(step=step, removed=True).values_list("pk", flat=True)
    }
    back = {key.removeprefix("theme:") for key in row.before if key.startswith("theme:")}
    emptied = {key.removeprefix("theme:") for key, was in row.before.items() if was.get("removed")}
    left_over = (
        Card.objects.filter(theme__in=emptied)
        .exclude(pk__in=[k.removeprefix("card:") for k in row.before if k.startswith("card:")])
        .exists()
    )
    if (
        left_over
        or (themes_gone - back)
        or any(found is None or _state(found) != row.after[key] for key, found in rows.items())
    ):
        raise Refused(
            "changed_since",
            _("Somebody has changed this since. Undo the newer change first."),
        )
    for key, found in rows.items():
        _restore(found, row.before[key])
    row.undone_by = by.name
    row.save(update_fields=["undone_by"])
    room.happened(BoardChanged())


# --- what a change touches ---------------------------------------------------------------------
def _card_state(card: Card) -> dict[str, Any]:
    return {"theme": str(card.theme_id) if card.theme_id else None, "position": card.position}


def _theme_state(theme: Theme) -> dict[str, Any]:
    return {"name": theme.name, "removed": theme.removed}


def _state(row: Card | Theme) -> dict[str, Any]:
    return _card_state(row) if isinstance(row, Card) else _theme_state(row)


def _row(key: str) -> Card | Theme | None:
    kind, _colon, pk = key.partition(":")
    if kind == "card":
        return Card.objects.filter(pk=int(pk)).first()
    return Theme.objects.filter(pk=int(pk)).first()


def _restore(row: Card | Theme | None, state: dict[str, Any]) -> None:
    if isinstance(row, Card):
        row.theme_id = int(state["theme"]) if state["theme"] else None
        row.position = state["position"]
        row.save(update_fields=["theme", "position"])
    elif row is not None:
        row.name, row.removed = state["name"], state["removed"]
        row.save(update_fields=["name", "removed"])


def _card(room: Room, step: Step, pk: int) -> Card:
    room.flush()
    card = room.card(pk)
    if card.hidden or card.step_id not in {s.pk for s in card_steps(step, room.steps)}:
        raise not_here()
    return card


def _theme(room: Room, step: Step, pk: int) -> Theme:
    theme = next((t for t in themes_on_board(step, room.steps) if t.pk == pk), None)
    if theme is None:
        raise Refused("theme_gone", _("That theme is gone; somebody merged it. Choose another."))
    return theme


def _position(room: Room, step: Step, card: Card, before: int | None) -> float:
    """Between its new neighbours; at the end when `before` is none of the theme's cards."""
    others = list(
        Card.objects.filter(step__in=card_steps(step, room.steps), theme=card.theme_id)
        .exclude(pk=card.pk)
        .order_by("position", "id")
        .values_list("pk", "position")
    )
    places = [position for _pk, position in others]
    at = next((i for i, (pk, _place) in enumerate(others) if pk == before), len(others))
    if at == len(others):
        return (places[-1] + 1) if places else 1
    low = places[at - 1] if at else places[at] - 2
    between = (low + places[at]) / 2
    if low < between < places[at]:
        return between
    # Halved so often that no number lies between any more: the whole theme is spread out again.
    for n, (pk, _place) in enumerate(others):
        Card.objects.filter(pk=pk).update(position=n + 1)
    return at + 0.5


def _record(
    room: Room,
    step: Step,
    by: Named,
    verb: str,
    *,
    before: State,
    after: State,
    card: Card | None = None,
    theme: Theme | None = None,
) -> None:
    last = BoardChange.objects.filter(step=step).aggregate(last=Max("number"))["last"] or 0
    BoardChange.objects.create(
        step=step,
        number=last + 1,
        verb=verb,
        by=by.name[:60],
        actor=by.ref,
        card=card,
        theme=theme,
        before=before,
        after=after,
    )
    room.happened(BoardChanged())
