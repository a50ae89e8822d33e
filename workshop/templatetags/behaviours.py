"""Words of behaviours: towards whom, how others read them, how far one's own sorting is."""

from django import template
from django.utils.translation import gettext as _

from workshop.enums import BehaviourAudience
from workshop.fitting import Fit, Look, Shape, height_of, sized
from workshop.queries.board import CardOnBoard, Reread
from workshop.queries.resorting import MyResorting, Summary, ToResort, all_cards, summary_of
from workshop.queries.scene import Scene
from workshop.starter.shapes import StarterBehaviour
from workshop.templatetags.room import sentence
from workshop.templatetags.screen import columns_of

register = template.Library()
SUMMARY = 8.0  # of the wall's height, above what is not read the same
_WIDEST = "000 of 000 put it under the same theme, as translated words may say it"


@register.filter
def audience_word(audience: str) -> str:
    return str(BehaviourAudience(audience).label)


@register.filter
def sentence_in(said: CardOnBoard | ToResort | StarterBehaviour, language: str) -> str:
    """ "When …, we …", in the language that the words are in."""
    return sentence(CardOnBoard("", said.text, said.situation), language)


@register.filter
def reread_words(found: Reread) -> str:
    """ "9 of 12 put it under the same theme." """
    if not found.judges:
        return _("Nobody has sorted it again.")
    told = {"same": found.same, "judges": found.judges}
    return _("%(same)d of %(judges)d put it under the same theme.") % told


@register.filter
def elsewhere_words(found: Reread) -> str:
    """ "Others: 2 under “Time”, 1 under none of these." """
    told = ", ".join(
        _("%(many)d under “%(theme)s”") % {"many": many, "theme": theme}
        if theme
        else _("%(many)d under no theme") % {"many": many}
        for theme, many in found.elsewhere
    )
    return _("Others: %(where)s.") % {"where": told}


@register.filter
def resorting_words(now: MyResorting) -> str:
    """Which of one's own; nothing of how far others are."""
    return _("Behaviour %(number)d of %(many)d") % {
        "number": len(now.done) + 1,
        "many": len(now.cards),
    }


@register.filter
def unclear_on_wall(scene: Scene) -> Fit:
    """Behaviours that others do not read the same, each with its count below its words.

    Where none is marked, all of them.
    """
    told = [card for card in all_cards(scene.board) if card.reread]
    marked = [card for card in told if card.reread and card.reread.marked] or told

    def height(card: CardOnBoard, place: Shape, size: float) -> float:
        slip = Look(size, 1.28, 2.75, 2.6)
        words = height_of(sentence(card, scene.language), place.width, slip)
        return words + height_of(_WIDEST, place.width, Look(1.625, 1.28, 0.5, 2.6))

    return sized(marked, columns_of(scene, 3, 4, less=SUMMARY), (2.5, 2.0, 1.625), height)


@register.filter
def reread_summary(scene: Scene) -> Summary:
    return summary_of(scene.board)
