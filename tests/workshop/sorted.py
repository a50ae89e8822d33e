"""What is sent about sorting, and what is left on a board for it to be about."""

from typing import Any

from tests.factories import Stage, done
from workshop.enums import StepKind
from workshop.models import BoardChange, Card, Step, Suggestion, Theme
from workshop.queries.board import STANDING, card_steps
from workshop.queries.suggested import stamp_of

Data = dict[str, Any]


def board_cards(stage: Stage) -> list[Card]:
    """Those that stand by themselves on the board of the current step, or of its themes."""
    step = stage.current
    if step is None:
        return []
    steps = list(Step.objects.filter(workshop=stage.workshop))
    return list(Card.objects.filter(STANDING, step__in=card_steps(step, steps)).order_by("pk"))


def leave_on_board(stage: Stage) -> None:
    """Two cards made one, a theme with two, and a suggestion that would move one more."""
    boss = stage.facilitator
    written = board_cards(stage)[0]
    for text in ("Ask once more", "Ask again and again"):
        Card.objects.create(
            step=written.step, author_key=written.author_key, text=text, situation=written.situation
        )
    one, other, *rest = board_cards(stage)
    done(boss, "card.merge", card=str(one.pk), into=str(other.pk))
    done(boss, "suggestion.ask")
    themes: list[Data] = []
    if stage.now.kind == StepKind.CLUSTER:
        third, fourth = rest[:2]
        theme = Theme.objects.filter(step=stage.current, removed=False).earliest("position")
        done(boss, "card.move", card=str(other.pk), theme=str(theme.pk))
        done(boss, "card.move", card=str(third.pk), theme=str(theme.pk))
        done(boss, "card.move", card=str(fourth.pk), theme="")
        themes = [{"name": theme.name, "cards": [str(other.pk), str(fourth.pk)]}]
    done(stage.clock, "sort.suggest", judgements=2, cards=4, themes=themes, alike=[])


def change_after_vote(stage: Stage) -> None:
    """Two themes are merged, so that there is one with two cards."""
    one, other = Theme.objects.filter(step__workshop=stage.workshop, removed=False)[:2]
    done(stage.facilitator, "theme.merge", theme=str(one.pk), into=str(other.pk))


def newest_change(stage: Stage) -> Data:
    rows = BoardChange.objects.filter(made_in=stage.current, undone_by="").order_by("-number")
    return {"change": str(rows[0].pk if rows else 1)}


def two_cards(stage: Stage) -> Data:
    found = board_cards(stage)
    one, other = found[-2:] if len(found) > 1 else (None, None)
    return {"card": str(one.pk if one else 1), "into": str(other.pk if other else 2)}


def merged_card(stage: Stage) -> Data:
    row = Card.objects.filter(step__workshop=stage.workshop).exclude(merged_into=None).last()
    return {"card": str(row.pk if row else 1)}


def some_of_a_theme(stage: Stage) -> Data:
    """A theme and one of its cards; more than one lies there where the board was left so."""
    lying = Card.objects.filter(STANDING, theme__step__workshop=stage.workshop)
    card = max(lying, key=lambda c: lying.filter(theme=c.theme).count(), default=None)
    return {
        "theme": str(card.theme_id if card else 1),
        "cards": [str(card.pk if card else 1)],
        "name": "Split off",
    }


def screen(stage: Stage) -> Data:
    focal, *others = [str(card.pk) for card in board_cards(stage)][:4] or ["1", "2"]
    return {"focal": focal, "shown": others, "same": others[:1]}


def found_by_desk(stage: Stage) -> Data:
    cards = [str(card.pk) for card in board_cards(stage)]
    themes = [{"name": "Hearing", "cards": cards[:2]}]
    return {"judgements": 7, "cards": 9, "themes": themes, "alike": []}


def suggested(stage: Stage) -> Data:
    row = Suggestion.objects.filter(step=stage.current).first()
    return {"seen": stamp_of(row) if row else "none"}
