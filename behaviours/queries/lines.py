"""One line of a version, or its definition, by code."""

from behaviours.models import Version
from behaviours.phrases import AnyWords, DefinitionTexts
from behaviours.queries.comparing import behaviour_words, question_words
from behaviours.queries.media import media_of


def definition_texts(version: Version) -> DefinitionTexts:
    return DefinitionTexts(version.term, version.definition, version.definition_why)


def words_at(version: Version, code: str) -> AnyWords | None:
    """What the line says; the definition for code ""; None if the version has no such line.

    Two queries at most.
    """
    if not code:
        return definition_texts(version)
    behaviour = version.behaviours.filter(code=code).first()
    if behaviour is not None:
        return behaviour_words(behaviour, media_of(version, code))
    question = version.questions.filter(code=code).first()
    return question_words(question) if question else None
