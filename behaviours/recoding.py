"""Which codes arriving lines have in this catalogue. Pure functions.

A code names one line for ever. So a code that this catalogue has given stays with the line it
names; one that it never gave is taken over; and any other line gets the next free one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from behaviours.content import BehaviourWords, Content, Entry, QuestionWords, words_hash
from behaviours.document import Document

Words: TypeAlias = BehaviourWords | QuestionWords

# Greater numbers are not taken over: the series must be able to go on from there.
GREATEST = 99_999


@dataclass(frozen=True)
class Given:
    """The codes that a catalogue has given.

    `lines`: code → what the line has said, as `sayings` has it, in any version; `standing`: codes
    of those that are in the draft now; `removed`: codes of lines that were taken out; `last`:
    prefix → the greatest number given.
    """

    lines: Mapping[str, frozenset[str]]
    standing: frozenset[str]
    removed: frozenset[str]
    last: Mapping[str, int]


@dataclass(frozen=True)
class Recoded:
    """`new`: code in the file → code here, where they differ. `last` as in `Given`, afterwards."""

    document: Document
    new: dict[str, str]
    last: dict[str, int]


def sayings(words: Words) -> frozenset[str]:
    """What tells a line again: either of its main texts."""
    if isinstance(words, QuestionWords):
        return frozenset({_plain("question", words.wording)})
    return frozenset({_plain("title", words.title), _plain("text", words.text)})


def recoded(document: Document, given: Given, *, own: bool, prefixes: Mapping[str, str]) -> Recoded:
    """`own`: the file was taken from this catalogue, so that its codes are the catalogue's.

    In one from another catalogue, and of a line that is gone from the draft, a code that was given
    here means the same line only where the line says the same, too. `prefixes`: code in the file →
    of which series a new code is.
    """
    content = document.content
    entries = (*content.behaviours, *content.questions)
    last = dict(given.last)
    new: dict[str, str] = {}
    for entry in entries:
        if _stays(entry, given, own=own):
            _raise(last, entry.code)
        else:
            new[entry.code] = ""
    for entry in entries:
        if entry.code in new:
            prefix = prefixes[entry.code]
            last[prefix] = last.get(prefix, 0) + 1
            new[entry.code] = f"{prefix}-{last[prefix]:02d}"
    here = {new.get(entry.code, entry.code) for entry in entries}
    gone = [
        (code, why)
        for code, why in content.removals
        if code not in here and (own or code in given.removed or _is_free(code, given))
    ]
    for code, _why in gone:
        _raise(last, code)
    return Recoded(_with_codes(document, new, dict(gone)), new, last)


def _stays(entry: Entry, given: Given, *, own: bool) -> bool:
    known = given.lines.get(entry.code)
    if known is None:
        return _is_free(entry.code, given)
    said = sayings(entry.words)
    # A code never goes from a behaviour to a question.
    is_its = own and entry.code in given.standing
    return _asks(said) == _asks(known) and (is_its or bool(said & known))


def _asks(said: frozenset[str]) -> bool:
    return any(each.startswith("question") for each in said)


def _is_free(code: str, given: Given) -> bool:
    prefix, _dash, number = code.partition("-")
    if not number.isdigit():
        return False
    return given.last.get(prefix, 0) < int(number) <= GREATEST and code not in given.removed


def _raise(last: dict[str, int], code: str) -> None:
    prefix, _dash, number = code.partition("-")
    last[prefix] = max(last.get(prefix, 0), int(number))


def _plain(kind: str, text: str) -> str:
    return f"{kind} {' '.join(text.split()).casefold()}"


def _with_codes(document: Document, new: dict[str, str], gone: dict[str, str]) -> Document:
    def here(code: str) -> str:
        return new.get(code, code)

    content = document.content
    before = {entry.code: entry.words for entry in (*content.behaviours, *content.questions)}
    behaviours = tuple(_line(entry, new) for entry in content.behaviours)
    questions = tuple(_line(entry, new) for entry in content.questions)
    after = {entry.code: entry.words for entry in (*behaviours, *questions)}

    def hash_here(code: str, stored: str) -> str:
        """What was said of a line's words holds when only the codes of its links are others."""
        if not code or stored != words_hash(before[code]):
            return stored
        return words_hash(after[here(code)])

    return replace(
        document,
        content=_content(
            content,
            behaviours=behaviours,
            questions=questions,
            removals=tuple(gone.items()),
            replacements=tuple(
                (code, here(by)) for code, by in content.replacements if code in gone
            ),
            translations=tuple(
                replace(
                    each,
                    code=here(each.code),
                    source_hash=hash_here(each.code, each.source_hash),
                )
                for each in content.translations
            ),
        ),
        lines=tuple(replace(each, code=here(each.code)) for each in document.lines),
        consents=tuple(
            replace(each, code=here(each.code), words_hash=hash_here(each.code, each.words_hash))
            for each in document.consents
        ),
    )


def _content(content: Content, **parts: Any) -> Content:
    return replace(content, **parts)


def _line(entry: Entry, new: dict[str, str]) -> Entry:
    words = entry.words
    if isinstance(words, BehaviourWords):
        words = replace(words, mirrors_code=new.get(words.mirrors_code, words.mirrors_code))
    else:
        words = replace(
            words,
            behaviour_code=new.get(words.behaviour_code, words.behaviour_code),
            after_code=new.get(words.after_code, words.after_code),
        )
    return Entry(new.get(entry.code, entry.code), words)
