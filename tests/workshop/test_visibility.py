"""Who sees what in which step: by the table, and by words planted in everything that is hidden."""

import json
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import (
    SUGGESTED,
    Person,
    Stage,
    approve,
    done,
    go_next,
    join,
    judge_cases,
    make_stage,
    make_theme,
    offer,
    options_of,
    react,
    start,
    unsorted_cards,
    walk_to,
    write,
)
from tests.workshop.browsers import (
    BACKEND,
    HOST,
    Browser,
    console,
    identity,
    later,
    live,
    phone,
    screen,
    token_of,
)
from tests.workshop.resorted import asked_of
from workshop import steps, visibility
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live import hub
from workshop.live.sockets import Audience
from workshop.models import (
    CalibrationWord,
    Card,
    Case,
    Draft,
    LineReaction,
    PhraseTie,
    Question,
    Reaction,
    Step,
    Theme,
)
from workshop.queries.cases import cases_of
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db

PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
ALL = {PHONE, CONSOLE, SCREEN}


# --- words planted in everything that somebody must not see ---------------------------------------
# A word for each thing: long, unlike each other, and in no text of the product.
WORDS = {
    "line": "Qlineword",
    "line harm": "Qlineharm",
    "line change": "Qlinechange",
    "line asked": "Qlineasked",
    "line answer": "Qlineanswer",
    "line reservation": "Qlinereserve",
    "new words": "Qnewwords",
    "word": "Qcalibrated",
    "number": "812.743",
    "range": "912.331",
    "situation": "Qsituation",
    "card": "Qcardword",
    "kept back": "Qkeptback",
    "added": "Qaddedword",
    "harm": "Qharmword",
    "rude harm": "Qwronghand",
    "revised": "Qrevisedword",
    "theme": "Qthemeword",
    "suggested": "Qsuggestion",
    "name": "Qpersonname",
    "mover": "Qmovername",
    "say": "Qsayword",
    "notes": "Qnotesword",
    "draft": "Qdraftword",
    "wording": "Qwordingword",
    "offered": "Qofferedword",
    "instead": "Qinsteadword",
    "gone": "Qgoneword",
    "fixed": "Qfixedword",
    "reason": "Qreasonword",
    "change": "Qchangeword",
    "reservation": "Qreservation",
    "asked": "Qaskedword",
    "answered": "Qanswerword",
    "behaviour": "Qbehaviour",
    "did": "Qdidword",
    "effect": "Qeffectword",
    "rude behaviour": "Qrudeone",
    "how": "Qhowword",
    "medium": "Qmediumword",
    "recall": "Qrecallword",
    "rude recall": "Qrudetellingword",
    "plan when": "Qplanwhen",
    "plan will": "Qplanwill",
    "question": "Qquestionword",
    "decides": "Qdecidesword",
    "after answer": "Qafteranswer",
    "stop": "Qstopword",
    "verb": "qverbword",
}
MOMENTS = [(kind.value, phase.value) for kind, its in steps.KINDS.items() for phase in its.phases]


