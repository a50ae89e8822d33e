"""How the chosen behaviours are carried out: what holds everywhere, and in each medium."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from workshop.enums import Medium, StepKind
from workshop.method.wording.asking import asks
from workshop.models import Card, How, HowInMedium, Step
from workshop.queries.board import CARD_FIELDS, STANDING, CardOnBoard, card_shown
from workshop.queries.tally import result_of


@dataclass(frozen=True)
class MediumTold:
    """One medium. `version` is what the next save must name; 0 before the first."""

    medium: str
    words: str = ""
    example: str = ""
    non_example: str = ""
    version: int = 0

    @property
    def parts(self) -> int:
        """How many of the three are told."""
        return sum(map(bool, (self.words, self.example, self.non_example)))

    @property
    def filled(self) -> bool:
        return self.parts > 0


@dataclass(frozen=True)
class HowTold:
    """One behaviour, by the id of its card. `media`: the filled ones, in the order of `Medium`."""

    card: int
    trigger: str = ""
    mandate: str = ""
    conditions: str = ""
    knowledge: str = ""
    seen: bool = False
    heard: bool = False
    considered: bool = False
    media: tuple[MediumTold, ...] = ()
    version: int = 0

    @property
    def parts(self) -> int:
        """How many are told of the five that hold in every medium; the last is for the customer."""
        customer = self.seen or self.heard or self.considered
        words = (self.trigger, self.mandate, self.conditions, self.knowledge)
        return sum(map(bool, (*words, customer)))

    @property
    def checked(self) -> str:
        """What is ticked of the customer's, by the names of the fields."""
        return " ".join(n for n in ("seen", "heard", "considered") if getattr(self, n))

    @property
    def filled(self) -> bool:
        return self.parts > 0 or bool(self.media)


@dataclass(frozen=True)
class BehaviourHow:
    """A chosen behaviour in a step of how; `media` holds every medium here, told or not.

    `asks`: it is about asking, so that the six questions about asking belong to it.
    """

    card: CardOnBoard
    told: HowTold
    media: tuple[MediumTold, ...]
    asks: bool

    @property
    def id(self) -> str:
        return self.card.id

    @property
    def media_filled(self) -> int:
        return len(self.told.media)


def hows_of(steps: Iterable[Step]) -> dict[int, HowTold]:
    """What was told in the steps of how among these, by the id of the behaviour's card.

    Where two steps tell of the same behaviour the later one counts; what is empty is left out.
    """
    found: dict[int, HowTold] = {}
    for step in sorted(steps, key=attrgetter("position")):
        if step.kind == StepKind.HOW:
            told = {card: _without_empty(each) for card, each in _told_in(step).items()}
            found |= {card: each for card, each in told.items() if each.filled}
    return found


def hows_in(step: Step, steps: Sequence[Step], language: str) -> tuple[BehaviourHow, ...]:
    """Every behaviour that was chosen before the step, with what is told of it so far.

    `language`: in which the behaviours are written.
    """
    told = _told_in(step)
    found = []
    for card in chosen_behaviours(step, steps):
        now = told.get(int(card.id), HowTold(int(card.id)))
        by_medium = {each.medium: each for each in now.media}
        media = tuple(by_medium.get(medium, MediumTold(medium)) for medium in Medium.values)
        found.append(BehaviourHow(card, _without_empty(now), media, asks(card.text, language)))
    return tuple(found)


def chosen_behaviours(step: Step, steps: Sequence[Step]) -> tuple[CardOnBoard, ...]:
    """The behaviours of the steps before this one that were voted on to go on, as they were chosen.

    All that stand by themselves where no vote was held.
    """
    found: list[CardOnBoard] = []
    for earlier in sorted(steps, key=attrgetter("position")):
        if earlier.kind != StepKind.BEHAVIOURS or earlier.position >= step.position:
            continue
        rows = Card.objects.filter(STANDING, step=earlier).order_by("position", "id")
        shown = [card_shown(*row) for row in rows.values_list(*CARD_FIELDS)]
        kept = _kept(earlier)
        if kept is None:
            found += shown
        else:
            by_id = {int(card.id): card for card in shown}
            found += [by_id[pk] for pk in kept if pk in by_id]
    return tuple(found)


def _kept(step: Step) -> list[int] | None:
    """The ids of the cards that go on, most voters first; None where nothing was voted on."""
    if not step.options.exists():
        return None
    return [choice.card for choice in result_of(step).kept if choice.card is not None]


def _without_empty(told: HowTold) -> HowTold:
    return replace(told, media=tuple(each for each in told.media if each.filled))


def _told_in(step: Step) -> dict[int, HowTold]:
    """By card; with the media that were ever saved, the emptied ones too."""
    order = list(Medium.values)
    media: dict[int, list[MediumTold]] = {}
    rows = list(HowInMedium.objects.filter(how__step=step))
    for row in sorted(rows, key=lambda each: order.index(each.medium)):
        one = MediumTold(row.medium, row.words, row.example, row.non_example, row.version)
        media.setdefault(row.how_id, []).append(one)
    return {
        how.card_id: HowTold(
            how.card_id,
            how.trigger,
            how.mandate,
            how.conditions,
            how.knowledge,
            how.seen,
            how.heard,
            how.considered,
            tuple(media.get(how.pk, ())),
            how.version,
        )
        for how in How.objects.filter(step=step)
    }
