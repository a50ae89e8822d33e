"""What stands in a workshop's report: plain values without names, that can be stored and read.

What is stored reads back for ever by these classes and those they hold. So a field that comes
later, here or there, has a default and is marked `LATER` (`behaviours.plain`).
"""

from dataclasses import dataclass, replace
from typing import Any

from behaviours.outcome import (
    OutcomeBehaviour,
    OutcomeCase,
    OutcomeChoice,
    OutcomeQuestion,
    OutcomeRound,
)
from behaviours.plain import from_plain, to_plain
from workshop.queries.changes import LineAnswered
from workshop.queries.compared import Compared
from workshop.queries.estimates import WordShown
from workshop.queries.recalled import ThemeTold


@dataclass(frozen=True)
class ReportTheme:
    """`said`: how many cards lie under it, also when their words are gone. `voters`: None without a
    vote. `phrases`: words of the sentence that say it.
    """

    key: str
    name: str
    said: int
    cards: tuple[str, ...] = ()
    non_examples: tuple[str, ...] = ()
    voters: int | None = None
    chosen: bool = False
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportOption:
    label: str
    situation: str
    voters: int
    dots: int
    chosen: bool


@dataclass(frozen=True)
class ReportVote:
    """`subject`: "themes" or "behaviours". `voters`: how many voted. `several`: dots on one."""

    subject: str
    voters: int
    several: bool
    options: tuple[ReportOption, ...]


@dataclass(frozen=True)
class ReportAgreement:
    """The sentence and how it came about. `status`: "agreed", "trial" or "leader"; ISO dates."""

    text: str
    status: str
    until: str
    limits: str
    rounds: tuple[OutcomeRound, ...]
    choice: OutcomeChoice | None
    cases: tuple[OutcomeCase, ...]


@dataclass(frozen=True)
class Report:
    """Dates are ISO, or "". `cleared`: what people wrote has been deleted since.

    `unsorted`: cards under no theme. `challenges`: cases where it did harm, and good noes, that lie
    under no theme. `words`, `cases`: the measures, as the wall shows them. `told`, `texts`: the
    sentence in people's own words at the close. `lines`: of a draft that was talked over.
    """

    workshop: str
    title: str
    team: str
    held_on: str
    language: str
    term: str
    participants: int
    agreement: ReportAgreement | None = None
    themes: tuple[ReportTheme, ...] = ()
    unsorted: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    votes: tuple[ReportVote, ...] = ()
    behaviours: tuple[OutcomeBehaviour, ...] = ()
    questions: tuple[OutcomeQuestion, ...] = ()
    words: tuple[WordShown, ...] = ()
    cases: Compared | None = None
    told: tuple[ThemeTold, ...] = ()
    texts: tuple[str, ...] = ()
    lines: tuple[LineAnswered, ...] = ()
    review_on: str = ""
    cleared: bool = False


def without_words(report: Report) -> Report:
    """As it stays when what people wrote is deleted: counts, and what was decided in common.

    Of what single people said, in cards, reasons, questions and drafts not chosen, only the number
    is left, as in `queries.kept`.
    """
    agreement = report.agreement
    return replace(
        report,
        agreement=_without_reasons(agreement) if agreement else None,
        themes=tuple(replace(theme, cards=(), non_examples=()) for theme in report.themes),
        unsorted=(),
        challenges=(),
        votes=tuple(_vote(each) for each in report.votes),
        texts=(),
        lines=tuple(_line(each) for each in report.lines),
        cleared=True,
    )


def _vote(told: ReportVote) -> ReportVote:
    """A behaviour that did not go on is still somebody's card; themes are everybody's."""
    if told.subject == "themes":
        return told
    return replace(told, options=tuple(each for each in told.options if each.chosen))


def _without_reasons(told: ReportAgreement) -> ReportAgreement:
    choice = told.choice
    if choice is not None:
        drafts = tuple(d if d.chosen else replace(d, text="") for d in choice.drafts)
        choice = replace(choice, drafts=drafts)
    return replace(told, rounds=tuple(_round(each) for each in told.rounds), choice=choice)


def _round(told: OutcomeRound) -> OutcomeRound:
    return replace(
        told,
        objections=(("", ""),) * len(told.objections),
        questions=(("", ""),) * len(told.questions),
        reservations=(),
        phrases=(),
    )


def _line(told: LineAnswered) -> LineAnswered:
    # What became of each objection says whether the line was agreed on; its words do not.
    said = (replace(each, reason="", change="") for each in told.objections)
    answered = (replace(each, question="", answer=each.answer and "–") for each in told.questions)
    return replace(told, objections=tuple(said), questions=tuple(answered), reservations=())


def report_to_json(report: Report) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(report)
    return plain


def report_from_json(data: dict[str, Any]) -> Report:
    """Reads what `report_to_json` wrote. Raises ValueError for anything else."""
    try:
        report: Report = from_plain(Report, data)
    except (TypeError, ValueError) as error:
        raise ValueError(f"not a workshop's report: {error}") from error
    return report
