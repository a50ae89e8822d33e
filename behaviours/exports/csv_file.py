"""The lines as a table: one row a line, one column a field. For spreadsheets, out and in.

Comma, UTF-8 with the mark that tells Excel so, CRLF between rows. The columns have the names of
the fields, the same in every language: `title`, `phone.words`, `sv:title`.
"""

import csv
import io
import re
from collections.abc import Iterable

from behaviours.content import (
    BehaviourWords,
    Content,
    Entry,
    MediumWords,
    QuestionWords,
    words_hash,
)
from behaviours.enums import Kind, Medium
from behaviours.said import MEDIUM_FIELDS, YES, said

MARK = "\ufeff"
# What a spreadsheet would take for a formula is led by an apostrophe; one that is there is doubled.
# Also inside a cell: where commas part decimals (Norwegian, Swedish) a spreadsheet parts cells at
# semicolons, and then a new one begins behind each of them, and at a break a new row.
_GUARD = "'"
_BEGINS = r"(?:^|(?<=[;\t\r\n]))"
_TAKEN = r"(?=[=+\-@\t\r\n'])"
_TO_GUARD = re.compile(_BEGINS + _TAKEN)
_GUARDED = re.compile(_BEGINS + _GUARD + _TAKEN)
OLDER = "older"  # sv:older: "yes" where the translation is of other words than the line has now


def columns_of_kinds() -> dict[Kind, tuple[str, ...]]:
    """The fields of either kind, media in their order."""
    empty = BehaviourWords(
        "", "", "", media=tuple(MediumWords(medium, "x") for medium in Medium.values)
    )
    return {
        Kind.BEHAVIOUR: tuple(said(empty)),
        Kind.QUESTION: tuple(said(QuestionWords("", "", ""))),
    }


def columns_in(content: Content) -> list[str]:
    """The head of the table: code, kind, the fields, then each language's."""
    of = columns_of_kinds()
    own = list(dict.fromkeys((*of[Kind.BEHAVIOUR], *of[Kind.QUESTION])))
    found = ["code", "kind", *own]
    for language in sorted({each.language for each in content.translations if each.code}):
        of_lines = [e for e in content.translations if e.code and e.language == language]
        fields = {name for each in of_lines for name, _text in each.words}
        found += [f"{language}:{name}" for name in own if name in fields]
        found.append(f"{language}:{OLDER}")
    return found


def written(content: Content) -> str:
    columns = columns_in(content)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(columns)
    for row in _rows(content):
        rows.writerow([guarded(row.get(name, "")) for name in columns])
    return MARK + out.getvalue()


def guarded(cell: str) -> str:
    return _TO_GUARD.sub(_GUARD, cell)


def unguarded(cell: str) -> str:
    """The text that `guarded` made a cell of; a cell that nobody guarded stays as it is."""
    return _GUARDED.sub("", cell)


def _rows(content: Content) -> Iterable[dict[str, str]]:
    lines = {entry.code: entry for entry in (*content.behaviours, *content.questions)}
    translated: dict[str, dict[str, str]] = {code: {} for code in lines}
    for each in content.translations:
        if each.code in lines:
            older = each.source_hash != words_hash(lines[each.code].words)
            texts = {f"{each.language}:{name}": text for name, text in each.words}
            translated[each.code] |= {**texts, f"{each.language}:{OLDER}": YES if older else ""}
    for kind, entries in (
        (Kind.BEHAVIOUR, content.behaviours),
        (Kind.QUESTION, content.questions),
    ):
        for entry in entries:
            yield {
                "code": entry.code,
                "kind": kind.value,
                **said(entry.words),
                **translated[entry.code],
            }


def media_from(cells: dict[str, str]) -> list[dict[str, str]]:
    """The cells of the media as `to_plain` writes media, those that say nothing left out."""
    found = []
    for medium in Medium.values:
        ways = {name: cells.get(f"{medium}.{name}", "") for name in MEDIUM_FIELDS}
        if any(ways.values()):
            found.append({"medium": medium, **ways})
    return found


def kind_of(entry: Entry) -> Kind:
    return Kind.BEHAVIOUR if isinstance(entry.words, BehaviourWords) else Kind.QUESTION
