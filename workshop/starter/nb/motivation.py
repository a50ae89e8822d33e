"""A motivation talk in Norwegian: what motivates, and what lies behind it."""

from workshop.starter.shapes import StarterQuestion

QUESTIONS = (
    StarterQuestion(
        "what-drives-you",
        "motivation",
        "open",
        "Hva får deg til å glede deg til en dag på jobb?",
        "open",
        "hva vi bygger resten av samtalen på",
    ),
    StarterQuestion(
        "what-lies-behind-it",
        "motivation",
        "explore",
        "Hva ligger bak det?",
        "open",
        "om vi snakker om oppgaven eller om noe annet",
        after="what-drives-you",
        stop="Når svaret er noe en av oss kan gjøre noe med.",
    ),
)