def plant(stage: Stage) -> None:
    """People fill the phase that is open, each thing with its own word in it."""
    boss, people = stage.facilitator, stage.people
    ann, bo = people[:2]
    step = stage.now
    match step.kind, step.phase:
        case StepKind.CHANGES, Phase.REACTING:
            lines = step.changed_lines.all()
            line = str(lines[0].pk)
            objects = {"reason": WORDS["line harm"], "change": WORDS["line change"]}
            done(ann, "line.react", line=line, kind="objection", **objects)
            asks = {"kind": "understand", "reason": WORDS["line asked"]}
            done(bo, "line.react", line=line, **asks)
            lives = {"kind": "live_with", "reason": WORDS["line reservation"]}
            done(people[2], "line.react", line=line, **lives)
        case StepKind.CHANGES, Phase.SHOWN:
            rows = LineReaction.objects.filter(line__step=step)
            harm = str(rows.get(kind="objection").pk)
            met = {"settled": "integrated", "wording": WORDS["new words"]}
            done(boss, "line.settle", reaction=harm, **met)
            question = str(rows.get(kind="understand").pk)
            done(boss, "line.answer", reaction=question, text=WORDS["line answer"])
            done(boss, "line.show", line=str(step.changed_lines.all()[0].pk))
        case StepKind.CHANGES, _:
            pass
        case StepKind.CALIBRATE, Phase.ANSWERING:
            far = str(step.words.all()[0].pk)
            done(ann, "estimate.give", word=far, number=WORDS["number"])
            done(ann, "estimate.range", word=far, low="1", high=WORDS["range"])
            done(bo, "estimate.give", word=far, number="3")
        case StepKind.CASES, Phase.ANSWERING:
            case = cases_of(stage.workshop.pk)[0]
            done(ann, "case.answer", case=case.id, option=case.answers[0].id)
        case StepKind.WRITE, Phase.WRITING:
            for number, person in enumerate((ann, bo)):
                write(person, f"{WORDS['card']} {number}")
            write(ann, f"{WORDS['kept back']} of somebody")
        case StepKind.BEHAVIOURS, Phase.WRITING:
            told = {"did": f"{WORDS['did']} then", "effect": f"{WORDS['effect']} of it"}
            write(ann, f"{WORDS['behaviour']} is what we do", "the customer calls", **told)
            write(people[2], "we ring back before noon", "the customer waits")
            write(bo, f"{WORDS['rude behaviour']} is what we do", "the customer calls")
            done(ann, "verb.add", verb=WORDS["verb"])
        case StepKind.WRITE, Phase.ADDING:
            write(bo, f"{WORDS['added']} is missing")
        case StepKind.CHALLENGE, Phase.WRITING:
            write(ann, f"{WORDS['harm']} and nobody was helped")
            write(bo, f"{WORDS['rude harm']} of somebody")
        case StepKind.CHALLENGE, Phase.SHOWN:
            card = Card.objects.get(text__startswith=WORDS["harm"])
            theme = Theme.objects.get(name=WORDS["theme"])
            done(bo, "card.against", card=str(card.pk), theme=str(theme.pk))
        case StepKind.CHALLENGE, Phase.REVISING:
            card = Card.objects.get(text=f"{WORDS['card']} 1")
            done(bo, "card.revise", card=str(card.pk), text=f"{WORDS['revised']} it is")
        case _, Phase.LOOKING:
            which = {
                StepKind.WRITE: WORDS["kept back"],
                StepKind.CHALLENGE: WORDS["rude harm"],
                StepKind.BEHAVIOURS: WORDS["rude behaviour"],
                StepKind.CLOSE: WORDS["rude recall"],
            }[StepKind(step.kind)]
            card = Card.objects.get(text__startswith=which)
            done(boss, "card.hide", card=str(card.pk), reason="rude")
        case StepKind.CLUSTER, Phase.JUDGING:
            cards = [str(card.pk) for card in unsorted_cards(step)]
            done(ann, "sort.judge", focal=cards[0], shown=cards[1:], same=cards[1:2])
            found = [{"name": WORDS["suggested"], "cards": cards[:2]}]
            data = {"judgements": 1, "cards": len(cards), "themes": found, "alike": []}
            done(stage.clock, "sort.suggest", **data)
        case StepKind.CLUSTER, Phase.SORTING:
            # Bo's definition lies under the theme that is chosen, and is revised later.
            first, second, third = sorted(
                unsorted_cards(step), key=lambda each: each.text != f"{WORDS['card']} 1"
            )
            make_theme(bo, WORDS["theme"], first.pk)
            make_theme(stage.facilitator, "Another", second.pk, third.pk)
        case StepKind.BEHAVIOURS, Phase.SORTING:
            theme = stage.step(StepKind.CLUSTER).themes.get(name=WORDS["theme"])
            card = Card.objects.get(text__startswith=WORDS["behaviour"])
            done(bo, "card.move", card=str(card.pk), theme=str(theme.pk))
        case StepKind.BEHAVIOURS, Phase.RESORTING:
            for person in (ann, bo):
                for asked in asked_of(person, step).cards:
                    done(person, "behaviour.resort", card=asked.id, theme="none")
        case _, Phase.VOTING:
            wanted = (WORDS["theme"], WORDS["behaviour"])
            for words, option in options_of(step).items():
                if words.startswith(wanted):
                    done(ann, "ballot.set", options=[str(option)])
        case _, Phase.DRAFTING:
            done(boss, "draft.save", text=f"{WORDS['draft']} is the sentence", version=0)
            done(ann, "wording.suggest", text=f"{WORDS['wording']} is better")
            done(ann, "wording.suggest", phrase=WORDS["draft"], text=WORDS["instead"])
            done(bo, "wording.suggest", text=f"{WORDS['offered']} is better")
            offer(stage, f"{WORDS['offered']} is better")
            done(boss, "drafts.offer", version=1, offer="yes")
            done(boss, "limits.state", limits=f"{WORDS['fixed']} is the law")
            # Tied to words that were taken out of the draft since.
            theme = Theme.objects.get(name=WORDS["theme"])
            PhraseTie.objects.create(step=step, phrase=WORDS["gone"], theme=theme)
        case _, Phase.CHOOSING:
            approve(ann, f"{WORDS['draft']} is the sentence")
        case _, Phase.TESTING:
            judge_cases(stage, "silent")
        case _, Phase.REACTING:
            react(
                ann,
                "objection",
                phrase=WORDS["draft"],
                reason=WORDS["reason"],
                change=WORDS["change"],
            )
            react(bo, "understand", reason=WORDS["asked"])
            react(people[2], "live_with", reason=WORDS["reservation"])
            react(people[3], "agree")
            owed = Reaction.objects.get(kind="understand")
            done(boss, "understanding.answer", reaction=str(owed.pk), text=WORDS["answered"])
        case StepKind.HOW, _:
            card = Card.objects.get(text__startswith=WORDS["behaviour"])
            how = {"card": str(card.pk), "version": 0}
            done(ann, "how.save", **how, mandate=f"{WORDS['how']} and no more")
            done(bo, "how.tell", **how, medium="chat", words=f"{WORDS['medium']} and wait")
        case StepKind.CLOSE, Phase.RECALLING:
            write(ann, f"{WORDS['recall']} in my own words")
            write(bo, f"{WORDS['rude recall']} of somebody")
        case StepKind.CLOSE, Phase.RECALLED:
            card = Card.objects.get(text__startswith=WORDS["recall"])
            theme = Theme.objects.get(name=WORDS["theme"])
            done(bo, "recall.tie", card=str(card.pk), themes=[str(theme.pk)])
        case StepKind.CLOSE, Phase.OPEN:
            plan = {"situation": f"{WORDS['plan when']} calls", "will": f"{WORDS['plan will']} it"}
            done(ann, "plan.make", number=1, **plan)
        case StepKind.QUESTIONS, _:
            done(
                ann,
                "question.add",
                wording=f"{WORDS['question']}, what is it?",
                form="open",
                stage="explore",
                decides=WORDS["decides"],
            )
            done(
                bo,
                "question.add",
                wording="And then?",
                form="open",
                stage="explore",
                after=str(Question.objects.get(step=step).pk),
                after_answer=WORDS["after answer"],
                stop=WORDS["stop"],
            )


