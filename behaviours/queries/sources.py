"""Where lines come from: sentence → theme → cards without names → tally."""

from dataclasses import dataclass
from datetime import date

from behaviours.difference import Piece, word_pieces
from behaviours.models import Behaviour, Question, Version
from behaviours.outcome import (
    Objection,
    Outcome,
    OutcomeBehaviour,
    OutcomeCase,
    OutcomeChoice,
    OutcomeTheme,
)
from behaviours.queries.heads import Head, head_of


@dataclass(frozen=True)
class Source:
    """One line's way back. Counts are None where the workshop did not vote.

    `line`: what the workshop itself had: the incident, and how many sorted it alike unseen.
    """

    workshop: str
    held_on: date | None
    language: str
    participants: int
    theme: OutcomeTheme | None
    line: OutcomeBehaviour | None

    @property
    def voters(self) -> int | None:
        return self.line.voters if self.line else None

    @property
    def resorted(self) -> tuple[int, int] | None:
        return self.line.resorted if self.line else None


@dataclass(frozen=True)
class Round:
    """A consent round; `pieces` is its difference to the one before, () in the first."""

    number: int
    text: str
    pieces: tuple[Piece, ...]
    agree: int
    live_with: int
    abstained: int
    objections: tuple[Objection, ...]
    questions: tuple[tuple[str, str], ...]
    reservations: tuple[str, ...]


@dataclass(frozen=True)
class SaidTheme:
    """A theme that the sentence stands for; `phrases` say it, () for one that it leaves out."""

    theme: OutcomeTheme
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    themes: tuple[SaidTheme, ...]
    represented: int
    cards: int


@dataclass(frozen=True)
class Workshop:
    """What a version keeps of one workshop. `themes` are those that `coverage` has not shown."""

    title: str
    held_on: date | None
    language: str
    participants: int
    definition: str
    limits: str
    until: date | None
    coverage: Coverage | None
    themes: tuple[OutcomeTheme, ...]
    choice: OutcomeChoice | None
    rounds: tuple[Round, ...]
    cases: tuple[OutcomeCase, ...]


@dataclass(frozen=True)
class SourcedBehaviour:
    code: str
    title: str
    why: str
    source: Source | None


@dataclass(frozen=True)
class WhyPage:
    head: Head
    definition: str
    definition_why: str
    behind_definition: Workshop | None
    behaviours: tuple[SourcedBehaviour, ...]
    workshops: tuple[Workshop, ...]


def source_of(version: Version, behaviour: Behaviour | Question) -> Source | None:
    """One query, none for a line that a manager wrote."""
    if not behaviour.workshop:
        return None
    found = version.provenances.filter(workshop=behaviour.workshop).first()
    return _source(found.outcome, behaviour.source_key) if found else None


def sources_of(version: Version) -> dict[str, Source]:
    """Code → source, for every behaviour that has one. Two queries."""
    outcomes = {found.workshop: found.outcome for found in version.provenances.all()}
    return {
        line.code: _source(outcomes[line.workshop], line.source_key)
        for line in version.behaviours.all()
        if line.workshop in outcomes
    }


def why_page(version: Version, current: str) -> WhyPage:
    """Two queries."""
    outcomes = {found.workshop: found.outcome for found in version.provenances.order_by("workshop")}
    # The workshop behind the sentence first: the page is about the sentence.
    first = version.definition_workshop
    workshops = {
        key: _workshop(outcomes[key]) for key in sorted(outcomes, key=lambda k: k != first)
    }
    return WhyPage(
        head=head_of(version, current),
        definition=version.definition,
        definition_why=version.definition_why,
        behind_definition=workshops.get(first),
        behaviours=tuple(
            SourcedBehaviour(
                line.code,
                line.title,
                line.why,
                _source(outcomes[line.workshop], line.source_key)
                if line.workshop in outcomes
                else None,
            )
            for line in version.behaviours.all()
        ),
        workshops=tuple(workshops.values()),
    )


def _source(outcome: Outcome, key: str) -> Source:
    line = next((found for found in outcome.behaviours if found.key == key), None)
    theme = next((t for t in outcome.themes if line and t.key == line.theme), None)
    return Source(
        workshop=outcome.title,
        held_on=_day(outcome.held_on),
        language=outcome.language,
        participants=outcome.participants,
        theme=theme,
        line=line,
    )


def _workshop(outcome: Outcome) -> Workshop:
    coverage = _coverage(outcome)
    shown = {said.theme.key for said in coverage.themes} if coverage else set()
    others = [theme for theme in outcome.themes if theme.key not in shown]
    return Workshop(
        title=outcome.title,
        held_on=_day(outcome.held_on),
        language=outcome.language,
        participants=outcome.participants,
        definition=outcome.definition,
        limits=outcome.limits,
        until=_day(outcome.until),
        coverage=coverage,
        themes=tuple(sorted(others, key=lambda t: (not t.chosen, -(t.voters or 0)))),
        choice=outcome.choice,
        rounds=_rounds(outcome),
        cases=outcome.cases,
    )


def _coverage(outcome: Outcome) -> Coverage | None:
    if outcome.coverage is None:
        return None
    themes = {theme.key: theme for theme in outcome.themes}
    said = (
        SaidTheme(themes[each.theme], each.phrases)
        for each in outcome.coverage.themes
        # A theme without a card that may be shown is not in the snapshot.
        if each.theme in themes
    )
    return Coverage(tuple(said), outcome.coverage.represented, outcome.coverage.cards)


def _rounds(outcome: Outcome) -> tuple[Round, ...]:
    found: list[Round] = []
    for held in sorted(outcome.rounds, key=lambda each: each.number):
        before = found[-1].text if found else held.text
        found.append(
            Round(
                held.number,
                held.text,
                word_pieces(before, held.text) if before != held.text else (),
                held.agree,
                held.live_with,
                held.abstained,
                held.objected,
                held.questions,
                held.reservations,
            )
        )
    return tuple(found)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
