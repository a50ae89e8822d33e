"""What the team said of a draft's changed lines, for whoever edits and publishes it."""

from dataclasses import dataclass

from behaviours.models import Membership, Version
from behaviours.queries.changed_lines import ChangedLine, changed_lines
from behaviours.queries.line_consents import ConsentShown, consents_on


@dataclass(frozen=True)
class DeltaLine:
    """`consent` is None for a line that nobody was asked about."""

    line: ChangedLine
    consent: ConsentShown | None


@dataclass(frozen=True)
class Delta:
    """`may_ask`: the reader may start a workshop about the changes."""

    may_ask: bool
    lines: tuple[DeltaLine, ...]

    @property
    def agreed(self) -> int:
        return sum(each.consent is not None and each.consent.agreed for each in self.lines)


def delta_of(draft: Version, base: Version | None, reader: Membership) -> Delta:
    """Lines only once somebody was asked about any. One query before that, twenty after."""
    may_ask = reader.is_facilitator and (reader.is_manager or draft.shared_at is not None)
    consents = consents_on(draft)
    if not consents:
        return Delta(may_ask, ())
    changed = changed_lines(draft, base)
    return Delta(may_ask, tuple(DeltaLine(line, consents.get(line.code)) for line in changed))
