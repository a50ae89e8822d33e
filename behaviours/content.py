"""What a version says, as plain data: the input of comparing and of hashing. No database here."""

import hashlib
import json
from dataclasses import dataclass, field, fields
from typing import Any

from behaviours.plain import LATER, to_plain


@dataclass(frozen=True)
class MediumWords:
    """How a behaviour is done in one medium. At least one of the texts is not empty."""

    medium: str
    words: str = ""
    example: str = ""
    non_example: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.example or self.non_example)


@dataclass(frozen=True)
class BehaviourWords:
    """The fields of a behaviour that a manager writes. `media` stand in the order of `Medium`."""

    title: str
    situation: str
    text: str
    how: str = ""
    example: str = ""
    non_example: str = ""
    theme: str = ""
    why: str = ""
    audience: str = field(default="customer", metadata=LATER)
    mirrors_code: str = field(default="", metadata=LATER)
    mandate: str = field(default="", metadata=LATER)
    conditions: str = field(default="", metadata=LATER)
    knowledge: str = field(default="", metadata=LATER)
    seen: bool = field(default=False, metadata=LATER)
    heard: bool = field(default=False, metadata=LATER)
    considered: bool = field(default=False, metadata=LATER)
    media: tuple[MediumWords, ...] = field(default=(), metadata=LATER)
    links: str = field(default="", metadata=LATER)  # an address and its name a line


@dataclass(frozen=True)
class QuestionWords:
    """The fields of a question that a manager writes."""

    wording: str
    form: str
    stage: str
    decides: str = ""
    behaviour_code: str = ""
    why: str = ""
    purpose: str = field(default="dialogue", metadata=LATER)
    after_code: str = field(default="", metadata=LATER)
    after_answer: str = field(default="", metadata=LATER)
    stop: str = field(default="", metadata=LATER)


def columns_of(words: BehaviourWords | QuestionWords) -> dict[str, Any]:
    """What the row of the entry itself holds: everything but its media."""
    return {f.name: getattr(words, f.name) for f in fields(words) if f.name != "media"}


@dataclass(frozen=True)
class Entry:
    """A line of the catalogue with its code. Codes pair the lines of two versions."""

    code: str
    words: BehaviourWords | QuestionWords

    @property
    def label(self) -> str:
        return self.words.title if isinstance(self.words, BehaviourWords) else self.words.wording


@dataclass(frozen=True)
class Translated:
    """What one line, or with code "" the definition, says in another language.

    `words`: (field, text) as `said` names fields, by field. `source_hash`: `words_hash` of
    what was translated.
    """

    language: str
    code: str
    words: tuple[tuple[str, str], ...]
    source_hash: str


@dataclass(frozen=True)
class Content:
    """Everything a reader reads in a version, entries in their order."""

    language: str
    term: str
    definition: str
    definition_why: str
    status: str
    behaviours: tuple[Entry, ...]
    questions: tuple[Entry, ...]
    removals: tuple[tuple[str, str], ...] = ()  # (code, why)
    review_on: str = field(default="", metadata=LATER)  # ISO date
    trial_ends_on: str = field(default="", metadata=LATER)  # ISO date
    # (code of a removed line, code of the one that stands for it now)
    replacements: tuple[tuple[str, str], ...] = field(default=(), metadata=LATER)
    # By language, then code.
    translations: tuple[Translated, ...] = field(default=(), metadata=LATER)


def words_hash(words: BehaviourWords | QuestionWords | tuple[str, str]) -> str:
    """SHA-256 over what a line says, or over (term, definition): tells whether it has changed."""
    return _sha256(to_plain(words))


def content_hash(
    content: Content, *, number: str, change_note: str, sources: list[Any], previous: str
) -> str:
    """SHA-256 over canonical JSON: sorted keys, no spaces, UTF-8.

    `sources` are the snapshots and which line comes from which; `previous` is the hash of the
    version published before ("" for the first), which makes the versions a chain.

    A field that a later edition added enters only when it is set (`LATER`). A version published
    before there was such a field has not set it, so it has the same canonical JSON under every
    edition and still verifies; and no two contents share one, because a field left out can only
    have its default.
    """
    whole = {
        "content": to_plain(content),
        "number": number,
        "change_note": change_note,
        "sources": sources,
        "previous": previous,
    }
    return _sha256(whole)


def canonical_json(plain: Any) -> str:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _sha256(plain: Any) -> str:
    return hashlib.sha256(canonical_json(plain).encode()).hexdigest()
