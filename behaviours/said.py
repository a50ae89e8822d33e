"""What an entry says, field by field, as texts: what comparing and exporting go by."""

from dataclasses import fields

from behaviours.content import BehaviourWords, QuestionWords
from behaviours.plain import is_left_out

YES = "yes"
MEDIUM_FIELDS = ("words", "example", "non_example")


def said(words: BehaviourWords | QuestionWords, *, whole: bool = True) -> dict[str, str]:
    """Field → text; "phone.words" for what belongs to a medium; `YES` or "" for a tick.

    Without `whole`, a field of a later edition that says nothing of its own is left out.
    """
    found: dict[str, str] = {}
    for each in fields(words):
        value = getattr(words, each.name)
        if each.name == "media":
            for medium in value:
                for name in MEDIUM_FIELDS:
                    found[f"{medium.medium}.{name}"] = getattr(medium, name)
        elif whole or not is_left_out(words, each):
            found[each.name] = (YES if value else "") if isinstance(value, bool) else value
    return found
