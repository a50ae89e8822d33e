"""Questions of a customer dialogue in Norwegian, by its stages."""

from workshop.starter.shapes import StarterQuestion

QUESTIONS = (
    StarterQuestion(
        "what-happened",
        "dialogue",
        "open",
        "Hva har skjedd?",
        "open",
        "hvor vi begynner",
        stop="Når du kan gjenfortelle det og kunden er enig.",
    ),
    StarterQuestion(
        "what-have-you-tried",
        "dialogue",
        "explore",
        "Hva har du prøvd så langt?",
        "open",
        "hvilke steg vi hopper over",
        after="what-happened",
        stop="Når det ikke kommer noe nytt.",
    ),
)
