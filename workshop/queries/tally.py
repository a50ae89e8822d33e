"""What a vote came to."""

from dataclasses import dataclass

from workshop.method.ballots import Tally, count, dots_for
from workshop.models import Ballot, Option, Step


@dataclass(frozen=True)
class Choice:
    """An option with its words: a theme's name, or a behaviour's situation and text."""

    id: str
    label: str
    situation: str = ""
    theme: int | None = None
    card: int | None = None
    voters: int = 0
    standing: str = "out"  # kept, extra (kept by a tie), tied, out
    against: tuple[str, ...] = ()  # on a voter's paper: texts of what the theme is not


@dataclass(frozen=True)
class Result:
    """The count of a step's vote with its run-offs; `choices` most voters first."""

    choices: tuple[Choice, ...]
    ballots: int
    places: int
    runoff: int

    @property
    def kept(self) -> tuple[Choice, ...]:
        return tuple(c for c in self.choices if c.standing in {"kept", "extra"})

    @property
    def tied(self) -> tuple[Choice, ...]:
        return tuple(c for c in self.choices if c.standing == "tied")

    @property
    def extra(self) -> tuple[Choice, ...]:
        return tuple(c for c in self.choices if c.standing == "extra")


@dataclass(frozen=True)
class Paper:
    """What lies before a voter: options in no meaningful order (each phone makes its own)."""

    choices: tuple[Choice, ...]
    budget: int
    cut: int
    runoff: int


def paper_of(step: Step) -> Paper:
    choices = tuple(_choices(step, step.runoff))
    cut = step.cut if not step.runoff else result_before(step).places
    return Paper(choices, dots_for(len(choices)), cut, step.runoff)


def result_before(step: Step) -> Result:
    """The result that led to the run-off now going on."""
    return _result(step, step.runoff - 1)


def result_of(step: Step) -> Result:
    """The result as of the newest count, run-offs included."""
    return _result(step, step.runoff)


def _result(step: Step, last: int) -> Result:
    standing: dict[tuple[int | None, int | None], str] = {}
    voters: dict[tuple[int | None, int | None], int] = {}
    first: list[Choice] = []
    cut, tally = step.cut, None
    for runoff in range(last + 1):
        choices = _choices(step, runoff)
        tally = _count(step, runoff, choices, cut)
        cut = max(1, tally.places)
        for choice in choices:
            at = choice.theme, choice.card
            if runoff == 0:
                first.append(choice)
                voters[at] = tally.voters[choice.id]
            standing[at] = _standing(choice.id, tally)
    done = [
        Choice(
            c.id,
            c.label,
            c.situation,
            c.theme,
            c.card,
            voters[c.theme, c.card],
            standing[c.theme, c.card],
        )
        for c in first
    ]
    done.sort(key=lambda c: (-c.voters, {"kept": 0, "extra": 1, "tied": 2}.get(c.standing, 3)))
    cast = sum(
        bool(b)
        for b in Ballot.objects.filter(step=step, runoff=last).values_list("options", flat=True)
    )
    return Result(tuple(done), cast, tally.places if tally else 0, last)


def _standing(key: str, tally: Tally[str]) -> str:
    if key in tally.extra:
        return "extra"
    if key in tally.kept:
        return "kept"
    return "tied" if key in tally.tied else "out"


def _choices(step: Step, runoff: int) -> list[Choice]:
    rows = Option.objects.filter(step=step, runoff=runoff).select_related("theme", "card")
    return [
        Choice(
            str(row.pk),
            row.theme.name if row.theme else row.card.text if row.card else "",
            row.card.situation if row.card else "",
            row.theme_id,
            row.card_id,
        )
        for row in rows.order_by("pk")
    ]


def _count(step: Step, runoff: int, choices: list[Choice], cut: int) -> Tally[str]:
    ballots = Ballot.objects.filter(step=step, runoff=runoff).values_list("options", flat=True)
    known = {choice.id for choice in choices}
    if not dots_for(len(choices)):
        # With a single option nobody has a dot to give: it goes on.
        return Tally(dict.fromkeys(known, 0), 0, tuple(known), (), 0, ())
    return count([c.id for c in choices], [known.intersection(b) for b in ballots], cut)
