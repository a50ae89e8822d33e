"""Where lines come from: sentence → theme → cards without names → tally."""

from dataclasses import dataclass
from datetime import date

from behaviours.models import Behaviour, Version
from behaviours.outcome import Outcome, OutcomeRound, OutcomeTheme
from behaviours.queries.heads import Head, head_of


@dataclass(frozen=True)
class Source:
    """One line's way back. Counts are None where the workshop did not vote."""

    workshop: str
    held_on: date | None
    language: str
    participants: int
    theme: OutcomeTheme | None
    voters: int | None


@dataclass(frozen=True)
class Workshop:
    """What a version keeps of one workshop."""

    title: str
    held_on: date | None
    language: str
    participants: int
    definition: str
    themes: tuple[OutcomeTheme, ...]
    rounds: tuple[OutcomeRound, ...]


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


def source_of(version: Version, behaviour: Behaviour) -> Source | None:
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
    behind = outcomes.get(version.definition_workshop)
    return WhyPage(
        head=head_of(version, current),
        definition=version.definition,
        definition_why=version.definition_why,
        behind_definition=_workshop(behind) if behind else None,
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
        workshops=tuple(_workshop(outcome) for outcome in outcomes.values()),
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
        voters=line.voters if line else None,
    )


def _workshop(outcome: Outcome) -> Workshop:
    return Workshop(
        title=outcome.title,
        held_on=_day(outcome.held_on),
        language=outcome.language,
        participants=outcome.participants,
        definition=outcome.definition,
        themes=tuple(sorted(outcome.themes, key=lambda t: (not t.chosen, -(t.voters or 0)))),
        rounds=tuple(sorted(outcome.rounds, key=lambda held: held.number)),
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
