"""Several dots on one option, votes that are opened again, and votes on nothing."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories import (
    Stage,
    act,
    done,
    go_back,
    go_next,
    join,
    make_stage,
    make_theme,
    options_of,
    refused,
    walk_to,
    write,
)
from tests.workshop.table import nothing_stored, rows_touched, stored
from tests.workshop.test_votes import cast, standing, vote_on, vote_step
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live import hub
from workshop.live.sockets import Audience
from workshop.method.ballots import dots_for
from workshop.models import Ballot, Step, Theme, Workshop
from workshop.queries.place import agenda_of, backward_of
from workshop.queries.tally import paper_of, result_of

pytestmark = pytest.mark.django_db
KEPT = "Your dots are still there; you can change them."
CLEARED = "All dots were taken away; vote again."


def several(themes: int, *, people: int, cut: int = 3) -> Stage:
    """An open vote in which several dots may go on one option."""
    stage = vote_on(themes, people=people, cut=cut)
    Step.objects.filter(pk=vote_step(stage).pk).update(several_dots=True)
    return stage


def page_of(stage: Stage, kind: AudienceKind) -> str:
    audience = Audience(kind, "en")
    return "".join(hub.render(stage.workshop.pk, frozenset({audience}))[audience].values())


# --- several dots ---------------------------------------------------------------------------------
def test_with_several_dots_an_option_stands_on_the_ballot_as_often_as_it_got_dots() -> None:
    stage = several(9, people=1)
    options = options_of(vote_step(stage))

    cast(stage, "AAB")

    a, b = str(options["A"]), str(options["B"])
    assert Counter(Ballot.objects.get().options) == {a: 2, b: 1}


def test_several_dots_are_within_the_same_budget() -> None:
    stage = several(9, people=1)
    a = str(options_of(vote_step(stage))["A"])
    before, touched = stored(), rows_touched()

    answer = act(stage.people[0], "ballot.set", options=[a] * 4)

    assert (answer.code, answer.message) == ("over_budget", "You have 3 dots.")
    assert nothing_stored(before, touched)


def test_dots_decide_the_order_and_people_are_shown() -> None:
    stage = several(9, people=3, cut=1)
    cast(stage, "AAA", "BC", "B")
    go_next(stage)

    result = result_of(vote_step(stage))
    assert [(c.label, c.voters, c.dots, c.standing) for c in result.choices[:3]] == [
        ("A", 1, 3, "kept"),
        ("B", 2, 2, "out"),
        ("C", 1, 1, "out"),
    ]
    assert (result.ballots, result.several) == (3, True)
    for kind in AudienceKind:
        assert "3 dots" in page_of(stage, kind)


def test_a_run_off_may_have_several_dots_too() -> None:
    stage = several(8, people=4, cut=1)
    cast(stage, "AA", "BB", "CC", "DD")
    go_next(stage)
    assert {c.label for c in result_of(vote_step(stage)).tied} == set("ABCD")
    done(stage.facilitator, "vote.runoff")

    assert paper_of(vote_step(stage)).several
    cast(stage, "AA", "AB", "B", "C")
    go_next(stage)
    assert [c.label for c in result_of(vote_step(stage)).kept] == ["A"]


def test_what_is_merged_after_the_vote_has_all_its_dots_and_each_voter_once() -> None:
    stage = several(9, people=2, cut=1)
    cast(stage, "AAB", "BC")
    go_next(stage)
    a, b = Theme.objects.get(name="A"), Theme.objects.get(name="B")
    done(stage.facilitator, "theme.merge", theme=str(a.pk), into=str(b.pk))

    merged = next(c for c in result_of(vote_step(stage)).choices if c.label == "B")
    assert (merged.voters, merged.dots) == (2, 4)


def test_what_is_merged_before_the_vote_reopens_keeps_every_dot() -> None:
    stage = several(9, people=2)
    cast(stage, "AAB", "BC")
    go_back(stage)
    a, b = Theme.objects.get(name="A"), Theme.objects.get(name="B")
    done(stage.facilitator, "theme.merge", theme=str(a.pk), into=str(b.pk))
    go_next(stage)

    on_b = str(options_of(vote_step(stage))["B"])
    # Eight themes are two dots each: three are given anew.
    assert sorted(row.options.count(on_b) for row in Ballot.objects.all()) == [0, 1]


def test_behaviours_may_have_several_dots_too() -> None:
    stage = make_stage(StepKind.BEHAVIOURS, people=9, cut=1)
    walk_to(stage, StepKind.BEHAVIOURS, Phase.SORTING)
    Step.objects.filter(workshop=stage.workshop).update(several_dots=True)
    step = walk_to(stage, StepKind.BEHAVIOURS, Phase.VOTING)
    first = str(options_of(step)["we say step 1 aloud"])

    done(stage.people[0], "ballot.set", options=[first] * 3)
    go_next(stage)

    kept = result_of(step).kept
    assert [(c.label, c.voters, c.dots) for c in kept] == [("we say step 1 aloud", 1, 3)]


class NobodyIsOverBudget(TestCase):
    """Whatever is sent, what is stored is within the budget, or nothing is."""

    @settings(max_examples=12, deadline=None)
    @given(sent=st.lists(st.integers(0, 8), max_size=7), piled=st.booleans())
    def test_nobody_is_over_budget(self, sent: list[int], piled: bool) -> None:
        stage = several(9, people=1) if piled else vote_on(9, people=1)
        ids = sorted(options_of(vote_step(stage)).values())
        ballot = [str(ids[each]) for each in sent]
        dots = ballot if piled else sorted(set(ballot))

        answer = act(stage.people[0], "ballot.set", options=ballot)

        fits = len(dots) <= dots_for(9)
        assert answer.code == ("" if fits else "over_budget")
        rows = [row.options for row in Ballot.objects.filter(step=vote_step(stage))]
        assert [Counter(row) for row in rows] == ([Counter(dots)] if fits else [])


# --- set before the vote opens --------------------------------------------------------------------
def edit(stage: Stage, kind: StepKind, **more: object) -> str:
    data = {"target": str(stage.step(kind).pk), "title": "Vote", "minutes": 5, "cut": 3}
    return act(stage.facilitator, "step.edit", **data | more).code


def test_several_dots_are_set_before_the_vote_opens() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE)

    assert edit(stage, StepKind.VOTE, several_dots="on") == ""
    assert stage.step(StepKind.VOTE).several_dots
    # Without its box the form has not asked; with the box and no tick it says no.
    assert edit(stage, StepKind.VOTE) == ""
    assert stage.step(StepKind.VOTE).several_dots
    assert edit(stage, StepKind.VOTE, asked_several_dots="1") == ""
    assert not stage.step(StepKind.VOTE).several_dots


def test_in_a_behaviours_step_they_are_set_until_its_vote() -> None:
    stage = make_stage(StepKind.BEHAVIOURS)
    walk_to(stage, StepKind.BEHAVIOURS, Phase.SORTING)
    assert edit(stage, StepKind.BEHAVIOURS, several_dots="on") == ""
    go_next(stage)

    assert edit(stage, StepKind.BEHAVIOURS, asked_several_dots="1") == "vote_opened"


def test_once_the_vote_has_opened_it_is_refused_beside_its_box() -> None:
    stage = vote_on(4, people=1)
    before = stored()

    data = {"target": str(vote_step(stage).pk), "title": "Vote", "minutes": 5, "cut": 3}
    answer = act(stage.facilitator, "step.edit", several_dots="on", **data)

    sentence = "Whether an option can have several dots is set before the vote opens."
    assert (answer.code, answer.fields) == ("vote_opened", {"several_dots": sentence})
    assert stored() == before


def test_a_step_without_a_vote_has_no_dots_to_set() -> None:
    stage = make_stage(StepKind.WRITE)

    assert edit(stage, StepKind.WRITE, several_dots="on") == ""
    assert not stage.step(StepKind.WRITE).several_dots


# --- opened again ---------------------------------------------------------------------------------
def counted(*ballots: str) -> Stage:
    stage = vote_on(4, people=len(ballots))
    cast(stage, *ballots)
    go_next(stage)
    return stage


def back(stage: Stage, **more: str) -> str:
    step = stage.now
    return act(stage.facilitator, "workshop.back", seen=str(step.pk), phase=step.phase, **more).code


def test_back_into_a_vote_asks_what_becomes_of_the_votes() -> None:
    stage = counted("A", "B")
    ahead = backward_of(
        Workshop.objects.select_related("current").get(pk=stage.workshop.pk),
        list(stage.workshop.steps.all()),
    )
    assert ahead is not None
    assert ahead.ballots
    before, touched = stored(), rows_touched()

    for said in ({}, {"ballots": ""}, {"ballots": "perhaps"}):
        assert back(stage, **said) in {"keep_or_clear", "invalid"}
        assert nothing_stored(before, touched)
    step = stage.now
    answer = act(stage.facilitator, "workshop.back", seen=str(step.pk), phase=step.phase)
    assert answer.message == "Say first whether the votes are kept or cleared."


def test_kept_votes_are_there_and_every_phone_and_the_wall_say_so() -> None:
    stage = counted("A", "B")
    go_back(stage, ballots="keep")

    assert Ballot.objects.count() == 2
    assert KEPT in page_of(stage, AudienceKind.PHONE)
    assert KEPT in page_of(stage, AudienceKind.SCREEN)
    assert "the votes were kept" in page_of(stage, AudienceKind.CONSOLE)


def test_cleared_votes_are_gone_and_every_phone_and_the_wall_say_so() -> None:
    stage = counted("A", "B")
    go_back(stage, ballots="clear")

    assert not Ballot.objects.exists()
    assert CLEARED in page_of(stage, AudienceKind.PHONE)
    assert CLEARED in page_of(stage, AudienceKind.SCREEN)
    cast(stage, "C")
    go_next(stage)
    assert standing(stage)["C"] == (1, "kept")
    assert standing(stage)["A"] == (0, "out")


def test_when_the_vote_is_counted_again_nothing_is_said_any_more() -> None:
    stage = counted("A", "B")
    go_back(stage, ballots="clear")
    cast(stage, "C")
    go_next(stage)
    assert stage.now.ballots_after == ""
    go_back(stage, ballots="keep")

    assert CLEARED not in page_of(stage, AudienceKind.PHONE)
    assert KEPT in page_of(stage, AudienceKind.PHONE)


def test_where_nobody_voted_nothing_is_asked_and_nothing_said() -> None:
    stage = counted("", "")

    assert back(stage) == ""
    assert stage.now.ballots_after == ""


def test_a_vote_that_is_left_and_entered_again_says_that_its_dots_are_there() -> None:
    stage = vote_on(4, people=1)
    cast(stage, "A")
    go_back(stage)
    go_next(stage)

    assert KEPT in page_of(stage, AudienceKind.PHONE)


def test_a_first_vote_says_nothing_of_being_opened_again() -> None:
    stage = vote_on(4, people=1)

    for kind in AudienceKind:
        assert "opened again" not in page_of(stage, kind).lower()


def test_a_step_with_votes_that_is_reopened_asks_too() -> None:
    stage = counted("A", "B")
    go_next(stage)
    vote = vote_step(stage)
    listed = {each.id: each.ballots for each in agenda_of(list(stage.workshop.steps.all()))}
    assert [listed[str(s.pk)] for s in stage.workshop.steps.all()] == [False, False, True, False]
    before, touched = stored(), rows_touched()
    assert refused(stage.facilitator, "step.reopen", target=str(vote.pk)) == "keep_or_clear"
    assert nothing_stored(before, touched)

    done(stage.facilitator, "step.reopen", target=str(vote.pk), ballots="clear")

    assert stage.place == (StepKind.VOTE, Phase.VOTING)
    assert not Ballot.objects.exists()
    assert CLEARED in page_of(stage, AudienceKind.PHONE)


def test_back_out_of_a_later_step_leads_to_the_count_and_only_then_asks() -> None:
    stage = counted("A", "B")
    go_next(stage)

    assert back(stage) == ""
    assert stage.place == (StepKind.VOTE, Phase.COUNTED)
    assert back(stage) == "keep_or_clear"


def test_a_run_off_that_is_opened_again_keeps_or_clears_its_own_votes() -> None:
    stage = vote_on(5, people=4, cut=2)
    cast(stage, "AB", "AC", "AD", "AE")
    go_next(stage)
    done(stage.facilitator, "vote.runoff")
    cast(stage, "B", "B", "C", "D")
    go_next(stage)
    go_back(stage, ballots="clear")

    assert Ballot.objects.filter(runoff=0).count() == 4
    assert not Ballot.objects.filter(runoff=1).exists()
    # Back once more the run-off is dropped, as ever, and the first count stands.
    assert back(stage) == ""
    assert standing(stage)["A"] == (4, "kept")


def test_of_two_facilitators_who_press_back_one_is_told_and_nothing_is_done_twice() -> None:
    stage = counted("A", "B")
    step = stage.now
    form = {"seen": str(step.pk), "phase": step.phase}

    first = act(stage.facilitator, "workshop.back", ballots="keep", **form)
    second = act(stage.facilitator, "workshop.back", ballots="clear", **form)

    assert (first.code, second.code) == ("", "moved_on")
    assert Ballot.objects.count() == 2


def test_a_vote_after_closing_is_refused_and_nothing_stored() -> None:
    stage = vote_on(4, people=1)
    a = str(options_of(vote_step(stage))["A"])
    go_next(stage)
    before, touched = stored(), rows_touched()

    answer = act(stage.people[0], "ballot.set", options=[a])

    assert answer.message == "This step is closed now, so nothing was sent."
    assert nothing_stored(before, touched)


def test_whoever_comes_late_to_a_vote_opened_again_reads_the_same_sentence() -> None:
    stage = counted("A", "B")
    go_back(stage, ballots="clear")
    join(stage)

    assert CLEARED in page_of(stage, AudienceKind.PHONE)


# --- fewer than two options -----------------------------------------------------------------------
def test_a_vote_with_one_option_says_that_there_was_nothing_to_choose_between() -> None:
    stage = vote_on(1, people=2)
    go_next(stage)

    for kind in AudienceKind:
        text = page_of(stage, kind)
        assert "There was nothing to choose between" in text
        assert "0 people voted" not in text


def test_a_vote_in_which_nobody_voted_says_so() -> None:
    stage = vote_on(2, people=2)
    go_next(stage)

    assert result_of(vote_step(stage)).votable
    assert "0 people voted." in page_of(stage, AudienceKind.PHONE)


def test_a_vote_without_options_says_so_too() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(stage.people[0], "Listen")
    while stage.place != (StepKind.CLUSTER, Phase.SORTING):
        go_next(stage)
    make_theme(stage.facilitator, "Empty")
    go_next(stage)
    go_next(stage)

    assert "There was nothing to choose between" in page_of(stage, AudienceKind.CONSOLE)
