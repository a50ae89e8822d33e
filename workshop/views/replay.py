"""The board's history, played forward and back, for the facilitator."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workshop import permissions
from workshop.live.doors import page_language
from workshop.models import Step, Workshop
from workshop.queries.board import CardOnBoard
from workshop.queries.replay import alterations, replay_of, steps_to_replay
from workshop.queries.snapshot import snapshot
from workshop.templatetags.room import sentence

# From so many cards on each has one line, so that the board is seen at once.
MANY = 60


@never_cache
@login_required
@require_safe
def replay(request: HttpRequest, workshop: int) -> HttpResponse:
    """Facilitators. `?step=` names one of several boards, `?at=` how many changes are done.

    The board is made on the server for the page without scripts; with them the page plays itself.
    """
    row = get_object_or_404(Workshop.objects.select_related("team"), pk=workshop)
    permissions.check_can_facilitate(request.user, row)
    page_language(request.COOKIES, row.language)
    context: dict[str, Any] = {"workshop": row, "team": row.team}
    with snapshot():
        steps = list(Step.objects.filter(workshop=row).order_by("position"))
        boards = steps_to_replay(steps)
        asked = request.GET.get("step", "")
        step = next((s for s in boards if str(s.pk) == asked), boards[0] if boards else None)
        if step is None:
            return render(request, "workshop/console/replay_empty.html", context)
        found = replay_of(step, steps)
    last = len(found.events)
    at = request.GET.get("at", "")
    # A longer number would take Python long to read.
    now = min(int(at), last) if at.isascii() and at.isdecimal() and len(at) < 6 else last
    cards = {
        pk: sentence(CardOnBoard("", text, situation), row.language)
        for pk, text, situation in found.cards
    }
    board = found.boards[now]
    context |= {
        "steps": boards,
        "step": step,
        "events": list(enumerate(found.events, 1)),
        "at": now,
        "last": last,
        "many": len(cards) > MANY,
        "columns": [
            (pk, name, [_lying(card, board.behind, cards) for card in board.columns[pk]])
            for pk, name in (("", ""), *board.themes)
        ],
        "played": {
            "cards": list(cards.values()),
            "boards": alterations(found.boards, list(cards)),
        },
    }
    return render(request, "workshop/console/replay.html", context)


def _lying(
    card: str, behind: Mapping[str, tuple[str, ...]], cards: Mapping[str, str]
) -> tuple[str, list[str]]:
    """A card, and those that say the same."""
    return cards[card], [cards[each] for each in behind.get(card, ())]
