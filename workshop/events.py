"""What happened, in the past tense; the live side reads off events whom to tell.

`touches` names those whose own state changed through somebody else's doing. It lives in
memory only, for as long as it takes to find their socket.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    """The base of all events."""


@dataclass(frozen=True)
class WorkshopMoved(Event):
    """Another step or phase is current, or the workshop started or finished."""


@dataclass(frozen=True)
class AgendaChanged(Event):
    """Steps were added, removed, reordered or reworded."""


@dataclass(frozen=True)
class ClockChanged(Event):
    """The current step's clock was started, paused, adjusted or rang."""


@dataclass(frozen=True)
class PeopleChanged(Event):
    """Somebody joined, left, came back or was merged; `touches` names them as "p:ID"."""

    touches: frozenset[str] = frozenset()


@dataclass(frozen=True)
class JoiningLocked(Event):
    """The door was locked to newcomers, or opened again."""


@dataclass(frozen=True)
class ScreenRenewed(Event):
    """The big screen's old link is void."""


@dataclass(frozen=True)
class ScreenBlanked(Event):
    """The big screen shows nothing, or is lit again."""


@dataclass(frozen=True)
class Progressed(Event):
    """Something hidden was sent, changed or withdrawn: only a total may change, on the console."""


@dataclass(frozen=True)
class CardGated(Event):
    """A card was hidden or let through at the gate."""

    touches: str


@dataclass(frozen=True)
class CardClaimed(Event):
    """Somebody's name is at their card, or no longer; `touches` is "p:ID"."""

    touches: str


@dataclass(frozen=True)
class BoardChanged(Event):
    """Cards or themes moved."""


@dataclass(frozen=True)
class SuggestionMade(Event):
    """Themes are suggested, were asked for, or are suggested anew; for the facilitator alone."""


@dataclass(frozen=True)
class DraftChanged(Event):
    """The draft's wording changed."""


@dataclass(frozen=True)
class ReferenceShown(Event):
    """The reference definition is open for everybody."""


@dataclass(frozen=True)
class WordingSuggested(Event):
    """Somebody suggested a wording."""


@dataclass(frozen=True)
class WordingWithdrawn(Event):
    """Somebody took a wording back; without any of one's own the reference is shown no more."""


@dataclass(frozen=True)
class DraftsOffered(Event):
    """Which drafts will be chosen among changed; for the facilitator alone, until they are."""


@dataclass(frozen=True)
class TiesChanged(Event):
    """Words of the draft were tied to a theme, or are no longer."""


@dataclass(frozen=True)
class LimitsStated(Event):
    """What no wording can change was stated anew."""


@dataclass(frozen=True)
class UnderstandingAnswered(Event):
    """The facilitator answered a "need to understand"."""

    touches: str


@dataclass(frozen=True)
class LinesTalkedOver(Event):
    """What became of an objection to a line was said, a question answered, or a line shown."""


@dataclass(frozen=True)
class QuestionsChanged(Event):
    """The question list changed."""


@dataclass(frozen=True)
class OwnVerbsChanged(Event):
    """The team's list of verbs changed."""


@dataclass(frozen=True)
class QuestionMended(Event):
    """A facilitator changed or removed somebody's question."""

    touches: str


@dataclass(frozen=True)
class RecallTied(Event):
    """An explanation is tied to other themes."""


@dataclass(frozen=True)
class PlanChanged(Event):
    """Somebody's private plan was made, changed or dropped: nobody else sees anything of it."""


@dataclass(frozen=True)
class ReviewSet(Event):
    """When the team looks at the result again was said."""


@dataclass(frozen=True)
class HowChanged(Event):
    """How a behaviour is carried out was told in other words."""


@dataclass(frozen=True)
class WorkshopCleared(Event):
    """What people wrote, and who was there, was deleted; the outcome stays."""


@dataclass(frozen=True)
class ReportLinked(Event):
    """The report's link was opened, renewed or closed."""


@dataclass(frozen=True)
class RehearsalChanged(Event):
    """A rehearsal is steered otherwise, or its simulated participants have come further."""


@dataclass(frozen=True)
class HandedOver(Event):
    """The outcome is in the team's catalogue."""
