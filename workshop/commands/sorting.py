"""Sorting by everyone: taps with hidden names, the suggestion made of them, and its use."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from workshop.actors import Author, Named
from workshop.commands.board import new_theme, theme_on
from workshop.commands.history import State, board_step, record, save_cards, state_of
from workshop.commands.room import Room
from workshop.enums import JudgementKind, Phase
from workshop.events import Progressed, SuggestionMade
from workshop.exceptions import Refused
from workshop.models import Card, Judgement, Step, Suggestion, Theme
from workshop.queries.board import board_of
from workshop.queries.suggested import planned, stamp_of

# Nobody answers so many; a script that does is not listened to any more.
SCREENS_A_PERSON = 500


def judge_screen(
    *, room: Room, by: Author, focal: int, shown: list[int], same: list[int], skip: bool = False
) -> None:
    """One screen answered or skipped. What it says of cards that are gone is left out."""
    step = room.open_step()
    here = room.sortable_cards(step)
    left = [str(pk) for pk in dict.fromkeys(shown) if pk in here and pk != focal]
    if focal not in here or not left or room.screens_of_author(step, by.key) >= SCREENS_A_PERSON:
        return
    room.add_judgement(
        Judgement(
            step=step,
            author_key=by.key,
            focal_id=focal,
            shown=left,
            same=[] if skip else [pk for pk in left if int(pk) in same],
            kind=JudgementKind.SKIPPED if skip else JudgementKind.JUDGED,
        )
    )
    room.happened(Progressed())


def open_sorting(step: Step) -> None:
    """As people begin to sort, or begin again: what was suggested is not of these cards."""
    Suggestion.objects.filter(step=step).delete()


def ask_suggestion(*, room: Room, by: Named) -> None:
    """Have themes suggested from what there is, if need be from the texts alone."""
    step = room.open_step()
    Suggestion.objects.update_or_create(
        step=step, defaults={"judgements": 0, "cards": 0, "themes": [], "alike": []}
    )
    room.happened(SuggestionMade())


def keep_suggestion(
    *,
    room: Room,
    judgements: int,
    cards: int,
    themes: Sequence[dict[str, Any]],
    alike: Sequence[list[str]],
) -> None:
    """What the desk found. Raises Refused("not_due") when a newer one is there already."""
    step = room.open_step()
    row = Suggestion.objects.filter(step=step).first()
    if row is not None and row.cards == cards and row.judgements >= judgements:
        raise Refused("not_due", _("There is a newer suggestion already."))
    if row is None and step.phase != Phase.JUDGING and not judgements:
        raise Refused("not_due", _("Nobody has asked for a suggestion."))
    Suggestion.objects.update_or_create(
        step=step,
        defaults={
            "judgements": judgements,
            "cards": cards,
            "themes": list(themes),
            "alike": list(alike),
        },
    )
    room.happened(SuggestionMade())


def apply_suggestion(*, room: Room, by: Named, seen: str, number: int | None = None) -> None:
    """Make the suggested themes, or one of them, with the cards that are free: one change.

    Raises Refused("suggestion_changed") when `seen` is not what is suggested now, and
    Refused("nothing_to_apply") when it would move nothing.
    """
    step = board_step(room)
    row = Suggestion.objects.filter(step=step).first()
    if row is None or stamp_of(row) != seen:
        raise Refused(
            "suggestion_changed", _("The suggestion has changed. Look at it again, then apply it.")
        )
    plan = planned(row.themes, board_of(step, room.steps))
    chosen = [theme for theme in plan if number is None or theme.number == number]
    if not chosen:
        raise Refused("nothing_to_apply", _("Its cards lie under themes already."))
    moving = {int(card.id) for theme in chosen for card in theme.cards}
    behind = Card.objects.filter(merged_into__in=moving)
    cards = {card.pk: card for card in (*Card.objects.filter(pk__in=moving), *behind)}
    before: State = state_of(cards.values())
    after_themes: list[Theme] = []
    for theme in chosen:
        target = theme_on(room, step, int(theme.into)) if theme.into else None
        if target is None:
            target = new_theme(step, theme.name)
            before |= {k: s | {"removed": True} for k, s in state_of([target]).items()}
            after_themes.append(target)
        mine = {int(card.id) for card in theme.cards}
        last = max(target.cards.values_list("position", flat=True), default=0)
        lying = sorted(
            (c for c in cards.values() if c.pk in mine or c.merged_into_id in mine),
            key=lambda c: c.position,
        )
        for offset, card in enumerate(lying, start=1):
            card.theme, card.position = target, last + offset
    save_cards(cards.values())
    only = after_themes[0] if len(chosen) == 1 and after_themes else None
    record(
        room,
        by,
        "apply",
        before=before,
        after=state_of([*after_themes, *cards.values()]),
        theme=only,
    )
