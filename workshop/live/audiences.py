"""Which audiences an event can show a change to.

This only saves work: what a frame may hold is decided by `visibility` when the scene is read.
"""

from collections.abc import Iterable

from workshop.enums import AudienceKind
from workshop.events import (
    CardClaimed,
    CardGated,
    DraftsOffered,
    Event,
    HandedOver,
    JoiningLocked,
    OwnVerbsChanged,
    PeopleChanged,
    PlanChanged,
    Progressed,
    QuestionMended,
    RehearsalChanged,
    ScreenBlanked,
    SuggestionMade,
    UnderstandingAnswered,
    WordingSuggested,
)

EVERYBODY = frozenset(AudienceKind)
CONSOLE = frozenset({AudienceKind.CONSOLE})
_ONLY: dict[type[Event], frozenset[AudienceKind]] = {
    Progressed: CONSOLE,
    CardGated: CONSOLE,
    WordingSuggested: CONSOLE,
    SuggestionMade: CONSOLE,
    HandedOver: CONSOLE,
    DraftsOffered: CONSOLE,
    OwnVerbsChanged: CONSOLE,
    RehearsalChanged: CONSOLE,
    PlanChanged: frozenset(),
    ScreenBlanked: frozenset({AudienceKind.CONSOLE, AudienceKind.SCREEN}),
    JoiningLocked: frozenset({AudienceKind.CONSOLE, AudienceKind.SCREEN}),
    PeopleChanged: frozenset({AudienceKind.CONSOLE, AudienceKind.SCREEN}),
}


# Counters of the facilitator's, which many people move at once: they may be a moment behind.
_CALM = Progressed | PeopleChanged | RehearsalChanged


def is_calm(events: Iterable[Event]) -> bool:
    return all(isinstance(event, _CALM) for event in events)


def audiences_of(events: Iterable[Event]) -> frozenset[AudienceKind]:
    return frozenset().union(*(_ONLY.get(type(event), EVERYBODY) for event in events))


def touched(events: Iterable[Event]) -> frozenset[str]:
    """Whose own state changed through somebody else: author keys, or "p:ID" where it is by name."""
    keys: set[str] = set()
    for event in events:
        if isinstance(event, CardClaimed | CardGated | QuestionMended | UnderstandingAnswered):
            keys.add(event.touches)
        elif isinstance(event, PeopleChanged):
            keys |= event.touches
    return frozenset(keys)
