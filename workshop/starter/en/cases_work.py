"""Customer cases in English about the work: rules, promises, time, whose case it is."""

from workshop.starter.shapes import StarterCase

RULE = "Rule or exception"
HONEST = "Honest or reassuring"
TIME = "Quick or thorough"
OWN = "Keep it or pass it on"

CASES = (
    StarterCase(
        "late-return",
        RULE,
        "At the counter: a customer wants to return a kettle three days after the return period"
        " ended. She has been in hospital. The box is unopened and she has the receipt.",
        (
            "Take it back; her reason is good enough",
            "Keep to the time limit, and explain why it is the same for everyone",
            "Offer a gift card as a middle way",
        ),
    ),
    StarterCase(
        "reminder-fee",
        RULE,
        "An energy customer writes that the bill went to the spam folder and asks you to drop the"
        " reminder fee. It is the second time this year. The fee is correct.",
        (
            "Drop the fee; it means little to us and much to the customer",
            "Let the fee stand, and show how to get the bill another way",
            "Drop it on condition that the customer switches to automatic payment",
        ),
    ),
    StarterCase(
        "wrong-day",
        RULE,
        "On the travel chat: a customer has just bought the cheapest ticket, for the wrong day."
        " That kind of ticket cannot be changed. There are plenty of seats on the right day.",
        (
            "Move the ticket to the right day, free of charge",
            "Say that it cannot be moved, and find the cheapest new one",
            "Move it for the fee that a changeable ticket would cost",
        ),
    ),
    StarterCase(
        "back-by-noon",
        HONEST,
        "The broadband is down in a whole district, and nobody knows why yet. Somebody who works"
        " from home calls: “Will it be back by noon?”",
        (
            "Say that you do not know, and when there will be news",
            "Say that most faults are fixed within a few hours",
            "Leave the time open, and get them going on the mobile network",
        ),
    ),
    StarterCase(
        "covered-by-card",
        HONEST,
        "In the chat a customer asks whether your travel insurance suits their trip. You think the"
        " cover that came with their payment card is enough, but you have not seen its terms.",
        (
            "Say what you think, and that they may not need yours",
            "Explain what yours covers, and let the customer compare",
            "Ask them to read the terms of the card first and then come back",
        ),
    ),
    StarterCase(
        "silent-parcel",
        HONEST,
        "Under one of your posts a customer asks where his parcel is. For a week it has said “on"
        " its way”. You believe that it is lost; the search takes two more days.",
        (
            "Tell him now that it may be lost",
            "Write that you are searching, and come back in two days",
            "Ask him to send you a private message before you say anything",
        ),
    ),
    StarterCase(
        "ideas-in-the-queue",
        TIME,
        "A caller’s problem with the payroll program is solved. Now she wants to tell you how it"
        " ought to have been made, and she knows her work. Forty people are waiting.",
        (
            "Let her finish; she is giving us her time",
            "Thank her, and ask for the rest by e-mail",
            "Say that others are waiting, and offer to call her back",
        ),
    ),
    StarterCase(
        "nursery-place",
        TIME,
        "A father asks in the municipality’s chat how to apply for a nursery place. It is all on"
        " the website, in three steps. He has tried, he writes.",
        (
            "Send the link to the right page, so that he has it for later",
            "Explain the three steps in the chat",
            "Go through the form together with him, field by field",
        ),
    ),
    StarterCase(
        "four-questions",
        TIME,
        "An e-mail about a new electricity contract holds four questions. You can answer three of"
        " them. The fourth needs a colleague who is back tomorrow.",
        (
            "Answer three now and the fourth tomorrow",
            "Send one whole answer tomorrow",
            "Call now and talk through all four as far as you can",
        ),
    ),
    StarterCase(
        "third-transfer",
        OWN,
        "A resident has been put through twice before she reaches you. A building permit is not"
        " your field, but you know roughly what the answer is.",
        (
            "Give the answer you have, and say that you are not sure",
            "Find the right colleague, and stay on the line until somebody has the case",
            "Take down her question and have somebody who knows call her today",
        ),
    ),
    StarterCase(
        "broken-lift",
        OWN,
        "A tenant calls the housing company: the lift has stopped. The lift firm is responsible and"
        " has a number of its own, which is posted beside the lift.",
        (
            "Give him the number; that is the fastest way",
            "Call the lift firm yourself, and let the tenant know",
            "Put him through to the firm straight away",
        ),
    ),
    StarterCase(
        "other-program",
        OWN,
        "You help by e-mail with an accounting program. The error turns out to be in another firm’s"
        " program, and you have found where.",
        (
            "Tell the customer what you found, and whom to write to",
            "Report the error to the other firm and follow it up yourself",
            "Describe a way round it, although you do not support that program",
        ),
    ),
)