def make_planted() -> Stage:
    """Ann and Bo write, Cy and Dee only react; the fifth has no part in anything and looks on."""
    stage = make_stage(people=0)
    for name in (WORDS["name"], WORDS["mover"], "", "", ""):
        join(stage, name)
    Step.objects.filter(workshop=stage.workshop).update(
        say=f"{WORDS['say']} now", notes=f"{WORDS['notes']} softly"
    )
    line = stage.step(StepKind.CHANGES).changed_lines.all()[0]
    line.fields = [["definition", "We help.", f"{WORDS['line']} is new"]]
    line.save()
    far = stage.step(StepKind.CALIBRATE).words.all()[0]
    CalibrationWord.objects.filter(pk=far.pk).update(word=WORDS["word"])
    Case.objects.filter(pk=cases_of(stage.workshop.pk)[0].id).update(situation=WORDS["situation"])
    return stage


def surfaces(stage: Stage) -> Iterator[tuple[AudienceKind, str, str]]:
    """Everything that an audience gets from the server: (audience, what, text)."""
    looker = stage.people[4]
    pk, token = stage.workshop.pk, token_of(stage)
    by_phone = Client(headers={"host": HOST})
    by_phone.cookies.load(identity(looker))
    by_console = Client(headers={"host": HOST})
    by_console.force_login(stage.crew.facilitator, backend=BACKEND)
    by_screen = Client(headers={"host": HOST})
    for kind, client, page, poll in (
        (PHONE, by_phone, reverse("phone", args=[pk]), reverse("poll", args=[pk])),
        (CONSOLE, by_console, reverse("console", args=[pk]), reverse("console_poll", args=[pk])),
        (SCREEN, by_screen, reverse("screen", args=[token]), reverse("screen_poll", args=[token])),
    ):
        yield kind, "scene", repr(scene_for(kind, pk))
        yield kind, "frame", hub.whole_state(pk, Audience(kind, "en"))
        for what, path in (("page", page), ("poll", poll)):
            response = client.get(path)
            assert response.status_code == 200, path
            yield kind, what, response.content.decode()


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


