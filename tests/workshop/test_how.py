"""How the chosen behaviours are done: written together, in each medium, never over another."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    Person,
    Stage,
    act,
    done,
    go_back,
    go_next,
    make_stage,
    options_of,
    refused,
    start,
    walk_to,
    write,
)
from workshop.enums import AudienceKind, Medium, Phase, StepKind
from workshop.method.wording.asking import asks
from workshop.models import Card, How, HowInMedium
from workshop.queries.how import HowTold, MediumTold, chosen_behaviours, hows_of
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db

WORDS = {"trigger": "The customer is silent", "mandate": "Up to 500 without asking"}
TOLD = {
    "words": "Say what you do, then wait",
    "example": "“I am looking it up now.”",
    "non_example": "Being silent, too",
}
EMPTY: dict[str, Any] = {"trigger": "", "mandate": "", "conditions": "", "knowledge": ""}


@pytest.fixture
def stage() -> Stage:
    """Three behaviours were written, and the one that the customers asked for first was chosen."""
    stage = make_stage(StepKind.BEHAVIOURS, StepKind.HOW, StepKind.CLOSE, cut=1)
    walk_to(stage, StepKind.HOW, Phase.OPEN)
    return stage


def chosen(stage: Stage) -> list[str]:
    steps = list(stage.workshop.steps.all())
    return [card.id for card in chosen_behaviours(stage.step(StepKind.HOW), steps)]


def save(person: Person, card: str, version: int = 0, **more: Any) -> dict[str, Any]:
    return done(person, "how.save", card=card, version=version, **(EMPTY | WORDS | more))


def tell(
    person: Person, card: str, medium: str = "phone", version: int = 0, **more: Any
) -> dict[str, Any]:
    return done(person, "how.tell", card=card, medium=medium, version=version, **(TOLD | more))


# --- what can be told -----------------------------------------------------------------------------
def test_what_holds_everywhere_is_told_once(stage: Stage) -> None:
    (card,) = chosen(stage)

    answer = save(
        stage.people[0], card, conditions="Two screens", knowledge="The price list", seen="on"
    )

    row = How.objects.get()
    assert (str(row.card_id), row.trigger, row.mandate, row.conditions, row.knowledge) == (
        card,
        "The customer is silent",
        "Up to 500 without asking",
        "Two screens",
        "The price list",
    )
    assert (row.seen, row.heard, row.considered, row.version) == (True, False, False, 1)
    assert answer == {"version": 1}


@pytest.mark.parametrize("medium", Medium.values)
def test_words_example_and_non_example_are_told_in_each_medium(stage: Stage, medium: str) -> None:
    (card,) = chosen(stage)

    tell(stage.people[0], card, medium)

    row = HowInMedium.objects.get()
    assert (row.medium, row.words, row.example, row.non_example) == (medium, *TOLD.values())
    assert (str(row.how.card_id), row.version, row.how.version) == (card, 1, 0)


def test_the_facilitator_tells_too(stage: Stage) -> None:
    (card,) = chosen(stage)

    save(stage.facilitator, card)
    tell(stage.facilitator, card)

    assert HowInMedium.objects.get().how.trigger == "The customer is silent"


def test_what_was_told_can_be_emptied_again(stage: Stage) -> None:
    (card,) = chosen(stage)
    tell(stage.people[0], card)

    tell(stage.people[1], card, version=1, words="", example="", non_example="")

    assert hows_of(stage.workshop.steps.all()) == {}
    assert scene_for(AudienceKind.PHONE, stage.workshop.pk).hows[0].media_filled == 0


def test_nothing_leads_from_what_is_told_to_who_told_it(stage: Stage) -> None:
    """No name, no key and no time; the two rows' ids are random."""
    fields = {field.name for model in (How, HowInMedium) for field in model._meta.fields}

    assert fields == {
        "id", "step", "card", "trigger", "mandate", "conditions", "knowledge",
        "seen", "heard", "considered", "version", "how", "medium", "words", "example",
        "non_example",
    }  # fmt: skip


# --- several at once ------------------------------------------------------------------------------
def test_an_older_version_is_refused_and_nothing_is_lost(stage: Stage) -> None:
    (card,) = chosen(stage)
    ida, per = stage.people[:2]
    save(ida, card)

    answer = act(per, "how.save", card=card, version=0, **(EMPTY | {"trigger": "The phone rings"}))

    assert (answer.code, answer.message) == (
        "how_changed",
        "This was changed elsewhere meanwhile. Yours is kept here; compare it with what it says"
        " now, and save again.",
    )
    assert How.objects.get().trigger == "The customer is silent"
    save(per, card, version=1, trigger="The phone rings")
    assert (How.objects.get().trigger, How.objects.get().version) == ("The phone rings", 2)


