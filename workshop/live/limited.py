"""The one way from a socket or a POST into the writer: by way of the limits."""

from django.utils import translation
from django.utils.translation import gettext as _

from workshop import counted
from workshop.actions import Incoming
from workshop.live import limits
from workshop.live.writer import Answer, submit


async def submit_limited(incoming: Incoming) -> Answer:
    """As `submit`; refuses with "too_fast" whoever sends faster than the limits say."""
    sender = (
        incoming.workshop,
        getattr(incoming.actor, "id", None),
        getattr(incoming.actor, "user", None),
    )
    if not await limits.may_act(sender):
        counted.refusals.add("too_fast")
        with translation.override(incoming.language):
            return Answer(
                False, "too_fast", _("That was very fast. Wait a moment; nothing is lost.")
            )
    return await submit(incoming)
