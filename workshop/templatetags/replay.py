"""Words of the board's replay."""

from django import template
from django.utils.translation import gettext as _

from workshop.queries.replay import Event

register = template.Library()


@register.filter
def minute_said(event: Event) -> str:
    """ "12 min", of the step; after the vote, of the vote's step."""
    if event.minute is None:
        return "–"
    told = _("%(minute)d min") % {"minute": event.minute}
    return _("%(minute)s, after the vote") % {"minute": told} if event.after_vote else told
