"""Where each planted word may be read, and where it must be: the moments of each audience."""

from tests.workshop.planted import MOMENTS
from workshop.enums import AudienceKind

PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
ALL = {PHONE, CONSOLE, SCREEN}
# Where a word may be read, on whatever surface: from one moment to another, both included. What is
# not here may be read nowhere.
Span = tuple[str, str]
END = "close open"
# While people tell the sentence in their own words, nothing that was decided is to be read.
BEFORE_CLOSE = "questions open"
BY_NAME = (
    "cluster sorting",
    "challenge shown",
    "challenge revising",
    "behaviours sorting",
    "behaviours resorted",
)
INCIDENT: list[Span] = [("behaviours resorted",) * 2, ("how open",) * 2, (END, END)]
TALKED: list[Span] = [("changes shown", "changes decided"), (END, END)]
MAY: dict[str, dict[AudienceKind, list[Span]]] = {
    "line": {each: [("changes reacting", "changes decided"), (END, END)] for each in ALL},
    # All that was said of lines, to everybody in the same moment.
    **{
        said: dict.fromkeys(ALL, TALKED)
        for said in (
            "line harm",
            "line change",
            "line asked",
            "line answer",
            "line reservation",
            "new words",
        )
    },
    "word": {each: [("calibrate answering", "calibrate shown")] for each in ALL},
    "number": {each: [("calibrate shown",) * 2] for each in ALL},
    "range": {},
    # Also where the draft is tried on it, and where it does not help.
    "situation": {
        PHONE: [("cases answering", "cases shown"), ("agree testing", "agree reacting")],
        CONSOLE: [("cases answering", "cases shown"), ("agree testing", "agree reacting")],
        SCREEN: [("cases answering", "cases shown"), ("agree testing", "agree tested")],
    },
    "card": {
        CONSOLE: [("write looking", END)],
        PHONE: [("write shown", END)],
        SCREEN: [("write shown", END)],
    },
    "kept back": {CONSOLE: [("write looking", "write looking")]},
    "added": {
        CONSOLE: [("write checking", END)],
        PHONE: [("write added", END)],
        SCREEN: [("write added", END)],
    },
    "harm": {
        CONSOLE: [("challenge looking", END)],
        PHONE: [("challenge shown", END)],
        SCREEN: [("challenge shown", END)],
    },
    "rude harm": {CONSOLE: [("challenge looking", "challenge looking")]},
    "revised": {each: [("vote voting", END)] for each in ALL},
    "theme": {each: [("cluster sorting", END)] for each in ALL},
    "suggested": {CONSOLE: [("cluster judging", "cluster sorting")]},
    "name": {CONSOLE: [("welcome open", END)]},
    "mover": {
        CONSOLE: [("welcome open", END)],
        PHONE: [(at,) * 2 for at in BY_NAME],
        SCREEN: [(at,) * 2 for at in BY_NAME],
    },
    "say": {CONSOLE: [("welcome open", END)]},
    "notes": {CONSOLE: [("welcome open", END)]},
    "draft": {each: [("agree drafting", BEFORE_CLOSE), ("close recalled", END)] for each in ALL},
    "wording": {CONSOLE: [("agree drafting", "agree decided")]},
    "offered": {
        CONSOLE: [("agree drafting", "agree decided")],
        PHONE: [("agree choosing", "agree chosen")],
        SCREEN: [("agree choosing", "agree chosen")],
    },
    "instead": {CONSOLE: [("agree drafting", "agree decided")]},
    "gone": {CONSOLE: [("agree drafting", "agree drafting")]},
    "fixed": {
        each: [("agree drafting", "agree choosing"), ("agree reacting", "agree reacting")]
        for each in ALL
    },
    "reason": {each: [("agree reasons", "agree decided")] for each in ALL},
    "change": {each: [("agree reasons", "agree decided")] for each in ALL},
    "reservation": {each: [("agree reasons", "agree decided")] for each in ALL},
    "asked": {
        CONSOLE: [("agree reacting", "agree decided")],
        PHONE: [("agree reasons", "agree decided")],
        SCREEN: [("agree reasons", "agree decided")],
    },
    "answered": {
        CONSOLE: [("agree reacting", "agree decided")],
        PHONE: [("agree reasons", "agree decided")],
        SCREEN: [("agree reasons", "agree decided")],
    },
    "behaviour": {
        CONSOLE: [("behaviours looking", BEFORE_CLOSE), (END, END)],
        PHONE: [("behaviours sorting", BEFORE_CLOSE), (END, END)],
        SCREEN: [("behaviours sorting", BEFORE_CLOSE), (END, END)],
    },
    # On the boards, and in what is told of the chosen ones later; never on the wall.
    **{
        each: {
            CONSOLE: [("behaviours looking", "behaviours sorting"), *INCIDENT],
            PHONE: [("behaviours sorting", "behaviours sorting"), *INCIDENT],
        }
        for each in ("did", "effect")
    },
    "rude behaviour": {CONSOLE: [("behaviours looking", "behaviours looking")]},
    "how": {each: [("how open", "how open")] for each in ALL},
    "medium": {each: [("how open", "how open")] for each in ALL},
    "recall": {
        CONSOLE: [("close looking", "close recalled")],
        PHONE: [("close recalled",) * 2],
        SCREEN: [("close recalled",) * 2],
    },
    "rude recall": {CONSOLE: [("close looking", "close looking")]},
    "plan when": {},
    "plan will": {},
    "question": {each: [("questions open", BEFORE_CLOSE), (END, END)] for each in ALL},
    "decides": {each: [("questions open", BEFORE_CLOSE), (END, END)] for each in ALL},
    "after answer": {each: [("questions open", BEFORE_CLOSE), (END, END)] for each in ALL},
    "stop": {each: [("questions open", BEFORE_CLOSE), (END, END)] for each in ALL},
    "verb": {
        CONSOLE: [
            ("behaviours looking", "behaviours sorting"),
            ("behaviours resorted", "behaviours resorted"),
            ("how open", "how open"),
        ]
    },
}
# Where it must be read, in frame, page and poll alike: else the words above prove nothing.
BOARDS = ("sorting", "resorted")
BY_LINES = ("line harm", "line change", "line asked", "line answer", "new words")
MUST: dict[str, list[tuple[AudienceKind, str]]] = {
    "line": [
        *((each, "changes reacting") for each in (PHONE, CONSOLE)),
        *((each, "changes shown") for each in ALL),
    ],
    **{said: [(each, "changes shown") for each in ALL] for said in BY_LINES},
    "line reservation": [(each, "changes shown") for each in (PHONE, CONSOLE)],
    "word": [(CONSOLE, "calibrate answering"), *((each, "calibrate shown") for each in ALL)],
    "number": [(each, "calibrate shown") for each in ALL],
    "range": [],
    "situation": [
        (PHONE, "cases answering"),
        (CONSOLE, "cases answering"),
        *((each, "cases shown") for each in ALL),
        *((each, f"agree {at}") for each in (PHONE, CONSOLE) for at in ("testing", "reacting")),
        *((each, "agree tested") for each in ALL),
    ],
    "card": [
        (CONSOLE, "write looking"),
        *((each, where) for each in ALL for where in ("write shown", "cluster sorting")),
    ],
    "kept back": [(CONSOLE, "write looking")],
    "added": [
        (CONSOLE, "write checking"),
        *((each, where) for each in ALL for where in ("write added", "cluster sorting")),
    ],
    "harm": [
        (CONSOLE, "challenge looking"),
        *((each, "challenge shown") for each in ALL),
        *((each, "agree drafting") for each in (PHONE, CONSOLE)),
    ],
    "rude harm": [(CONSOLE, "challenge looking")],
    "revised": [(each, "agree drafting") for each in (PHONE, CONSOLE)],
    "theme": [
        (each, where)
        for each in ALL
        for where in ("cluster sorting", "vote voting", "vote counted")
    ],
    "suggested": [(CONSOLE, "cluster judging")],
    "name": [(CONSOLE, "write writing"), (CONSOLE, "vote voting")],
    "mover": [(CONSOLE, "write writing"), (PHONE, "cluster sorting")],
    "say": [(CONSOLE, f"{kind} {phase}") for kind, phase in MOMENTS],
    "notes": [(CONSOLE, f"{kind} {phase}") for kind, phase in MOMENTS],
    "draft": [
        (each, where)
        for each in ALL
        for where in ("agree drafting", "agree testing", "agree reacting", "close recalled", END)
    ],
    "wording": [(CONSOLE, "agree drafting")],
    "offered": [
        (CONSOLE, "agree drafting"),
        *((each, where) for each in ALL for where in ("agree choosing", "agree chosen")),
    ],
    "instead": [(CONSOLE, "agree drafting")],
    "gone": [(CONSOLE, "agree drafting")],
    "fixed": [(each, where) for each in ALL for where in ("agree drafting", "agree reacting")],
    "reason": [(each, "agree reasons") for each in ALL],
    "change": [(each, "agree reasons") for each in ALL],
    "reservation": [(each, "agree reasons") for each in ALL],
    "asked": [(CONSOLE, "agree reacting"), *((each, "agree reasons") for each in ALL)],
    "answered": [(CONSOLE, "agree reacting"), *((each, "agree reasons") for each in ALL)],
    "behaviour": [
        (CONSOLE, "behaviours looking"),
        *((each, where) for each in ALL for where in ("behaviours sorting", "behaviours counted")),
    ],
    **{
        each: [
            (CONSOLE, "behaviours looking"),
            *((who, f"behaviours {at}") for who in (PHONE, CONSOLE) for at in BOARDS),
        ]
        for each in ("did", "effect")
    },
    "rude behaviour": [(CONSOLE, "behaviours looking")],
    "how": [(each, "how open") for each in (PHONE, CONSOLE)],
    "medium": [(each, "how open") for each in (PHONE, CONSOLE)],
    "recall": [(each, "close recalled") for each in ALL],
    "rude recall": [(CONSOLE, "close looking")],
    "plan when": [],
    "plan will": [],
    "question": [(each, "questions open") for each in ALL],
    "decides": [(each, "questions open") for each in (PHONE, CONSOLE)],
    "after answer": [(each, "questions open") for each in ALL],
    "stop": [(each, "questions open") for each in (PHONE, CONSOLE)],
    "verb": [(CONSOLE, "behaviours looking"), (CONSOLE, "how open")],
}
ORDER = [f"{kind} {phase}" for kind, phase in MOMENTS]


def may_read(word: str, audience: AudienceKind, moment: str) -> bool:
    at = ORDER.index(moment)
    spans = MAY[word].get(audience, [])
    return any(ORDER.index(first) <= at <= ORDER.index(last) for first, last in spans)
