"""What a member says of a phrase: a comment, other words for it, or a lesson from a case."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from behaviours.enums import RemarkKind, RemarkState
from behaviours.models.version import Version


class Remark(models.Model):
    """On a published version or on a shared draft. Found again by code, field and phrase: the
    words round it may change. `code` is "" for the definition; `field` "" for the whole line;
    `phrase` "" for the whole field.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="remarks")
    code = models.CharField(max_length=12, blank=True)
    field = models.CharField(max_length=30, blank=True)
    phrase = models.TextField(_("phrase"), max_length=600, blank=True)
    kind = models.CharField(max_length=10, choices=RemarkKind.choices)
    text = models.TextField(_("what you want to say"), max_length=1200, blank=True)
    instead = models.TextField(_("suggested words"), max_length=600, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=RemarkState.choices, default=RemarkState.OPEN)
    answer = models.TextField(_("answer"), max_length=600, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    # The edit of an accepted suggestion: where it was written, and the line's revision since then.
    applied_in = models.ForeignKey(Version, models.SET_NULL, null=True, related_name="+")
    applied_revision = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} on {self.code or 'the definition'}"
