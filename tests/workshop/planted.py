"""Words planted in everything that somebody must not see, and where each may be read."""

from collections.abc import Iterator

from django.test import Client
from django.urls import reverse

from tests.factories import (
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
    write,
)
from tests.workshop.browsers import (
    BACKEND,
    HOST,
    identity,
    token_of,
)
from tests.workshop.resorted import asked_of
from workshop import steps
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live import hub
from workshop.live.sockets import Audience
from workshop.models import (
    CalibrationWord,
    Card,
    Case,
    LineReaction,
    PhraseTie,
    Question,
    Reaction,
    Step,
    Theme,
)
from workshop.queries.cases import cases_of
from workshop.queries.scene import scene_for

PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
ALL = {PHONE, CONSOLE, SCREEN}


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
