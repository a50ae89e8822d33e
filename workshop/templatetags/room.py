"""What phone, console and big screen say alike of votes and consent rounds."""

from collections.abc import Iterable

from django import template
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from workshop.enums import BehaviourAudience, ReactionKind
from workshop.queries.board import CardOnBoard
from workshop.queries.consent import Reactions
from workshop.queries.tally import Choice

register = template.Library()
NAME = 60  # characters of a label inside a sentence
# Towards whom a behaviour is, where that is not the customer.
_OTHERS = {BehaviourAudience.ONESELF, BehaviourAudience.TEAM}


@register.filter
def times(number: int) -> range:
    """To loop so many times."""
    return range(number)


@register.filter
def named(choices: Iterable[Choice]) -> str:
    """Labels in quotation marks, as one list; a long one by its beginning."""
    return ", ".join(
        _("“%(text)s”") % {"text": Truncator(choice.label).chars(NAME)} for choice in choices
    )


def sentence(said: CardOnBoard | Choice, language: str) -> str:
    """A card's or option's words; a behaviour as one sentence in the workshop's language."""
    text = said.label if isinstance(said, Choice) else said.text
    if not said.situation:
        return text
    with override(language):
        if text[:1].isupper():  # it stands by itself: "Ring back" is no end of "we …"
            return _("When %(situation)s: %(text)s") % {"situation": said.situation, "text": text}
        return _("When %(situation)s, we %(text)s") % {"situation": said.situation, "text": text}


@register.simple_tag
def said(words: CardOnBoard | Choice, language: str) -> str:
    return sentence(words, language)


def with_name(said: CardOnBoard | Choice, language: str) -> str:
    """The words as the big screen has them, with what a card says of itself behind them."""
    words = sentence(said, language)
    if said.audience in _OTHERS:
        with override(language):
            told = {"words": words, "audience": BehaviourAudience(said.audience).label}
            words = _("%(words)s — %(audience)s") % told
    if isinstance(said, Choice) or not (said.starter or said.guest or said.by or said.first):
        return words
    with override(language):
        if said.starter:
            return _("%(words)s — from Samsyn") % {"words": words}
        if said.guest:
            words = _("%(words)s — Guest %(number)d") % {"words": words, "number": said.guest}
        if said.by:
            words = f"{words} — {said.by}"
        if said.first:
            words = _("%(words)s (revised)") % {"words": words}
        return words


@register.simple_tag
def signed(said: CardOnBoard | Choice, language: str) -> str:
    return with_name(said, language)


@register.filter
def answers(found: Reactions) -> list[tuple[str, str, int]]:
    """Every kind of reaction with its word and how many people chose it, the zeros too."""
    return [(kind.value, str(kind.label), getattr(found, kind.value)) for kind in ReactionKind]


@register.filter
def answered(found: Reactions) -> int:
    """How many reacted, those who abstained included."""
    return sum(people for _kind, _word, people in answers(found))
