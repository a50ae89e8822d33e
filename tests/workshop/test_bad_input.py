"""What bad input gets: a sentence beside the right field, in one's own language, nothing stored."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.forms import Field

from tests.factories import Person, Stage, act, done, make_stage, newest_round, walk_to, write
from tests.workshop.table import (
    CLOCK,
    DOOR,
    MOMENTS,
    PHONE,
    ROWS,
    Rewind,
    bring_to,
    nothing_stored,
    rows_touched,
    stored,
)
from workshop.actions import ACTIONS
from workshop.enums import Phase, StepKind
from workshop.forms.fields import Words
from workshop.live.fragments import regions_of
from workshop.live.writer import Answer
from workshop.models import Card, Theme
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db

LANGUAGES = [code for code, _name in settings.LANGUAGES]
FACE = "\N{GRINNING FACE}"
MARKUP = "<script>alert('x')</script><b>&amp;"
TURNING = "\u202eabc\u2066def\u2069"

# Every field that takes words, with its limit: (action, kind of step or "", field) → characters.
LIMITS: dict[tuple[str, str, str], int] = {
    ("line.react", "changes", "reason"): 400,
    ("line.react", "changes", "change"): 400,
    ("line.settle", "changes", "wording"): 600,
    ("line.answer", "changes", "text"): 400,
    ("card.submit", "write", "text"): 400,
    ("card.submit", "write", "situation"): 200,
    ("card.submit", "behaviours", "text"): 400,
    ("card.submit", "behaviours", "situation"): 200,
    ("card.edit", "write", "text"): 400,
    ("card.edit", "write", "situation"): 200,
    ("card.edit", "behaviours", "text"): 400,
    ("card.edit", "behaviours", "situation"): 200,
    ("card.submit", "challenge", "text"): 400,
    ("card.edit", "challenge", "text"): 400,
    ("card.revise", "challenge", "text"): 400,
    ("card.submit", "close", "text"): 400,
    ("card.edit", "close", "text"): 400,
    ("card.submit", "behaviours", "did"): 200,
    ("card.submit", "behaviours", "effect"): 200,
    ("card.edit", "behaviours", "did"): 200,
    ("card.edit", "behaviours", "effect"): 200,
    ("how.save", "how", "trigger"): 400,
    ("how.save", "how", "mandate"): 400,
    ("how.save", "how", "conditions"): 400,
    ("how.save", "how", "knowledge"): 400,
    ("how.tell", "how", "words"): 400,
    ("how.tell", "how", "example"): 400,
    ("how.tell", "how", "non_example"): 400,
    ("plan.make", "close", "situation"): 200,
    ("plan.make", "close", "will"): 400,
    ("theme.create", "cluster", "name"): 80,
    ("theme.rename", "cluster", "name"): 80,
    ("theme.rename", "vote", "name"): 80,
    ("theme.split", "cluster", "name"): 80,
    ("theme.split", "vote", "name"): 80,
    ("draft.save", "agree", "text"): 600,
    ("wording.suggest", "agree", "text"): 600,
    ("wording.suggest", "agree", "phrase"): 200,
    ("phrase.tie", "agree", "phrase"): 200,
    ("limits.state", "agree", "limits"): 600,
    ("step.edit", "", "limits"): 600,
    ("consent.react", "agree", "phrase"): 200,
    ("consent.react", "agree", "reason"): 400,
    ("consent.react", "agree", "change"): 400,
    ("understanding.answer", "agree", "text"): 400,
    ("question.add", "questions", "wording"): 240,
    ("question.add", "questions", "decides"): 240,
    ("question.add", "questions", "after_answer"): 240,
    ("question.add", "questions", "stop"): 240,
    ("question.edit", "questions", "after_answer"): 240,
    ("question.edit", "questions", "stop"): 240,
    ("question.edit", "questions", "wording"): 240,
    ("question.edit", "questions", "decides"): 240,
    ("step.add", "", "title"): 80,
    ("step.add", "", "prompt"): 240,
    ("step.add", "", "say"): 600,
    ("step.add", "", "notes"): 2000,
    ("step.edit", "", "title"): 80,
    ("step.edit", "", "prompt"): 240,
    ("step.edit", "", "say"): 600,
    ("step.edit", "", "notes"): 2000,
    ("word.add", "", "word"): 60,
    ("word.add", "", "question"): 240,
    ("word.add", "", "own_unit"): 20,
    ("case.add", "", "situation"): 280,
    ("case.add", "", "answer_1"): 120,
    ("case.add", "", "answer_2"): 120,
    ("case.add", "", "answer_3"): 120,
    ("case.add", "", "answer_4"): 120,
    ("word.edit", "", "word"): 60,
    ("word.edit", "", "question"): 240,
    ("word.edit", "", "own_unit"): 20,
    ("case.edit", "", "situation"): 280,
    ("case.edit", "", "answer_1"): 120,
    ("case.edit", "", "answer_2"): 120,
    ("case.edit", "", "answer_3"): 120,
    ("case.edit", "", "answer_4"): 120,
    ("participant.join", "", "name"): 40,
    ("participant.enter", "", "name"): 40,
}
MAY_BE_EMPTY = {
    ("write", "situation"),
    ("behaviours", "did"),
    ("behaviours", "effect"),
    *(("how", name) for name in ("trigger", "mandate", "conditions", "knowledge")),
    *(("how", name) for name in ("words", "example", "non_example")),
    ("questions", "decides"),
    ("questions", "after_answer"),
    ("questions", "stop"),
    # A behaviour was chosen.
    ("close", "will"),
    # Without words of the draft it is a whole wording.
    ("wording.suggest", "phrase"),
    ("agree", "limits"),
    ("", "limits"),
    ("", "prompt"),
    ("", "say"),
    ("", "notes"),
    ("", "name"),
    ("", "answer_3"),
    ("", "answer_4"),
}
# Words that must stand in the text that is asked about: the command looks for them.
TO_BE_FOUND = {
    ("consent.react", "phrase"): "not_in_text",
    ("wording.suggest", "phrase"): "words_gone",
    ("phrase.tie", "phrase"): "words_gone",
}
ONE_LINE = {"name", "title"}


def place_of(action: str, kind: str = "") -> tuple[str, str]:
    """The first moment that permits the action, in a step of this kind if one is named."""
    return min((m for m in ROWS[action].moments if kind in {"", m[0]}), key=MOMENTS.index)


def sender(stage: Stage, action: str) -> Person:
    who = ROWS[action].who[0]
    if who in {DOOR, CLOCK}:
        return stage.newcomer if who == DOOR else stage.clock
    return stage.people[0] if who == PHONE else stage.facilitator


def good_data(stage: Stage, action: str) -> dict[str, Any]:
    data = ROWS[action].data(stage)
    if action == "consent.react":
        # The one reaction that needs all of its texts.
        phrase = newest_round(stage).text.split()[0] if stage.place[1] == "reacting" else "We"
        data |= {"kind": "objection", "phrase": phrase, "reason": "Harm", "change": "Change"}
    return data


@contextmanager
def rewound() -> Iterator[None]:
    """Whatever happens inside is taken back."""
    with suppress(Rewind), transaction.atomic():
        yield
        raise Rewind


def fields_of(action: str, kind: str) -> dict[str, Field]:
    return ACTIONS[action].form_in(kind)().fields


def test_every_field_that_takes_words_has_a_limit_here() -> None:
    found = {
        (action, place[0] if place[0] in {k for a, k, _f in LIMITS if a == action} else "", name)
        for action, row in ROWS.items()
        for place in row.moments
        for name, field in fields_of(action, place[0]).items()
        if isinstance(field, Words)
    }

    assert found == set(LIMITS)


CASES = sorted({(action, kind) for action, kind, _field in LIMITS})
EACH = pytest.mark.parametrize(
    ("action", "kind"), CASES, ids=[f"{action} {kind}".strip() for action, kind in CASES]
)


@pytest.fixture
def stage(action: str, kind: str) -> Stage:
    stage = make_stage()
    bring_to(stage, place_of(action, kind))
    if (action, kind) == ("card.submit", "close"):
        # The sentence is explained once; the sender's text is taken back, to write another.
        done(stage.people[0], "card.withdraw", **ROWS["card.withdraw"].data(stage))
    return stage


def fields(action: str, kind: str) -> list[tuple[str, int]]:
    return [(f, limit) for (a, k, f), limit in LIMITS.items() if (a, k) == (action, kind)]


def check_refused(answer: Answer, field: str, case: str) -> None:
    assert answer.code == "invalid", case
    assert list(answer.fields) == [field], case
    assert len(answer.fields[field]) > 10, case
    assert answer.message == answer.fields[field], case


@EACH
def test_at_its_limit_a_text_is_taken_and_one_over_it_is_refused(
    stage: Stage, action: str, kind: str
) -> None:
    who, data, before = sender(stage, action), good_data(stage, action), stored()
    for field, limit in fields(action, kind):
        for letter in ("a", "å", FACE):
            with rewound():
                answer = act(who, action, **(data | {field: letter * limit}))
                assert answer.code == TO_BE_FOUND.get((action, field), ""), (field, letter, answer)
            answer = act(who, action, **(data | {field: letter * (limit + 1)}))
            check_refused(answer, field, f"{field} {letter}")
            assert str(limit) in answer.message
    assert stored() == before


@EACH
def test_nothing_and_only_spaces_are_nothing(stage: Stage, action: str, kind: str) -> None:
    who, data, before = sender(stage, action), good_data(stage, action), stored()
    for field, _limit in fields(action, kind):
        for nothing in ("", "   ", "\n\t \r\n", "\u00a0\u2003", "\u0000\u202e", None):
            with rewound():
                answer = act(who, action, **(data | {field: nothing}))
                if {(kind, field), (action, field)} & MAY_BE_EMPTY:
                    assert answer.ok, (field, nothing, answer)
                else:
                    check_refused(answer, field, f"{field} {nothing!r}")
    assert stored() == before


@EACH
def test_what_is_no_text_is_refused_beside_its_field(stage: Stage, action: str, kind: str) -> None:
    who, data, before = sender(stage, action), good_data(stage, action), stored()
    for field, _limit in fields(action, kind):
        for thing in (1, 1.5, True, ["Listen"], {"a": "Listen"}, 10**300, float("inf")):
            check_refused(act(who, action, **(data | {field: thing})), field, f"{field} {thing!r}")
    assert stored() == before


@EACH
def test_ten_thousand_pasted_lines_are_refused_at_once(
    stage: Stage, action: str, kind: str
) -> None:
    who, data, before = sender(stage, action), good_data(stage, action), stored()
    for field, _limit in fields(action, kind):
        check_refused(act(who, action, **(data | {field: "A line\n" * 10_000})), field, field)
    assert stored() == before


TYPED_AND_KEPT = [
    (MARKUP, MARKUP),
    (f"{FACE} fine", f"{FACE} fine"),
    ("\N{FAMILY}\u200d\N{FAMILY}", "\N{FAMILY}\u200d\N{FAMILY}"),
    (TURNING, "abcdef"),
    ("a\u0000b\u0007c\u009fd", "abcd"),
    ("a\ud800b\udfffc", "abc"),
    ("e\N{COMBINING ACUTE ACCENT}", "\N{LATIN SMALL LETTER E WITH ACUTE}"),
    ("  Listen  ", "Listen"),
    ("שלום", "שלום"),
]


@EACH
def test_what_people_write_is_kept_as_they_mean_it(stage: Stage, action: str, kind: str) -> None:
    who, data = sender(stage, action), good_data(stage, action)
    for field, limit in fields(action, kind):
        for typed, kept in TYPED_AND_KEPT:
            if len(kept) > limit:
                continue
            form = ACTIONS[action].form_in(kind)(data | {field: typed})
            form.is_valid()
            cleaned = form.cleaned_data
            assert kept in (cleaned.get(field), *cleaned.get("answers", ()))
            with rewound():
                answer = act(who, action, **(data | {field: typed}))
                assert answer.code == TO_BE_FOUND.get((action, field), ""), (field, typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"), ("one\n\n\ntwo", "one\n\n\ntwo")],
)
def test_lines_stay_lines_in_a_card_and_become_spaces_in_a_name(typed: str, kept: str) -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(stage.people[0], typed)
    assert Card.objects.get().text == kept

    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    done(stage.facilitator, "theme.create", name=typed)
    assert Theme.objects.get().name == " ".join(kept.split())


# --- anything at all ------------------------------------------------------------------------------
NONSENSE: list[Any] = [
    None,
    "",
    "x",
    -1,
    0,
    1,
    1.5,
    True,
    2**63,
    10**30,
    str(2**63),
    "9" * 5000,
    "١٢٣",
    "1; DROP TABLE workshop_card",
    "\u0000",
    "\ud800",
    float("inf"),
    float("nan"),
    [],
    [1],
    ["x"] * 1000,
    {},
    {"a": 1},
    [[[[[[]]]]]],
    FACE,
    "2026-13-45",
]


@pytest.mark.parametrize("action", ROWS)
def test_nonsense_in_any_field_breaks_nothing_and_is_not_stored(action: str) -> None:
    stage = make_stage()
    place = place_of(action)
    bring_to(stage, place)
    who, data, before = sender(stage, action), good_data(stage, action), stored()
    for name in fields_of(action, place[0]):
        for thing in NONSENSE:
            with rewound():
                touched = rows_touched()
                answer = act(who, action, **(data | {name: thing}))
                assert answer.code != "broken", (name, thing)
                assert answer.ok or nothing_stored(before, touched), (name, thing)
                # What was sent is not sent back: it may be anything, of any length.
                assert len(answer.message) < 200, (name, thing)
                str(answer).encode()


@pytest.mark.parametrize("action", ROWS)
def test_fields_that_nobody_asked_for_are_ignored(action: str) -> None:
    stage = make_stage()
    bring_to(stage, place_of(action))
    who, data = sender(stage, action), good_data(stage, action)
    before = act_and_rewind(who, action, data)

    more = {"room": "x", "by": "x", "author_key": "x", "id": 5, "hidden": "rude", "step_id": 1}
    assert act_and_rewind(who, action, data | more) == before


def act_and_rewind(who: Person, action: str, data: dict[str, Any]) -> tuple[str, list[str]]:
    with rewound():
        answer = act(who, action, **data)
    return answer.code, sorted(answer.fields)


# --- markup on the page, and languages -----------------------------------------------------------
def test_markup_is_shown_as_it_was_typed_and_never_becomes_a_part_of_the_page() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(stage.people[0], MARKUP)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    done(stage.people[0], "theme.create", name=MARKUP)

    for audience in ("phone", "console"):
        regions = regions_of(scene_for(audience, stage.workshop.pk), "en")  # type: ignore[arg-type]
        html = "".join(regions.values())
        assert "<script>alert" not in html
        assert html.count("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;") >= 2


@EACH
def test_the_sentence_is_in_the_persons_language(stage: Stage, action: str, kind: str) -> None:
    who, data = sender(stage, action), good_data(stage, action)
    for field, limit in fields(action, kind):
        wrongs: list[Any] = ["a" * (limit + 1), 5]
        if not {(kind, field), (action, field)} & MAY_BE_EMPTY:
            wrongs.append("")
        for wrong in wrongs:
            said = {
                language: act(replace(who, language=language), action, **(data | {field: wrong}))
                for language in LANGUAGES
            }
            assert all(answer.fields[field] for answer in said.values())
            for language in set(LANGUAGES) - {"en"}:
                assert said[language].fields != said["en"].fields, (language, field, wrong)