def walk(stage: Stage) -> Iterator[str]:
    """Through the whole workshop, stopping in every moment after people have filled it."""
    start(stage)
    while True:
        plant(stage)
        yield " ".join(stage.place)
        if stage.place == ("close", "open"):
            return
        go_on(stage)


def go_on(stage: Stage) -> None:
    if stage.place == ("agree", "reasons"):
        # They are won over outside: with the objection standing it could not be agreed.
        Reaction.objects.filter(kind="objection").update(kind="agree", reason="", change="")
    go_next(stage)


def test_words_are_read_where_they_may_be_and_nowhere_else() -> None:
    stage = make_planted()
    moments, missing = [], []
    for moment in walk(stage):
        moments.append(moment)
        for audience, what, text in surfaces(stage):
            for word, said in WORDS.items():
                if not may_read(word, audience, moment):
                    assert said not in text, f"{word} on the {what} of the {audience} in {moment}"
                elif what != "scene" and (audience, moment) in MUST[word] and said not in text:
                    missing.append(f"{word} on the {what} of the {audience} in {moment}")

    assert moments == ORDER
    assert missing == []


def test_what_may_never_be_read_is_not_asked_for() -> None:
    """The two tables agree, and speak of the same words."""
    assert set(MAY) == set(MUST) == set(WORDS)
    for word, places in MUST.items():
        for audience, moment in places:
            assert may_read(word, audience, moment), (word, audience, moment)


async def caught_up(stage: Stage, kind: AudienceKind, browser: Browser) -> None:
    """The page shows what is so now; until then frames may still tell of the moment before."""
    pk, audience = stage.workshop.pk, Audience(kind, "en")
    fresh = await later(hub.render, pk, frozenset({audience}), hub.connected_to(pk))
    while browser.regions != fresh[audience]:
        await browser.next()


