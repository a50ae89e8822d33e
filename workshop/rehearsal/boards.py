"""Sorting: alone on the phone, together on the board, again and blind; what a theme is not."""

from collections.abc import Iterator, Sequence

from workshop.enums import BehaviourAudience
from workshop.models import Card, Theme
from workshop.queries.board import card_steps, cards_in, themes_on_board
from workshop.queries.challenge import themes_against
from workshop.queries.recalled import recall_themes
from workshop.queries.resorting import my_resorting, themes_asked
from workshop.queries.sorting import MySorting, sorting_of
from workshop.rehearsal.stage import Round, Stage, Turn
from workshop.rehearsal.writing import claim

SCREENS = 3
MERGED = 6  # doubles at most, at one filling
RIGHT = 0.85  # how often a behaviour is read as it lies


def judge(stage: Stage) -> Iterator[Round]:
    """Three screens each; one in twenty is skipped."""
    for _screen in range(SCREENS):
        keys = {stage.key(n): n for n in stage.everybody}
        screens = sorting_of(stage.step, list(keys))
        yield [
            _judged(stage, keys[key], screen)
            for key, screen in screens.items()
            if screen.focal is not None and screen.others
        ]


def _judged(stage: Stage, n: int, screen: MySorting) -> Turn:
    assert screen.focal is not None
    about = stage.words.theme_of(screen.focal.text)
    same = [card.id for card in screen.others if stage.words.theme_of(card.text) == about]
    data = {"focal": screen.focal.id, "shown": [card.id for card in screen.others], "same": same}
    if stage.random.random() < 0.05:
        data |= {"same": [], "skip": "1"}
    return stage.by(n, "sort.judge", **data)


def sort(stage: Stage) -> Iterator[Round]:
    """Themes first, then most cards under them, then what says the same; some claim theirs."""
    free = _unsorted(stage)
    named = {theme.name for theme in _themes(stage)}
    turns: Round = []
    for place, (name, _texts) in enumerate(stage.words.themes):
        first = next((card for card in free if stage.words.theme_of(card.text) == name), None)
        if name not in named and first is not None:
            person = stage.everybody[place % len(stage.people)]
            turns.append(stage.by(person, "theme.create", name=name, card=str(first.pk)))
    yield turns
    themes = _themes(stage)
    by_name = {theme.name: theme for theme in themes}
    # Single cards stay, as they do on every board.
    yield [
        stage.by(n, "card.move", card=str(card.pk), theme=str(theme.pk))
        for n, card in _dealt(stage, _unsorted(stage), leave=10)
        if (theme := by_name.get(stage.words.theme_of(card.text)) or _any(stage, themes))
    ]
    yield _merged(stage)
    yield from claim(stage)


def sort_behaviours(stage: Stage) -> Iterator[Round]:
    themes = _themes(stage)
    yield [
        stage.by(n, "card.move", card=str(card.pk), theme=str(theme.pk))
        for n, card in _dealt(stage, _unsorted(stage), leave=12)
        if (theme := _any(stage, themes))
    ]
    cards = cards_in([stage.step])
    leading = [card for card in cards if card.audience == BehaviourAudience.TEAM]
    towards = [card for card in cards if card.audience == BehaviourAudience.CUSTOMER]
    yield [
        stage.by(stage.everybody[0], "behaviour.mirror", card=str(one.pk), mirrors=str(other.pk))
        for one, other in list(zip(leading, towards, strict=False))[:2]
    ]


def resort(stage: Stage) -> Iterator[Round]:
    """Most read a behaviour as it lies on the board."""
    lies = dict(Card.objects.filter(step=stage.step).values_list("pk", "theme"))
    there = {theme.pk for theme in themes_asked(stage.step)}
    themes: list[int | None] = [*sorted(there), None]
    keys = {stage.key(n): n for n in stage.everybody}
    turns: Round = []
    for key, mine in my_resorting(stage.step, list(keys)).items():
        for card in mine.cards:
            at = lies.get(int(card.id))
            if at not in there or stage.random.random() > RIGHT:
                at = stage.random.choice(themes)
            data = {"card": card.id, "theme": str(at) if at else "none"}
            turns.append(stage.by(keys[key], "behaviour.resort", **data))
    yield turns


def mark_against(stage: Stage) -> Iterator[Round]:
    """Two of the challenge's cards show what a theme is not."""
    cards = Card.objects.filter(step=stage.step, hidden="").exclude(author_key="").order_by("pk")
    themes = themes_against(stage.step, stage.steps)
    if themes:
        yield [
            stage.by(n, "card.against", card=str(card.pk), theme=str(themes[0].pk))
            for n, card in zip(stage.everybody, cards[:2], strict=False)
        ]
    yield from claim(stage)


def tie_recalled(stage: Stage) -> Iterator[Round]:
    """What people told is tied to one or two themes."""
    themes = [str(theme.pk) for theme in recall_themes(stage.step, stage.steps)]
    cards = Card.objects.filter(step=stage.step, hidden="").order_by("pk")
    if themes:
        yield [
            stage.by(n, "recall.tie", card=str(card.pk), themes=_few(stage, themes))
            for n, card in _dealt(stage, list(cards))
        ]


def _few(stage: Stage, themes: Sequence[str]) -> list[str]:
    return stage.random.sample(themes, min(len(themes), stage.random.randint(1, 2)))


def _themes(stage: Stage) -> list[Theme]:
    return themes_on_board(stage.step, stage.steps)


def _any(stage: Stage, themes: Sequence[Theme]) -> Theme | None:
    return stage.random.choice(themes) if themes else None


def _unsorted(stage: Stage) -> list[Card]:
    lying = cards_in(card_steps(stage.step, stage.steps))
    there = {theme.pk for theme in _themes(stage)}
    return [card for card in lying if card.theme_id not in there]


def _dealt(stage: Stage, cards: Sequence[Card], leave: int = 0) -> list[tuple[int, Card]]:
    """Each card to somebody, round the room; of every `leave` cards one stays where it is."""
    moved = [card for at, card in enumerate(cards, 1) if not leave or at % leave]
    order = stage.everybody
    return [(order[at % len(order)], card) for at, card in enumerate(moved)]


def _merged(stage: Stage) -> Round:
    """The near-doubles, and what several wrote in the same words."""
    standing = cards_in(card_steps(stage.step, stage.steps))
    by_text: dict[str, list[Card]] = {}
    for card in standing:
        by_text.setdefault(card.text, []).append(card)
    pairs = [
        (by_text[double][0], by_text[text][0])
        for text, double in stage.words.doubles
        if text in by_text and double in by_text
    ]
    taken = {card.pk for pair in pairs for card in pair}
    for same in by_text.values():
        free = [card for card in same if card.pk not in taken]
        pairs += [(free[1], free[0])] if len(free) > 1 else []
    order = stage.everybody
    return [
        stage.by(order[at % len(order)], "card.merge", card=str(card.pk), into=str(into.pk))
        for at, (card, into) in enumerate(pairs[:MERGED])
    ]
