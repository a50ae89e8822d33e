"""A motivation talk in Swedish: what motivates, and what lies behind it."""

from workshop.starter.shapes import StarterQuestion

QUESTIONS = (
    StarterQuestion(
        "what-drives-you",
        "motivation",
        "open",
        "Vad får dig att se fram emot en dag på jobbet?",
        "open",
        "vad vi bygger resten av samtalet på",
    ),
    StarterQuestion(
        "what-lies-behind-it",
        "motivation",
        "explore",
        "Vad ligger bakom det?",
        "open",
        "om vi talar om uppgiften eller om något annat",
        after="what-drives-you",
        stop="När svaret är något som en av oss kan göra något åt.",
    ),
)
