"""What phones, console and big screen show of how the chosen behaviours are done."""

import re

import pytest

from tests.factories import Stage, done, go_next, make_stage, options_of, start, write
from workshop.enums import AudienceKind, StepKind
from workshop.live import hub
from workshop.live.sockets import Audience
from workshop.queries.how import chosen_behaviours

pytestmark = pytest.mark.django_db

PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
SIX = "Six questions about asking"
LONG = "write down what was promised and tell the customer who takes over and when that will be"


def make_how(*texts: str, language: str = "en") -> Stage:
    """A step of how for behaviours that all were chosen."""
    kinds = (StepKind.BEHAVIOURS, StepKind.HOW)
    stage = make_stage(*kinds, cut=12, people=4, language=language)
    start(stage)
    for text in texts:
        write(stage.people[0], text, "a customer waits")
    while stage.place != ("behaviours", "voting"):
        go_next(stage)
    options = [str(pk) for pk in options_of(stage.now).values()]
    each = -(-len(options) // 4)
    for number, person in enumerate(stage.people if len(options) > 1 else ()):
        done(person, "ballot.set", options=options[number * each : (number + 1) * each])
    while stage.place[0] != StepKind.HOW:
        go_next(stage)
    return stage


def shown(stage: Stage, kind: AudienceKind, language: str = "en") -> dict[str, str]:
    audience = Audience(kind, language)
    return hub.render(stage.workshop.pk, frozenset({audience}))[audience]


def card(stage: Stage) -> str:
    return chosen_behaviours(stage.now, list(stage.workshop.steps.all()))[0].id


@pytest.mark.parametrize("audience", [PHONE, CONSOLE])
@pytest.mark.parametrize(
    ("language", "asking", "other"),
    [
        ("en", "ask what they have tried", "call back the same day"),
        ("nb", "spør hva som er prøvd", "ringer tilbake samme dag"),
        ("sv", "frågar vad som har hänt", "ringer upp samma dag"),
    ],
)
def test_the_six_questions_stand_beside_behaviours_about_asking(
    audience: AudienceKind, language: str, asking: str, other: str
) -> None:
    stage = make_how(asking, other, language=language)

    regions = shown(stage, audience)

    one, two = (html for id, html in regions.items() if re.fullmatch(r"how-\d+", id))
    beside, without = (one, two) if asking in one else (two, one)
    assert SIX in beside
    assert without.count("<li") == 1
    assert SIX not in without


@pytest.mark.parametrize("audience", AudienceKind)
def test_everybody_reads_how_much_is_told_in_words(audience: AudienceKind) -> None:
    stage = make_how("call back the same day")
    how = {"card": card(stage), "version": 0}
    done(stage.people[0], "how.save", **how, trigger="A question stays open", heard="on")
    done(stage.people[1], "how.tell", **how, medium="chat", words="Say when", example="“At four.”")

    html = "".join(shown(stage, audience).values())

    assert "2 of 5" in html
    assert "2 of 3" in html
    assert html.count("empty") >= 4
    assert ("1 of 5 media" in html) == (audience != SCREEN)
    assert ("Say when" in html) == (audience != SCREEN)


def test_only_one_region_and_the_table_change_with_a_save() -> None:
    """What somebody else is writing lies in another region, or in a place that is theirs."""
    stage = make_how("call back the same day", "write it down")
    before = {each: shown(stage, each) for each in (PHONE, CONSOLE)}
    one = card(stage)

    done(stage.people[0], "how.tell", card=one, medium="chat", version=0, words="Say when")

    for each, regions in before.items():
        changed = {id for id, html in shown(stage, each).items() if regions[id] != html}
        assert changed == {f"how-{one}"} | ({"how-table"} if each == CONSOLE else set())


def test_words_are_in_the_language_they_were_written_in() -> None:
    stage = make_how("ringer tilbake samme dag", language="nb")
    done(stage.people[0], "how.save", card=card(stage), version=0, trigger="Noe er åpent")

    html = shown(stage, PHONE)[f"how-{card(stage)}"]

    assert 'data-said="trigger" lang="nb" dir="auto">Noe er åpent</dd>' in html


def test_what_somebody_writes_is_shown_as_text() -> None:
    stage = make_how("call back")
    done(stage.people[0], "how.save", card=card(stage), version=0, trigger="<b>Loud</b> & clear")

    html = shown(stage, PHONE)[f"how-{card(stage)}"]

    assert "&lt;b&gt;Loud&lt;/b&gt; &amp; clear" in html


def test_the_wall_has_a_table_of_a_few_and_columns_of_many() -> None:
    few = make_how(*(f"{LONG} {number}" for number in range(3)))
    many = make_how(*(f"{LONG} {number}" for number in range(12)))

    table, columns = (shown(stage, SCREEN)["screen"] for stage in (few, many))

    assert "wh-matrix" in table
    assert table.count(LONG) == 3
    assert "wh-matrix" not in columns
    assert columns.count(LONG) == 12
    narrow = re.search(r"only-narrow\">\s*and (\d+) more", columns)
    assert narrow is not None
    assert columns.count('<li class="only-wide"') == int(narrow[1])


def test_nothing_chosen_is_said_and_no_empty_table_shown() -> None:
    stage = make_stage(StepKind.HOW)
    start(stage)

    assert "No behaviour is chosen yet" in shown(stage, PHONE)["hows"]
    assert "how-table" not in shown(stage, CONSOLE)
    assert "how?" in shown(stage, SCREEN)["screen"]
