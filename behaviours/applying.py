"""The other way round: a content and a difference make the content it leads to. Pure functions."""

from dataclasses import MISSING, Field, fields, replace
from typing import Any

from behaviours.content import BehaviourWords, Content, Entry, MediumWords, QuestionWords
from behaviours.difference import DEFINITION_FIELDS, Change, ChangeKind, Difference, Subject
from behaviours.enums import Medium
from behaviours.said import MEDIUM_FIELDS, YES, said

_WORDS: dict[Subject, type[BehaviourWords] | type[QuestionWords]] = {
    Subject.BEHAVIOUR: BehaviourWords,
    Subject.QUESTION: QuestionWords,
}


def apply_difference(content: Content, difference: Difference) -> Content:
    """`apply_difference(a, compare_contents(a, b)) == b`, so nothing is lost between the two.

    Raises KeyError or ValueError if the difference was not made from this content.
    """
    changes = [*difference.changes, *difference.quiet]
    themes = {
        line.code: change.fields[0].after
        for change in (*difference.renames, *difference.quiet)
        for line in change.lines
    }
    definition = [change for change in changes if change.subject is Subject.DEFINITION]
    return replace(
        content,
        **_defined(definition),
        behaviours=_entries(
            Subject.BEHAVIOUR, content.behaviours, difference.behaviour_order, changes, themes
        ),
        questions=_entries(
            Subject.QUESTION, content.questions, difference.question_order, changes, {}
        ),
        removals=difference.removals,
        replacements=difference.replacements,
        translations=_translations(content, difference),
    )


def _defined(definition: list[Change]) -> dict[str, str]:
    found = {}
    for change in definition:
        for each in change.fields:
            if each.name in DEFINITION_FIELDS:
                found[each.name] = each.after
        found["definition_why"] = change.why
    return found


def _entries(
    subject: Subject,
    entries: tuple[Entry, ...],
    order: tuple[str, ...],
    changes: list[Change],
    themes: dict[str, str],
) -> tuple[Entry, ...]:
    words = {entry.code: entry.words for entry in entries}
    for code, theme in themes.items():
        old = words[code]
        if not isinstance(old, BehaviourWords):
            raise ValueError(f"{code} has no theme")
        words[code] = replace(old, theme=theme)
    for change in changes:
        if change.subject is subject:
            if change.kind is ChangeKind.REMOVED:
                del words[change.code]
            else:
                words[change.code] = _changed(words.get(change.code), change)
    if set(words) != set(order):
        raise ValueError("the difference is not one from this content")
    return tuple(Entry(code, words[code]) for code in order)


def _changed(
    old: BehaviourWords | QuestionWords | None, change: Change
) -> BehaviourWords | QuestionWords:
    texts = said(old) if old else {}
    for each in change.fields:
        if texts.get(each.name, "") != each.before:
            raise ValueError(f"{change.code}: {each.name} says something else")
        texts[each.name] = each.after
    return unsaid(_WORDS[change.subject], {**texts, "why": change.why})


def unsaid(
    kind: type[BehaviourWords] | type[QuestionWords], texts: dict[str, str]
) -> BehaviourWords | QuestionWords:
    """The words of which `said` made these texts. What is not among them has its default."""
    found: dict[str, Any] = {}
    for each in fields(kind):
        if each.name == "media":
            found["media"] = _media(texts)
        elif each.name in texts:
            text = texts[each.name]
            found[each.name] = text == YES if isinstance(each.default, bool) else text
        elif _is_required(each):
            found[each.name] = ""
    return kind(**found)


def _is_required(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _media(texts: dict[str, str]) -> tuple[MediumWords, ...]:
    media = (
        MediumWords(medium, *(texts.get(f"{medium}.{name}", "") for name in MEDIUM_FIELDS))
        for medium in Medium.values
    )
    return tuple(each for each in media if not each.is_empty)


def _translations(content: Content, difference: Difference) -> Any:
    found = {(each.language, each.code): each for each in content.translations}
    for change in difference.translations:
        key = (change.language, change.code)
        if found.pop(key, None) != change.before:
            raise ValueError(f"{change.code} says something else in {change.language}")
        if change.after:
            found[key] = change.after
    return tuple(found[key] for key in sorted(found))