def test_two_people_tell_of_two_media_at_once(stage: Stage) -> None:
    (card,) = chosen(stage)

    tell(stage.people[0], card, "phone")
    tell(stage.people[1], card, "chat")
    save(stage.people[2], card)

    assert sorted(HowInMedium.objects.values_list("medium", flat=True)) == ["chat", "phone"]
    assert How.objects.get().version == 1


def test_two_windows_for_one_medium_are_refused_in_the_language_of_the_second(
    stage: Stage,
) -> None:
    (card,) = chosen(stage)
    other = Person(stage.workshop.pk, stage.people[1].actor, "sv")
    tell(stage.people[0], card)

    answer = act(other, "how.tell", card=card, medium="phone", version=0, words="Vänta")

    assert answer.code == "how_changed"
    assert HowInMedium.objects.get().words == TOLD["words"]


def test_the_same_words_from_two_windows_are_no_difference(stage: Stage) -> None:
    (card,) = chosen(stage)
    tell(stage.people[0], card)

    assert tell(stage.people[1], card) == {"version": 1}
    assert HowInMedium.objects.get().version == 1


# --- which behaviours -----------------------------------------------------------------------------
def test_only_what_the_vote_kept_is_told_of(stage: Stage) -> None:
    kept = chosen(stage)
    other = Card.objects.exclude(pk__in=kept)[0]

    assert len(kept) == 1
    assert refused(stage.people[0], "how.save", card=str(other.pk), version=0) == "not_here"
    assert (
        refused(stage.people[0], "how.tell", card=str(other.pk), medium="chat", version=0)
        == "not_here"
    )
    assert not How.objects.exists()


def test_the_chosen_come_with_most_votes_first() -> None:
    stage = make_stage(StepKind.BEHAVIOURS, StepKind.HOW, cut=2)
    step = walk_to(stage, StepKind.BEHAVIOURS, Phase.VOTING)
    one, other, last = options_of(step).values()
    for number, person in enumerate(stage.people):
        done(person, "ballot.set", options=[str(other)] if number else [str(one)])
    go_next(stage)
    go_next(stage)

    cards = [how.card.id for how in scene_of(stage).hows]

    ranked = [str(step.options.get(pk=pk).card_id) for pk in (other, one)]
    assert cards == ranked
    assert str(step.options.get(pk=last).card_id) not in cards


def walk_on(stage: Stage) -> None:
    while stage.place[0] != StepKind.HOW:
        go_next(stage)


def scene_of(stage: Stage, audience: AudienceKind = AudienceKind.PHONE) -> Any:
    return scene_for(audience, stage.workshop.pk)


def test_a_card_kept_back_since_is_told_of_no_more(stage: Stage) -> None:
    (card,) = chosen(stage)
    Card.objects.filter(pk=card).update(hidden="rude")

    assert scene_of(stage).hows == ()
    assert refused(stage.people[0], "how.save", card=card, version=0, trigger="x") == "not_here"


def test_without_behaviours_there_is_nothing_to_tell_of() -> None:
    stage = make_stage(StepKind.HOW)
    start(stage)

    assert scene_of(stage).hows == ()
    assert refused(stage.people[0], "how.save", card="1", version=0, trigger="x") == "not_here"


def test_a_behaviour_of_another_workshop_is_not_here(stage: Stage) -> None:
    other = make_stage(StepKind.BEHAVIOURS, StepKind.HOW, cut=1)
    walk_to(other, StepKind.HOW, Phase.OPEN)
    (foreign,) = chosen(other)

    assert refused(stage.facilitator, "how.save", card=foreign, version=0) == "not_here"
    assert not How.objects.exists()


# --- bad input ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("medium", "fax", "Select a valid choice."),
        ("medium", "", "This field is required."),
        ("medium", ["phone"], "Select a valid choice."),
        ("version", "-1", "Ensure this value is greater than or equal to 0."),
        ("version", "x", "Enter a whole number."),
        ("version", "", "This field is required."),
        ("card", "x", "That is no longer here."),
        ("words", "x" * 401, "at most 400 characters"),
        ("example", {"a": 1}, "Write this as text."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    stage: Stage, field: str, value: Any, sentence: str
) -> None:
    (card,) = chosen(stage)
    data = {"card": card, "medium": "chat", "version": 0, **TOLD, field: value}

    answer = act(stage.people[0], "how.tell", **data)

    assert answer.code == "invalid"
    assert sentence in answer.fields[field]
    assert not How.objects.exists()


