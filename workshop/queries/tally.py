"""What a vote came to."""

from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef

from workshop.enums import StepState
from workshop.method.ballots import Tally, count, dots_for
from workshop.models import Ballot, Step
from workshop.queries.regrouped import options_of, split_off, standing_for, themes_of


@dataclass(frozen=True)
class Choice:
    """An option with its words: a theme's name, or a behaviour's situation and text."""

    id: str
    label: str
    situation: str = ""
    theme: int | None = None
    card: int | None = None
    voters: int = 0
    dots: int = 0  # as many as voters, unless several are allowed on one option
    standing: str = "out"  # kept, extra (kept by a tie), tied, out
    against: tuple[str, ...] = ()  # on a voter's paper: texts of what the theme is not
    split_off: bool = False  # since the vote, and so without voters
    audience: str = ""  # of a behaviour
    unclear: bool = False  # a behaviour that others do not read the same


@dataclass(frozen=True)
class Result:
    """The count of a step's vote with its run-offs; `choices` most dots first."""

    choices: tuple[Choice, ...]
    ballots: int
    places: int
    runoff: int
    regrouped: bool = False  # themes were merged or split since the vote
    several: bool = False  # dots on one option
    votable: bool = True  # False with fewer than two options, where nobody had a dot to give

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
    several: bool = False
    again: str = ""  # BallotsAfter, when the vote was opened again


def has_ballots(step: Step, runoff: int) -> bool:
    """Whether anybody has put a dot."""
    return Ballot.objects.filter(step=step, runoff=runoff).exclude(options=[]).exists()


def steps_with_ballots(steps: list[Step]) -> set[int]:
    """Of the steps that are done, those in which anybody has put a dot."""
    done = [step.pk for step in steps if step.state == StepState.DONE]
    cast = Ballot.objects.filter(step=OuterRef("pk"), runoff=0).exclude(options=[])
    return set(Step.objects.filter(Exists(cast), pk__in=done).values_list("pk", flat=True))


def paper_of(step: Step) -> Paper:
    choices = tuple(_grouped(step, step.runoff).choices)
    cut = step.cut if not step.runoff else result_before(step).places
    budget = dots_for(len(choices))
    return Paper(choices, budget, cut, step.runoff, step.several_dots, step.ballots_after)


def result_before(step: Step) -> Result:
    """The result that led to the run-off now going on."""
    return _result(step, step.runoff - 1)


def result_of(step: Step) -> Result:
    """The result as of the newest count, run-offs included."""
    return _result(step, step.runoff)


def _result(step: Step, last: int) -> Result:
    standing: dict[tuple[int | None, int | None], str] = {}
    counted: dict[tuple[int | None, int | None], tuple[int, int]] = {}
    first: list[Choice] = []
    cut, tally, regrouped, votable = step.cut, None, False, False
    for runoff in range(last + 1):
        groups = _grouped(step, runoff, late=runoff == 0)
        regrouped |= groups.regrouped
        votable |= dots_for(len(groups.of)) > 0
        tally = _count(step, runoff, groups, cut)
        cut = max(1, tally.places)
        for choice in groups.choices:
            at = choice.theme, choice.card
            if runoff == 0:
                first.append(choice)
                counted[at] = tally.voters[choice.id], tally.dots[choice.id]
            # What went on before a run-off goes on, whatever was merged with it since.
            if standing.get(at) not in {"kept", "extra"}:
                standing[at] = _standing(choice.id, tally)
    done = []
    for choice in first:
        voters, dots = counted[at := (choice.theme, choice.card)]
        done.append(replace(choice, voters=voters, dots=dots, standing=standing[at]))
    done.sort(key=lambda c: (-c.dots, {"kept": 0, "extra": 1, "tied": 2}.get(c.standing, 3)))
    cast = sum(
        bool(b)
        for b in Ballot.objects.filter(step=step, runoff=last).values_list("options", flat=True)
    )
    places = tally.places if tally else 0
    return Result(tuple(done), cast, places, last, regrouped, step.several_dots, votable)


def _standing(key: str, tally: Tally[str]) -> str:
    if key in tally.extra:
        return "extra"
    if key in tally.kept:
        return "kept"
    return "tied" if key in tally.tied else "out"


@dataclass(frozen=True)
class _Groups:
    """Options as they are grouped now. `of`: the id of an option → the id of its choice."""

    choices: tuple[Choice, ...]
    of: dict[str, str]
    regrouped: bool


def _grouped(step: Step, runoff: int, *, late: bool = False) -> _Groups:
    """`late`: with the themes that were split off since."""
    options = options_of(step, runoff)
    themes = themes_of(options)
    stand = [(option, standing_for(option, themes)) for option in options]
    # A merged theme goes by the option of the one that stands, where there is one.
    stand.sort(key=lambda each: each[1].theme is not None and each[0].theme_id != each[1].at[0])
    choices: dict[tuple[int | None, int | None], Choice] = {}
    of: dict[str, str] = {}
    for option, now in stand:
        own = Choice(str(option.pk), now.label, now.situation, *now.at)
        of[str(option.pk)] = choices.setdefault(now.at, own).id
    order = sorted(choices.values(), key=lambda choice: int(choice.id))
    voted = {choice.theme for choice in order}
    others = split_off(step, themes, voted) if late else []
    order += [Choice(f"t{t.pk}", t.name, theme=t.pk, split_off=True) for t in others]
    merged = any(now.theme and option.theme_id != now.theme.pk for option, now in stand)
    return _Groups(tuple(order), of, merged or bool(others))


def _count(step: Step, runoff: int, groups: _Groups, cut: int) -> Tally[str]:
    known = [choice.id for choice in groups.choices]
    if not dots_for(len(groups.of)):
        # With a single option nobody has a dot to give: it goes on.
        voted = tuple(choice.id for choice in groups.choices if not choice.split_off)
        none = dict.fromkeys(known, 0)
        return Tally(none, none, 0, voted, (), 0, ())
    ballots = Ballot.objects.filter(step=step, runoff=runoff).values_list("options", flat=True)
    given = [[groups.of[pk] for pk in b if pk in groups.of] for b in ballots]
    return count(known, given, cut, several=step.several_dots)
