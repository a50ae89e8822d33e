"""What a rehearsal must not do: nothing of it ever reaches the team's own lists and pages."""

from django.utils.translation import gettext as _

from workshop.exceptions import Refused
from workshop.models import Workshop


def must_be_real(workshop: Workshop) -> None:
    """Before anything leaves the workshop. Raises Refused("rehearsal")."""
    if workshop.rehearses_id is not None:
        raise Refused(
            "rehearsal",
            _("This is a rehearsal, so nothing goes from here to the team. It will be deleted."),
        )
