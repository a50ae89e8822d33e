"""From stored versions to plain content, and the difference of two."""

from dataclasses import fields

from behaviours.content import BehaviourWords, Content, Entry, QuestionWords
from behaviours.difference import Difference, compare_contents
from behaviours.models import Behaviour, Question, Version


def words_of(entry: Behaviour | Question) -> BehaviourWords | QuestionWords:
    kind = BehaviourWords if isinstance(entry, Behaviour) else QuestionWords
    return kind(**{field.name: getattr(entry, field.name) for field in fields(kind)})


def content_of(version: Version) -> Content:
    """What the version says. Three queries."""
    return Content(
        language=version.language,
        term=version.term,
        definition=version.definition,
        definition_why=version.definition_why,
        status=version.status,
        behaviours=tuple(Entry(b.code, words_of(b)) for b in version.behaviours.all()),
        questions=tuple(Entry(q.code, words_of(q)) for q in version.questions.all()),
        removals=tuple(version.removals.order_by("code").values_list("code", "why")),
    )


def compare(a: Version, b: Version) -> Difference:
    """What changed from `a` to `b`, entries paired by code. Six queries."""
    return compare_contents(content_of(a), content_of(b))
