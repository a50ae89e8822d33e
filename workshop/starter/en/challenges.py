"""Challenge cards in English: kind is not the same as service-minded."""

from workshop.starter.shapes import ChallengeCard

RIGHT_EXPERIENCE = (
    "A customer can be wrong about the facts, but not about what it was like to be our customer."
)

CARDS = (
    ChallengeCard(
        "refunds-for-all",
        "Whoever asked got the money back, and nobody asked what was wrong with the goods. The"
        " fault was never put right, and in spring the prices went up for everybody.",
        "harm",
    ),
    ChallengeCard(
        "never-contradict",
        "The customer was sure that the router belonged in the cupboard, and we did not want to"
        " argue. He called again the week after, and the week after that.",
        "harm",
    ),
    ChallengeCard(
        "pass-everything-on",
        "Anything a little difficult was passed on at once, with a friendly word. The specialists"
        " were swamped, and the customer told the same story three times.",
        "harm",
    ),
    ChallengeCard(
        "comforting-promise",
        "“It will surely come on Friday”, we said, to comfort her. She took the day off work and"
        " waited for a parcel that had not been sent.",
        "harm",
    ),
    ChallengeCard(
        "did-it-for-him",
        "We filled in his form every year, because he was so grateful. The year the office was"
        " closed he could not do it himself, and lost his housing benefit.",
        "harm",
    ),
    ChallengeCard(
        "instead-of-no",
        "“I’ll see what I can do”, we said, though we knew the answer. She hoped for two weeks, and"
        " then she was disappointed twice over.",
        "harm",
    ),
    ChallengeCard(
        "pleasant-chat",
        "We had such a pleasant talk that we forgot to ask what the meter said. The next bill was a"
        " guess, and he had to call again.",
        "harm",
    ),
    ChallengeCard(
        "do-not-worry",
        "“Don’t worry, this will be fine!” we answered, before we had read to the end. On the last"
        " line it said that there was a baby in the cold flat.",
        "harm",
    ),
    ChallengeCard(
        "early-no",
        "“No, not before the weekend. Tuesday morning I can promise; shall I put one aside for"
        " you?” She had her no in time to borrow one next door.",
        "no",
    ),
    ChallengeCard(
        "no-with-a-reason",
        "He did not get the loan, but he saw the sum and which figure stood in the way. The year"
        " after he came back with that figure put right.",
        "no",
    ),
    ChallengeCard(
        "smaller-sale",
        "“You don’t need the big one for this.” The till took in less that day, and she has asked"
        " us first ever since.",
        "no",
    ),
    ChallengeCard(
        "closed-mouth",
        "He wanted to know whether his former wife had moved. “That is something we tell nobody."
        " Nor will anybody hear from us where you live.”",
        "no",
    ),
    ChallengeCard(
        "open-queue",
        "A tenant wanted to move up the housing queue. We did not move him; we showed him how it"
        " works and where he stood. He stopped wondering.",
        "no",
    ),
    ChallengeCard(
        "calm-limit",
        "“I want to help, and I can as soon as you stop calling me that.” It went quiet. Then he"
        " started again from the beginning, and it was solved.",
        "no",
    ),
    ChallengeCard(
        "missed-deadline",
        "The application came a day late. “I cannot take it, and I won’t give you false hope. But"
        " the next round is in March, and you can use most of this again.”",
        "no",
    ),
    ChallengeCard("right-experience", RIGHT_EXPERIENCE, "saying"),
)
