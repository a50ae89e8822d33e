"""What has become of the lines that were printed on a card, by their codes."""

from dataclasses import dataclass, replace

from django.utils.translation import override

from behaviours.content import Content
from behaviours.enums import State
from behaviours.models import Removal, Version
from behaviours.pieces import Piece, word_pieces
from behaviours.queries.cards import Card, CardLine, card_of, codes_on, lines_of, said_at
from behaviours.queries.comparing import content_of
from behaviours.queries.heads import Head, head_of
from behaviours.queries.replacements import resolve


@dataclass(frozen=True)
class CheckedLine:
    """A line that is not as it was printed. `kind`: "changed", "gone", "off" or "new".

    "off": the line says the same and does not belong to this card any more. `replaced_by`: the
    code of the line that stands for one that is gone; `instead`: what that one says.
    """

    kind: str
    part: str
    code: str
    text: str
    pieces: tuple[Piece, ...] = ()
    replaced_by: str = ""
    instead: str = ""
    why: str = ""


@dataclass(frozen=True)
class CardCheck:
    """`count`: lines on the card; `lines`: those of them that are others now; `new`: what a card
    printed now has beside. `current` None: no version counts.
    """

    head: Head
    card: Card
    current: Head | None
    count: int
    lines: tuple[CheckedLine, ...]
    new: tuple[CheckedLine, ...]
    is_there: bool  # the card's behaviour is in the current version

    @property
    def is_current(self) -> bool:
        """A withdrawn card is current where the version that counts now says all of it, too."""
        return self.current is not None and not self.lines and not self.new

    @property
    def changed(self) -> int:
        return len(self.lines)


def check_of(version: Version, current: Version | None, code: str = "") -> CardCheck | None:
    """None if there never was such a card. Up to 20 queries."""
    card = card_of(version, code)
    if card is None:
        return None
    head = head_of(version, current.number if current else "")
    if current is None:
        return CardCheck(head, card, None, len(card.printed), (), (), is_there=False)
    content = content_of(current)
    codes = codes_on(current, code)
    with override(current.read_in or current.language):
        whole = lines_of(content, code, codes) if codes is not None else []
        now = {line.key: line for line in whole}
        checked = [_checked(line, content, now) for line in card.printed]
    before = {line.key for line in card.whole}
    return CardCheck(
        head=head,
        card=card,
        current=head_of(current, current.number),
        count=len(card.printed),
        lines=_with_reasons([line for line in checked if line], version, content),
        new=tuple(
            CheckedLine("new", line.part, line.code, line.text)
            for line in whole
            if line.key not in before
        ),
        is_there=codes is not None,
    )


def _checked(
    line: CardLine, content: Content, now: dict[tuple[str, str], CardLine]
) -> CheckedLine | None:
    """None for a line that is as it was."""
    said = said_at(content, *line.key)
    if not said:
        return CheckedLine("gone", line.part, line.code, line.text)
    if said != line.text:
        pieces = word_pieces(line.text, said)
        return CheckedLine("changed", line.part, line.code, line.text, pieces)
    if line.key not in now:
        return CheckedLine("off", line.part, line.code, line.text)
    return None


def _with_reasons(
    lines: list[CheckedLine], version: Version, content: Content
) -> tuple[CheckedLine, ...]:
    """Of lines that were removed, why, and what stands for them now. One query if there are any."""
    codes = {entry.code for entry in (*content.behaviours, *content.questions)}
    if not any(line.kind == "gone" and line.code and line.code not in codes for line in lines):
        return tuple(lines)
    removals = Removal.objects.filter(
        version__catalogue_id=version.catalogue_id, version__state=State.PUBLISHED
    ).order_by("version__published_at", "version_id")
    whys: dict[str, str] = {}
    replaced: dict[str, str] = {}
    for code, why, by in removals.values_list("code", "why", "replaced_by"):
        whys[code], replaced[code] = why, by
    found = []
    for line in lines:
        if line.kind == "gone" and line.code and line.code not in codes:
            by = resolve(line.code, replaced, codes)
            instead = (said_at(content, by, "line") or "") if by else ""
            why = whys.get(line.code, "")
            line = replace(line, replaced_by=by, instead=instead, why=why)
        found.append(line)
    return tuple(found)
