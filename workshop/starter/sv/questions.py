"""Questions of a customer dialogue in Swedish, by its stages."""

from workshop.starter.shapes import StarterQuestion

QUESTIONS = (
    StarterQuestion(
        "what-happened",
        "dialogue",
        "open",
        "Vad har hänt?",
        "open",
        "var vi börjar",
        stop="När du kan återberätta det och kunden håller med.",
    ),
    StarterQuestion(
        "what-have-you-tried",
        "dialogue",
        "explore",
        "Vad har du provat hittills?",
        "open",
        "vilka steg vi hoppar över",
        after="what-happened",
        stop="När det inte kommer något nytt.",
    ),
)
