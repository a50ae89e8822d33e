"""Words of sorting by everyone."""

from django import template
from django.utils.translation import gettext as _

from workshop.queries.sorting import SUGGESTED_SCREENS, MySorting

register = template.Library()


@register.filter
def screen_words(now: MySorting) -> str:
    """Which screen of how many suggested ones; nothing of how far others are."""
    number = now.answered + 1
    if number <= SUGGESTED_SCREENS:
        return _("Screen %(number)d of about %(many)d") % {
            "number": number,
            "many": SUGGESTED_SCREENS,
        }
    return _("Screen %(number)d") % {"number": number}


@register.simple_tag
def suggested_screens() -> int:
    return SUGGESTED_SCREENS
