"""Cards: written, put right, claimed, revised; behaviours; the sentence in one's own words."""

from collections.abc import Iterator

from workshop import starter
from workshop.enums import Phase
from workshop.models import Card
from workshop.models.card import CARD_LENGTH
from workshop.queries.board import card_steps
from workshop.queries.own_cards import own_cards
from workshop.rehearsal.stage import Round, Stage, Turn

CARDS_EACH = 2
# Filled again and again, a step keeps so many cards of a person.
CARDS_AT_MOST = 8


def write(stage: Stage) -> Iterator[Round]:
    """Two cards each, and the first writers' are long ones and near-doubles too."""
    texts = stage.words.cards
    each = 1 if stage.step.phase == Phase.ADDING else CARDS_EACH
    yield [
        stage.by(n, "card.submit", text=texts[(place * each + more) % len(texts)])
        for place, n in enumerate(_with_room(stage))
        for more in range(each)
    ]


def challenge(stage: Stage) -> Iterator[Round]:
    told = stage.words.challenges
    writers = _with_room(stage)
    yield [
        stage.by(n, "card.submit", challenge=kind, text=text)
        for n, (kind, text) in zip(writers, told * len(writers), strict=False)
    ]


def behave(stage: Stage) -> Iterator[Round]:
    """What the product knows of good behaviours; a small group writes two each."""
    known = starter.behaviours(stage.workshop.language)
    writers = _with_room(stage)
    each = CARDS_EACH if len(writers) < len(known) // CARDS_EACH else 1
    chosen = stage.random.sample(known, len(known))
    yield [
        stage.by(
            n,
            "card.submit",
            situation=one.situation,
            text=one.text,
            audience=one.audience,
        )
        for place, n in enumerate(writers)
        for one in (chosen[(place * each + more) % len(chosen)] for more in range(each))
    ]


def put_right(stage: Stage) -> Iterator[Round]:
    """Whose card was kept back writes it anew. There is none yet when the gate opens."""
    kept_back = Card.objects.filter(step=stage.step).exclude(hidden="").order_by("pk")
    writers = {stage.key(n): n for n in stage.everybody}
    yield [
        stage.by(
            writers[card.author_key],
            "card.edit",
            card=str(card.pk),
            text=stage.words.cards[0],
            situation=card.situation,
            challenge=card.challenge,
            audience=card.audience,
        )
        for card in kept_back
        if card.author_key in writers
    ]


def claim(stage: Stage) -> Iterator[Round]:
    """One in six says of one card that it is theirs."""
    step = stage.step
    written = [step] if Card.objects.filter(step=step).exists() else card_steps(step, stage.steps)
    some = stage.some(6)
    turns: list[Turn] = []
    for n, cards in zip(some, own_cards(written, [stage.asker(n) for n in some]), strict=True):
        shown = [card for card in cards if not card.hidden]
        turns += [stage.by(n, "card.claim", card=str(card.pk)) for card in shown[:1]]
    yield turns


def revise(stage: Stage) -> Iterator[Round]:
    """One in three writes more of what the challenge taught them."""
    some = stage.some(3)
    written = card_steps(stage.step, stage.steps)
    turns: list[Turn] = []
    for n, cards in zip(some, own_cards(written, [stage.asker(n) for n in some]), strict=True):
        for card in [card for card in cards if not card.hidden][:1]:
            text = f"{card.text} {stage.words.revised}"
            if len(text) <= CARD_LENGTH and stage.words.revised not in card.text:
                turns.append(stage.by(n, "card.revise", card=str(card.pk), text=text))
    yield turns


def recall(stage: Stage) -> Iterator[Round]:
    """Once each: who has told it already has."""
    told = set(Card.objects.filter(step=stage.step).values_list("author_key", flat=True))
    texts = stage.words.recalled
    yield [
        stage.by(n, "card.submit", text=texts[place % len(texts)])
        for place, n in enumerate(stage.everybody)
        if stage.key(n) not in told
    ]


def _with_room(stage: Stage) -> list[int]:
    """Those who have not written enough in this step."""
    keys = Card.objects.filter(step=stage.step).values_list("author_key", flat=True)
    many: dict[str, int] = {}
    for key in keys:
        many[key] = many.get(key, 0) + 1
    return [n for n in stage.everybody if many.get(stage.key(n), 0) < CARDS_AT_MOST]
