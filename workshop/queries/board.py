"""Cards and themes as a board: which belong to a step, and how they lie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter
from typing import Any

from django.db.models import Q, QuerySet

from workshop.enums import StepKind
from workshop.models import BoardChange, Card, Step, Theme
from workshop.queries.composed import Composed, any_of


@dataclass(frozen=True)
class Reread:
    """How others read a behaviour when it was sorted again, blind (`method.resorting`).

    `elsewhere`: names of other themes ("" for none of them) with how many put it there.
    """

    judges: int
    same: int
    marked: bool
    elsewhere: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class CardOnBoard:
    """`by` or `guest` say who claimed it: a name, or the number of somebody without one."""

    id: str
    text: str
    situation: str = ""
    hidden: str = ""
    by: str = ""
    guest: int = 0
    added: bool = False  # in silence, after reading the others'
    first: str = ""  # its first version, when it was revised
    challenge: str = ""  # which of the two a challenge's card tells
    starter: bool = False  # from Samsyn, by no participant
    against: str = ""  # the name of the theme that it is no example of
    also: "tuple[CardOnBoard, ...]" = ()  # that say the same, and for which it stands
    # Of a behaviour: its incident, towards whom it is, and the behaviour that it mirrors.
    did: str = ""
    effect: str = ""
    audience: str = ""
    mirrors: str = ""
    mirrored: "CardOnBoard | None" = None
    reread: Reread | None = None


@dataclass(frozen=True)
class ThemeOnBoard:
    id: str
    name: str
    cards: tuple[CardOnBoard, ...]
    against: tuple[CardOnBoard, ...] = ()  # of the challenge: what the theme is not


@dataclass(frozen=True)
class Change:
    """The newest change that still stands, told in its parts."""

    id: str
    by: str
    verb: str
    card: str
    theme: str


@dataclass(frozen=True)
class Board:
    themes: tuple[ThemeOnBoard, ...]
    unsorted: tuple[CardOnBoard, ...]
    changes: tuple[Change, ...]  # standing ones, newest first
    may_change_themes: bool

    @property
    def cards(self) -> int:
        return len(self.unsorted) + sum(len(theme.cards) for theme in self.themes)


CHANGES_SHOWN = 20
NO_STEP = 0
THEMES_A_BOARD = 60
# A card that stands by itself: none stands for it, or that one is kept back.
STANDING = Q(hidden="") & (Q(merged_into=None) | ~Q(merged_into__hidden=""))


def last_before(step: Step, steps: Iterable[Step], kind: StepKind) -> Step | None:
    """The nearest step of a kind ahead of this one."""
    found = [s for s in steps if s.kind == kind and s.position < step.position]
    return max(found, key=attrgetter("position")) if found else None


def card_steps(step: Step, steps: Iterable[Step]) -> list[Step]:
    """Where the cards of a step's board were written: here, or in the writing steps before."""
    if step.kind == StepKind.BEHAVIOURS:
        return [step]
    return [s for s in steps if s.kind == StepKind.WRITE and s.position < step.position]


def theme_step(step: Step, steps: Iterable[Step]) -> Step | None:
    """The step whose themes a step uses."""
    if step.kind == StepKind.CLUSTER:
        return step
    return last_before(step, steps, StepKind.CLUSTER)


def cards_in(steps: Sequence[Step]) -> list[Card]:
    """The cards that stand by themselves, in board order."""
    return list(Card.objects.filter(STANDING, step__in=steps).order_by("position", "id"))


def cards_shown(
    steps: Sequence[Step], *, last_wave: int = 1
) -> list[tuple[int | None, CardOnBoard]]:
    """The same, each with its theme, as plain values: a full hall's board has a thousand."""
    rows = _shown.rows([step.pk for step in steps], last_wave)
    return [(theme, card_shown(*row)) for theme, *row in rows]


CARD_FIELDS = (
    "pk",
    "text",
    "situation",
    "claimed_by__name",
    "claimed_by__number",
    "wave",
    "first_text",
    "challenge",
    "author_key",
    "did",
    "effect",
    "audience",
    "mirrors",
)
_themes = Composed(lambda step: Theme.objects.filter(step=step, removed=False))
_shown = Composed(
    lambda steps, wave: (
        Card.objects.filter(any_of("step", steps), hidden="", wave__lte=wave)
        .order_by("position", "id")
        .values_list("theme", *CARD_FIELDS)
    )
)
_behind = Composed(
    lambda steps: (
        Card.objects.filter(any_of("step", steps), hidden="")
        .exclude(STANDING)
        .values_list("pk", "merged_into")
    )
)


