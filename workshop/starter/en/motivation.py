"""A motivation talk in English: what motivates, and what lies behind it."""

from workshop.starter.shapes import StarterQuestion

QUESTIONS = (
    StarterQuestion(
        "what-drives-you",
        "motivation",
        "open",
        "What makes you look forward to a day at work?",
        "open",
        "what we build on in the rest of the talk",
    ),
    StarterQuestion(
        "what-lies-behind-it",
        "motivation",
        "explore",
        "What lies behind that?",
        "open",
        "whether we talk of the task or of something else",
        after="what-drives-you",
        stop="When the answer is something one of us can do something about.",
    ),
)
