"""Behaviours in English: what one can see or hear somebody do, and towards whom."""

from workshop.starter.shapes import StarterBehaviour

BEHAVIOURS: tuple[StarterBehaviour, ...] = (
    StarterBehaviour(
        "say-it-back",
        "customer",
        "the customer has told what it is about",
        "Repeat the case in the customer's own words before you answer.",
        "“So the parcel came on Monday, and the lid was already cracked?”",
        "“I see”, and straight on to the form.",
    ),
    StarterBehaviour(
        "thank-for-the-event",
        "team",
        "a colleague has handled a hard case well",
        "Name what the colleague did and what it led to, the same day.",
        "“You rang back although you had no answer yet. She knew where she stood.”",
        "“Well done this week, everybody!”",
    ),
)
