"""Questions of a customer dialogue in English, by its stages."""

from workshop.starter.shapes import StarterQuestion

QUESTIONS = (
    StarterQuestion(
        "what-happened",
        "dialogue",
        "open",
        "What happened?",
        "open",
        "where we begin",
        stop="When you can retell it and the customer agrees.",
    ),
    StarterQuestion(
        "what-have-you-tried",
        "dialogue",
        "explore",
        "What have you tried so far?",
        "open",
        "which steps we leave out",
        after="what-happened",
        stop="When nothing new comes.",
    ),
)
