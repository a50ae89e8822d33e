"""What a line says once it is handed over: of a manager and a workshop, the newer stands."""

import json
from dataclasses import replace
from typing import Any

import pytest

from behaviours import versions
from behaviours.content import MediumWords
from behaviours.exceptions import Refused
from behaviours.models import Team, Version
from behaviours.outcome import (
    Outcome,
    OutcomeBehaviour,
    OutcomeHow,
    OutcomeMedium,
    OutcomeQuestion,
    OutcomeRound,
    outcome_from_json,
    outcome_to_json,
)
from behaviours.queries.comparing import words_of
from behaviours.queries.media import media_of
from tests.behaviours.factories import make_manager, make_outcome, make_team

pytestmark = pytest.mark.django_db
ASK, LEAD = "we ask what they have tried", "we ask before we give advice"
SAID = OutcomeHow(
    trigger="the customer calls again",
    mandate="Up to 500",
    knowledge="The first call",
    seen=True,
    media=(
        OutcomeMedium("chat", "One line"),
        OutcomeMedium("phone", "Ask, then wait", "“What have you tried?”", "Guess"),
    ),
)


def outcome(how: OutcomeHow | None = SAID, **fields: Any) -> Outcome:
    ask = OutcomeBehaviour("b1", "a customer calls", ASK, "t1", 4, resorted=(4, 5), how=how)
    lead = OutcomeBehaviour("b2", "somebody is stuck", LEAD, audience="team", mirrors="b1")
    questions = (
        OutcomeQuestion("q1", "What have you tried?", "open", "explore", stop="They are angry"),
        OutcomeQuestion("q2", "What then?", "open", "explore", after="q1", after_answer="It broke"),
        OutcomeQuestion("q3", "What gave you energy?", "open", "open", purpose="motivation"),
    )
    whole = make_outcome(behaviours=(ask, lead), questions=questions, review_on="2030-05-17")
    return replace(whole, **fields)


class Desk:
    """A team whose draft a manager and a workshop write."""

    def __init__(self) -> None:
        self.team: Team = make_team()
        self.by = make_manager(self.team)

    def receive(self, told: Outcome) -> Version:
        return versions.receive_outcome(team=self.team, by=self.by, outcome=told)

    def edit(self, text: str, **fields: Any) -> None:
        line = Version.objects.get().behaviours.get(text=text)
        words: Any = replace(words_of(line), **fields)
        versions.edit_behaviour(behaviour=line, by=self.by, revision=line.revision, words=words)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def media(draft: Version, text: str = ASK) -> dict[str, str]:
    code = draft.behaviours.get(text=text).code
    return {each.medium: each.words for each in media_of(draft, code)}


def test_how_its_media_pairs_and_follow_ups_arrive(desk: Desk) -> None:
    draft = desk.receive(outcome())
    ask, lead = draft.behaviours.get(text=ASK), draft.behaviours.get(text=LEAD)
    assert ask.situation == "the customer calls again"
    assert (ask.mandate, ask.knowledge, ask.seen, ask.heard) == (
        "Up to 500",
        "The first call",
        True,
        False,
    )
    assert media_of(draft, ask.code) == (
        MediumWords("phone", "Ask, then wait", "“What have you tried?”", "Guess"),
        MediumWords("chat", "One line"),
    )
    assert (lead.audience, lead.mirrors_code) == ("team", ask.code)
    first, follow, motive = draft.questions.all()
    assert (first.stop, first.after_code) == ("They are angry", "")
    assert (follow.after_code, follow.after_answer) == (first.code, "It broke")
    assert motive.purpose == "motivation"
    assert str(draft.review_on) == "2030-05-17"


def test_what_a_manager_wrote_stays_while_the_workshop_says_the_same(desk: Desk) -> None:
    desk.receive(outcome())
    own = (MediumWords("phone", "Ask, and count to three"), MediumWords("email", "First line"))
    desk.edit(ASK, mandate="Up to 1000", heard=True, media=own)
    draft = desk.receive(outcome())
    line = draft.behaviours.get(text=ASK)
    assert (line.mandate, line.heard, line.knowledge) == ("Up to 1000", True, "The first call")
    # Chat was taken out by the manager, and the workshop has said nothing new of it.
    assert media(draft) == {"phone": "Ask, and count to three", "email": "First line"}