def test_four_hundred_characters_are_enough_and_not_too_many(stage: Stage) -> None:
    (card,) = chosen(stage)

    save(stage.people[0], card, trigger="å" * 400)

    assert How.objects.get().trigger == "å" * 400


# --- what comes of it -----------------------------------------------------------------------------
def test_the_catalogue_reads_what_was_told_and_no_empty_medium(stage: Stage) -> None:
    (card,) = chosen(stage)
    save(stage.people[0], card, heard="on")
    tell(stage.people[1], card, "chat")
    tell(stage.people[2], card, "face", example="", non_example="")

    assert hows_of(stage.workshop.steps.all()) == {
        int(card): HowTold(
            int(card),
            "The customer is silent",
            "Up to 500 without asking",
            heard=True,
            version=1,
            media=(
                MediumTold("face", TOLD["words"], version=1),
                MediumTold("chat", TOLD["words"], TOLD["example"], TOLD["non_example"], 1),
            ),
        )
    }


def test_of_two_steps_the_later_one_counts() -> None:
    stage = make_stage(StepKind.BEHAVIOURS, StepKind.HOW, StepKind.WELCOME, StepKind.HOW, cut=1)
    first, second = stage.workshop.steps.filter(kind=StepKind.HOW)
    walk_to(stage, StepKind.HOW, Phase.OPEN)
    card = chosen_behaviours(first, list(stage.workshop.steps.all()))[0].id
    save(stage.people[0], card)
    go_next(stage)
    go_next(stage)
    save(stage.people[0], card, trigger="Somebody waits")

    assert stage.now == second
    assert hows_of(stage.workshop.steps.all())[int(card)].trigger == "Somebody waits"
    assert hows_of([first])[int(card)].trigger == "The customer is silent"


def test_it_is_all_there_after_going_back_and_on(stage: Stage) -> None:
    (card,) = chosen(stage)
    save(stage.people[0], card)
    go_back(stage)
    assert refused(stage.people[0], "how.save", card=card, version=1) == "step_closed"
    go_next(stage)

    assert scene_of(stage).hows[0].told.trigger == "The customer is silent"


def test_reading_a_step_costs_as_much_for_twelve_behaviours_as_for_two() -> None:
    def costs(many: int) -> int:
        stage = make_stage(StepKind.BEHAVIOURS, StepKind.HOW, cut=many, people=4)
        start(stage)
        for number in range(many):
            write(stage.people[0], f"say step {number} aloud", "somebody asks")
        while stage.place != ("behaviours", "voting"):
            go_next(stage)
        options = [str(pk) for pk in options_of(stage.now).values()]
        each = -(-many // len(stage.people))
        for number, person in enumerate(stage.people):
            done(person, "ballot.set", options=options[number * each : (number + 1) * each])
        walk_on(stage)
        for card in chosen(stage):
            save(stage.people[0], card)
            for medium in Medium.values:
                tell(stage.people[0], card, medium)
        with CaptureQueriesContext(connection) as queries:
            assert len(scene_of(stage).hows) == many
        return len(queries)

    assert costs(2) == costs(12) <= 14


# --- asking ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "ask what they have tried"),
        ("en", "we always ask one thing at a time"),
        ("en", "put an open question before we suggest anything"),
        ("nb", "spør hva kunden har prøvd"),
        ("nb", "stiller ett åpent spørsmål først"),
        ("nb", "Når noen ringer, spør vi hva som har skjedd"),
        ("sv", "frågar vad som har hänt"),
        ("sv", "ställer en öppen fråga"),
        ("nn", "spør kva kunden har prøvd"),
    ],
)  # fmt: skip
def test_a_behaviour_is_about_asking(language: str, text: str) -> None:
    assert asks(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "answer when somebody asks"),
        ("en", "put the customer through"),
        ("nb", "ringer tilbake når kunden spør"),
        ("sv", "svarar på frågan samma dag"),
        ("sv", "ställer tillbaka varan"),
        ("en", ""),
    ],
)
def test_a_behaviour_is_about_something_else(language: str, text: str) -> None:
    assert not asks(text, language)
