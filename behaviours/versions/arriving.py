"""What a line says once a workshop hands it over. Pure functions.

Where a manager and the workshop both have a say, the newer one stands: what the workshop says now
if it differs from what it said at the last hand-over, and else what is stored.
"""

import re
from dataclasses import replace
from typing import Any

from behaviours.content import BehaviourWords, MediumWords, QuestionWords
from behaviours.enums import Medium
from behaviours.outcome import OutcomeBehaviour, OutcomeHow, OutcomeQuestion
from behaviours.queries.media import in_order

_SUBJECTS = re.compile(r"^(we|vi)\s+", re.IGNORECASE)
TITLE_LENGTH = 80
_BOTH_SAY = ("audience", "mandate", "conditions", "knowledge", "seen", "heard", "considered")
_BOTH_ASK = ("purpose", "after_answer", "stop")


def title_from(text: str) -> str:
    """A title that starts with its verb: "we repeat the need." → "Repeat the need"."""
    words = _SUBJECTS.sub("", " ".join(text.split())).rstrip(".!")
    if len(words) > TITLE_LENGTH:
        words = words[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
    return words[:1].upper() + words[1:]


def behaviour_said(source: OutcomeBehaviour, themes: dict[str, str]) -> BehaviourWords:
    """The workshop's own words. `themes`: key → name.

    What sets the behaviour off (the trigger, from the step about how) is its situation said more
    exactly, by everybody and later: it stands in the situation's place.
    """
    how = source.how or OutcomeHow()
    return BehaviourWords(
        title=title_from(source.text),
        situation=how.trigger or source.situation,
        text=source.text,
        theme=themes.get(source.theme, ""),
        audience=source.audience,
        mandate=how.mandate,
        conditions=how.conditions,
        knowledge=how.knowledge,
        seen=how.seen,
        heard=how.heard,
        considered=how.considered,
        media=in_order(
            MediumWords(each.medium, each.words, each.example, each.non_example)
            for each in how.media
        ),
    )


def question_said(source: OutcomeQuestion) -> QuestionWords:
    return QuestionWords(
        wording=source.wording,
        form=source.form,
        stage=source.stage,
        decides=source.decides,
        purpose=source.purpose,
        after_answer=source.after_answer,
        stop=source.stop,
    )


def behaviour_again(
    stored: BehaviourWords, said: BehaviourWords, before: BehaviourWords | None
) -> BehaviourWords:
    """`before`: what the workshop said at the last hand-over; None if it had no such line."""
    before = before or BehaviourWords("", "", "")
    made_title = stored.title == title_from(stored.text)
    return replace(
        stored,
        title=said.title if made_title else stored.title,
        situation=said.situation,
        text=said.text,
        theme=said.theme or stored.theme,
        media=_newer_media(stored.media, said.media, before.media),
        **_newer(_BOTH_SAY, stored, said, before),
    )


def question_again(
    stored: QuestionWords, said: QuestionWords, before: QuestionWords | None
) -> QuestionWords:
    before = before or QuestionWords("", "", "")
    return replace(
        stored,
        wording=said.wording,
        form=said.form,
        stage=said.stage,
        decides=said.decides or stored.decides,
        **_newer(_BOTH_ASK, stored, said, before),
    )


def _newer(names: tuple[str, ...], stored: Any, said: Any, before: Any) -> dict[str, Any]:
    return {
        name: getattr(said if getattr(said, name) != getattr(before, name) else stored, name)
        for name in names
    }


def _newer_media(*three: tuple[MediumWords, ...]) -> tuple[MediumWords, ...]:
    stored, said, before = ({each.medium: each for each in media} for media in three)
    nothing = {medium: MediumWords(medium) for medium in [*Medium.values, *said]}
    return in_order(
        (said if said.get(medium) != before.get(medium) else stored).get(medium, empty)
        for medium, empty in nothing.items()
    )
