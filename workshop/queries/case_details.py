"""The indices of agreement behind the customer cases, for the facilitator.

Source of every formula and threshold: the method's measures; each is in `workshop.method`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from workshop.enums import StepKind
from workshop.method.alike import mean_same_answer, same_answer
from workshop.method.measures import Concordance, kendall_w, r_wg, tastle_wierman
from workshop.method.overlap import theme_overlap
from workshop.method.roles import ByRole, Votes, by_role
from workshop.method.thresholds import comparison_shown, index_shown
from workshop.models import Ballot, Card, Option, Step
from workshop.queries.board import last_before
from workshop.queries.case_counts import Time
from workshop.queries.cases import CaseAsked


@dataclass(frozen=True)
class Figure:
    """An index now and before; None where too few answered."""

    now: float | None
    before: float | None


@dataclass(frozen=True)
class RoleVotes:
    """Of `voted` in this role ("" = everybody else), `agree` chose the most common answer."""

    role: str
    agree: int
    voted: int


@dataclass(frozen=True)
class CaseDetails:
    """`r_wg` and `tastle_wierman` for answers that lie in an order, else None."""

    situation: str
    same: Figure
    r_wg: Figure | None
    tastle_wierman: Figure | None
    roles: tuple[RoleVotes, ...]
    consensus: float | None  # group-informed, the geometric mean over the groups


@dataclass(frozen=True)
class Details:
    same: Figure
    cases: tuple[CaseDetails, ...]
    dots: Concordance | None  # of the last dot vote; None without one or below the threshold
    overlap: float | None
    writers: int  # whose themes the overlap is of


def details_of(
    asked: Sequence[CaseAsked],
    now: Time,
    before: Time | None,
    step: Step,
    steps: Sequence[Step],
) -> Details:
    overlap, writers = _overlap(step, steps)
    return Details(
        _mean_same(now, before),
        tuple(_case_details(case, now, before) for case in asked),
        _dots(step, steps),
        overlap,
        writers,
    )


def _mean_same(now: Time, before: Time | None) -> Figure:
    """Over the cases that enough answered; before and after over those that enough did twice."""
    if before is None:
        return Figure(mean_same_answer(c for c in now.counts.values() if index_shown(sum(c))), None)
    both = [
        case
        for case, counts in now.counts.items()
        if comparison_shown(sum(before.counts[case]), sum(counts))
    ]
    if not both:
        return replace(_mean_same(now, None), before=None)
    return Figure(
        mean_same_answer(now.counts[case] for case in both),
        mean_same_answer(before.counts[case] for case in both),
    )


def _case_details(case: CaseAsked, now: Time, before: Time | None) -> CaseDetails:
    counts = now.counts[case.id]
    then = before.counts[case.id] if before else ()
    told = index_shown(sum(counts))
    compared = comparison_shown(sum(then), sum(counts))
    points = len(case.answers)
    ratings, earlier = _ratings(counts), _ratings(then)
    ordered = case.ordered and points > 1
    by_roles = _by_role(now.roles[case.id], counts)
    return CaseDetails(
        case.situation,
        Figure(
            same_answer(counts) if told else None,
            same_answer(then) if compared else None,
        ),
        Figure(
            _rwg(ratings, points) if told else None,
            _rwg(earlier, points) if compared else None,
        )
        if ordered
        else None,
        Figure(
            tastle_wierman(ratings, points) if told else None,
            tastle_wierman(earlier, points) if compared else None,
        )
        if ordered
        else None,
        _groups(by_roles),
        by_roles.consensus.geometric if by_roles else None,
    )


def _ratings(counts: Sequence[int]) -> list[int]:
    """The answers as points 1, 2, … on their order."""
    return [point for point, people in enumerate(counts, 1) for _ in range(people)]


def _rwg(ratings: Sequence[int], points: int) -> float | None:
    found = r_wg(ratings, points)
    return found.shown if found else None


def _by_role(roles: Mapping[str, tuple[int, ...]], counts: Sequence[int]) -> ByRole | None:
    """Consensus on the answer that most chose."""
    if not sum(counts):
        return None
    most = max(range(len(counts)), key=counts.__getitem__)
    return by_role({role: Votes(its[most], sum(its)) for role, its in roles.items()})


def _groups(found: ByRole | None) -> tuple[RoleVotes, ...]:
    if found is None:
        return ()
    groups = [RoleVotes(role, votes.agree, votes.voted) for role, votes in found.roles.items()]
    if found.rest is not None:
        groups.append(RoleVotes("", found.rest.agree, found.rest.voted))
    # Those without a kept role are "everybody else" too; they come last.
    return tuple(sorted(groups, key=lambda group: not group.role))


def _dots(step: Step, steps: Sequence[Step]) -> Concordance | None:
    """Kendall's W over the ballots of the dot vote: options with a dot before those without."""
    vote = last_before(step, steps, StepKind.VOTE)
    if vote is None:
        return None
    options = Option.objects.filter(step=vote, runoff=0).order_by("pk")
    ids = [str(pk) for pk in options.values_list("pk", flat=True)]
    ballots = Ballot.objects.filter(step=vote, runoff=0).values_list("options", flat=True)
    places: list[list[float | None]] = [
        [(0.0 if option in given else 1.0) if given else None for option in ids]
        for given in ballots
    ]
    found = kendall_w(places, len(ids))
    return found if index_shown(found.ballots) and found.w is not None else None


def _overlap(step: Step, steps: Sequence[Step]) -> tuple[float | None, int]:
    """Whether people wrote of the same themes: each author's themes within one writing step.

    A claimed card has a key of its own, so who claims some of their cards counts as several.
    """
    cluster = last_before(step, steps, StepKind.CLUSTER)
    write = last_before(cluster, steps, StepKind.WRITE) if cluster else None
    if write is None:
        return None, 0
    rows = (
        Card.objects.filter(step=write, hidden="", theme__step=cluster, theme__removed=False)
        .exclude(author_key="")
        .values_list("author_key", "theme")
    )
    themes: dict[str, set[int]] = {}
    for key, theme in rows:
        if theme is not None:
            themes.setdefault(key, set()).add(theme)
    if not index_shown(len(themes)):
        return None, len(themes)
    return theme_overlap(list(themes.values())), len(themes)
