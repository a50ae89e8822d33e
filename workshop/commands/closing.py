"""The close: the themes of what people told in their own words, plans, and the review date."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from workshop.actors import Author, Named
from workshop.commands.room import Room, not_here
from workshop.events import PlanChanged, RecallTied, ReviewSet
from workshop.exceptions import Refused
from workshop.models import Plan, RecallTheme
from workshop.queries.plans import kept_behaviours
from workshop.queries.recalled import recall_themes


def tie_recall(*, room: Room, by: Named, card: int, themes: Collection[int]) -> None:
    """Say which themes an explanation says; the last to say it is right.

    Raises Refused("theme_gone") for a theme that is not one of the sentence's.
    """
    step = room.open_step()
    told = room.card(card)
    if told.step_id != step.pk or told.hidden:
        raise not_here()
    if not {theme.pk for theme in recall_themes(step, room.steps)}.issuperset(themes):
        raise Refused("theme_gone", _("That theme is gone; somebody merged it. Choose another."))
    there = set(RecallTheme.objects.filter(card=told).values_list("theme", flat=True))
    if there == set(themes):
        return
    RecallTheme.objects.filter(card=told, theme__in=there.difference(themes)).delete()
    RecallTheme.objects.bulk_create(
        RecallTheme(card=told, theme_id=theme) for theme in sorted(set(themes) - there)
    )
    room.happened(RecallTied())


def make_plan(
    *, room: Room, by: Author, number: int, situation: str, behaviour: int | None, will: str
) -> dict[str, int]:
    """Keep one's first or second plan, in place of the one there was.

    Raises Refused("behaviour_gone") for a behaviour that was not kept.
    """
    step = room.open_step()
    chosen = None
    if behaviour is not None:
        chosen = _kept(room).get(behaviour)
        if chosen is None:
            raise Refused(
                "behaviour_gone",
                _("That behaviour is no longer one of those you agreed on. Choose another."),
            )
    room.latest.put(
        Plan(
            step=step,
            author_key=by.key,
            number=number,
            situation=situation,
            behaviour_id=behaviour,
            will=will or (chosen or ""),
        )
    )
    room.happened(PlanChanged())
    return {"plan": number}


def drop_plan(*, room: Room, by: Author, number: int) -> None:
    """Throw one's plan away."""
    room.flush()
    gone, _rows = Plan.objects.filter(
        step=room.open_step(), author_key=by.key, number=number
    ).delete()
    if not gone:
        raise not_here()
    room.happened(PlanChanged())


def set_review(*, room: Room, by: Named, on: date) -> None:
    """When the team looks at the result again."""
    room.workshop.review_on = on
    room.workshop.save(update_fields=["review_on"])
    room.happened(ReviewSet())


def _kept(room: Room) -> dict[int, str]:
    """The kept behaviours' words by the ids of their cards, read once for a step's plans."""
    found = room.asked.get("kept")
    if found is None:
        found = {int(card.id): card.text for card in kept_behaviours(room.steps)}
        room.asked["kept"] = found
    texts: dict[int, str] = found
    return texts
