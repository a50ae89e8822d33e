"""Choosing among drafts: offered by the facilitator, approved of blind, and what follows."""

from functools import partial

import pytest

from tests.factories import (
    SENTENCE,
    Stage,
    act,
    approve,
    done,
    go_back,
    go_next,
    make_stage,
    offer,
    react,
    refused,
    save_draft,
    walk_to,
)
from tests.workshop.table import nothing_stored, rows_touched, stored
from tests.workshop.test_ballots import page_of
from workshop.actors import author_key
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.models import Ballot, Case, ConsentRound, Draft, Option, Step, Wording
from workshop.queries.choosing import drafts_chosen, offers_of, still_level
from workshop.queries.own_cards import Asker
from workshop.queries.personal import mine_of_all
from workshop.queries.place import backward_of, forward_of
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db

ONE, TWO, THREE = "We ask before we answer.", "We listen first.", "We say what happens next."
PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN


def drafting(people: int = 3, *, in_full: bool = True) -> Stage:
    """A step in which three people have each suggested a wording; nothing is offered yet."""
    stage = make_stage(StepKind.WELCOME, StepKind.AGREE, StepKind.CLOSE, people=people)
    Step.objects.filter(workshop=stage.workshop, kind=StepKind.AGREE).update(in_full=in_full)
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    for person, text in zip(stage.people, (ONE, TWO, THREE), strict=False):
        done(person, "wording.suggest", text=text)
    return stage


def choosing(*texts: str, people: int = 3) -> Stage:
    stage = drafting(people)
    for text in texts or (ONE, TWO, THREE):
        offer(stage, text)
    go_next(stage)
    assert stage.place == (StepKind.AGREE, Phase.CHOOSING)
    return stage


def draft_of(stage: Stage) -> str:
    return Draft.objects.get(step=stage.now).text


def counts(stage: Stage) -> dict[str, tuple[int, str]]:
    return {c.label: (c.voters, c.standing) for c in drafts_chosen(stage.now).choices}


def level(people: int = 4) -> Stage:
    """Two drafts are level at the top, and the round on the first is closed."""
    stage = choosing(people=people)
    for person, text in zip(stage.people, (ONE, ONE, TWO, TWO), strict=True):
        approve(person, text)
    go_next(stage)
    return stage


# --- offering -------------------------------------------------------------------------------------
def test_with_two_offered_next_leads_to_choosing_and_else_it_is_passed_over() -> None:
    stage = drafting()
    save_draft(stage, SENTENCE)
    steps = list(stage.workshop.steps.all())

    def next_phase() -> str:
        stage.workshop.refresh_from_db()
        stage.workshop.current = Step.objects.get(pk=stage.now.pk)
        ahead = forward_of(stage.workshop, steps)
        assert ahead is not None
        return ahead.phase

    assert next_phase() == Phase.REACTING
    offer(stage, ONE)
    assert next_phase() == Phase.REACTING
    offer(stage, TWO)
    assert next_phase() == Phase.CHOOSING
    go_next(stage)
    assert stage.place == (StepKind.AGREE, Phase.CHOOSING)


def test_what_was_passed_over_by_next_is_passed_over_by_back() -> None:
    stage = drafting()
    save_draft(stage, SENTENCE)
    go_next(stage)
    assert stage.place == (StepKind.AGREE, Phase.REACTING)
    row = stage.workshop
    row.refresh_from_db()
    ahead = backward_of(row, list(row.steps.all()))

    go_back(stage)

    assert stage.place == (StepKind.AGREE, Phase.DRAFTING)
    assert ahead is not None
    assert ahead.phase == Phase.DRAFTING


def test_the_case_test_is_passed_over_only_where_there_are_no_cases() -> None:
    stage = make_stage(StepKind.CASES, StepKind.AGREE)
    Step.objects.filter(kind=StepKind.AGREE).update(in_full=True)
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    save_draft(stage, SENTENCE)
    go_next(stage)
    assert stage.place == (StepKind.AGREE, Phase.TESTING)
    go_back(stage)
    Case.objects.all().delete()
    go_next(stage)
    assert stage.place == (StepKind.AGREE, Phase.REACTING)


def test_the_saved_draft_can_be_offered_beside_what_people_suggest() -> None:
    stage = drafting()
    save_draft(stage, SENTENCE)
    done(stage.facilitator, "drafts.offer", version=1, offer="yes")
    offer(stage, ONE)
    go_next(stage)

    assert {str(option.wording) for option in Option.objects.all()} == {SENTENCE, ONE}
    # It is nobody's suggestion, and stands among nobody's own.
    assert Wording.objects.get(text=SENTENCE).author_key == ""


