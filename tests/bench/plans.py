"""Who does what when: pure, and the same for the same seed."""

import random
import re
from collections.abc import Iterable, Sequence

# [seconds from the start, phone, action, step, data]
Planned = tuple[float, int, str, str, dict[str, object]]
Plan = list[Planned]

_WORDS = re.findall(
    r"\w+",
    """
    answer ask listen call customer need word promise time case own close open simple clear kind
    early late honest say show explain why what next before after always never together team help
    solve question reason choice letter phone screen person name thank sorry follow return keep
    notice wait minute day week plan result change try again learn read write mean understand
    respect calm patient quick careful small large first last good better best easy difficult true
    wrong right find give take bring send meet greet smile voice tone silence mistake repair trust
    friend guest neighbour expert manager colleague desk door house street invoice order delivery
    contract price refund complaint praise idea rule exception service
""",
)
RATE = 40  # what one person may send in a burst
CARDS_A_PERSON = 50


def text(chance: random.Random, tag: str) -> str:
    """A card as people write them: of varying length, and no two alike."""
    words = chance.choices(_WORDS, k=chance.randint(3, 14))
    return f"{' '.join(words).capitalize()} ({tag})"


def cards(chance: random.Random, step: str, people: int, each: int, seconds: float) -> Plan:
    """Everybody sends `each` cards at times of their own."""
    return _sorted(
        (chance.uniform(0, seconds), phone, "card.submit", step, {"text": text(chance, tag)})
        for phone in range(people)
        for tag in (f"{phone}.{number}" for number in range(each))
    )


def burst(chance: random.Random, step: str, people: int, total: int, seconds: float) -> Plan:
    """`total` cards, or as many as people may send at once."""
    each = min(RATE, CARDS_A_PERSON, -(-total // people))
    return cards(chance, step, people, each, seconds)[:total]


def filling(chance: random.Random, step: str, people: int, total: int) -> Plan:
    """`total` cards (or as many as people may write), slowly enough for the limits."""
    each = min(CARDS_A_PERSON, -(-total // people))
    return cards(chance, step, people, each, max(each - RATE + 5, 1) / 5)[:total]


def moves(
    chance: random.Random,
    step: str,
    people: int,
    cards: Sequence[str],
    themes: Sequence[str],
    rate: float,
    seconds: float,
) -> Plan:
    """`rate` moves a second; a card comes again only after all others, and to another theme."""
    return [
        (
            number / rate,
            chance.randrange(people),
            "card.move",
            step,
            {
                "card": cards[number % len(cards)],
                "theme": themes[(number + number // len(cards)) % len(themes)],
            },
        )
        for number in range(int(rate * seconds))
    ]


def ballots(
    chance: random.Random,
    step: str,
    people: int,
    options: Sequence[str],
    budget: int,
    seconds: float,
) -> Plan:
    """A whole ballot each; every fifth voter changes it twice, every tenth tries too many dots."""
    return _sorted(
        (chance.uniform(0, seconds), phone, "ballot.set", step, {"options": chosen})
        for phone in range(people)
        for chosen in _votes(chance, phone, options, budget)
    )


def _votes(
    chance: random.Random, phone: int, options: Sequence[str], budget: int
) -> list[list[str]]:
    votes = [chance.sample(options, chance.randint(1, budget))]
    if phone % 5 == 0:
        votes += [chance.sample(options, budget) for _ in range(2)]
    if phone % 10 == 0:
        votes.append(chance.sample(options, budget + 1))
    return votes


def _sorted(plan: Iterable[Planned]) -> Plan:
    return sorted(plan, key=lambda planned: planned[:2])
