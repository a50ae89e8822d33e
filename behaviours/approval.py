"""What an approval is of: everything that readers read in a version, in their order. Pure."""

import hashlib
from dataclasses import replace
from typing import Any

from behaviours.content import BehaviourWords, Content, Entry, QuestionWords, canonical_json
from behaviours.enums import Audience, Purpose, Stage
from behaviours.phrases import ONE_LINE
from behaviours.plain import from_plain, to_plain


def approval_hash(content: Content) -> str:
    """SHA-256 over what is shown of the content.

    White space at the ends and in the middle of a line is not shown, and forms take it away: it
    does not count. Nor does the place of a line among those of other themes or stages, which moving
    a line may number anew, nor a translation without a word. The change note is written while
    publishing and is no part of a content.
    """
    as_read = replace(
        content,
        behaviours=_behaviours_as_read(content.behaviours),
        questions=_questions_as_read(content.questions),
        translations=tuple(t for t in content.translations if any(text for _n, text in t.words)),
    )
    return hashlib.sha256(canonical_json(_shown(to_plain(as_read))).encode()).hexdigest()


def content_from(plain: Any) -> Content:
    """What `to_plain` wrote of a content. Raises ValueError, TypeError or KeyError for other."""
    rest: Content = from_plain(Content, {**plain, "behaviours": [], "questions": []})

    def entries(name: str, kind: type[BehaviourWords | QuestionWords]) -> tuple[Entry, ...]:
        return tuple(Entry(each["code"], from_plain(kind, each["words"])) for each in plain[name])

    return replace(
        rest,
        behaviours=entries("behaviours", BehaviourWords),
        questions=entries("questions", QuestionWords),
    )


def _behaviours_as_read(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """By audience, and there by theme in the order of their first lines, no theme last."""
    first: dict[tuple[str, str], int] = {}

    def place(entry: Entry) -> tuple[int, bool, int]:
        assert isinstance(entry.words, BehaviourWords)
        audience, theme = entry.words.audience, entry.words.theme
        at = first.setdefault((audience, theme), len(first))
        return _index(Audience.values, audience), not theme, at

    return tuple(sorted(entries, key=place))


def _questions_as_read(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """By list and stage; after them follow-ups by the question they follow."""
    words = {e.code: e.words for e in entries if isinstance(e.words, QuestionWords)}

    def place(entry: Entry) -> tuple[int, int, str]:
        said = words[entry.code]
        if said.after_code in words:
            return len(Purpose.values), 0, said.after_code
        return _index(Purpose.values, said.purpose), _index(Stage.values, said.stage), ""

    return tuple(sorted(entries, key=place))


def _index(values: list[str], value: str) -> int:
    return values.index(value) if value in values else len(values)


def _shown(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _shown(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_shown(inner) for inner in value]
    if not isinstance(value, str):
        return value
    if name in ONE_LINE:
        return " ".join(value.split())
    return "\n".join(" ".join(line.split()) for line in value.strip().splitlines())
