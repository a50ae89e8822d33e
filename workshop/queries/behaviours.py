"""Behaviours as pages show them: the three audiences, mirror pairs, and starters beside them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from workshop import starter, visibility
from workshop.enums import AudienceKind, BehaviourAudience, StepKind, StepState
from workshop.models import Card, Step
from workshop.queries.board import CARD_FIELDS, STANDING, Board, CardOnBoard, card_shown
from workshop.queries.resorting import all_cards, board_reread, changed, rereadings
from workshop.queries.tally import Choice, Paper, Result, result_of
from workshop.starter.shapes import StarterBehaviour


@dataclass(frozen=True)
class MirrorPair:
    """How leaders treat their team, and how the team treats customers.

    `both`: the customer's half was chosen too.
    """

    team: CardOnBoard
    customer: CardOnBoard
    both: bool = True


@dataclass(frozen=True)
class StarterShown:
    what: StarterBehaviour
    taken: bool  # it is on the board


def has_own_behaviours(step: Step) -> bool:
    """Whether a participant has written one that is shown; then starters may follow."""
    return Card.objects.filter(step=step, hidden="").exclude(author_key="").exists()


def taken_starters(step: Step, language: str) -> dict[str, int]:
    """By the id of a starter behaviour: the card that it became on this step's board."""
    rows = Card.objects.filter(step=step, author_key="").values_list("situation", "text", "pk")
    there = {(situation, text): pk for situation, text, pk in rows}
    return {
        each.id: there[each.situation, each.text]
        for each in starter.behaviours(language)
        if (each.situation, each.text) in there
    }


def starters_of(step: Step, language: str) -> tuple[StarterShown, ...]:
    """All starter behaviours, once there are behaviours of one's own; else none."""
    if not has_own_behaviours(step):
        return ()
    taken = taken_starters(step, language)
    return tuple(StarterShown(each, each.id in taken) for each in starter.behaviours(language))


def in_scene(
    audience: AudienceKind, step: Step, language: str, the_board: Callable[[], Board | None]
) -> dict[str, object]:
    """What a scene of a step of behaviours holds beside what every step has."""
    if step.kind != StepKind.BEHAVIOURS:
        return {}
    parts: dict[str, object] = {}
    if visibility.sees_starters(audience, step.kind, step.phase):
        parts["starters"] = starters_of(step, language)
    if visibility.sees_board(audience, step.phase) and (board := the_board()) is not None:
        told = visibility.sees_rereading(step.kind, step.phase)
        parts["board"] = with_mirrored(board_reread(board, step) if told else board)
    if visibility.sees_pairs(step.kind, step.phase):
        parts["mirror_pairs"] = pairs_of([step])
    return parts


_WITH_CARDS = ("board", "behaviours", "mirror_pairs", "hows")


def without_incidents(parts: dict[str, object]) -> dict[str, object]:
    """The parts of a scene for an audience that sees situation and action alone."""
    return parts | {name: _bare(parts[name]) for name in _WITH_CARDS if parts.get(name)}


def _bare(value: Any) -> Any:
    if isinstance(value, CardOnBoard):
        return replace(value, did="", effect="", also=_bare(value.also))
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    if is_dataclass(value) and not isinstance(value, type):
        inner = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        changed_to = {name: _bare(each) for name, each in inner.items()}
        return replace(value, **{n: v for n, v in changed_to.items() if v is not inner[n]})
    return value


def with_mirrored(board: Board) -> Board:
    """The board with the words of what each leaders' behaviour mirrors."""
    if not any(card.mirrors for card in all_cards(board)):
        return board
    there = {each.id: card for card in all_cards(board) for each in (card, *card.also)}

    def paired(card: CardOnBoard) -> CardOnBoard:
        other = there.get(card.mirrors)
        fits = card.audience == BehaviourAudience.TEAM
        if other is None or not fits or other.audience != BehaviourAudience.CUSTOMER:
            return card
        return replace(card, mirrored=CardOnBoard(other.id, other.text, other.situation))

    return changed(board, paired)


def pairs_of(steps: Iterable[Step]) -> tuple[MirrorPair, ...]:
    """The pairs whose leaders' half goes on, in the order of the result."""
    found: list[MirrorPair] = []
    for step in steps:
        kept = [choice.card for choice in result_of(step).kept]
        cards = _cards(step)
        for pk in kept:
            team = cards.get(pk or 0)
            if team is None or team.audience != BehaviourAudience.TEAM or not team.mirrors:
                continue
            other = _standing(cards, int(team.mirrors))
            if other is not None and other.audience == BehaviourAudience.CUSTOMER:
                found.append(MirrorPair(team, other, int(other.id) in kept))
    return tuple(found)


def pairs_of_done(steps: Iterable[Step]) -> tuple[MirrorPair, ...]:
    """The same, of the steps that are done."""
    return pairs_of(s for s in steps if s.kind == StepKind.BEHAVIOURS and s.state == StepState.DONE)


def _cards(step: Step) -> dict[int, CardOnBoard]:
    """The published behaviours of a step, those too for which another stands."""
    rows = Card.objects.filter(step=step, hidden="").values_list(*CARD_FIELDS)
    return {row[0]: card_shown(*row) for row in rows}


def _standing(cards: dict[int, CardOnBoard], pk: int) -> CardOnBoard | None:
    """The card itself, or the one that says the same and stands for it."""
    if pk not in cards:
        return None
    into = Card.objects.filter(pk=pk).exclude(STANDING).values_list("merged_into", flat=True)
    return cards.get(into[0] or 0) if into else cards[pk]


def on_paper(paper: Paper, step: Step) -> Paper:
    """A voter's paper with each behaviour's audience, and those not read the same marked."""
    if step.kind != StepKind.BEHAVIOURS:
        return paper
    # In short nothing is sorted again; what was begun in full and broken off is not shown.
    shown = step.in_full and visibility.sees_rereading(step.kind, step.phase)
    told = rereadings(step) if shown else {}
    marked = {pk for pk, found in told.items() if found.marked}
    return replace(paper, choices=_told(step, paper.choices, marked))


def in_result(result: Result, step: Step) -> Result:
    if step.kind != StepKind.BEHAVIOURS:
        return result
    return replace(result, choices=_told(step, result.choices, ()))


def _told(step: Step, choices: tuple[Choice, ...], marked: Collection[int]) -> tuple[Choice, ...]:
    audiences = dict(Card.objects.filter(step=step).values_list("pk", "audience"))
    return tuple(
        replace(each, audience=audiences.get(each.card or 0, ""), unclear=each.card in marked)
        for each in choices
    )


def chosen_cards(step: Step) -> tuple[CardOnBoard, ...]:
    """The behaviours that go on, in the order of the result."""
    cards = _cards(step)
    return tuple(cards[c.card] for c in result_of(step).kept if c.card in cards)
