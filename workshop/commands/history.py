"""What was done on a board, recorded: each change can be undone, and any board rewound to."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from workshop.actors import Named
from workshop.commands.room import Room, not_here
from workshop.enums import StepKind
from workshop.events import BoardChanged
from workshop.exceptions import Refused
from workshop.models import BoardChange, Card, Step, Theme
from workshop.queries.board import theme_step
from workshop.queries.composed import Composed, ComposedUpdate

# "card:ID" or "theme:ID" → field → value. Ids are text, None where there is none.
State = dict[str, dict[str, Any]]
Row = Card | Theme
AT_ONCE = 300
_numbers = Composed(
    lambda step: BoardChange.objects.filter(step=step).order_by("-number").values_list("number")[:1]
)
_lie = ComposedUpdate(
    lambda pk: Card.objects.filter(pk=pk), "theme", "position", "merged_into", "against"
)


def board_step(room: Room) -> Step:
    """The step whose board is changed: the open one, or after a vote the one that was voted on."""
    step = room.open_step()
    if step.kind != StepKind.VOTE:
        return step
    owner = theme_step(step, room.steps)
    if owner is None:
        raise not_here()
    return owner


def card_state(card: Card) -> dict[str, Any]:
    return {
        "theme": _text(card.theme_id),
        "position": card.position,
        "merged_into": _text(card.merged_into_id),
        "against": _text(card.against_id),
    }


def theme_state(theme: Theme) -> dict[str, Any]:
    return {
        "name": theme.name,
        "removed": theme.removed,
        "merged_into": _text(theme.merged_into_id),
    }


def state_of(rows: Iterable[Row]) -> State:
    return {_key(row): _state(row) for row in rows}


def record(
    room: Room,
    by: Named,
    verb: str,
    *,
    before: State,
    after: State,
    card: Card | None = None,
    theme: Theme | None = None,
) -> BoardChange:
    """Only what differs between the two is kept."""
    step = board_step(room)
    keys = [key for key in after if before.get(key) != after[key]]
    change = BoardChange.objects.create(
        step=step,
        made_in=room.open_step(),
        minute=minute_of(room.open_step()),
        number=_last_number(step) + 1,
        verb=verb,
        by=by.name[:60],
        actor=by.ref,
        card=card,
        theme=theme,
        before={key: before[key] for key in keys},
        after={key: after[key] for key in keys},
    )
    room.happened(BoardChanged())
    return change


def undo_change(*, room: Room, by: Named, change: int) -> None:
    """Take back one change, one's own or another's, if nobody has built on it since.

    Cards that were withdrawn since are left out. Raises Refused("changed_since") when what it
    touched looks different now, Refused("before_vote") for what was voted on.
    """
    step = board_step(room)
    row = _change(step, change)
    if row.undone_by:
        raise Refused("undone", _("%(name)s has already undone that.") % {"name": row.undone_by})
    open_step = room.open_step()
    if open_step.pk != step.pk and row.made_in_id != open_step.pk:
        raise Refused(
            "before_vote", _("That was done before the vote. Go back to the board to undo it.")
        )
    there = _Board(step, row.after, row.before)
    if _built_on(row, there):
        raise Refused(
            "changed_since",
            _("Somebody has changed this since. Undo the newer change first."),
        )
    there.put(row.before)
    row.undone_by, row.undone_after = by.name, _last_number(step)
    row.undone_minute = minute_of(open_step)
    undone = BoardChange.objects.filter(step=step).exclude(undone_turn=None)
    row.undone_turn = undone.count() + 1
    row.save(update_fields=["undone_by", "undone_after", "undone_minute", "undone_turn"])
    room.happened(BoardChanged())


def rewind_board(*, room: Room, by: Named, change: int) -> None:
    """The board as it was just before a change, as one more change that can itself be undone."""
    step = board_step(room)
    row = _change(step, change)
    target = _before(step, row.number)
    there = _Board(step, target)
    was = state_of(there.rows.values())
    there.put(target)
    now = state_of(there.rows.values())
    if was != now:
        record(room, by, "rewind", before=was, after=now)


def _before(step: Step, number: int) -> State:
    """What every card and theme that changed since was, just before the change of this number."""
    since: list[tuple[tuple[int, int, int], State]] = []
    for row in BoardChange.objects.filter(step=step):
        if row.number >= number:
            since.append(((row.number, 0, 0), row.before))
        if row.undone_by:
            # What was undone before such things were counted, was undone at once.
            at = row.number if row.undone_after is None else row.undone_after
            if at >= number:
                # Those undone in between went in the opposite order of their making.
                since.append(((at, 1, -row.number), row.after))
    told: State = {}
    for _at, was in sorted(since, key=lambda each: each[0]):
        for key, state in was.items():
            told[key] = state | told.get(key, {})
    return told


def minute_of(step: Step) -> int:
    """Whole minutes since the step was first opened."""
    begun = step.started_at or timezone.now()
    return max(0, int((timezone.now() - begun).total_seconds() // 60))


def _change(step: Step, pk: int) -> BoardChange:
    row = BoardChange.objects.filter(pk=pk, step=step).first()
    if row is None:
        raise not_here()
    return row


def _last_number(step: Step) -> int:
    found = _numbers.rows(step.pk)
    return int(found[0][0]) if found else 0


def _built_on(row: BoardChange, there: "_Board") -> bool:
    """Whether something that the change touched was touched again."""
    gone = {key for key in row.after if key not in there.rows}
    if any(key.startswith("theme:") for key in gone):
        return True
    if any(not there.is_as(key, row.after[key]) for key in row.after if key not in gone):
        return True
    themes = {pk: was for key, was in row.before.items() if (pk := _pk(key, "theme"))}
    back = {pk for pk, was in themes.items() if not was.get("removed")}
    wanted = {
        was.get("theme") for key, was in row.before.items() if _pk(key, "card") and key not in gone
    }
    if (wanted - {None} - back) & there.removed_themes():
        return True
    taken = themes.keys() - back
    touched = {_pk(key, "card") for key in row.before}
    if there.hides_any(row.before):
        return True
    left = (
        Card.objects.filter(theme__in=list(map(int, taken))).values_list("pk", flat=True)
        if taken
        else ()
    )
    return any(str(pk) not in touched for pk in left)


class _Board:
    """The cards and themes that some states speak of, as they are now; those gone are left out."""

    def __init__(self, step: Step, *states: State) -> None:
        self.step = step
        keys = {key for state in states for key in state}
        self.rows: dict[str, Row] = {}
        for kind, model in (("card", Card), ("theme", Theme)):
            ids = sorted({int(pk) for key in keys if (pk := _pk(key, kind))})
            for at in range(0, len(ids), AT_ONCE):
                found = model.objects.filter(pk__in=ids[at : at + AT_ONCE])
                self.rows |= {f"{kind}:{row.pk}": row for row in found}
        told = {
            was["merged_into"]
            for state in states
            for key, was in state.items()
            if _pk(key, "card") and was.get("merged_into")
        }
        here = Card.objects.filter(pk__in=told).values_list("pk", flat=True) if told else ()
        self._standing = {str(pk) for pk in here}

    def is_as(self, key: str, state: Mapping[str, Any]) -> bool:
        now = _state(self.rows[key])
        return all(now[field] == value for field, value in self._possible(key, state).items())

    def removed_themes(self) -> set[str]:
        rows = Theme.objects.filter(step=self.step, removed=True)
        return {str(pk) for pk in rows.values_list("pk", flat=True)}

    def hides_any(self, target: State) -> bool:
        """Whether a card would come to be behind one that is behind another: nobody sees it."""
        told = {
            int(pk): self._possible(key, was)
            for key, was in target.items()
            if (pk := _pk(key, "card")) and key in self.rows
        }
        behind = {pk: int(s["merged_into"]) for pk, s in told.items() if s.get("merged_into")}
        if not behind:
            return False
        if any(pk in behind for pk in behind.values()):
            return True
        others = Card.objects.exclude(pk__in=told).exclude(merged_into=None)
        return others.filter(Q(pk__in=behind.values()) | Q(merged_into__in=behind)).exists()

    def put(self, target: State) -> None:
        """Make the rows as they are told, and save them."""
        cards: list[Card] = []
        for key, state in target.items():
            row = self.rows.get(key)
            if isinstance(row, Theme):
                _set(row, state)
                row.save(update_fields=["name", "removed", "merged_into"])
            elif row is not None:
                _set(row, self._possible(key, state))
                cards.append(row)
        save_cards(cards)

    def _possible(self, key: str, state: Mapping[str, Any]) -> dict[str, Any]:
        """The card that it stood behind may be withdrawn: then it stands by itself."""
        told = dict(state)
        if "merged_into" in told and _pk(key, "card") and told["merged_into"] not in self._standing:
            told["merged_into"] = None
        return told


def save_cards(cards: Collection[Card]) -> None:
    """Write where cards lie."""
    fields = ["theme", "position", "merged_into", "against"]
    if len(cards) == 1:  # nearly always, and then it takes a quarter of the time
        for card in cards:
            _lie.run(card.pk, card.theme_id, card.position, card.merged_into_id, card.against_id)
        return
    Card.objects.bulk_update(cards, fields, batch_size=AT_ONCE)


def _set(row: Row, state: Mapping[str, Any]) -> None:
    for field, value in state.items():
        if field in {"theme", "merged_into", "against"}:
            setattr(row, f"{field}_id", int(value) if value else None)
        else:
            setattr(row, field, value)


def _state(row: Row) -> dict[str, Any]:
    return card_state(row) if isinstance(row, Card) else theme_state(row)


def _key(row: Row) -> str:
    return f"{'card' if isinstance(row, Card) else 'theme'}:{row.pk}"


def _pk(key: str, kind: str) -> str:
    """The id in a key of this kind, else ""."""
    head, _colon, pk = key.partition(":")
    return pk if head == kind else ""


def _text(pk: int | None) -> str | None:
    return str(pk) if pk else None
