"""The indices behind the cases, and which roles answers are kept with."""

import pytest

from tests.factories import (
    Stage,
    done,
    fill,
    go_back,
    go_next,
    join,
    make_stage,
    walk_to,
)
from tests.workshop.test_cases import answer_all, choose, compared, make_twice, own, shown
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.models import Card, CaseAnswer
from workshop.queries.case_details import Details
from workshop.queries.cases import cases_of

pytestmark = pytest.mark.django_db


def details(stage: Stage) -> Details:
    found = compared(stage).details
    assert found is not None
    return found


def roles_kept(stage: Stage) -> list[str]:
    return sorted(CaseAnswer.objects.filter(step=stage.now).values_list("role", flat=True))


# --- indices --------------------------------------------------------------------------------------
def test_the_worked_example_of_same_answer_is_told_with_its_mean() -> None:
    stage = make_twice(8, 2)
    answer_all(stage, (6, 2), (8, 0))

    same = [case.same.now for case in details(stage).cases]
    assert same == [pytest.approx(32 / 56), 1]
    assert details(stage).same.now == pytest.approx((32 / 56 + 1) / 2)
    assert "0.57" in shown(stage, AudienceKind.CONSOLE)
    assert "Same answer" not in shown(stage) + shown(stage, AudienceKind.SCREEN)


@pytest.mark.parametrize(("people", "told"), [(4, False), (5, True)])
def test_an_index_is_shown_from_five_answers(people: int, told: bool) -> None:
    stage = make_twice(people, 1)
    answer_all(stage, (people, 0))

    assert (details(stage).cases[0].same.now is not None) == told
    assert (details(stage).same.now is not None) == told


@pytest.mark.parametrize(("people", "told"), [(7, False), (8, True)])
def test_before_and_after_of_an_index_come_from_eight_answers_each(people: int, told: bool) -> None:
    stage = make_twice(people, 1)
    answer_all(stage, (people, 0))
    go_next(stage)
    answer_all(stage, (people - 1, 1))

    assert (details(stage).cases[0].same.before is not None) == told
    assert (details(stage).same.before is not None) == told
    assert details(stage).same.now is not None


def test_answers_in_an_order_have_distances_and_others_have_not() -> None:
    stage = make_stage(StepKind.CASES, people=5)
    for case in cases_of(stage.workshop.pk)[1:]:
        done(stage.facilitator, "case.remove", target=case.id)
    done(stage.facilitator, "case.add", **own(stage, answer_3="Wait", answer_4="Go", ordered="on"))
    walk_to(stage, StepKind.CASES, Phase.ANSWERING)
    answer_all(stage, (5, 0), (0, 0, 0, 5))

    plain, ordered = details(stage).cases
    assert (plain.r_wg, plain.tastle_wierman) == (None, None)
    assert ordered.r_wg is not None
    assert ordered.tastle_wierman is not None
    assert (ordered.r_wg.now, ordered.tastle_wierman.now) == (1, 1)


def test_the_dot_vote_and_the_themes_before_are_measured_too() -> None:
    kinds = (StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, StepKind.CASES)
    stage = make_stage(*kinds, people=6)
    walk_to(stage, StepKind.VOTE, Phase.VOTING)
    fill(stage)
    done(stage.people[0], "ballot.set", options=[])
    walk = stage.step(StepKind.CASES)
    while stage.now != walk:
        go_next(stage)
    fill(stage)
    go_next(stage)

    found = details(stage)
    assert found.dots is not None
    assert (found.dots.ballots, found.dots.dropped, found.dots.w) == (5, 1, 1)
    # Six themes of one card each: no two wrote of the same.
    assert (found.overlap, found.writers) == (0, 6)
    assert "One empty ballot is left out." in shown(stage, AudienceKind.CONSOLE)
    assert Card.objects.exclude(theme=None).count() == 6


