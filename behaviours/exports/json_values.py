"""From the checked JSON of the lossless file to values."""

from typing import Any

from behaviours.content import BehaviourWords, Content, Entry, QuestionWords, Translated
from behaviours.document import Consent, Document, LineSource, Origin, Snapshot
from behaviours.exports.checking import read_words

KINDS: dict[str, type[Any]] = {"behaviours": BehaviourWords, "questions": QuestionWords}
DATES = ("review_on", "trial_ends_on")


def document_from(plain: dict[str, Any]) -> Document:
    sources = plain.get("sources", {})
    lines = sources.get("lines", {})
    return Document(
        content=content_from(plain["content"]),
        definition_workshop=sources.get("definition", ""),
        lines=tuple(LineSource(code, of["workshop"], of["key"]) for code, of in lines.items()),
        workshops=tuple(Snapshot(**each) for each in sources.get("workshops", [])),
        consents=tuple(Consent(**each) for each in plain.get("consents", [])),
    )


def content_from(plain: dict[str, Any]) -> Content:
    return Content(
        language=plain["language"],
        term=plain["term"],
        definition=plain["definition"],
        definition_why=plain["definition_why"],
        status=plain["status"],
        behaviours=_entries(plain, "behaviours"),
        questions=_entries(plain, "questions"),
        removals=tuple((code, why) for code, why in plain.get("removals", [])),
        review_on=plain.get("review_on", ""),
        trial_ends_on=plain.get("trial_ends_on", ""),
        replacements=tuple((code, by) for code, by in plain.get("replacements", [])),
        translations=tuple(
            Translated(
                each["language"],
                each["code"],
                tuple((field, text) for field, text in each["words"]),
                each["source_hash"],
            )
            for each in plain.get("translations", [])
        ),
    )


def origin_from(plain: dict[str, str]) -> Origin:
    return Origin(
        number=plain.get("number", ""),
        published_at=plain.get("published_at", ""),
        change_note=plain.get("change_note", ""),
        hashes=(plain.get("hash", ""), plain.get("previous_hash", "")),
    )


def _entries(plain: dict[str, Any], name: str) -> tuple[Entry, ...]:
    kind = KINDS[name]
    return tuple(Entry(line["code"], read_words(kind, line["words"])) for line in plain[name])
