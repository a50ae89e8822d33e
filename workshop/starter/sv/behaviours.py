"""Behaviours in Swedish: what one can see or hear somebody do, and towards whom."""

from workshop.starter.shapes import StarterBehaviour

BEHAVIOURS: tuple[StarterBehaviour, ...] = (
    StarterBehaviour(
        "say-it-back",
        "customer",
        "kunden har berättat vad ärendet gäller",
        "Upprepa ärendet med kundens egna ord innan du svarar.",
        "”Så paketet kom i måndags, och locket var redan sprucket?”",
        "”Jag förstår”, och sedan rakt på formuläret.",
    ),
    StarterBehaviour(
        "thank-for-the-event",
        "team",
        "en kollega har klarat ett svårt ärende bra",
        "Säg vad kollegan gjorde och vad det ledde till, samma dag.",
        "”Du ringde tillbaka fast du inte hade något svar än. Då visste hon var hon stod.”",
        "”Bra jobbat den här veckan, allihop!”",
    ),
)
