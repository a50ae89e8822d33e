"""Words of the coverage meter: plain counts, never a share in percent."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workshop.queries.coverage import Coverage

register = template.Library()


@register.filter
def stands_for(found: Coverage) -> str:
    """ "The sentence stands for 4 of 5 chosen themes and 23 of 31 cards."."""
    themes = ngettext(
        "%(said)d of %(themes)d chosen theme",
        "%(said)d of %(themes)d chosen themes",
        len(found.themes),
    ) % {"said": found.said, "themes": len(found.themes)}
    cards = ngettext(
        "%(represented)d of %(cards)d card", "%(represented)d of %(cards)d cards", found.cards
    ) % {"represented": found.represented, "cards": found.cards}
    return _("The sentence stands for %(themes)s and %(cards)s.") % {
        "themes": themes,
        "cards": cards,
    }


@register.filter
def quoted(phrases: Iterable[str]) -> str:
    """The words that say a theme, in quotation marks, as one list."""
    return ", ".join(_("“%(text)s”") % {"text": phrase} for phrase in phrases)
