"""A version of the catalogue: a draft to edit, or published and then for ever the same."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from behaviours.enums import State, Status
from behaviours.exceptions import PublishedIsPublished
from behaviours.models.catalogue import Catalogue


class Version(models.Model):
    """Numbered when it is published. `content_hash` chains it to the version published before."""

    catalogue = models.ForeignKey(Catalogue, models.CASCADE, related_name="versions")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    major = models.PositiveIntegerField(null=True)
    minor = models.PositiveIntegerField(null=True)
    patch = models.PositiveIntegerField(null=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    term = models.CharField(_("term"), max_length=120)
    definition = models.TextField(_("definition"), blank=True, max_length=1200)
    definition_why = models.TextField(_("why it says so"), blank=True, max_length=600)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.AGREED)
    # The workshop (its id as text) the definition comes from: the key of one of `provenances`.
    definition_workshop = models.CharField(max_length=64, blank=True)
    # The workshop whose hand-over made this draft. The same workshop may hand over again.
    handed_over_by = models.CharField(max_length=64, blank=True)
    review_on = models.DateField(_("review date"), null=True, blank=True)
    trial_ends_on = models.DateField(_("end of the trial"), null=True, blank=True)
    change_note = models.TextField(_("change note"), blank=True, max_length=1200)
    based_on = models.ForeignKey("self", models.RESTRICT, null=True, related_name="successors")
    # The older version whose words this draft took over whole.
    restored_from = models.ForeignKey("self", models.RESTRICT, null=True, related_name="+")
    # Since when every member may read the draft and remark on it; None: managers and reviewers.
    shared_at = models.DateTimeField(null=True)
    # Counts the edits of term, definition and order; a form sent from an older page is refused.
    revision = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    content_hash = models.CharField(max_length=64, blank=True)

    # Not stored: the language it is read in, and how its definition stands there
    # (`queries/in_language.py`).
    read_in = ""
    standing = ""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["catalogue"], condition=Q(state="draft"), name="one_draft_a_catalogue"
            ),
            models.UniqueConstraint(
                fields=["catalogue", "major", "minor", "patch"], name="one_version_a_number"
            ),
            models.CheckConstraint(
                name="published_versions_are_numbered_dated_and_hashed",
                condition=Q(
                    state="draft",
                    major=None,
                    minor=None,
                    patch=None,
                    published_at=None,
                    content_hash="",
                )
                | (
                    Q(state="published", major__gte=1, minor__gte=0, patch__gte=0)
                    & Q(published_at__isnull=False)
                    & ~Q(content_hash="")
                    & ~Q(definition="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.catalogue} {self.number or 'draft'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        refuse_if_published(self.pk)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        refuse_if_published(self.pk)
        return super().delete(*args, **kwargs)

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def number(self) -> str:
        """ "1.0", with the third part only where there is one; "" for a draft."""
        if self.major is None:
            return ""
        return number_text((self.major, self.minor or 0, self.patch or 0))


def number_text(number: tuple[int, int, int]) -> str:
    """ "1.0" for (1, 0, 0), "1.0.2" for (1, 0, 2)."""
    major, minor, patch = number
    return f"{major}.{minor}" + (f".{patch}" if patch else "")


def refuse_if_published(version_id: int | None) -> None:
    """Asks the database and not the object, whose `state` anybody can set."""
    if version_id and Version.objects.filter(pk=version_id, state=State.PUBLISHED).exists():
        raise PublishedIsPublished(f"version {version_id}")


class PartOfVersion(models.Model):
    """What belongs to one version and stands or falls with it."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        refuse_if_published(self.version_id)
        self._refuse_if_stored_with_published()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._refuse_if_stored_with_published()
        return super().delete(*args, **kwargs)

    def _refuse_if_stored_with_published(self) -> None:
        stored: Iterable[int] = (
            type(self)._default_manager.filter(pk=self.pk).values_list("version_id", flat=True)
            if self.pk
            else ()
        )
        for version_id in stored:
            refuse_if_published(version_id)