def card_shown(
    pk: int,
    text: str,
    situation: str,
    name: str | None,
    number: int | None,
    wave: int,
    first: str,
    challenge: str,
    key: str,
    did: str = "",
    effect: str = "",
    audience: str = "",
    mirrors: int | None = None,
) -> CardOnBoard:
    """A row of `CARD_FIELDS` as it is shown to everybody."""
    return CardOnBoard(
        str(pk),
        text,
        situation,
        by=name or "",
        guest=(number or 0) if not name else 0,
        added=wave > 0,
        first=first,
        challenge=challenge,
        starter=not key,
        did=did,
        effect=effect,
        audience=audience,
        mirrors=str(mirrors or ""),
    )


def cards_on_board(steps: Sequence[Step]) -> list[tuple[int | None, CardOnBoard]]:
    """Each card that stands by itself, with its theme and with those that it stands for."""
    shown = cards_shown(steps)
    into = {str(pk): str(other) for pk, other in _behind.rows([step.pk for step in steps])}
    also: dict[str, list[CardOnBoard]] = {}
    for _theme, card in shown:
        if card.id in into:
            also.setdefault(into[card.id], []).append(card)
    return [
        (theme, replace(card, also=tuple(also[card.id])) if card.id in also else card)
        for theme, card in shown
        if card.id not in into
    ]


def themes_on_board(step: Step, steps: Sequence[Step]) -> list[Theme]:
    """All themes of a cluster step; for behaviours only those that were chosen."""
    owner = theme_step(step, steps)
    if owner is None:
        return []
    themes = _themes.all(Theme, owner.pk)
    if step.kind == StepKind.CLUSTER:
        return themes
    chosen = chosen_themes(step, steps)
    return [theme for theme in themes if theme.pk in chosen]


def themes_to_vote_on(step: Step, steps: Sequence[Step]) -> list[Theme]:
    """Themes that hold at least one card."""
    owner = theme_step(step, steps)
    if owner is None:
        return []
    themes = Theme.objects.filter(step=owner, removed=False)
    return list(themes.filter(cards__hidden="", cards__step__kind=StepKind.WRITE).distinct())


def cards_to_vote_on(step: Step) -> list[Card]:
    return cards_in([step])


def chosen_themes(step: Step, steps: Sequence[Step]) -> set[int]:
    """The ids of the themes that go on to this step: by the vote before it, or else all."""
    from workshop.queries.tally import result_of

    vote = last_before(step, steps, StepKind.VOTE)
    if vote is None or vote.started_at is None:
        owner = theme_step(step, steps)
        return set(Theme.objects.filter(step=owner, removed=False).values_list("pk", flat=True))
    return {option.theme for option in result_of(vote).kept if option.theme is not None}


def board_of(step: Step, steps: Sequence[Step]) -> Board:
    """The board of a step as it is now."""
    themes = themes_on_board(step, steps)
    by_theme: dict[int | None, list[CardOnBoard]] = {theme.pk: [] for theme in themes}
    unsorted: list[CardOnBoard] = []
    for theme, card in cards_on_board(card_steps(step, steps)):
        by_theme.get(theme, unsorted).append(card)
    return Board(
        themes=tuple(
            ThemeOnBoard(str(theme.pk), theme.name, tuple(by_theme[theme.pk])) for theme in themes
        ),
        unsorted=tuple(unsorted),
        changes=changes_of(step, card_steps(step, steps)),
        may_change_themes=step.kind == StepKind.CLUSTER,
    )


def changes_of(
    step: Step,
    card_steps: Sequence[Step],
    *,
    many: int = CHANGES_SHOWN,
    made_in: Step | None = None,
) -> tuple[Change, ...]:
    """The newest changes that stand, of a board whose cards are from these steps."""
    values = [step.pk, [each.pk for each in card_steps] or [NO_STEP]]
    if made_in is not None:
        values.append(made_in.pk)
    return tuple(
        Change(str(pk), by, verb, card or "", theme or "")
        for pk, by, verb, card, theme in _newest(many, made_in is not None).rows(*values)
    )


@cache
def _newest(many: int, in_one_step: bool) -> Composed[BoardChange]:
    """Plain rows, read again after every move.

    A card kept back since, in a step that was opened again, is not told of by its moves either.
    """

    def make(step: Any, card_steps: Any, made_in: Any = None) -> QuerySet[BoardChange, Any]:
        kept_back = Card.objects.exclude(hidden="").filter(any_of("step", card_steps))
        changes = BoardChange.objects.filter(step=step, undone_by="").exclude(card__in=kept_back)
        if in_one_step:
            changes = changes.filter(made_in=made_in)
        fields = changes.values_list("pk", "by", "verb", "card__text", "theme__name")
        return fields.order_by("-number")[:many]

    return Composed(make)