def test_the_draft_is_offered_as_it_was_read() -> None:
    stage = drafting()
    save_draft(stage, SENTENCE)
    save_draft(stage, "Another sentence.")
    before, touched = stored(), rows_touched()

    assert refused(stage.facilitator, "drafts.offer", version=1, offer="yes") == "draft_changed"
    assert refused(stage.facilitator, "drafts.offer", offer="yes") == "draft_changed"
    assert nothing_stored(before, touched)


def test_there_is_no_draft_to_offer_before_one_is_saved() -> None:
    stage = drafting()

    assert refused(stage.facilitator, "drafts.offer", version=0, offer="yes") == "no_draft"


def test_what_is_offered_twice_stands_once() -> None:
    stage = drafting()
    done(stage.people[1], "wording.suggest", text=ONE)
    for wording in Wording.objects.filter(text=ONE):
        done(stage.facilitator, "drafts.offer", wording=str(wording.pk), offer="yes")
    save_draft(stage, ONE)
    done(stage.facilitator, "drafts.offer", version=1, offer="yes")

    assert Option.objects.count() == 1
    offers = offers_of(stage.now)
    assert offers is not None
    assert [(c.text, c.offered, c.is_draft) for c in offers.candidates if c.text == ONE] == [
        (ONE, True, True)
    ]


def test_what_is_taken_off_is_chosen_among_no_more() -> None:
    stage = drafting()
    save_draft(stage, SENTENCE)
    done(stage.facilitator, "drafts.offer", version=1, offer="yes")
    offer(stage, ONE)
    own = Wording.objects.get(text=SENTENCE)
    wording = Wording.objects.get(text=ONE)
    for each in (own, wording):
        done(stage.facilitator, "drafts.offer", wording=str(each.pk), offer="no")

    assert not Option.objects.exists()
    # The facilitator's own was a wording only for as long as it was offered.
    assert list(Wording.objects.values_list("text", flat=True).order_by("text")) == sorted(
        (ONE, TWO, THREE)
    )


def test_nobody_weighs_more_than_six_drafts() -> None:
    stage = drafting()
    for number in range(4):
        done(stage.people[0], "wording.suggest", text=f"Sentence {number}.")
    for wording in Wording.objects.all()[:6]:
        done(stage.facilitator, "drafts.offer", wording=str(wording.pk), offer="yes")
    last = Wording.objects.exclude(pk__in=Option.objects.values("wording")).get()

    answer = act(stage.facilitator, "drafts.offer", wording=str(last.pk), offer="yes")

    assert (answer.code, answer.message) == (
        "too_many_offered",
        "Offer at most 6. Take one off first.",
    )


def test_a_wording_of_another_workshop_or_a_part_of_one_is_not_offered() -> None:
    stage, other = drafting(), drafting()
    foreign = Wording.objects.filter(step=other.now).first()
    save_draft(stage, SENTENCE)
    part = Wording.objects.create(step=stage.now, author_key="k", text="you", phrase="the need")
    assert foreign is not None

    for wording in (foreign, part):
        data = {"wording": str(wording.pk), "offer": "yes"}
        assert refused(stage.facilitator, "drafts.offer", **data) == "not_here"
    assert refused(stage.facilitator, "drafts.offer", wording="1", offer="perhaps") == "invalid"


def test_a_step_in_short_offers_nothing() -> None:
    stage = drafting(in_full=False)
    wording = Wording.objects.filter(step=stage.now)[0]

    data = {"wording": str(wording.pk), "offer": "yes"}
    assert refused(stage.facilitator, "drafts.offer", **data) == "held_in_short"
    assert offers_of(stage.now) is None


def test_what_is_offered_is_on_the_console_alone_until_the_choice_opens() -> None:
    stage = drafting()
    offer(stage, ONE)
    offer(stage, TWO)
    assert ONE in page_of(stage, CONSOLE)
    for kind in (PHONE, SCREEN):
        assert ONE not in page_of(stage, kind)

    go_next(stage)

    for kind in (PHONE, CONSOLE, SCREEN):
        text = page_of(stage, kind)
        assert ONE in text
        assert TWO in text
    assert THREE not in page_of(stage, PHONE)


# --- approving ------------------------------------------------------------------------------------
def test_one_may_approve_of_any_number_and_change_it_until_the_choice_is_closed() -> None:
    stage = choosing()
    ann, bo, _cy = stage.people
    approve(ann, ONE, TWO, THREE)
    approve(bo, ONE)
    approve(ann, TWO)
    approve(bo)
    go_next(stage)

    assert {text: people for text, (people, _how) in counts(stage).items()} == {
        ONE: 0,
        TWO: 1,
        THREE: 0,
    }
    assert drafts_chosen(stage.now).ballots == 1


