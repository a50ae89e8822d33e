"""Opening prompts in English, and the two texts that wait until the own drafts are there."""

from workshop.starter.shapes import Opening

# Shown after the own drafts only: read first, it would become everybody's answer.
REFERENCE_DEFINITION = (
    "To be service-minded is to do what fits the situation, so that each customer notices: somebody"
    " sees me, somebody listens, and what I need counts."
)
VALUED_BY_CUSTOMERS = (
    "Somebody who listens to the end and takes the time it needs",
    "Somebody who knows their subject and is at ease with it",
    "Somebody who cares how it turns out",
    "Somebody who notices what mood I am in, and meets me there",
    "Somebody who looks for a way forward",
)

OPENINGS = (
    Opening(
        "greeting-aloud",
        "phone",
        "Say aloud what you say when you pick up the phone. What does the caller know about you by"
        " then?",
    ),
    Opening(
        "silence-on-the-line",
        "phone",
        "You are searching, and nobody says anything. What does the customer believe is happening?",
    ),
    Opening(
        "same-call-twice",
        "phone",
        "Two customers call about the same wrong bill, and both get it put right. One has forgotten"
        " us by evening; the other talks about it at dinner. What was said in the second call?",
    ),
    Opening(
        "last-first-line",
        "writing",
        "Find the last message you wrote to a customer and read only its first line. Who is it"
        " written for?",
    ),
    Opening(
        "two-replies",
        "writing",
        "“Where is my order?” Write one reply that is in order, and one that you would like to get"
        " yourself. What did you change?",
    ),
    Opening(
        "waiting-dots",
        "writing",
        "In the chat the customer sees only that you are typing. What would you want to know in"
        " that minute if it were you?",
    ),
    Opening(
        "busy-with-another",
        "counter",
        "Somebody comes in while you are helping another. What do they see in the first seconds?",
    ),
    Opening(
        "empty-smile",
        "counter",
        "Think of a smile in a shop that was not meant. How could you tell?",
    ),
    Opening(
        "same-bag-twice",
        "counter",
        "The strap of a bag has broken, and the customer gets a new bag. Play it twice: once simply"
        " correct, and once so that the customer comes back. Where do they part?",
    ),
    Opening(
        "picture-of-yourself",
        "video",
        "Look at your own picture before the customer joins the video call. What does your posture"
        " say?",
    ),
    Opening(
        "eyes-elsewhere",
        "video",
        "You have to read in another window while the customer talks. How do they notice that you"
        " are still there?",
    ),
    Opening(
        "good-enough",
        "any",
        "Is it good enough for us that nobody complains? If not: what do we want a customer to say"
        " about us to a friend?",
    ),
    Opening(
        "stay-or-leave",
        "any",
        "Where are you a customer although the service is poor? What makes you stay, and what would"
        " make you leave?",
    ),
    Opening(
        "do-you-agree",
        "any",
        "“The customer meeting begins before the customer is there.” Do you agree? Tell us about a"
        " day when it showed.",
    ),
    Opening(
        "motivated-for-what",
        "any",
        "We say that we are motivated. For what: getting the job, having it, or growing in it? What"
        " is it for you just now?",
    ),
    Opening(
        "could-be-filmed",
        "any",
        "Remember somebody who helped you really well. What did they do that a camera could have"
        " filmed?",
    ),
)
