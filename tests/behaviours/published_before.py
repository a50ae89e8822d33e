"""A catalogue as the first edition of the product published it: its snapshot and its hashes.

The hashes were made by that edition, before entries had an audience, media or follow-ups. They
are never computed anew here: what was published must be found unaltered by every later edition.
"""

from typing import Any

SNAPSHOT: dict[str, Any] = {
    "workshop": "w1",
    "title": "What service means to us",
    "held_on": "2026-11-12",
    "language": "en",
    "term": "service-minded",
    "definition": "We understand the need before we suggest a solution.",
    "status": "agreed",
    "participants": 18,
    "themes": [
        {
            "key": "t1",
            "name": "Listening",
            "cards": ["Hear people out", "Ask before you answer"],
            "voters": 12,
            "chosen": True,
            "non_examples": ["Ever so sorry"],
        },
        {
            "key": "t2",
            "name": "Follow-up",
            "cards": ["Call back as agreed"],
            "voters": None,
            "chosen": False,
        },
    ],
    "rounds": [
        {
            "number": 1,
            "text": "We understand before we suggest.",
            "agree": 14,
            "live_with": 2,
            "objections": [["Understand what?", "Say the need"]],
            "questions": [["Also by e-mail?", "Yes"]],
            "abstained": 1,
        }
    ],
    "behaviours": [
        {
            "key": "b1",
            "situation": "the customer has explained",
            "text": "we repeat the need",
            "theme": "t1",
            "voters": 11,
        },
        {
            "key": "b2",
            "situation": "",
            "text": "we agree on the next step",
            "theme": "",
            "voters": None,
        },
    ],
    "questions": [
        {
            "key": "q1",
            "wording": "What matters most today?",
            "form": "follow_up",
            "stage": "explore",
            "decides": "what comes first",
        }
    ],
}
BEHAVIOUR: dict[str, Any] = {
    "title": "Say your name",
    "situation": "we answer",
    "text": "we say our name first",
    "how": "Slowly.",
    "example": "“This is Ola.”",
    "non_example": "“Hello?”",
    "theme": "Greeting",
    "why": "Callers asked for it.",
}
QUESTION = {
    "wording": "Have I understood you rightly?",
    "form": "closed",
    "stage": "check",
    "decides": "whether we go on",
    "behaviour_code": "LIS-01",
    "why": "",
}
NOTES = ("The first version.", "One behaviour and one question more, one behaviour less.")
HASHES = (
    "97fbee6a72fd50b5a160254500a73edd35dcb2f21a32f304d4096fd7ab2c5339",
    "9f983dd169b976ec7f158b1df471a241ceea28ba7756eb5885101a1159ec96fd",
)
