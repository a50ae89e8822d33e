"""The draft tried on the customer cases: what it does not help in stands beside it."""

import pytest

from tests.factories import (
    SENTENCE,
    Person,
    Stage,
    act,
    done,
    go_back,
    go_next,
    join,
    judge_cases,
    make_stage,
    refused,
    save_draft,
    sending,
    walk_to,
)
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live.hub import render
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience
from workshop.live.writer import run_batch
from workshop.models import Case, CaseVerdict, Draft, Step
from workshop.queries.case_test import Tried
from workshop.queries.cases import cases_of
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db
PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
OTHER = "We hear people out before we answer."


def make_draft(people: int = 4, cases: int = 2) -> Stage:
    """A workshop with so many cases, whose draft is saved and not yet tried on them."""
    stage = make_stage(StepKind.CASES, StepKind.AGREE, StepKind.CLOSE, people=0)
    Step.objects.filter(workshop=stage.workshop, kind=StepKind.AGREE).update(in_full=True)
    for case in cases_of(stage.workshop.pk)[cases:]:
        done(stage.facilitator, "case.remove", target=case.id)
    for _ in range(people):
        join(stage)
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    save_draft(stage, SENTENCE)
    return stage


@pytest.fixture
def stage() -> Stage:
    stage = make_draft()
    to_test(stage)
    return stage


def to_test(stage: Stage) -> None:
    while stage.place != (StepKind.AGREE, Phase.TESTING):
        go_next(stage)


def judge(person: Person, case: int, verdict: str) -> None:
    version = Draft.objects.get(step__workshop=person.workshop).version
    asked = cases_of(person.workshop)[case]
    done(person, "case.judge", case=asked.id, version=version, verdict=verdict)


def judged(stage: Stage, case: int, *verdicts: str) -> None:
    for person, verdict in zip(stage.people, verdicts, strict=False):
        judge(person, case, verdict)


def tried(stage: Stage, kind: AudienceKind = CONSOLE) -> Tried | None:
    return scene_for(kind, stage.workshop.pk).tested


def shown(stage: Stage, kind: AudienceKind) -> str:
    audience = Audience(kind, "en")
    html = "".join(render(stage.workshop.pk, frozenset({audience}))[audience].values())
    return " ".join(html.split())


def situations(stage: Stage) -> list[str]:
    return [case.situation for case in cases_of(stage.workshop.pk)]


# --- what is put, and what is sent ----------------------------------------------------------------
def test_every_phone_gets_each_case_with_the_text_above_it(stage: Stage) -> None:
    page = shown(stage, PHONE)

    assert SENTENCE in page
    assert all(page.index(SENTENCE) < page.index(each) for each in situations(stage))
    assert page.count("Does this text tell you what to do here?") == 2


def test_of_ones_verdicts_on_a_case_the_latest_counts(stage: Stage) -> None:
    ann = stage.people[0]
    judge(ann, 0, "tells")
    judge(ann, 0, "silent")

    assert CaseVerdict.objects.get().verdict == "silent"
    frame = personal_frame(stage.workshop.pk, ann.participant, "en")
    case = cases_of(stage.workshop.pk)[0].id
    assert f'data-answers="{case}:silent "' in frame["regions"][0]["html"]


def test_verdicts_that_arrive_together_are_all_kept(stage: Stage) -> None:
    case, version = cases_of(stage.workshop.pk)[0].id, Draft.objects.get().version
    ann, bo = stage.people[:2]
    sent = [(ann, "tells"), (bo, "unsure"), (ann, "silent")]

    answers = run_batch(
        [sending(p, "case.judge", case=case, version=version, verdict=said) for p, said in sent]
    )

    assert all(answer.ok for answer in answers)
    step = stage.now
    assert set(CaseVerdict.objects.values_list("author_key", "verdict")) == {
        (ann.key(step), "silent"),
        (bo.key(step), "unsure"),
    }


def test_a_verdict_on_a_draft_that_changed_since_is_refused(stage: Stage) -> None:
    case, old = cases_of(stage.workshop.pk)[0].id, Draft.objects.get().version
    go_next(stage)
    done(stage.facilitator, "draft.revise")
    save_draft(stage, OTHER)
    to_test(stage)

    late = {"case": case, "version": old, "verdict": "tells"}
    assert refused(stage.people[0], "case.judge", **late) == "old_wording"
    assert not CaseVerdict.objects.exists()


def test_a_case_of_another_workshop_is_not_here(stage: Stage) -> None:
    other = make_draft()
    foreign = Case.objects.filter(step__workshop=other.workshop)[0]
    version = Draft.objects.get(step=stage.now).version

    sent = {"case": str(foreign.pk), "version": version, "verdict": "tells"}
    assert refused(stage.people[0], "case.judge", **sent) == "not_here"
    assert not CaseVerdict.objects.exists()


def test_a_case_that_the_draft_was_judged_by_stays_as_it_is(stage: Stage) -> None:
    case = cases_of(stage.workshop.pk)[0].id
    judge(stage.people[0], 0, "tells")

    assert refused(stage.facilitator, "case.remove", target=case) == "step_answered"
    assert CaseVerdict.objects.count() == 1