def test_without_a_vote_and_themes_they_are_left_out() -> None:
    stage = make_twice(5, 1)
    answer_all(stage, (5, 0))

    assert (details(stage).dots, details(stage).overlap) == (None, None)
    assert "Kendall" not in shown(stage, AudienceKind.CONSOLE)


# --- roles ----------------------------------------------------------------------------------------
def with_roles(*roles: str) -> Stage:
    """One case; people with these roles are there before the step opens."""
    stage = make_stage(StepKind.WELCOME, StepKind.CASES, people=0, roles=["Sales", "Support"])
    for case in cases_of(stage.workshop.pk)[1:]:
        done(stage.facilitator, "case.remove", target=case.id)
    for role in roles:
        join(stage, role=role)
    walk_to(stage, StepKind.CASES, Phase.ANSWERING)
    return stage


def everybody_chooses(stage: Stage) -> None:
    for person in stage.people:
        choose(person, 0, 0)


def test_a_role_is_kept_where_five_have_it_and_five_have_not() -> None:
    stage = with_roles(*["Support"] * 6, *["Sales"] * 5)
    for person in stage.people[:10]:
        choose(person, 0, 0)
    choose(stage.people[10], 0, 1)
    assert roles_kept(stage) == ["Sales"] * 5 + ["Support"] * 6
    go_next(stage)

    case = details(stage).cases[0]
    assert [(r.role, r.agree, r.voted) for r in case.roles] == [
        ("Sales", 4, 5),
        ("Support", 6, 6),
    ]
    assert case.consensus == pytest.approx((5 / 7 * 7 / 8) ** 0.5)
    assert "Support:" in shown(stage, AudienceKind.CONSOLE)
    assert "Support:" not in shown(stage) + shown(stage, AudienceKind.SCREEN)


@pytest.mark.parametrize(
    ("support", "sales", "nothing"), [(4, 4, 0), (5, 4, 0), (8, 1, 0), (5, 0, 3)]
)
def test_no_role_is_kept_where_somebody_could_be_told_by_it(
    support: int, sales: int, nothing: int
) -> None:
    stage = with_roles(*["Support"] * support, *["Sales"] * sales, *[""] * nothing)
    everybody_chooses(stage)

    assert set(roles_kept(stage)) == {""}
    go_next(stage)
    assert details(stage).cases[0].roles == ()


def test_whoever_makes_the_fifth_of_a_role_later_is_not_told_by_it() -> None:
    stage = with_roles(*["Support"] * 4, *["Sales"] * 5)
    join(stage, role="Support")
    everybody_chooses(stage)

    assert "Support" not in roles_kept(stage)


def test_a_late_comer_of_another_role_takes_the_roles_off_all_answers() -> None:
    """With no role they would be the only one without."""
    stage = with_roles(*["Support"] * 5, *["Sales"] * 5)
    everybody_chooses(stage)
    assert "" not in roles_kept(stage)
    late = join(stage)
    choose(late, 0, 0)

    kept = roles_kept(stage)
    assert kept.count("") == 11


def test_leaving_takes_roles_off_and_coming_back_brings_none_again() -> None:
    stage = with_roles(*["Support"] * 5, *[""] * 5)
    everybody_chooses(stage)
    assert roles_kept(stage).count("Support") == 5
    gone = str(stage.people[0].id)
    done(stage.facilitator, "participant.leave", participant=gone)
    assert set(roles_kept(stage)) == {""}
    done(stage.facilitator, "participant.return", participant=gone)
    everybody_chooses(stage)

    assert set(roles_kept(stage)) == {""}


def test_opened_again_a_step_keeps_no_role_that_it_did_not_keep_before() -> None:
    stage = with_roles(*["Support"] * 4, *["Sales"] * 5)
    everybody_chooses(stage)
    go_next(stage)
    for _ in range(2):
        join(stage, role="Support")
    go_back(stage)
    everybody_chooses(stage)

    assert "Support" not in roles_kept(stage)