@live
async def test_no_frame_ever_holds_what_its_audience_may_not_read() -> None:
    """Also not for a moment: every frame of a whole workshop is looked at."""
    stage = await later(make_planted)
    seen: set[tuple[str, AudienceKind]] = set()
    async with phone(stage.people[4]) as looker, console(stage) as boss, screen(stage) as wall:
        browsers: dict[AudienceKind, Browser] = {PHONE: looker, CONSOLE: boss, SCREEN: wall}
        steps_taken = walk(stage)
        for _ in ORDER:
            moment = await later(next, steps_taken)
            for audience, browser in browsers.items():
                await caught_up(stage, audience, browser)
                told = json.dumps(browser.told)
                browser.told.clear()
                for word, said in WORDS.items():
                    if said in told:
                        assert may_read(word, audience, moment), (word, audience, moment)
                        seen.add((word, audience))

    assert seen == {(word, audience) for word, by in MAY.items() for audience in by} - {
        # The wall says that cards move, not who moves them.
        ("mover", SCREEN),
        # And of the themes beside the draft the names alone.
        ("revised", SCREEN),
        # Of a line that stands alone, what is to be talked through.
        ("line reservation", SCREEN),
        ("decides", SCREEN),
        ("stop", SCREEN),
        # How much is told of each behaviour, and no word of it.
        ("how", SCREEN),
        ("medium", SCREEN),
    }


# --- one's own words are one's own to see ---------------------------------------------------------
def page(person: Person) -> str:
    client = Client(headers={"host": HOST})
    client.cookies.load(identity(person))
    return client.get(reverse("phone", args=[person.workshop])).content.decode()


def test_ones_own_words_are_on_ones_own_phone_and_on_no_other() -> None:
    stage = make_planted()
    ann, bo, cy = stage.people[:3]
    own = {
        "changes reacting": [
            (ann, "line harm"),
            (ann, "line change"),
            (bo, "line asked"),
            (cy, "line reservation"),
        ],
        "calibrate answering": [(ann, "number"), (ann, "range")],
        "write writing": [(ann, "card"), (bo, "card"), (ann, "kept back")],
        "write looking": [(ann, "card"), (bo, "card"), (ann, "kept back")],
        "write adding": [(bo, "added")],
        "write checking": [(bo, "added")],
        "challenge writing": [(ann, "harm"), (bo, "rude harm")],
        "challenge looking": [(ann, "harm"), (bo, "rude harm")],
        "challenge revising": [(bo, "revised"), (ann, "kept back")],
        "agree drafting": [(ann, "wording"), (ann, "instead"), (bo, "offered")],
        "agree reacting": [
            (ann, "reason"),
            (ann, "change"),
            (bo, "asked"),
            (bo, "answered"),
            (cy, "reservation"),
        ],
        **{
            f"behaviours {phase}": [
                *((ann, word) for word in ("behaviour", "did", "effect")),
                (bo, "rude behaviour"),
            ]
            for phase in ("writing", "looking")
        },
        "close recalling": [(ann, "recall"), (bo, "rude recall")],
        "close looking": [(ann, "recall"), (bo, "rude recall")],
        # What was kept back or put otherwise is in the traces of one's own cards.
        "close open": [
            (ann, "plan when"),
            (ann, "plan will"),
            (ann, "kept back"),
            (bo, "rude harm"),
            (bo, "rude behaviour"),
        ],
    }
    for moment in walk(stage):
        if moment not in own:
            continue
        pages = {person: page(person) for person in stage.people}
        for person in stage.people:
            for word, said in WORDS.items():
                if (person, word) in own[moment]:
                    assert said in pages[person], (moment, word)
                elif not may_read(word, PHONE, moment):
                    assert said not in pages[person], (moment, word)


def test_a_late_comers_page_holds_nothing_that_was_hidden_before() -> None:
    stage = make_planted()
    for moment in walk(stage):
        if moment == "write looking":
            text = page(join(stage))
            assert WORDS["card"] not in text
            assert WORDS["kept back"] not in text
            return
    pytest.fail("the walk did not come by the gate")


# --- votes and reactions have no words, only effects ----------------------------------------------
def seen_by(stage: Stage, kind: AudienceKind) -> dict[str, str]:
    audience = Audience(kind, "en")
    return hub.render(stage.workshop.pk, frozenset({audience}))[audience]


