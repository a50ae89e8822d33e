"""Whether a line says now what people consented to. Pure functions."""

from behaviours.content import BehaviourWords, Content, QuestionWords, words_hash
from behaviours.outcome import ConsentOnLine
from behaviours.said import said

AnyWords = BehaviourWords | QuestionWords | tuple[str, str]


def is_what_was_agreed(consent: ConsentOnLine, *, answered_to: str, now: AnyWords) -> bool:
    """The very words that were answered to; or, where an objection was met with new words, these.

    `answered_to`: the `words_hash` of what people saw. `now`: what the line says, or (term,
    definition). A wording found in the room counts once it stands in the line, and the words that
    it was to replace count no more.
    """
    if not consent.integrated:
        return answered_to == words_hash(now)
    stored = _plain(_text(now))
    return all(_plain(wording) in stored for _reason, _change, wording in consent.integrated)


def lines_of(content: Content) -> dict[str, AnyWords]:
    """Code → what the line says; "" is the definition."""
    found: dict[str, AnyWords] = {"": (content.term, content.definition)}
    return found | {each.code: each.words for each in (*content.behaviours, *content.questions)}


def _text(words: AnyWords) -> str:
    return "\n".join(words if isinstance(words, tuple) else said(words).values())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".")
