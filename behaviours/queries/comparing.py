"""From stored versions to plain content, and the difference of two."""

from dataclasses import fields

from behaviours.content import (
    BehaviourWords,
    Content,
    Entry,
    MediumWords,
    QuestionWords,
    Translated,
)
from behaviours.difference import Difference, compare_contents
from behaviours.models import Behaviour, Question, Version
from behaviours.queries.media import media_in, media_of


def behaviour_words(entry: Behaviour, media: tuple[MediumWords, ...]) -> BehaviourWords:
    plain = {f.name: getattr(entry, f.name) for f in fields(BehaviourWords) if f.name != "media"}
    return BehaviourWords(**plain, media=media)


def question_words(entry: Question) -> QuestionWords:
    return QuestionWords(**{f.name: getattr(entry, f.name) for f in fields(QuestionWords)})


def words_of(entry: Behaviour | Question) -> BehaviourWords | QuestionWords:
    """One query for a behaviour's media, none for a question."""
    if isinstance(entry, Question):
        return question_words(entry)
    return behaviour_words(entry, media_of(entry.version, entry.code))


PARTS_READ = ("behaviours", "media", "questions", "removals", "translations")


def content_of(version: Version) -> Content:
    """What the version says. Five queries, none for one whose `PARTS_READ` are prefetched."""
    media = media_in(version)
    removals = sorted(version.removals.all(), key=lambda each: each.code)
    return Content(
        language=version.language,
        term=version.term,
        definition=version.definition,
        definition_why=version.definition_why,
        status=version.status,
        behaviours=tuple(
            Entry(b.code, behaviour_words(b, media.get(b.code, ())))
            for b in version.behaviours.all()
        ),
        questions=tuple(Entry(q.code, question_words(q)) for q in version.questions.all()),
        removals=tuple((each.code, each.why) for each in removals),
        review_on=version.review_on.isoformat() if version.review_on else "",
        trial_ends_on=version.trial_ends_on.isoformat() if version.trial_ends_on else "",
        replacements=tuple((each.code, each.replaced_by) for each in removals if each.replaced_by),
        translations=tuple(
            Translated(
                each.language, each.code, tuple(sorted(each.words.items())), each.source_hash
            )
            for each in sorted(version.translations.all(), key=lambda t: (t.language, t.code))
        ),
    )


def compare(a: Version, b: Version) -> Difference:
    """What changed from `a` to `b`, entries paired by code. Ten queries."""
    return compare_contents(content_of(a), content_of(b))
