"""Behaviours: pairs that mirror each other, starters taken to the board, re-sorting blind."""

from django.utils.translation import gettext as _

from workshop import starter as starters
from workshop.actors import Author, Named
from workshop.commands.board import card_on
from workshop.commands.room import Room, not_here
from workshop.enums import BehaviourAudience
from workshop.events import BoardChanged, Progressed
from workshop.exceptions import Refused
from workshop.method.resorting import Deal
from workshop.models import Card, Resorting
from workshop.queries.behaviours import has_own_behaviours, taken_starters
from workshop.queries.resorting import themes_asked, writers_of


def mirror_behaviour(*, room: Room, by: Named, card: int, mirrors: int | None) -> None:
    """Say which behaviour towards the customer a leader's behaviour mirrors; none takes it back.

    Raises Refused("not_team") and Refused("not_customer"): a pair has one of each.
    """
    step = room.open_step()
    leading = card_on(room, step, card)
    if leading.audience != BehaviourAudience.TEAM:
        raise Refused(
            "not_team", _("Only a behaviour of leaders towards their team can mirror another.")
        )
    other = card_on(room, step, mirrors) if mirrors is not None else None
    if other is not None and other.audience != BehaviourAudience.CUSTOMER:
        sentence = _("Choose a behaviour towards the customer: that is what leaders mirror.")
        raise Refused("not_customer", sentence, {"mirrors": sentence})
    if leading.mirrors_id == mirrors:
        return
    leading.mirrors = other
    leading.save(update_fields=["mirrors"])
    room.happened(BoardChanged())


def take_behaviour(*, room: Room, by: Named, starter: str, back: bool = False) -> dict[str, str]:
    """A starter behaviour comes to the board, by no participant; or goes from it again.

    Raises Refused("own_first"): what one reads first one writes again.
    """
    step = room.open_step()
    found = next(
        (one for one in starters.behaviours(room.workshop.language) if one.id == starter), None
    )
    if found is None:
        raise not_here()
    if not has_own_behaviours(step):
        raise Refused("own_first", _("First your own: the list opens when you have behaviours."))
    taken = taken_starters(step, room.workshop.language).get(starter)
    if back:
        if taken is None:
            raise not_here()
        Card.objects.filter(pk=taken).delete()
    elif taken is not None:
        raise Refused("taken", _("That is on the board already."))
    else:
        taken = Card.objects.create(
            step=step,
            situation=found.situation,
            text=found.text,
            audience=found.audience,
        ).pk
    room.happened(BoardChanged())
    return {} if back else {"card": str(taken)}


def resort_behaviour(*, room: Room, by: Author, card: int, theme: int | None) -> dict[str, str]:
    """Under which theme one would put a behaviour of others'; the latest counts.

    What is asked is read once a batch. Raises Refused("not_asked") for one's own, and for what
    others judge.
    """
    step = room.open_step()
    if "deal" not in room.asked:
        room.asked["deal"] = Deal(writers_of(step))
        room.asked["themes"] = {found.pk for found in themes_asked(step)}
    if theme is not None and theme not in room.asked["themes"]:
        raise Refused("theme_gone", _("That theme is gone. Choose another."))
    if str(card) not in room.asked["deal"].of(by.key):
        raise Refused("not_asked", _("You are not asked about that behaviour."))
    room.latest.put(Resorting(step=step, card_id=card, theme_id=theme, author_key=by.key))
    room.happened(Progressed())
    return {"card": str(card), "theme": str(theme or "none")}
