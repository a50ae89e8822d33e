"""The draft: words tied to themes, changes to a phrase, fixed limits, and the leader."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import (
    SENTENCE,
    Person,
    Stage,
    act,
    done,
    go_back,
    go_next,
    join,
    make_stage,
    make_theme,
    newest_round,
    options_of,
    react,
    refused,
    save_draft,
    start,
    walk_to,
    write,
)
from tests.workshop.browsers import BACKEND, HOST
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live import hub
from workshop.live.own import personal_frame
from workshop.live.sockets import Audience
from workshop.models import ActionRecord, Card, Draft, Participant, PhraseTie, Step, Wording
from workshop.queries.coverage import Coverage, coverage_of
from workshop.queries.scene import Scene, scene_for
from workshop.templatetags.draft import stands_for

pytestmark = pytest.mark.django_db
PHONE, CONSOLE, SCREEN = AudienceKind.PHONE, AudienceKind.CONSOLE, AudienceKind.SCREEN
KINDS = (StepKind.WRITE, StepKind.CLUSTER, StepKind.VOTE, StepKind.AGREE, StepKind.CLOSE)


def drafting(*written: tuple[str, list[str]], loose: int = 0, cut: int = 2) -> Stage:
    """People wrote cards that lie under themes, the first `cut` of which were chosen."""
    stage = make_stage(*KINDS, people=3, cut=cut)
    ann = stage.people[0]
    start(stage)
    themes = [(name, [write(ann, text) for text in texts]) for name, texts in written]
    for number in range(loose):
        write(ann, f"Something else {number}")
    for _ in range(3):
        go_next(stage)
    assert stage.place == (StepKind.CLUSTER, Phase.SORTING)
    for name, cards in themes:
        make_theme(stage.facilitator, name, *cards)
    go_next(stage)
    for place, person in enumerate(stage.people):
        options = options_of(stage.now)
        chosen = [str(options[name]) for name, _cards in written[: max(1, cut - place)]]
        done(person, "ballot.set", options=chosen[:1] if place else chosen[:2])
    go_next(stage)
    go_next(stage)
    assert stage.place == (StepKind.AGREE, Phase.DRAFTING)
    return stage


def two_of_three(loose: int = 1) -> Stage:
    """Two chosen themes with three and two cards, one not chosen with one, and a loose card."""
    return drafting(
        ("Listens", ["Listen", "Hear people out", "Let them finish"]),
        ("Solves", ["Solve it", "Find a way"]),
        ("Smiles", ["Smile"]),
        loose=loose,
    )


def theme(stage: Stage, name: str) -> str:
    return str(stage.step(StepKind.CLUSTER).themes.get(name=name).pk)


def tie(stage: Stage, phrase: str, name: str) -> int:
    draft = Draft.objects.get(step=stage.now)
    data = {"phrase": phrase, "theme": theme(stage, name), "version": draft.version}
    return int(done(stage.facilitator, "phrase.tie", **data)["tie"])


def coverage(stage: Stage) -> Coverage:
    step = stage.step(StepKind.AGREE)
    return coverage_of(step, list(stage.workshop.steps.all()))


def counts(stage: Stage) -> tuple[int, int, int, int]:
    found = coverage(stage)
    return found.said, len(found.themes), found.represented, found.cards


def scene(stage: Stage, kind: AudienceKind) -> Scene:
    return scene_for(kind, stage.workshop.pk)


def regions(stage: Stage, kind: AudienceKind) -> dict[str, str]:
    audience = Audience(kind, "en")
    return hub.render(stage.workshop.pk, frozenset({audience}))[audience]


def own(stage: Stage, person: Person) -> str:
    frame = personal_frame(stage.workshop.pk, person.participant, "en")
    return " ".join(each["html"] for each in frame["regions"])


# --- what the sentence stands for ----------------------------------------------------------------
def test_words_of_the_draft_say_a_theme_and_its_cards() -> None:
    stage = two_of_three()
    save_draft(stage, "We listen first, then solve it.")
    assert counts(stage) == (0, 2, 0, 7)

    tie(stage, "listen first", "Listens")
    assert counts(stage) == (1, 2, 3, 7)
    tie(stage, "solve it", "Solves")

    assert counts(stage) == (2, 2, 5, 7)
    for kind in AudienceKind:
        told = scene(stage, kind).coverage
        assert told is not None
        assert stands_for(told) == (
            "The sentence stands for 2 of 2 chosen themes and 5 of 7 cards."
        )
        assert "“listen first”" in " ".join(regions(stage, kind).values())


def test_a_tie_holds_while_its_words_stand_and_comes_back_with_them() -> None:
    stage = two_of_three()
    save_draft(stage, "We listen first, then solve it.")
    tie(stage, "Listen First", "Listens")

    save_draft(stage, "We solve it — after we LISTEN, first.")
    assert counts(stage)[0] == 1
    save_draft(stage, "We listened, first of all.")
    assert counts(stage)[0] == 0
    assert [each.holds for each in scene(stage, CONSOLE).ties] == [False]
    console = regions(stage, CONSOLE)
    assert "These words are gone" in console[f"ties-{stage.now.pk}"]
    assert "Listen First" not in " ".join(regions(stage, PHONE).values())
    save_draft(stage, "Listen first!")
    assert counts(stage)[0] == 1


def test_every_writers_card_counts_also_those_that_say_the_same_and_none_kept_back() -> None:
    stage = two_of_three()
    done(stage.facilitator, "step.reopen", target=str(stage.step(StepKind.CLUSTER).pk))
    cards = {card.text: str(card.pk) for card in Card.objects.filter(step__kind=StepKind.WRITE)}
    done(stage.facilitator, "card.merge", card=cards["Hear people out"], into=cards["Listen"])
    for _ in range(3):
        go_next(stage)
    Card.objects.filter(text="Solve it").update(hidden="rude")
    save_draft(stage, "We listen.")
    tie(stage, "listen", "Listens")

    assert counts(stage) == (1, 2, 3, 6)


def test_a_card_behind_another_lies_where_that_one_does() -> None:
    stage = two_of_three()
    head = Card.objects.get(text="Listen")
    twin = Card.objects.get(text="Something else 0")
    twin.merged_into = head
    twin.save()
    save_draft(stage, "We listen.")
    tie(stage, "listen", "Listens")
    assert counts(stage) == (1, 2, 4, 7)

    head.hidden = "rude"
    head.save()

    # It stands by itself now, and lies under no theme.
    assert counts(stage) == (1, 2, 2, 6)


def test_a_theme_that_is_merged_takes_its_ties_along() -> None:
    stage = two_of_three()
    save_draft(stage, "We listen first, then solve it.")
    tie(stage, "solve it", "Solves")
    go_back(stage)
    assert stage.place == (StepKind.VOTE, Phase.COUNTED)
    data = {"theme": theme(stage, "Solves"), "into": theme(stage, "Listens")}
    done(stage.facilitator, "theme.merge", **data)
    go_next(stage)

    found = coverage(stage)
    assert {each.name: each.phrases for each in found.themes}["Listens"] == ("solve it",)


def test_the_same_words_are_tied_to_a_theme_once() -> None:
    stage = two_of_three()
    save_draft(stage, "We listen first, then solve it.")
    first = tie(stage, "listen first", "Listens")

    assert tie(stage, "“Listen, first”", "Listens") == first
    assert tie(stage, "listen first", "Solves") != first
    assert PhraseTie.objects.count() == 2
    done(stage.facilitator, "phrase.untie", tie=str(first))
    assert refused(stage.facilitator, "phrase.untie", tie=str(first)) == "not_here"
    assert PhraseTie.objects.get().phrase == "listen first"


def test_words_that_are_not_in_the_saved_draft_cannot_be_tied() -> None:
    stage = two_of_three()
    boss, listens = stage.facilitator, theme(stage, "Listens")

    answer = act(boss, "phrase.tie", phrase="listen", theme=listens, version=0)
    never = "These words are not in the saved draft. Save the draft first, or mark others."
    assert (answer.code, answer.fields) == ("words_gone", {"phrase": never})
    save_draft(stage, "We listen first.")
    save_draft(stage, "We hear.")
    answer = act(boss, "phrase.tie", phrase="listen first", theme=listens, version=1)
    gone = "The draft was changed meanwhile, and these words are no longer in it."
    assert (answer.code, answer.fields) == ("words_gone", {"phrase": gone})
    # An older version was read, and the words still stand.
    save_draft(stage, "We hear and listen.")
    done(boss, "phrase.tie", phrase="we hear", theme=listens, version=2)
    for phrase in ("", " ", "—", "hea", "x" * 201):
        assert not act(boss, "phrase.tie", phrase=phrase, theme=listens, version=3).ok
    assert PhraseTie.objects.count() == 1


def test_words_are_tied_to_chosen_themes_only() -> None:
    stage = two_of_three()
    save_draft(stage, "We smile.")

    answer = act(stage.facilitator, "phrase.tie", phrase="smile", theme=theme(stage, "Smiles"))
    told = "This theme is not among the chosen ones any more. Choose another."
    assert (answer.code, answer.fields) == ("not_chosen", {"theme": told})
    answer = act(stage.facilitator, "phrase.tie", phrase="smile", theme="")
    assert answer.fields == {"theme": "Choose the theme that these words say."}
    elsewhere = two_of_three()
    other = theme(elsewhere, "Listens")
    assert refused(stage.facilitator, "phrase.tie", phrase="smile", theme=other) == "not_chosen"


def test_sixty_ties_are_enough() -> None:
    stage = two_of_three()
    save_draft(stage, " ".join(f"w{n}" for n in range(61)))
    for number in range(60):
        tie(stage, f"w{number}", "Listens")

    data = {"phrase": "w60", "theme": theme(stage, "Listens")}
    assert refused(stage.facilitator, "phrase.tie", **data) == "too_many_ties"


def test_likely_ties_are_offered_to_the_console_alone_and_tie_nothing() -> None:
    stage = two_of_three()
    save_draft(stage, "We listen and solve it.")

    hints = scene(stage, CONSOLE).tie_hints
    assert {(hint.phrase, hint.name) for hint in hints} == {
        ("listen", "Listens"),
        ("solve", "Solves"),
    }
    assert scene(stage, PHONE).tie_hints == scene(stage, SCREEN).tie_hints == ()
    assert not PhraseTie.objects.exists()
    listens = next(hint for hint in hints if hint.name == "Listens")
    done(stage.facilitator, "phrase.tie", phrase=listens.phrase, theme=listens.theme)
    assert {hint.name for hint in scene(stage, CONSOLE).tie_hints} == {"Solves"}


def test_of_two_windows_the_ties_follow_what_was_saved() -> None:
    """The second window ties words of what the first has changed since."""
    stage = two_of_three()
    save_draft(stage, "We listen first.")
    done(stage.facilitator, "draft.save", text="We listen first and solve it.", version=1)

    done(
        stage.facilitator,
        "phrase.tie",
        phrase="listen first",
        theme=theme(stage, "Listens"),
        version=1,
    )
    assert refused(stage.facilitator, "draft.save", text="We hear.", version=1) == "draft_changed"
    assert counts(stage)[0] == 1


def test_it_stays_readable_when_it_is_decided_and_is_not_there_while_people_react() -> None:
    stage = two_of_three()
    save_draft(stage, "We listen.")
    tie(stage, "listen", "Listens")
    go_next(stage)
    assert [scene(stage, kind).coverage for kind in AudienceKind] == [None] * 3
    for person in stage.people:
        assert react(person, "agree").ok
    go_next(stage)
    go_next(stage)

    assert stage.place == (StepKind.AGREE, Phase.DECIDED)
    for kind in AudienceKind:
        told = scene(stage, kind).coverage
        assert told is not None
        assert (told.said, told.represented, told.cards) == (1, 3, 7)
        assert "1 of 2 chosen themes and 3 of 7 cards" in " ".join(regions(stage, kind).values())
    assert scene(stage, CONSOLE).ties == ()
    # For the catalogue it stays, whatever becomes of the draft.
    go_next(stage)
    Draft.objects.update(text="We hear.")
    assert counts(stage) == (1, 2, 3, 7)


def test_without_chosen_themes_there_is_no_meter() -> None:
    stage = make_stage(StepKind.AGREE)
    walk_to(stage, StepKind.AGREE, Phase.DRAFTING)
    save_draft(stage, SENTENCE)

    assert coverage(stage) == Coverage((), 0, 0)
    assert "coverage" not in regions(stage, PHONE)
    assert f"ties-{stage.now.pk}" not in regions(stage, CONSOLE)


# --- proposals -----------------------------------------------------------------------------------
def test_a_change_to_a_phrase_is_shown_to_the_console_with_its_difference() -> None:
    stage = two_of_three()
    save_draft(stage, "We listen first, then solve it.")
    ann = stage.people[0]
    done(ann, "wording.suggest", phrase="solve IT", text="find a way")

    (proposal,) = scene(stage, CONSOLE).wordings
    assert (proposal.phrase, proposal.text, proposal.fits) == ("solve IT", "find a way", True)
    assert ("removed", "solve it") in proposal.difference
    assert ("added", "find a way") in proposal.difference
    wordings = regions(stage, CONSOLE)["wordings"]
    assert "Instead of “solve IT”: “find a way”" in wordings
    assert "Put it into the draft" in wordings
    assert Draft.objects.get().text == "We listen first, then solve it."
    for other in (PHONE, SCREEN):
        assert "find a way" not in " ".join(regions(stage, other).values())


def test_it_is_refused_beside_its_field_when_its_words_are_gone() -> None:
    stage = two_of_three()
    ann = stage.people[0]
    gone = {"phrase": "These words are no longer in the draft."}
    answer = act(ann, "wording.suggest", phrase="solve it", text="find a way")
    assert (answer.code, answer.fields) == ("words_gone", gone)
    save_draft(stage, "We solve it.")
    done(ann, "wording.suggest", phrase="solve it", text="find a way")
    save_draft(stage, "We mend it.")

    answer = act(ann, "wording.suggest", phrase="solve it", text="settle it")
    assert (answer.code, answer.fields) == ("words_gone", gone)
    assert Wording.objects.count() == 1
    # The one that came in time is kept, and says that its words are gone.
    (proposal,) = scene(stage, CONSOLE).wordings
    assert (proposal.fits, proposal.difference) == (False, ())
    assert "These words are gone" in regions(stage, CONSOLE)["wordings"]
    assert "data-use" not in regions(stage, CONSOLE)["wordings"]


def test_a_change_must_change_something_and_leave_room() -> None:
    stage = two_of_three()
    save_draft(stage, f"We listen. {'a ' * 290}")
    ann = stage.people[0]

    same = act(ann, "wording.suggest", phrase="listen", text="listen")
    assert same.fields == {"text": "These words stand there already."}
    long = act(ann, "wording.suggest", phrase="listen", text="hear people out " * 3)
    assert long.fields == {"text": "The draft would be too long with these words. Write fewer."}
    assert "text" in act(ann, "wording.suggest", phrase="listen", text=" ").fields
    assert not Wording.objects.exists()


def test_one_withdraws_ones_own_and_nobody_elses() -> None:
    stage = two_of_three()
    save_draft(stage, "We listen.")
    ann, bo = stage.people[:2]
    done(ann, "wording.suggest", text="We hear.")
    done(ann, "wording.suggest", phrase="listen", text="hear people out")
    whole = str(Wording.objects.get(phrase="").pk)
    assert "We hear." in own(stage, ann)
    assert "Instead of “listen”: “hear people out”" in own(stage, ann)
    assert "We hear." not in own(stage, bo)

    assert refused(bo, "wording.withdraw", wording=whole) == "not_here"
    done(ann, "wording.withdraw", wording=whole)

    assert Wording.objects.get().text == "hear people out"
    assert "We hear." not in own(stage, ann)
    assert refused(ann, "wording.withdraw", wording=whole) == "not_here"


def test_a_withdrawn_wording_makes_room_for_another() -> None:
    stage = two_of_three()
    ann = stage.people[0]
    for number in range(10):
        done(ann, "wording.suggest", text=f"We listen, {number}.")
    assert refused(ann, "wording.suggest", text="Once more.") == "too_many_wordings"

    last = Wording.objects.filter(author_key=ann.key(stage.now)).first()
    assert last is not None
    done(ann, "wording.withdraw", wording=str(last.pk))
    done(ann, "wording.suggest", text="Once more.")


def test_without_any_draft_of_ones_own_the_reference_goes_again() -> None:
    stage = two_of_three()
    ann = stage.people[0]
    done(ann, "wording.suggest", text="We hear.")
    done(stage.facilitator, "reference.show")
    assert scene(stage, PHONE).reference

    done(ann, "wording.withdraw", wording=str(Wording.objects.get().pk))

    assert scene(stage, PHONE).reference == ""


# --- what is fixed -------------------------------------------------------------------------------
def test_what_is_fixed_is_said_first_on_every_phone_and_on_the_wall() -> None:
    stage = two_of_three()
    limits = "The law on returns.\nThe opening hours."
    assert "limits" not in regions(stage, PHONE)
    done(stage.facilitator, "limits.state", limits=limits)

    assert Step.objects.get(kind=StepKind.AGREE).limits == limits
    phone = list(regions(stage, PHONE))
    assert phone.index("limits") == phone.index("step") + 1
    assert "The opening hours." in regions(stage, SCREEN)["screen"]
    save_draft(stage, "We listen.")
    go_next(stage)
    assert stage.place[1] == Phase.REACTING
    for kind in AudienceKind:
        assert "The law on returns." in " ".join(regions(stage, kind).values())
    go_next(stage)
    assert [scene(stage, kind).limits for kind in AudienceKind] == [""] * 3


def test_what_is_fixed_can_be_taken_back_and_has_a_length() -> None:
    stage = two_of_three()
    done(stage.facilitator, "limits.state", limits="The law.")
    answer = act(stage.facilitator, "limits.state", limits="x" * 601)
    assert list(answer.fields) == ["limits"]
    assert stage.now.limits == "The law."

    done(stage.facilitator, "limits.state", limits=" ")

    assert stage.now.limits == ""


def test_the_agenda_asks_what_is_fixed_where_something_can_be() -> None:
    stage = make_stage(StepKind.WRITE, StepKind.AGREE, StepKind.BEHAVIOURS)
    client = Client(headers={"host": HOST})
    client.force_login(stage.crew.facilitator, backend=BACKEND)
    page = client.get(reverse("workshop_agenda", args=[stage.workshop.pk])).content.decode()
    assert page.count('name="limits"') == 2
    words = {"title": "T", "prompt": "", "say": "", "minutes": "5", "cut": "3"}
    for kind in (StepKind.AGREE, StepKind.WRITE):
        target = str(stage.step(kind).pk)
        done(stage.facilitator, "step.edit", target=target, **words, limits="The law.")

    assert stage.step(StepKind.AGREE).limits == "The law."
    assert stage.step(StepKind.WRITE).limits == ""
    # A page that is older than the field takes nothing away.
    done(stage.facilitator, "step.edit", target=str(stage.step(StepKind.AGREE).pk), **words)
    assert stage.step(StepKind.AGREE).limits == "The law."


def test_behaviours_are_written_below_what_is_fixed() -> None:
    stage = make_stage(StepKind.BEHAVIOURS)
    Step.objects.filter(kind=StepKind.BEHAVIOURS).update(limits="The mandate: 500.")
    start(stage)

    assert "The mandate: 500." in regions(stage, PHONE)["limits"]


# --- the leader ----------------------------------------------------------------------------------
def lead(stage: Stage, person: Person, leads: str = "yes") -> None:
    done(stage.facilitator, "participant.leader", participant=str(person.id), leads=leads)


LAST = "You lead the team: please speak last."


def test_a_leader_is_asked_to_speak_last_on_their_own_phone_alone() -> None:
    stage = two_of_three()
    ann, bo = stage.people[:2]
    lead(stage, ann)
    assert LAST in own(stage, ann)
    assert LAST not in own(stage, bo)
    save_draft(stage, "We listen.")
    go_next(stage)
    assert LAST not in own(stage, ann)
    go_next(stage)
    assert stage.place[1] == Phase.REASONS
    assert LAST in own(stage, ann)
    assert "Ask the leader last." in regions(stage, CONSOLE)["speak-last"]
    lead(stage, bo)
    assert "Ask the leaders last." in regions(stage, CONSOLE)["speak-last"]
    assert LAST in own(stage, bo)

    lead(stage, ann, "no")
    lead(stage, bo, "no")

    assert LAST not in own(stage, ann)
    assert "speak-last" not in regions(stage, CONSOLE)


def test_a_leader_who_has_left_is_not_waited_for() -> None:
    stage = two_of_three()
    lead(stage, stage.people[0])
    save_draft(stage, "We listen.")
    go_next(stage)
    go_next(stage)
    done(stage.facilitator, "participant.leave", participant=str(stage.people[0].id))

    assert "speak-last" not in regions(stage, CONSOLE)


@pytest.mark.parametrize("phase", [Phase.DRAFTING, Phase.REACTING, Phase.REASONS, Phase.DECIDED])
def test_no_phone_and_no_wall_changes_when_a_leader_is_marked(phase: Phase) -> None:
    stage = make_stage(*KINDS, people=3)
    walk_to(stage, StepKind.AGREE, phase)
    others = [own(stage, person) for person in stage.people[1:]]
    before = {kind: regions(stage, kind) for kind in (PHONE, SCREEN)}

    lead(stage, stage.people[0])

    assert {kind: regions(stage, kind) for kind in (PHONE, SCREEN)} == before
    assert [own(stage, person) for person in stage.people[1:]] == others
    assert "Leads the team" in regions(stage, CONSOLE)["people"]


def test_the_record_says_that_somebody_was_marked_and_not_who() -> None:
    stage = two_of_three()
    lead(stage, stage.people[0])

    record = ActionRecord.objects.get(action="participant.leader")
    assert record.actor == f"m:{stage.crew.facilitator.pk}"
    assert str(stage.people[0].id) not in str([record.answer, record.actor])


def test_only_somebody_of_this_workshop_can_lead_it() -> None:
    stage, other = two_of_three(), make_stage(StepKind.AGREE)
    someone = str(other.people[0].id)

    data = {"participant": someone, "leads": "yes"}
    assert refused(stage.facilitator, "participant.leader", **data) == "not_here"
    data = {"participant": str(stage.people[0].id), "leads": "perhaps"}
    assert list(act(stage.facilitator, "participant.leader", **data).fields) == ["leads"]
    assert not Participant.objects.filter(leader=True).exists()


def test_who_joined_twice_still_leads() -> None:
    stage = two_of_three()
    ann = stage.people[0]
    again = join(stage)
    lead(stage, ann)

    done(stage.facilitator, "participant.merge", participant=str(ann.id), into=str(again.id))

    assert Participant.objects.get(pk=again.id).leader
    assert scene(stage, CONSOLE).people.leaders == 1  # type: ignore[union-attr]


def test_a_leaders_rows_are_like_everybodys() -> None:
    stage = two_of_three()
    ann, bo = stage.people[:2]
    lead(stage, ann)
    save_draft(stage, "We listen.")
    for person in (ann, bo):
        done(person, "wording.suggest", phrase="listen", text="hear")
    go_next(stage)
    for person in (ann, bo):
        assert react(person, "live_with", reason="Fine").ok

    for rows in (Wording.objects.all(), newest_round(stage).reactions.all()):
        told = [
            {name: value for name, value in row.items() if name not in {"id", "author_key"}}
            for row in rows.values()
        ]
        assert told[0] == told[1]
    assert scene(stage, CONSOLE).progress.people == 2  # type: ignore[union-attr]