def test_without_a_verdict_there_is_nothing_to_send(stage: Stage) -> None:
    case, version = cases_of(stage.workshop.pk)[0].id, Draft.objects.get().version

    answer = act(stage.people[0], "case.judge", case=case, version=version)

    assert answer.fields == {"verdict": "Choose an answer first."}


def test_there_is_no_test_without_a_draft() -> None:
    stage = make_draft()
    Draft.objects.update(text="")
    step = stage.now

    sent = {"seen": str(step.pk), "phase": step.phase}
    assert refused(stage.facilitator, "workshop.next", **sent) == "no_draft"
    assert stage.place == (StepKind.AGREE, Phase.DRAFTING)


def test_a_workshop_without_cases_goes_from_the_draft_to_the_round() -> None:
    stage = make_stage(StepKind.AGREE, people=2)
    Step.objects.update(in_full=True)
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    save_draft(stage, SENTENCE)

    go_next(stage)

    assert stage.place == (StepKind.AGREE, Phase.REACTING)


# --- hidden until it is closed --------------------------------------------------------------------
def test_while_it_runs_the_console_counts_people_and_nobody_sees_a_verdict(stage: Stage) -> None:
    before = {kind: shown(stage, kind) for kind in (PHONE, SCREEN)}
    judged(stage, 0, "silent", "silent", "silent")
    judge(stage.people[0], 1, "silent")

    progress = scene_for(CONSOLE, stage.workshop.pk).progress
    assert progress is not None
    assert progress.people == 3
    assert {kind: shown(stage, kind) for kind in (PHONE, SCREEN)} == before
    assert [tried(stage, kind) for kind in AudienceKind] == [None] * 3


@pytest.mark.parametrize("back", [1, 2])
def test_a_test_that_was_closed_and_opened_again_is_hidden_again(stage: Stage, back: int) -> None:
    judged(stage, 0, "silent", "silent", "silent")
    go_next(stage)
    assert tried(stage) is not None

    for _ in range(back):
        go_back(stage)

    assert [tried(stage, kind) for kind in AudienceKind] == [None] * 3
    assert CaseVerdict.objects.count() == 3


# --- what it came to ------------------------------------------------------------------------------
def test_cases_that_the_text_fails_for_at_least_half_come_first(stage: Stage) -> None:
    first, second = situations(stage)
    judged(stage, 0, "tells", "unsure", "silent")
    judged(stage, 1, "silent", "silent", "tells", "tells")
    go_next(stage)

    found = tried(stage, PHONE)

    assert found is not None
    assert [(c.situation, c.tells, c.unsure, c.silent, c.fails) for c in found.cases] == [
        (second, 2, 0, 2, True),
        (first, 1, 1, 1, False),
    ]
    assert (found.people, found.text) == (4, SENTENCE)


@pytest.mark.parametrize("kind", AudienceKind)
def test_everybody_reads_plain_counts_and_no_share(stage: Stage, kind: AudienceKind) -> None:
    judged(stage, 0, "silent", "silent", "tells")
    go_next(stage)

    page = shown(stage, kind)

    assert "The text does not help here" in page
    assert "%" not in page.replace("100%", "")
    assert page.index(situations(stage)[0]) < page.index(situations(stage)[1])


def test_a_test_that_nobody_answered_says_so(stage: Stage) -> None:
    go_next(stage)

    found = tried(stage)
    assert found is not None
    assert found.failing == ()
    assert "0 people answered." in shown(stage, PHONE)


def test_what_fails_stands_beside_the_draft_and_is_noted_where_people_react(stage: Stage) -> None:
    failing = situations(stage)[0]
    judged(stage, 0, "silent", "silent", "tells")
    go_next(stage)
    done(stage.facilitator, "draft.revise")
    assert "Does not help in:" in shown(stage, CONSOLE)
    assert failing[:50] not in shown(stage, PHONE)

    to_test(stage)
    go_next(stage)
    go_next(stage)

    assert stage.place == (StepKind.AGREE, Phase.REACTING)
    assert "Does not help in:" in shown(stage, PHONE)
    assert failing in shown(stage, CONSOLE)
    assert failing[:50] in shown(stage, PHONE)
    assert failing[:50] not in shown(stage, SCREEN)


def test_another_wording_starts_anew_and_says_of_which_wording_the_old_cases_were(
    stage: Stage,
) -> None:
    judged(stage, 0, "silent", "silent", "silent")
    go_next(stage)
    done(stage.facilitator, "draft.revise")
    save_draft(stage, OTHER)
    assert "The wording that was tested does not help in:" in shown(stage, CONSOLE)

    to_test(stage)
    judge_cases(stage, "tells")
    go_next(stage)

    found = tried(stage)
    assert found is not None
    assert (found.text, found.failing) == (OTHER, ())
    assert {case.tells for case in found.cases} == {4}