def test_what_the_workshop_says_anew_stands(desk: Desk) -> None:
    desk.receive(outcome())
    desk.edit(ASK, mandate="Up to 1000", media=(MediumWords("phone", "Mine"),))
    anew = replace(
        SAID, mandate="Up to 200", knowledge="", media=(OutcomeMedium("phone", "Ask first"),)
    )
    draft = desk.receive(outcome(anew))
    line = draft.behaviours.get(text=ASK)
    assert (line.mandate, line.knowledge) == ("Up to 200", "")
    assert media(draft) == {"phone": "Ask first"}


def test_a_pair_or_follow_up_that_a_manager_undid_stays_undone(desk: Desk) -> None:
    draft = desk.receive(outcome())
    desk.edit(LEAD, mirrors_code="")
    follow = draft.questions.get(wording="What then?")
    told: Any = words_of(follow)  # of a question, as the catalogue reads it
    words = replace(told, after_code="", after_answer="")
    versions.edit_question(question=follow, by=desk.by, revision=follow.revision, words=words)
    draft = desk.receive(outcome())
    assert draft.behaviours.get(text=LEAD).mirrors_code == ""
    assert draft.questions.get(wording="What then?").after_code == ""


def test_a_ring_of_follow_ups_is_never_stored(desk: Desk) -> None:
    draft = desk.receive(outcome())
    first, follow = draft.questions.all()[:2]
    told = outcome()
    ring = (replace(told.questions[0], after="q2"), *told.questions[1:])
    draft = desk.receive(replace(told, questions=ring))
    after = dict(draft.questions.values_list("code", "after_code"))
    assert (after[first.code], after[follow.code]) == ("", first.code)


def test_a_line_that_is_not_handed_over_again_takes_its_media_and_pair_with_it(desk: Desk) -> None:
    draft = desk.receive(outcome())
    told = outcome()
    draft = desk.receive(replace(told, behaviours=told.behaviours[1:]))
    assert draft.behaviours.get().mirrors_code == ""
    assert not draft.media.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"how": OutcomeHow(media=(OutcomeMedium("telepathy", "Think"),))},
        {"review_on": "soon"},
        {"behaviours": (OutcomeBehaviour("b1", "", ASK, audience="everybody"),)},
    ],
)
def test_what_the_catalogue_does_not_know_is_refused_and_nothing_is_stored(
    desk: Desk, change: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as refused:
        desk.receive(outcome(**change))
    assert refused.value.code == "outcome_invalid"
    assert not Version.objects.exists()


def test_a_snapshot_with_everything_reads_back_and_writes_only_what_is_said() -> None:
    told = outcome()
    plain = json.loads(json.dumps(outcome_to_json(told)))
    assert outcome_from_json(plain) == told
    assert "how" not in plain["behaviours"][1]
    assert "limits" not in plain


@pytest.mark.parametrize(
    "change",
    [
        {"limits": ""},
        {"limits": None},
        {"participants": "18"},
        {"participants": True},
        {"rounds": {}},
        {"themes": [["t1"]]},
        {"cases": [{"situation": "A case", "tells": 1, "unsure": 0}]},
    ],
)
def test_a_snapshot_is_read_strictly(change: dict[str, Any]) -> None:
    plain = outcome_to_json(make_outcome())
    with pytest.raises(ValueError, match="not the snapshot"):
        outcome_from_json({**plain, **change})


def test_each_objection_has_its_phrase_or_the_round_has_none() -> None:
    pairs = (("Too long", "Cut it"), ("Too vague", "Say when"))
    held = OutcomeRound(1, "We call back.", 1, 0, objections=pairs, phrases=("", "call back"))
    assert [each.phrase for each in held.objected] == ["", "call back"]
    assert [each.phrase for each in replace(held, phrases=()).objected] == ["", ""]
    with pytest.raises(ValueError, match="one phrase"):
        replace(held, phrases=("call back",))
