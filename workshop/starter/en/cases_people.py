"""Customer cases in English about people: tone, fairness, advice, our mistakes, trust."""

from workshop.starter.shapes import StarterCase

LIMITS = "Warm or firm"
FAIR = "This customer or all of them"
ADVICE = "What they ask for or what they need"
MISTAKES = "When the mistake is ours"
TRUST = "Helpful or careful"

CASES = (
    StarterCase(
        "shouting",
        LIMITS,
        "A bank customer shouts into the phone and calls your colleagues names. His card was"
        " blocked on holiday, by a mistake of ours.",
        (
            "Let him get it all out before you say anything",
            "Say that you want to help, and that the name-calling must stop",
            "Unblock the card at once, and say nothing about his tone",
            "Offer to call him back in a quarter of an hour",
        ),
    ),
    StarterCase(
        "angry-post",
        LIMITS,
        "Many people share an angry post about your shop. Half of it is true and half is not.",
        (
            "Correct what is wrong, briefly and where everyone can see it",
            "Say sorry for the half that is true, and leave the rest",
            "Ask the writer to send you a message, and answer there",
        ),
    ),
    StarterCase(
        "daily-call",
        LIMITS,
        "An elderly man calls the health centre nearly every morning. He rarely wants an"
        " appointment; he wants somebody to talk to.",
        (
            "Talk with him for a few minutes each time",
            "Agree on one fixed day a week when he can call",
            "Say kindly that the line is for patients who need an appointment",
            "Tell him about the visiting service, and offer to put him in touch",
        ),
    ),
    StarterCase(
        "parking-runs-out",
        FAIR,
        "At the town hall’s counter a woman asks to go first: she only has a form to hand in, and"
        " her parking is running out. Five people have waited for a long time.",
        (
            "Take the form; it is done in a moment",
            "Let her ask the others whether she may go first",
            "Ask her to wait for her turn like everybody else",
        ),
    ),
    StarterCase(
        "new-customer-offer",
        FAIR,
        "In the chat a mobile customer of many years threatens to leave unless she gets the price"
        " that new customers pay. Those who never ask keep paying more.",
        (
            "Give her the price; she has been loyal",
            "Say no: the price should not depend on who complains",
            "Find the cheapest of the ordinary plans for her",
        ),
    ),
    StarterCase(
        "last-room",
        FAIR,
        "By our mistake the last hotel room is sold twice, and both guests stand at the desk. One"
        " is a regular, the other has small children. There is a room in a hotel nearby.",
        (
            "Whoever booked first gets the room",
            "The family gets it; moving is hardest for them",
            "The regular gets it; loyalty should count for something",
            "Ask both whether one of them would mind moving, at our cost",
        ),
    ),
    StarterCase(
        "biggest-plan",
        ADVICE,
        "A caller asks for the largest data plan. You can see that he uses hardly a tenth of the"
        " smallest one.",
        (
            "Sell what he asks for; he knows what he wants it for",
            "Tell him what he uses, and then let him choose",
            "Recommend the smallest, and say why",
        ),
    ),
    StarterCase(
        "sure-about-the-meter",
        ADVICE,
        "A customer on the phone is certain that her electricity meter is broken: the bill has"
        " doubled. You can see that the meter works and that the month was cold.",
        (
            "Say plainly that the meter is right, and how you know",
            "Go through her usage week by week, until she sees it herself",
            "Order a check of the meter, so that she can be sure",
        ),
    ),
    StarterCase(
        "sudden-notice",
        ADVICE,
        "A tenant calls, upset after a quarrel with a neighbour, and wants to give notice on the"
        " spot. Flats like his are hard to find again.",
        (
            "Take the notice; it is his decision",
            "Ask what has happened before you talk about notice",
            "Ask him to sleep on it, and agree to call tomorrow",
        ),
    ),
    StarterCase(
        "paid-too-much",
        MISTAKES,
        "You discover that a customer has paid a little too much for her home insurance for two"
        " years. She has not noticed. Our terms say that we repay one year.",
        (
            "Repay both years, and send her a few lines about it",
            "Repay one year as the terms say, and charge the right price from now on",
            "Call her, explain, and ask what she thinks is reasonable",
            "Wait until you know who else it concerns, and treat all of them alike",
        ),
    ),
    StarterCase(
        "colleagues-promise",
        MISTAKES,
        "In the chat log a colleague has promised a customer a discount on broadband that does not"
        " exist. The colleague is away this week.",
        (
            "Give the discount; a promise is a promise",
            "Say that the promise was a mistake, and apologise",
            "Offer something else that you are allowed to give",
        ),
    ),
    StarterCase(
        "one-jacket-too-many",
        MISTAKES,
        "A customer e-mails that she has received two jackets but paid for one. The return postage"
        " would cost the shop more than the jacket is worth.",
        (
            "Let her keep it, as thanks for telling us",
            "Ask her to send it back, at our expense",
            "Ask her to pass it on to somebody who needs one",
        ),
    ),
    StarterCase(
        "on-mothers-behalf",
        TRUST,
        "A daughter calls the bank for her mother, who is ill in bed in the next room. She can"
        " answer all your questions, but there is no power of attorney.",
        (
            "Ask to hear a yes from the mother, and then help the daughter",
            "Help only with what needs no access to the account",
            "Wait until the form is signed, and explain whom the rule protects",
        ),
    ),
    StarterCase(
        "results-are-here",
        TRUST,
        "A worried patient calls about her test results. You can see that they have come and look"
        " fine, but telling her is the doctor’s task. The doctor calls on Thursday.",
        (
            "Say that they have come, and that the doctor calls on Thursday",
            "Say only when the doctor calls",
            "Ask the doctor for a minute today, so that she need not wait",
        ),
    ),
    StarterCase(
        "no-id",
        TRUST,
        "A boy comes to collect a parcel for his father. He has the right code on his phone, but no"
        " ID, and the rule asks for both.",
        (
            "Hand it over; the code shows that he was sent",
            "Call the father, and hand it over if he says yes",
            "Ask him to come back with his ID",
        ),
    ),
)
