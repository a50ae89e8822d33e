"""Words and marks of how the chosen behaviours are done; and what of it fits on the big screen."""

from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workshop.enums import Medium
from workshop.fitting import Fit, Look, Shape, height_of, sized
from workshop.queries.how import BehaviourHow, HowTold
from workshop.queries.scene import Scene
from workshop.templatetags.room import sentence
from workshop.templatetags.screen import columns_of

register = template.Library()

_CELLS: Final = (6 * 8.25, 6 * 9.5)  # on a narrow and on a wide screen
_HEADING: Final = 4.75


@register.simple_tag
def all_media() -> list[Medium]:
    return list(Medium)


@register.filter
def medium_word(medium: str) -> str:
    return str(Medium(medium).label)


@register.simple_tag
def media_said(how: BehaviourHow) -> str:
    return _("%(told)d of %(media)d media") % {"told": how.media_filled, "media": len(how.media)}


@register.simple_tag
def parts_said(told: int, of: int) -> str:
    """How much of a part is told, in words."""
    return _("%(told)d of %(of)d") % {"told": told, "of": of} if told else _("empty")


@register.simple_tag
def how_mark(told: int, of: int) -> SafeString:
    """The same as a form: an empty ring, a half, a full disc. The words stand beside it."""
    form = "none" if not told else "full" if told >= of else "half"
    return format_html('<span class="hw-mark {}" aria-hidden="true"></span>', form)


@register.filter
def customer_is(told: HowTold) -> str:
    """What the behaviour does for the customer, as a list of words."""
    words = {"seen": _("seen"), "heard": _("heard"), "considered": _("considered")}
    return ", ".join(words[name] for name in told.checked.split())


@register.simple_tag
def media_named(how: BehaviourHow) -> str:
    """How many media are told, and which."""
    said = media_said(how)
    if not how.told.media:
        return said
    names = ", ".join(medium_word(told.medium) for told in how.told.media)
    return _("%(count)s: %(names)s") % {"count": said, "names": names}


@register.filter
def hows_in_columns(scene: Scene) -> Fit:
    """As many as fit where the table has no room for all: a behaviour, and below it its media."""

    def height(how: BehaviourHow, place: Shape, size: float) -> float:
        words = Look(size, 1.2, 0.25, bold=True)
        text = height_of(sentence(how.card, scene.language), place.width, words)
        return text + height_of(media_named(how), place.width, Look(1.5, 1.3, 1.0))

    return sized(scene.hows, columns_of(scene, 2, 2), (2.0, 1.625, 1.5), height)


@register.filter
def hows_on_wall(scene: Scene) -> Fit:
    """Rows of the table: as many behaviours as fit beside the columns of the media."""

    def height(how: BehaviourHow, place: Shape, size: float) -> float:
        look = Look(size, 1.22, 1.1, 1.0, bold=True)
        return height_of(sentence(how.card, scene.language), place.width, look)

    places = [
        Shape(place.width - cells, place.height - _HEADING)
        for place, cells in zip(columns_of(scene, 1, 1), _CELLS, strict=True)
    ]
    return sized(scene.hows, (places[0], places[1]), (2.5, 2.0, 1.625), height)
