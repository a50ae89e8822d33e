"""Dot votes: whole ballots, blind until the count, and what a tie leads to."""

from itertools import permutations
from uuid import uuid4

import pytest

from tests.factories import (
    Stage,
    act,
    done,
    go_back,
    go_next,
    make_stage,
    make_theme,
    options_of,
    refused,
    sending,
    unsorted_cards,
    walk_to,
    write,
)
from workshop.enums import Phase, StepKind
from workshop.live.writer import run_batch
from workshop.models import Ballot, Card, Option, Step, Theme
from workshop.queries.tally import paper_of, result_of

pytestmark = pytest.mark.django_db


def vote_on(themes: int, *, people: int, cut: int = 3) -> Stage:
    """A vote that has just opened on so many themes, "A", "B" and so on."""
    stage = make_stage(
        StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, StepKind.AGREE, people=people, cut=cut
    )
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    for number in range(themes):
        write(stage.people[0], f"Card {number}")
    walk_past_the_board(stage)
    return stage


def walk_past_the_board(stage: Stage) -> None:
    while stage.place != (StepKind.CLUSTER, Phase.SORTING):
        go_next(stage)
    for number, card in enumerate(unsorted_cards(vote_step(stage))):
        make_theme(stage.facilitator, "ABCDEFGHIJKLMNOPQR"[number], card.pk)
    go_next(stage)
    assert stage.place == (StepKind.VOTE, Phase.VOTING)


def vote_step(stage: Stage) -> Step:
    return stage.step(StepKind.VOTE)


def cast(stage: Stage, *ballots: str) -> None:
    """The first person votes for the themes named by the letters of the first ballot, and so on."""
    options = options_of(vote_step(stage))
    for person, ballot in zip(stage.people, ballots, strict=False):
        done(person, "ballot.set", options=[str(options[name]) for name in ballot])


def standing(stage: Stage) -> dict[str, tuple[int, str]]:
    return {c.label: (c.voters, c.standing) for c in result_of(vote_step(stage)).choices}


def test_every_theme_with_a_card_is_on_the_paper() -> None:
    stage = vote_on(4, people=2)

    paper = paper_of(vote_step(stage))

    assert sorted(choice.label for choice in paper.choices) == ["A", "B", "C", "D"]
    assert (paper.budget, paper.cut, paper.runoff) == (2, 3, 0)


def test_a_theme_without_cards_is_not_voted_on() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE)
    walk_to(stage, StepKind.CLUSTER, Phase.SORTING)
    make_theme(stage.facilitator, "Empty")
    walk_to(stage, StepKind.VOTE, Phase.VOTING)

    assert "Empty" not in options_of(vote_step(stage))
    assert len(options_of(vote_step(stage))) == 3


def test_a_ballot_is_replaced_as_a_whole() -> None:
    stage = vote_on(4, people=1)
    options = options_of(vote_step(stage))

    cast(stage, "AB")
    data = done(stage.people[0], "ballot.set", options=[str(options["C"])])

    assert data == {"ballot": [str(options["C"])]}
    assert Ballot.objects.get().options == [str(options["C"])]


def test_a_ballot_can_be_emptied_again() -> None:
    stage = vote_on(4, people=1)
    cast(stage, "AB")

    done(stage.people[0], "ballot.set", options=[])

    assert Ballot.objects.get().options == []
    go_next(stage)
    assert result_of(vote_step(stage)).ballots == 0


def test_nobody_has_more_dots_than_the_budget() -> None:
    stage = vote_on(4, people=1)
    options = [str(pk) for pk in options_of(vote_step(stage)).values()]
    cast(stage, "A")
    before = Ballot.objects.get().options

    answer = act(stage.people[0], "ballot.set", options=options[:3])

    assert (answer.code, answer.message) == ("over_budget", "You have 2 dots.")
    assert Ballot.objects.get().options == before