def test_an_approval_that_is_repeated_counts_once() -> None:
    stage = choosing()
    one = str(Option.objects.get(wording__text=ONE).pk)

    done(stage.people[0], "drafts.approve", options=[one, one])

    assert Ballot.objects.get().options == [one]


def test_ids_of_another_step_and_votes_after_closing_are_refused() -> None:
    stage, other = choosing(), choosing()
    foreign = str(Option.objects.filter(step=other.now)[0].pk)
    own = str(Option.objects.filter(step=stage.now)[0].pk)
    ann = stage.people[0]
    before, touched = stored(), rows_touched()

    answer = act(ann, "drafts.approve", options=[own, foreign])
    assert (answer.code, answer.message) == (
        "late_option",
        "One of these is no longer offered. Choose again.",
    )
    assert refused(ann, "drafts.approve", options=["x"]) == "invalid"
    assert refused(ann, "ballot.set", options=[own]) == "step_closed"
    assert nothing_stored(before, touched)
    go_next(stage)
    assert refused(ann, "drafts.approve", options=[own]) == "step_closed"


def test_while_people_choose_only_the_console_has_a_total() -> None:
    stage = choosing()
    before = {kind: page_of(stage, kind) for kind in (PHONE, SCREEN)}
    approve(stage.people[0], ONE)

    assert {kind: page_of(stage, kind) for kind in (PHONE, SCREEN)} == before
    progress = scene_for(CONSOLE, stage.workshop.pk).progress
    assert progress is not None
    assert progress.people == 1
    for kind in AudienceKind:
        assert scene_for(kind, stage.workshop.pk).result is None


def test_ones_own_approvals_are_on_ones_own_phone() -> None:
    stage = choosing()
    ann = stage.people[0]
    approve(ann, ONE, TWO)
    ids = {str(o.pk) for o in Option.objects.filter(wording__text__in=(ONE, TWO))}

    mine = mine_of_all(stage.workshop.pk, [asker(stage, 0), asker(stage, 1)])

    assert [set(each.ballot) if each else None for each in mine] == [ids, set()]


# --- the result -----------------------------------------------------------------------------------
def test_the_draft_that_most_approve_of_becomes_the_draft() -> None:
    stage = choosing()
    version = offers_version(stage)
    approve(stage.people[0], TWO)
    approve(stage.people[1], TWO, ONE)
    go_next(stage)

    assert stage.place == (StepKind.AGREE, Phase.CHOSEN)
    assert counts(stage) == {TWO: (2, "kept"), ONE: (1, "out"), THREE: (0, "out")}
    draft = Draft.objects.get(step=stage.now)
    assert (draft.text, draft.version) == (TWO, version + 1)
    for kind in AudienceKind:
        assert "The one that most people approve of goes to consent." in page_of(stage, kind)
    go_next(stage)
    assert ConsentRound.objects.get().text == TWO


def test_where_nobody_approves_the_draft_stays_as_it_was() -> None:
    stage = drafting()
    save_draft(stage, SENTENCE)
    offer(stage, ONE)
    offer(stage, TWO)
    go_next(stage)
    go_next(stage)

    assert draft_of(stage) == SENTENCE
    assert "Nobody approved of a draft" in page_of(stage, PHONE)


@pytest.mark.parametrize("lowest", [ONE, TWO])
def test_of_two_that_are_level_the_order_of_random_ids_decides_and_not_the_alphabet(
    lowest: str,
) -> None:
    stage = choosing(ONE, TWO, people=2)
    first, second = Option.objects.order_by("pk")
    wordings = {str(option.wording): option.wording for option in (first, second)}
    first.wording = wordings[lowest]
    second.wording = wordings[TWO if lowest == ONE else ONE]
    Option.objects.bulk_update([first, second], ["wording"])
    approve(stage.people[0], ONE)
    approve(stage.people[1], TWO)
    go_next(stage)

    assert draft_of(stage) == lowest
    assert counts(stage)[lowest] == (1, "kept")
    assert {how for _n, how in counts(stage).values()} == {"kept", "tied"}


def test_the_one_that_goes_first_is_the_same_when_the_choice_is_closed_again() -> None:
    stage = level()
    first = draft_of(stage)
    for _ in range(3):
        go_back(stage)
        go_next(stage)
        assert draft_of(stage) == first


