"""What was written into a draft, edit by edit."""

from django.db.models import Max

from behaviours.content import BehaviourWords, QuestionWords
from behaviours.merging import Words
from behaviours.models import Edit, Version
from behaviours.plain import from_plain
from behaviours.said import said

DEFINITION = ("term", "definition", "status", "definition_why", "review_on", "trial_ends_on")


def definition_said(draft: Version) -> dict[str, str]:
    """Field → text of what stands in the definition's form; days as ISO dates."""
    found = {name: getattr(draft, name) for name in DEFINITION}
    return {name: day_or_text(value) for name, value in found.items()}


def day_or_text(value: object) -> str:
    """A `date` writes itself as an ISO date; nothing is ""."""
    return str(value or "")


def line_words(edit: Edit) -> BehaviourWords | QuestionWords:
    """What a line said in the catalogue's own language."""
    kind = QuestionWords if "wording" in edit.words else BehaviourWords
    words: BehaviourWords | QuestionWords = from_plain(kind, edit.words)
    return words


def said_then(edit: Edit) -> dict[str, str]:
    """Field → text, as `said` names fields; a translation and the definition are kept so."""
    if edit.language or not edit.code:
        return dict(edit.words)
    return said(line_words(edit))


def words_seen(draft: Version, code: str, revision: int, language: str = "") -> Words | None:
    """What it said when it had this revision; None if that was not kept. One query."""
    found = draft.edits.filter(code=code, language=language, revision=revision).first()
    return said_then(found) if found else None


def edits_since(draft: Version, code: str, revision: int, language: str = "") -> list[Edit]:
    """Oldest first, with who wrote them. One query."""
    found = draft.edits.filter(code=code, language=language, revision__gt=revision)
    return list(found.select_related("by").order_by("revision"))


def newest_edit(draft: Version) -> str:
    """Tells whether anything has been written in a draft since. One query."""
    newest = draft.edits.aggregate(newest=Max("pk"))["newest"]
    return f"{draft.pk}-{newest or 0}"


def name_of(edit: Edit) -> str:
    """As the team's page calls people; "" for an account that is gone."""
    return (edit.by.email or edit.by.get_username()) if edit.by else ""