def test_the_same_option_twice_is_one_dot() -> None:
    stage = vote_on(4, people=1)
    a = str(options_of(vote_step(stage))["A"])

    assert done(stage.people[0], "ballot.set", options=[a, a, a]) == {"ballot": [a]}


def test_with_one_option_there_is_nothing_to_vote_on_and_it_goes_on() -> None:
    stage = vote_on(1, people=1)
    only = str(options_of(vote_step(stage))["A"])

    assert refused(stage.people[0], "ballot.set", options=[only]) == "over_budget"
    go_next(stage)
    assert standing(stage) == {"A": (0, "kept")}


def test_an_option_of_another_vote_is_late() -> None:
    stage, other = vote_on(3, people=1), vote_on(3, people=1)
    foreign = str(options_of(vote_step(other))["A"])

    assert refused(stage.people[0], "ballot.set", options=[foreign]) == "late_option"
    assert not Ballot.objects.filter(step=vote_step(stage)).exists()


def test_an_option_that_went_when_the_vote_was_reopened_is_late() -> None:
    stage = vote_on(4, people=2)
    gone = str(options_of(vote_step(stage))["A"])
    cast(stage, "AB", "AC")
    go_back(stage)
    a, b = Theme.objects.get(name="A"), Theme.objects.get(name="B")
    done(stage.facilitator, "theme.merge", theme=str(a.pk), into=str(b.pk))
    make_theme(stage.facilitator, "New", Card.objects.filter(theme=b)[0].pk)
    go_next(stage)

    assert sorted(options_of(vote_step(stage))) == ["B", "C", "D", "New"]
    assert refused(stage.people[0], "ballot.set", options=[gone]) == "late_option"
    go_next(stage)
    # The dots on what stayed are kept; what was merged has the voters of either, each once.
    assert standing(stage) == {
        "B": (2, "kept"),
        "C": (1, "kept"),
        "D": (0, "out"),
        "New": (0, "out"),
    }


def test_the_count_says_who_goes_on() -> None:
    stage = vote_on(5, people=4, cut=2)
    cast(stage, "AB", "AB", "AC", "BD")
    go_next(stage)

    assert standing(stage) == {
        "A": (3, "kept"),
        "B": (3, "kept"),
        "C": (1, "out"),
        "D": (1, "out"),
        "E": (0, "out"),
    }


def test_a_tie_of_up_to_two_too_many_keeps_all() -> None:
    stage = vote_on(5, people=4, cut=2)
    cast(stage, "AB", "AC", "AD", "")
    go_next(stage)

    assert standing(stage) == {
        "A": (3, "kept"),
        "B": (1, "extra"),
        "C": (1, "extra"),
        "D": (1, "extra"),
        "E": (0, "out"),
    }
    assert refused(stage.facilitator, "vote.runoff") == "no_tie"


def test_a_larger_tie_goes_to_a_run_off_among_the_tied() -> None:
    stage = vote_on(5, people=4, cut=2)
    cast(stage, "AB", "AC", "AD", "AE")
    go_next(stage)
    assert standing(stage)["A"] == (4, "kept")
    assert {standing(stage)[name][1] for name in "BCDE"} == {"tied"}

    done(stage.facilitator, "vote.runoff")

    assert stage.place == (StepKind.VOTE, Phase.VOTING)
    paper = paper_of(vote_step(stage))
    assert sorted(c.label for c in paper.choices) == ["B", "C", "D", "E"]
    assert (paper.cut, paper.budget, paper.runoff) == (1, 2, 1)

    cast(stage, "B", "B", "C", "D")
    go_next(stage)
    assert standing(stage) == {
        "A": (4, "kept"),
        "B": (1, "kept"),
        "C": (1, "out"),
        "D": (1, "out"),
        "E": (1, "out"),
    }


def test_in_a_run_off_the_first_vote_is_over() -> None:
    stage = vote_on(5, people=4, cut=2)
    first = str(options_of(vote_step(stage))["B"])
    cast(stage, "AB", "AC", "AD", "AE")
    go_next(stage)
    done(stage.facilitator, "vote.runoff")

    assert refused(stage.people[0], "ballot.set", options=[first]) == "late_option"