@pytest.mark.parametrize(
    "moment",
    [
        "changes reacting",
        "calibrate answering",
        "cases answering",
        "vote voting",
        "behaviours resorting",
        "behaviours voting",
        "agree choosing",
        "agree testing",
        "agree reacting",
        "write writing",
        "write adding",
        "challenge writing",
        "close recalling",
    ],
)
def test_what_is_sent_in_secret_changes_no_phone_and_no_wall_and_only_totals_on_the_console(
    moment: str,
) -> None:
    stage = make_stage()
    kind, _, phase = moment.partition(" ")
    step = walk_to(stage, StepKind(kind), Phase(phase))
    before = {each: seen_by(stage, each) for each in ALL}
    ann = stage.people[0]
    if step.kind == StepKind.CHANGES:
        line = str(step.changed_lines.all()[0].pk)
        done(ann, "line.react", line=line, kind="objection", reason="Harm", change="Another")
        done(ann, "line.rest")
    elif phase == "voting":
        done(ann, "ballot.set", options=[str(next(iter(options_of(step).values())))])
    elif phase == "choosing":
        approve(ann, SUGGESTED)
    elif phase == "resorting":
        for card in asked_of(ann, step).cards:
            done(ann, "behaviour.resort", card=card.id, theme="none")
    elif phase == "testing":
        case = cases_of(stage.workshop.pk)[0].id
        version = Draft.objects.get(step=step).version
        done(ann, "case.judge", case=case, version=version, verdict="silent")
    elif phase == "reacting":
        react(ann, "objection", whole="on", reason="Harm", change="Another")
    elif step.kind == StepKind.CALIBRATE:
        done(ann, "estimate.give", word=str(step.words.all()[0].pk), number="7")
    elif step.kind == StepKind.CASES:
        put = cases_of(stage.workshop.pk)[0]
        done(ann, "case.answer", case=put.id, option=put.answers[0].id)
    else:
        write(ann, "Listen", "the customer calls")

    after = {each: seen_by(stage, each) for each in ALL}
    assert after[PHONE] == before[PHONE]
    assert after[SCREEN] == before[SCREEN]
    changed = {id for id in after[CONSOLE] if after[CONSOLE][id] != before[CONSOLE].get(id)}
    assert changed == {"progress", "next"}


def test_a_count_comes_to_all_when_the_vote_closes() -> None:
    stage = make_planted()
    for moment in walk(stage):
        for kind in ALL:
            scene = scene_for(kind, stage.workshop.pk)
            assert bool(scene.estimates) == (moment == "calibrate shown"), (moment, kind)
            assert (scene.compared is not None) == (moment == "cases shown"), (moment, kind)
            assert scene.compared is None or bool(scene.compared.details) == (kind == CONSOLE)
            counted = moment in {"vote counted", "behaviours counted", "agree chosen"}
            assert (scene.result is not None) == counted, (moment, kind)
            said = moment in {"changes shown", "changes decided", END}
            assert (scene.answered is not None) == said, (moment, kind)
            closed = moment in {"agree reasons", "agree decided"}
            assert (scene.reactions is not None) == closed, (moment, kind)


def test_after_a_round_the_console_alone_has_its_reasons_beside_the_next_draft() -> None:
    stage = make_planted()
    for moment in walk(stage):
        if moment == "agree reasons":
            break
    done(stage.facilitator, "draft.revise")

    told = {kind: repr(scene_for(kind, stage.workshop.pk)) for kind in ALL}
    for word in ("reason", "change", "reservation", "asked"):
        assert WORDS[word] in told[CONSOLE]
        assert WORDS[word] not in told[PHONE]
        assert WORDS[word] not in told[SCREEN]


