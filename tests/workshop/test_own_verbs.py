"""Verbs that a team counts as actions: added beside a hint, known to the whole team, taken off."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import Stage, act, done, make_stage, refused, walk_to, write
from tests.workshop.browsers import HOST, identity
from workshop.commands.verbs import VERBS_A_TEAM
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live import limits
from workshop.models import OwnVerb
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db
UNKNOWN = "Frobnicate the case"


@pytest.fixture
def stage() -> Stage:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.BEHAVIOURS)
    walk_to(stage, StepKind.BEHAVIOURS, Phase.WRITING)
    return stage


@pytest.fixture(autouse=True)
def _full_buckets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "actions", limits.Buckets())


def hints(stage: Stage, who: int, text: str = UNKNOWN) -> str:
    client = Client(headers={"host": HOST})
    client.cookies.load(identity(stage.people[who]))
    url = reverse("hints", args=[stage.workshop.pk])
    return client.post(url, {"kind": "behaviour", "text": text}).content.decode()


def verbs() -> list[str]:
    return list(OwnVerb.objects.values_list("verb", flat=True))


def test_a_verb_added_by_one_is_known_to_all_in_every_form(stage: Stage) -> None:
    assert 'data-add-verb="frobnicate"' in hints(stage, 1)

    done(stage.people[0], "verb.add", verb="Frobnicate")

    assert verbs() == ["frobnicate"]
    assert hints(stage, 1) == ""
    assert hints(stage, 1, "Frobnicates the case") == ""


def test_it_is_the_teams_and_of_one_language(stage: Stage) -> None:
    done(stage.people[0], "verb.add", verb="frobnicate")
    other = make_stage(StepKind.BEHAVIOURS, crew=stage.crew)
    swedish = make_stage(StepKind.BEHAVIOURS, crew=stage.crew, language="sv")
    foreign = make_stage(StepKind.BEHAVIOURS)
    for each in (other, swedish, foreign):
        walk_to(each, StepKind.BEHAVIOURS, Phase.WRITING)

    assert hints(other, 0) == ""
    assert 'data-hint="R1"' in hints(swedish, 0)
    assert 'data-hint="R1"' in hints(foreign, 0)


def test_the_same_verb_twice_is_one(stage: Stage) -> None:
    done(stage.people[0], "verb.add", verb="frobnicate")
    done(stage.people[1], "verb.add", verb=" frobnicate, ")

    assert verbs() == ["frobnicate"]


@pytest.mark.parametrize(
    "verb", ["", "  ", "…", "123", "\u202e", "two words", "understand", "be", "friendly", "x" * 41]
)
def test_what_is_no_action_is_refused_beside_it(stage: Stage, verb: str) -> None:
    answer = act(stage.people[0], "verb.add", verb=verb)

    assert not answer.ok
    assert list(answer.fields) == ["verb"] and len(answer.fields["verb"]) > 10
    assert verbs() == []


@pytest.mark.parametrize(
    ("language", "verb"),
    [("nb", "forstå"), ("nb", "hyggelig"), ("sv", "förstå"), ("sv", "trevlig"), ("en", "care")],
)
def test_what_nobody_sees_is_refused_in_each_language(language: str, verb: str) -> None:
    stage = make_stage(StepKind.BEHAVIOURS, language=language)
    walk_to(stage, StepKind.BEHAVIOURS, Phase.WRITING)

    assert refused(stage.people[0], "verb.add", verb=verb) == "no_verb"


def test_no_button_offers_what_would_be_refused(stage: Stage) -> None:
    for text in ("Openness in the dialogue", "Understand the need", "Friendly and helpful"):
        assert "data-hint" in hints(stage, 0, text)
        assert "data-add-verb" not in hints(stage, 0, text)


def test_a_full_list_takes_no_more(stage: Stage) -> None:
    OwnVerb.objects.bulk_create(
        OwnVerb(team=stage.workshop.team, language="en", verb=f"verb{number}")
        for number in range(VERBS_A_TEAM)
    )

    assert refused(stage.people[0], "verb.add", verb="frobnicate") == "too_many_verbs"
    assert act(stage.people[0], "verb.add", verb="verb1").ok


def test_the_facilitator_reads_the_list_once_writing_is_closed_and_takes_verbs_off(
    stage: Stage,
) -> None:
    write(stage.people[0], UNKNOWN, "the customer calls")
    done(stage.people[0], "verb.add", verb="frobnicate")
    assert scene_for(AudienceKind.CONSOLE, stage.workshop.pk).own_verbs == ()

    walk_to(stage, StepKind.BEHAVIOURS, Phase.SORTING)
    [found] = scene_for(AudienceKind.CONSOLE, stage.workshop.pk).own_verbs
    assert found.verb == "frobnicate"
    for audience in (AudienceKind.PHONE, AudienceKind.SCREEN):
        assert scene_for(audience, stage.workshop.pk).own_verbs == ()

    done(stage.facilitator, "verb.remove", verb=found.id)
    assert verbs() == []
    assert refused(stage.facilitator, "verb.remove", verb=found.id) == "not_here"


def test_a_verb_of_another_team_cannot_be_taken_off(stage: Stage) -> None:
    other = make_stage(StepKind.BEHAVIOURS)
    row = OwnVerb.objects.create(team=other.workshop.team, language="en", verb="frobnicate")
    walk_to(stage, StepKind.BEHAVIOURS, Phase.SORTING)

    assert refused(stage.facilitator, "verb.remove", verb=str(row.pk)) == "not_here"
