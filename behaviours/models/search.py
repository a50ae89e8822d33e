"""What searching goes by: the words of a published version. Made anew from the version any time."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from behaviours.models.version import Version


class SearchLine(models.Model):
    """A line of a version in one language; with kind "definition" and no code, its definition.

    `said`: [field, text, its folded words] in the order read. `head` and `words`: the folded words
    of what names the line, and of all it says, each once, after the word of `scope_of`. Full-text
    indexes stand on both (`behaviours.fulltext`).
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="search_lines")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=12, blank=True)
    said = models.JSONField()
    head = models.TextField()
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "language", "kind", "code"], name="one_search_line_a_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code or 'definition'} in {self.language}"


class SearchVocabulary(models.Model):
    """Every word of a version in one language (`behaviours.search.Vocabulary.to_text`).

    `edition`: of the rules by which words are read; lines of another edition are made anew.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="search_vocabularies")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    edition = models.PositiveIntegerField()
    words = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "language"], name="one_search_vocabulary_a_language"
            ),
        ]

    def __str__(self) -> str:
        return f"words of {self.version} in {self.language}"


def scope_of(version_id: int, language: str) -> str:
    """A word that no text can have: every line of the version in this language begins with it."""
    return f"§{version_id}{language}"