def test_the_other_that_was_level_can_be_put_to_consent_as_well() -> None:
    stage = level()
    first = draft_of(stage)
    other = TWO if first == ONE else ONE
    assert still_level(stage.now) != ()
    go_next(stage)
    react(stage.people[0], "agree")
    go_next(stage)
    found = still_level(stage.now)
    assert [each.text for each in found] == [other]
    assert other in page_of(stage, CONSOLE)

    done(stage.facilitator, "drafts.other", wording=found[0].wording)

    assert stage.place == (StepKind.AGREE, Phase.REACTING)
    assert draft_of(stage) == other
    rounds = ConsentRound.objects.order_by("number")
    assert [(each.text, each.closed) for each in rounds] == [(first, True), (other, False)]
    go_next(stage)
    assert [each.text for each in still_level(stage.now)] == [first]


def test_only_what_was_level_is_put_to_consent_as_well() -> None:
    stage = level()
    go_next(stage)
    go_next(stage)
    out = Wording.objects.get(text=THREE)
    now = Wording.objects.get(text=draft_of(stage))

    for wording in (out, now):
        data = {"wording": str(wording.pk)}
        assert refused(stage.facilitator, "drafts.other", **data) == "not_here"


# --- there and back -------------------------------------------------------------------------------
def test_back_into_the_choice_keeps_or_clears_and_says_so() -> None:
    stage = level()
    step = stage.now
    form = {"seen": str(step.pk), "phase": step.phase}
    assert refused(stage.facilitator, "workshop.back", **form) == "keep_or_clear"
    go_back(stage, ballots="keep")
    assert "What you approved of is still there" in page_of(stage, PHONE)
    go_next(stage)
    go_back(stage, ballots="clear")

    assert not Ballot.objects.exists()
    for kind in (PHONE, SCREEN):
        assert "All approvals were taken away; choose again." in page_of(stage, kind)


def test_back_to_drafting_keeps_offers_and_approvals() -> None:
    stage = level()
    go_back(stage)
    go_back(stage)
    assert stage.place == (StepKind.AGREE, Phase.DRAFTING)
    assert Option.objects.count() == 3
    go_next(stage)

    assert Ballot.objects.count() == 4


def test_an_offer_that_is_taken_off_takes_its_approvals_along() -> None:
    stage = choosing()
    approve(stage.people[0], ONE, TWO)
    approve(stage.people[1], THREE)
    go_back(stage)
    wording = Wording.objects.get(text=ONE)
    done(stage.facilitator, "drafts.offer", wording=str(wording.pk), offer="no")
    go_next(stage)
    go_next(stage)

    assert {text: people for text, (people, _how) in counts(stage).items()} == {TWO: 1, THREE: 1}


def test_a_wording_that_its_writer_takes_back_is_not_chosen_among() -> None:
    stage = drafting()
    offer(stage, ONE)
    offer(stage, TWO)
    own = Wording.objects.get(text=ONE)
    done(stage.people[0], "wording.withdraw", wording=str(own.pk))
    save_draft(stage, SENTENCE)
    go_next(stage)

    assert stage.place == (StepKind.AGREE, Phase.REACTING)


def test_after_a_round_the_new_wording_goes_to_consent_and_is_not_chosen_again() -> None:
    stage = level()
    go_next(stage)
    go_next(stage)
    done(stage.facilitator, "draft.revise")
    assert not scene_for(CONSOLE, stage.workshop.pk).offers.offered  # type: ignore[union-attr]
    save_draft(stage, "We ask, listen and say what happens next.")
    go_next(stage)

    assert stage.place == (StepKind.AGREE, Phase.REACTING)
    # The choice before is kept: nothing of it was thrown away.
    assert Option.objects.count() == 3
    assert Ballot.objects.count() == 4


def test_a_reopened_step_is_back_at_its_first_choice() -> None:
    stage = level()
    go_next(stage)
    go_next(stage)
    done(stage.facilitator, "draft.revise")
    offer(stage, ONE)
    offer(stage, THREE)
    go_next(stage)
    for person in stage.people:
        approve(person, THREE)
    go_next(stage)
    assert draft_of(stage) == THREE
    go_next(stage)
    for person in stage.people:
        react(person, "agree")
    for _ in range(3):
        go_next(stage)
    agree = stage.step(StepKind.AGREE)
    assert refused(stage.facilitator, "step.reopen", target=str(agree.pk)) == "keep_or_clear"
    done(stage.facilitator, "step.reopen", target=str(agree.pk), ballots="keep")

    assert stage.now.runoff == 0
    assert Ballot.objects.count() == 4


def asker(stage: Stage, number: int) -> Asker:
    person = stage.people[number]
    return Asker(person.id, partial(author_key, person.participant.secret, person.workshop))


def offers_version(stage: Stage) -> int:
    draft = Draft.objects.filter(step=stage.now).first()
    return draft.version if draft else 0
