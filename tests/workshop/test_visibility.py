"""What is hidden is in no page and no frame: tried with words planted in all of it."""

import json

import pytest

from tests.factories import (
    SUGGESTED,
    Stage,
    approve,
    done,
    join,
    make_stage,
    options_of,
    react,
    walk_to,
    write,
)
from tests.workshop.browsers import (
    Browser,
    console,
    later,
    live,
    phone,
    screen,
)
from tests.workshop.planted import WORDS, make_planted, surfaces, walk
from tests.workshop.readable import ALL, CONSOLE, END, MAY, MUST, ORDER, PHONE, SCREEN, may_read
from tests.workshop.resorted import asked_of
from tests.workshop.seen import page, seen_by
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live import hub
from workshop.live.sockets import Audience
from workshop.models import (
    Draft,
)
from workshop.queries.cases import cases_of
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db


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