def test_back_from_a_run_off_leads_to_the_count_before_it() -> None:
    stage = vote_on(5, people=4, cut=2)
    cast(stage, "AB", "AC", "AD", "AE")
    go_next(stage)
    done(stage.facilitator, "vote.runoff")
    cast(stage, "B", "B", "B", "B")

    go_back(stage)

    assert stage.place == (StepKind.VOTE, Phase.COUNTED)
    assert {standing(stage)[name][1] for name in "BCDE"} == {"tied"}
    assert Ballot.objects.count() == 4
    assert Option.objects.count() == 5


def test_a_run_off_of_a_run_off_goes_on_until_it_is_clear() -> None:
    stage = vote_on(6, people=5, cut=1)
    cast(stage, "A", "B", "C", "D", "E")
    go_next(stage)
    done(stage.facilitator, "vote.runoff")
    cast(stage, "A", "B", "C", "D", "")
    go_next(stage)
    assert {standing(stage)[name][1] for name in "ABCD"} == {"tied"}
    assert standing(stage)["E"] == (1, "out")
    done(stage.facilitator, "vote.runoff")
    cast(stage, "D", "D", "D", "D", "D")
    go_next(stage)

    assert {name: how for name, (_voters, how) in standing(stage).items()} == {
        "A": "out",
        "B": "out",
        "C": "out",
        "D": "kept",
        "E": "out",
        "F": "out",
    }


def test_the_order_in_which_ballots_come_never_matters() -> None:
    ballots = ("AB", "AC", "B")
    results = set()
    for order in permutations(range(3)):
        stage = vote_on(4, people=3, cut=1)
        options = options_of(vote_step(stage))
        for at in order:
            chosen = [str(options[name]) for name in ballots[at]]
            done(stage.people[at], "ballot.set", options=chosen)
        go_next(stage)
        results.add(tuple(sorted(standing(stage).items())))

    assert results == {
        (("A", (2, "extra")), ("B", (2, "extra")), ("C", (1, "out")), ("D", (0, "out")))
    }


def test_of_two_ballots_in_one_batch_the_later_counts() -> None:
    stage = vote_on(4, people=1)
    options = options_of(vote_step(stage))
    ann = stage.people[0]

    run_batch(
        [
            sending(ann, "ballot.set", uuid=uuid4(), options=[str(options["A"])]),
            sending(ann, "ballot.set", uuid=uuid4(), options=[str(options["B"])]),
        ]
    )

    assert Ballot.objects.get().options == [str(options["B"])]


def test_behaviours_are_voted_on_by_their_cards() -> None:
    stage = make_stage(StepKind.BEHAVIOURS, people=3, cut=1)
    step = walk_to(stage, StepKind.BEHAVIOURS, Phase.VOTING)
    options = options_of(step)

    assert sorted(options) == [f"we say step {n} aloud" for n in range(3)]
    for person in stage.people:
        done(person, "ballot.set", options=[str(options["we say step 1 aloud"])])
    go_next(stage)

    assert [(c.label, c.situation) for c in result_of(stage.step(StepKind.BEHAVIOURS)).kept] == [
        ("we say step 1 aloud", "the customer asks for 1")
    ]


def test_a_behaviour_that_is_kept_back_is_not_voted_on() -> None:
    stage = make_stage(StepKind.BEHAVIOURS, people=3)
    walk_to(stage, StepKind.BEHAVIOURS, Phase.LOOKING)
    hidden = Card.objects.get(text="we say step 1 aloud")
    done(stage.facilitator, "card.hide", card=str(hidden.pk), reason="rude")
    step = walk_to(stage, StepKind.BEHAVIOURS, Phase.VOTING)

    assert sorted(options_of(step)) == ["we say step 0 aloud", "we say step 2 aloud"]
