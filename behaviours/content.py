"""What a version says, as plain data: the input of comparing and of hashing. No database here."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class BehaviourWords:
    """The fields of a behaviour that a manager writes."""

    title: str
    situation: str
    text: str
    how: str = ""
    example: str = ""
    non_example: str = ""
    theme: str = ""
    why: str = ""


@dataclass(frozen=True)
class QuestionWords:
    """The fields of a question that a manager writes."""

    wording: str
    form: str
    stage: str
    decides: str = ""
    behaviour_code: str = ""
    why: str = ""


@dataclass(frozen=True)
class Entry:
    """A line of the catalogue with its code. Codes pair the lines of two versions."""

    code: str
    words: BehaviourWords | QuestionWords

    @property
    def label(self) -> str:
        return self.words.title if isinstance(self.words, BehaviourWords) else self.words.wording


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


def content_hash(
    content: Content, *, number: str, change_note: str, sources: list[Any], previous: str
) -> str:
    """SHA-256 over canonical JSON: sorted keys, no spaces, UTF-8.

    `sources` are the snapshots and which line comes from which; `previous` is the hash of the
    version published before ("" for the first), which makes the versions a chain.
    """
    whole = {
        "content": asdict(content),
        "number": number,
        "change_note": change_note,
        "sources": sources,
        "previous": previous,
    }
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