# --- the table itself -----------------------------------------------------------------------------
READ = {
    Phase.SHOWN,
    Phase.ADDING,
    Phase.ADDED,
    Phase.REVISING,
    Phase.SORTING,
    Phase.RESORTED,
    Phase.VOTING,
    Phase.COUNTED,
}
TABLE: dict[str, dict[AudienceKind, set[Phase]]] = {
    "sees_cards": {
        CONSOLE: READ | {Phase.LOOKING, Phase.CHECKING},
        PHONE: READ,
        SCREEN: READ,
    },
    "sees_hidden_cards": {CONSOLE: {Phase.LOOKING, Phase.CHECKING}},
    "sees_revised": {CONSOLE: {Phase.REVISING}},
    "sees_board": {each: {Phase.SORTING, Phase.RESORTED} for each in ALL},
    "sees_suggestion": {CONSOLE: {Phase.JUDGING, Phase.SORTING, Phase.RESORTED}},
    "sees_history": {CONSOLE: {Phase.SORTING, Phase.RESORTED}},
    "sees_tally": {each: {Phase.COUNTED} for each in ALL},
    "sees_options": {each: {Phase.VOTING} for each in ALL},
    "sees_open_understanding": {
        CONSOLE: {Phase.REACTING, Phase.REASONS, Phase.DECIDED},
        PHONE: {Phase.REASONS, Phase.DECIDED},
        SCREEN: {Phase.REASONS, Phase.DECIDED},
    },
    "sees_reactions": {each: {Phase.REASONS, Phase.DECIDED} for each in ALL},
}


@pytest.mark.parametrize("question", TABLE)
@pytest.mark.parametrize("audience", AudienceKind)
def test_who_sees_what_in_which_phase(question: str, audience: AudienceKind) -> None:
    sees = getattr(visibility, question)

    assert {phase for phase in Phase if sees(audience, phase)} == TABLE[question].get(
        audience, set()
    )


def test_what_a_text_fails_in_is_shown_to_all_at_once_and_stands_beside_it_afterwards() -> None:
    agree = {
        (audience, phase)
        for audience in AudienceKind
        for kind in StepKind
        for phase in Phase
        if visibility.sees_verdicts(audience, kind, phase) and kind == StepKind.AGREE
    }

    assert agree == {
        *((each, Phase.TESTED) for each in ALL),
        (CONSOLE, Phase.DRAFTING),
        (CONSOLE, Phase.REACTING),
        (PHONE, Phase.REACTING),
    }
    others = set(StepKind) - {StepKind.AGREE}
    assert not any(
        visibility.sees_verdicts(audience, kind, phase)
        for audience in AudienceKind
        for kind in others
        for phase in Phase
    )


def test_progress_is_a_total_for_the_console_while_people_answer() -> None:
    seen = {
        (audience, phase)
        for audience in AudienceKind
        for phase in Phase
        if visibility.sees_progress(audience, StepKind.WRITE, phase)
    }

    assert seen == {
        (CONSOLE, phase)
        for phase in (
            Phase.WRITING,
            Phase.LOOKING,
            Phase.ADDING,
            Phase.CHECKING,
            Phase.ANSWERING,
            Phase.JUDGING,
            Phase.VOTING,
            Phase.CHOOSING,
            Phase.TESTING,
            Phase.REACTING,
            Phase.RECALLING,
            Phase.RESORTING,
        )
    }


def test_words_and_cases_are_put_to_all_and_their_answers_shown_to_all_at_once() -> None:
    kinds = (StepKind.CALIBRATE, StepKind.CASES)
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    assert {place for place in places if visibility.sees_asked(*place)} == {
        (kind, Phase.ANSWERING) for kind in kinds
    }
    assert [place for place in places if visibility.sees_case_test(*place)] == [
        (StepKind.AGREE, Phase.TESTING)
    ]
    assert [place for place in places if visibility.sees_estimates(*place)] == [
        (StepKind.CALIBRATE, Phase.SHOWN)
    ]
    assert [place for place in places if visibility.sees_case_answers(*place)] == [
        (StepKind.CASES, Phase.SHOWN)
    ]
    assert [each for each in AudienceKind if visibility.sees_case_details(each)] == [CONSOLE]


