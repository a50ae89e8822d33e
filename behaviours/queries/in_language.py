"""A version as it reads in another of the team's languages.

`version_in` is the one place where translated words are laid over the original's: it changes the
rows that `version.behaviours`, `.questions` and `.media` give out, in memory only, so that every
query of a reading page sees them. Rows so changed are never saved: those of a published version
refuse it, and drafts are edited in their own language.
"""

from collections.abc import Mapping

from django.conf import settings
from django.db.models import prefetch_related_objects

from behaviours.content import words_hash
from behaviours.models import Behaviour, BehaviourInMedium, Question, Team, Translation, Version
from behaviours.queries.comparing import behaviour_words, question_words
from behaviours.queries.media import media_in
from behaviours.said import MEDIUM_FIELDS
from behaviours.translated import (
    BEHAVIOUR_TEXTS,
    DEFINITION_TEXTS,
    QUESTION_TEXTS,
    InLanguage,
    Standing,
    standing,
    texts_to_translate,
)


def languages_of(team: Team) -> tuple[str, ...]:
    """Those its catalogue is read in, in the product's order."""
    chosen = {team.language, *team.more_languages}
    return tuple(code for code, _name in settings.LANGUAGES if code in chosen)


def further_languages(version: Version, team: Team) -> tuple[str, ...]:
    """Those it is to be translated into."""
    return tuple(code for code in languages_of(team) if code != version.language)


def version_in(version: Version, language: str) -> Version:
    """The version with the words of `language` where there are any; "" for its own.

    Each line's `standing` says how it stands to its original. Four queries for another language,
    three of which spare later ones; none for its own.
    """
    if language in ("", version.language):
        return version
    prefetch_related_objects([version], "behaviours", "questions", "media", "translations")
    found = {each.code: each for each in version.translations.all() if each.language == language}
    _lay_over_lines(version, found, language)
    _lay_over_definition(version, found.get(""), language)
    version.read_in = language
    return version


def definition_texts(version: Version) -> dict[str, str]:
    return {name: text for name in DEFINITION_TEXTS if (text := getattr(version, name))}


def definition_hash(version: Version) -> str:
    return words_hash((version.term, version.definition))


def stands(originals: Mapping[str, str], translation: Translation | None, now: str) -> Standing:
    if translation is None:
        return Standing.MISSING if originals else Standing.CURRENT
    return standing(originals, translation.words, then=translation.source_hash, now=now)


def _lay_over_lines(version: Version, found: dict[str, Translation], language: str) -> None:
    media = media_in(version)
    themes: dict[str, str] = {}
    original = {line.code: line.theme for line in version.behaviours.all()}
    for line in version.behaviours.all():
        words = behaviour_words(line, media.get(line.code, ()))
        translation = found.get(line.code)
        line.standing = stands(texts_to_translate(words), translation, words_hash(words))
        if translation and line.theme and translation.words.get("theme"):
            themes.setdefault(line.theme, translation.words["theme"])
        _lay_over(line, BEHAVIOUR_TEXTS, translation, language)
    for line in version.behaviours.all():
        # Lines of one theme stand together, whichever of them has its name translated.
        theme = original[line.code]
        line.theme = InLanguage(themes[theme], language) if theme in themes else theme
    for row in version.media.all():
        _lay_over(row, MEDIUM_FIELDS, found.get(row.behaviour_code), language, f"{row.medium}.")
    for question in version.questions.all():
        asked = question_words(question)
        translation = found.get(question.code)
        question.standing = stands(texts_to_translate(asked), translation, words_hash(asked))
        _lay_over(question, QUESTION_TEXTS, translation, language)


def _lay_over_definition(version: Version, found: Translation | None, language: str) -> None:
    version.standing = stands(definition_texts(version), found, definition_hash(version))
    _lay_over(version, DEFINITION_TEXTS, found, language)


def _lay_over(
    row: Behaviour | BehaviourInMedium | Question | Version,
    names: tuple[str, ...],
    translation: Translation | None,
    language: str,
    prefix: str = "",
) -> None:
    for name in names:
        # What the original says no more, no language says.
        words = translation.words.get(prefix + name) if translation else ""
        if words and getattr(row, name):
            setattr(row, name, InLanguage(words, language))
