"""Regions as HTML: rendered once for each audience and language, and never twice while equal."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.template.loader import get_template
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from workshop.enums import Phase
from workshop.live.layout import layout
from workshop.queries.estimates import MyEstimate
from workshop.queries.personal import Mine, MyCard
from workshop.queries.scene import Scene

# Slots of a card's form; letters for private use, which html leaves as they are.
_ID, _TEXT, _SITUATION, _SHORT = "\ue000", "\ue001", "\ue002", "\ue003"
_DID, _EFFECT, _CARDS = "\ue004", "\ue005", "\ue006"
_SLOT = re.compile("[\ue000-\ue005]")
# Phases in which one's own part of the page is one's cards.
WRITTEN = frozenset({Phase.WRITING, Phase.LOOKING, Phase.ADDING, Phase.CHECKING})
# How much of a card names it.
SHORT = 60
# Where a container's html takes what lies in it: <ul data-order="…"><!--inside--></ul>.
_INSIDE = "<!--inside-->"


def regions_of(scene: Scene, language: str) -> dict[str, str]:
    """Every region of the scene's audience by id, containers before what lies in them."""
    with translation.override(language):
        return {
            region.id: _html(region.template, language, region.id, region.data, region.order)
            for region in layout(scene)
        }


def personal_regions(mine: Mine, language: str) -> dict[str, str]:
    """What goes only to its owner: `mine-STEP`, and `ready-STEP` where one can be ready."""
    if not mine.step:
        return {}
    regions = _mine(replace(mine, ready=None), language)
    if mine.ready is not None:
        region = f"ready-{mine.step}"
        shown = "" if mine.left else "yes" if mine.ready else "no"
        with translation.override(language):
            regions[region] = _html("phone/ready.html", language, region, shown, ())
    return regions


def _mine(mine: Mine, language: str) -> dict[str, str]:
    region = f"mine-{mine.step}"
    with translation.override(language):
        cards = [_own_card(language, mine.kind, mine.language, card) for card in mine.cards]
        if cards and mine.phase in WRITTEN:
            # Only who is marked as left is named there, to say that they are here.
            named = mine.participant if mine.left else ""
            form = replace(mine, cards=(), participant=named)
            around = _around_cards(language, region, form)
            return {region: around.replace(_CARDS, "\n".join(cards))}
        words = [_own_word(language, mine.language, each) for each in mine.estimates]
        context = {"region": region, "mine": mine, "data": mine, "cards": cards, "words": words}
        return {region: _render("phone/mine.html", context)}


@lru_cache(maxsize=2_000)
def _around_cards(language: str, region: str, mine: Mine) -> str:
    """What stands around one's own cards, which is nearly the same for everybody in a step."""
    return _render("phone/mine.html", {"region": region, "mine": mine, "cards": [_CARDS]})


def nested(regions: dict[str, str], top: Sequence[str]) -> SafeString:
    """The html of the regions named in `top`, each with what lies in it in place."""
    # Each part was escaped when its template was rendered.
    return mark_safe("".join(_filled(regions, each) for each in top))  # noqa: S308


def _filled(regions: dict[str, str], region: str) -> str:
    html = regions.get(region, "")
    if _INSIDE not in html:
        return html
    order = re.search(r'data-order="([^"]*)"', html)
    inside = "".join(_filled(regions, each) for each in order[1].split()) if order else ""
    return html.replace(_INSIDE, inside)


@lru_cache(maxsize=20_000)
def _html(template: str, language: str, region: str, data: Any, order: tuple[str, ...]) -> str:
    return _render(template, {"region": region, "data": data, "order": " ".join(order)})


def _own_card(language: str, kind: str, written_in: str, card: MyCard) -> SafeString:
    """A hall writes thousands: the template is rendered once for each form a card can have."""
    words = {_ID: card.id, _TEXT: card.text, _SITUATION: card.situation, _SHORT: _short(card.text)}
    words |= {_DID: card.did, _EFFECT: card.effect}
    form = replace(card, id=_ID, text=_TEXT, situation=card.situation and _SITUATION)
    form = replace(form, did=card.did and _DID, effect=card.effect and _EFFECT)
    # One pass over the form: what somebody wrote is put in and not looked at again.
    html = _SLOT.sub(
        lambda slot: escape(words[slot[0]]), _card_form(language, kind, written_in, form)
    )
    return mark_safe(html)  # noqa: S308


@lru_cache(maxsize=500)
def _card_form(language: str, kind: str, written_in: str, card: MyCard) -> str:
    """The html of a card with slots for its words."""
    context = {"card": card, "kind": kind, "language": written_in, "short": _SHORT}
    return _render("phone/mine_card.html", context)


def _short(text: str) -> str:
    return text if len(text) <= SHORT else Truncator(text).chars(SHORT)


@lru_cache(maxsize=5_000)
def _own_word(language: str, written_in: str, given: MyEstimate) -> SafeString:
    """A word of a calibration; until it is answered it is the same for everybody."""
    context = {"given": given, "asked": given.word, "language": written_in}
    return mark_safe(_render("phone/mine_word.html", context))  # noqa: S308


def _render(template: str, context: dict[str, Any]) -> str:
    return get_template(f"workshop/{template}").render(context).strip()