def test_the_draft_is_for_all_while_it_is_written_and_else_for_the_console() -> None:
    seen = {
        (audience, kind, phase)
        for audience in AudienceKind
        for kind in StepKind
        for phase in Phase
        if visibility.sees_draft(audience, kind, phase)
    }

    assert seen == {(CONSOLE, StepKind.AGREE, phase) for phase in Phase} | {
        (audience, StepKind.AGREE, Phase.DRAFTING) for audience in AudienceKind
    }


def test_what_the_draft_says_is_for_all_and_its_ties_are_the_consoles() -> None:
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    assert {place for place in places if visibility.sees_coverage(*place)} == {
        (StepKind.AGREE, Phase.DRAFTING),
        (StepKind.AGREE, Phase.DECIDED),
    }
    assert [
        (audience, *place)
        for audience in AudienceKind
        for place in places
        if visibility.sees_ties(audience, *place)
    ] == [(CONSOLE, StepKind.AGREE, Phase.DRAFTING)]


def test_what_is_fixed_is_said_before_one_writes_and_before_one_answers() -> None:
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    assert {place for place in places if visibility.sees_limits(*place)} == {
        (StepKind.AGREE, Phase.DRAFTING),
        (StepKind.AGREE, Phase.CHOOSING),
        (StepKind.AGREE, Phase.REACTING),
        (StepKind.BEHAVIOURS, Phase.WRITING),
    }


def test_who_leads_is_the_consoles_to_know_and_told_to_the_leader_where_people_talk() -> None:
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    assert [each for each in AudienceKind if visibility.sees_people(each)] == [CONSOLE]
    assert {place for place in places if visibility.told_to_speak_last(*place)} == {
        (StepKind.AGREE, Phase.DRAFTING),
        (StepKind.AGREE, Phase.REASONS),
    }


def test_drafts_are_for_all_while_one_chooses_and_offered_and_level_ones_the_consoles() -> None:
    places = [(kind, phase) for kind in StepKind for phase in Phase]

    assert [phase for phase in Phase if visibility.sees_drafts_offered(phase)] == [Phase.CHOOSING]
    assert [phase for phase in Phase if visibility.sees_choice(phase)] == [Phase.CHOSEN]
    for sees, where in (
        (visibility.sees_offers, Phase.DRAFTING),
        (visibility.sees_level, Phase.REASONS),
    ):
        assert [
            (audience, *place)
            for audience in AudienceKind
            for place in places
            if sees(audience, *place)
        ] == [(CONSOLE, StepKind.AGREE, where)]


def test_people_script_and_wordings_are_the_consoles_alone() -> None:
    assert [a for a in AudienceKind if visibility.sees_people(a)] == [CONSOLE]
    assert [a for a in AudienceKind if visibility.sees_script(a)] == [CONSOLE]
    assert [
        (a, kind)
        for a in AudienceKind
        for kind in StepKind
        if visibility.sees_wordings(a, kind, Phase.DRAFTING)
    ] == [(CONSOLE, StepKind.AGREE)]


def test_the_teams_verbs_are_the_consoles_where_behaviours_are_read() -> None:
    places = [(a, *place) for a in ALL for place in MOMENTS]
    assert {place for place in places if visibility.sees_own_verbs(*place)} == {
        (CONSOLE, StepKind.BEHAVIOURS, Phase.LOOKING),
        (CONSOLE, StepKind.BEHAVIOURS, Phase.SORTING),
        (CONSOLE, StepKind.BEHAVIOURS, Phase.RESORTED),
        (CONSOLE, StepKind.HOW, Phase.OPEN),
    }


def test_questions_are_seen_where_they_are_written_and_at_the_close() -> None:
    assert {kind for kind in StepKind if visibility.sees_questions(PHONE, kind)} == {
        StepKind.QUESTIONS,
        StepKind.CLOSE,
    }


def test_how_is_seen_by_all_while_it_is_told() -> None:
    seen = {(a, kind) for a in ALL for kind in StepKind if visibility.sees_hows(a, kind)}

    assert seen == {(a, StepKind.HOW) for a in ALL}
