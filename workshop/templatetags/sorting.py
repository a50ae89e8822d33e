"""Words of sorting by everyone."""

from django import template
from django.utils.translation import gettext as _

from workshop.queries.board import CardOnBoard
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


@register.filter
def also_words(card: CardOnBoard) -> str:
    """How many say it, where a card stands for others."""
    return _("%(many)d say this") % {"many": len(card.also) + 1} if card.also else ""
