"""What was accepted into a draft that is given up is asked again."""

from behaviours.enums import RemarkState
from behaviours.models import Remark, Version


def reopen_accepted(draft: Version) -> None:
    """The caller is about to discard the draft: its words will be written nowhere."""
    Remark.objects.filter(applied_in=draft).exclude(version=draft).update(
        state=RemarkState.OPEN,
        closed_by=None,
        closed_at=None,
        answer="",
        applied_in=None,
        applied_revision=None,
    )
