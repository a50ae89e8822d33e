"""Consent on the changed lines of a draft: made from it, answered, talked through, recorded."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from behaviours import versions
from behaviours.content import BehaviourWords
from behaviours.enums import Size
from behaviours.models import LineConsent, Version
from behaviours.roles import Roles, add_member
from tests.behaviours.factories import make_outcome
from tests.factories import (
    Crew,
    Person,
    Stage,
    act,
    done,
    go_back,
    go_next,
    join,
    make_crew,
    make_stage,
    refused,
    sending,
    start,
    walk_to,
    walk_to_end,
)
from tests.workshop.browsers import BACKEND, HOST
from workshop.actors import Member
from workshop.agendas import changes_agenda, steps_of
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live.writer import run_batch
from workshop.models import AboutDraft, ChangedLine, LineReaction, Workshop
from workshop.queries.changes import Answered, LineAnswered
from workshop.queries.scene import scene_for

pytestmark = pytest.mark.django_db
ADDRESS = "/teams/{}/workshops/about-draft/"


# --- the draft, and the workshop about it ---------------------------------------------------------
@pytest.fixture
def crew() -> Crew:
    """The facilitator manages the catalogue too."""
    crew = make_crew()
    add_member(crew.team, crew.facilitator, Roles(manager=True))
    return crew


@pytest.fixture
def draft(crew: Crew) -> Version:
    """After 1.0: the definition in other words, two behaviours more, and one that only moved."""
    first = versions.receive_outcome(team=crew.team, by=crew.manager, outcome=make_outcome())
    versions.publish(version=first, by=crew.manager, change_note="First.", size=Size.MAJOR)
    draft = versions.open_draft(team=crew.team, by=crew.manager)
    change(draft, "We ask about the need before we suggest a solution.")
    for number in (1, 2):
        words = BehaviourWords(f"Say it {number}", "we answer", f"we say it {number} times")
        versions.add_behaviour(version=draft, by=crew.manager, words=words)
    return draft


def change(draft: Version, definition: str) -> None:
    Version.objects.filter(pk=draft.pk).update(definition=definition)


@pytest.fixture
def desk(crew: Crew) -> Client:
    return signed_in(crew.facilitator)


def signed_in(user: Any) -> Client:
    client = Client(headers={"host": HOST})
    client.force_login(user, backend=BACKEND)
    return client


def seen_on(html: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', html)
    assert found
    return found[1]


def ask(crew: Crew, desk: Client, *lines: str, **more: str) -> Any:
    address = ADDRESS.format(crew.team.slug)
    seen = seen_on(desk.get(address).content.decode())
    return desk.post(address, {"lines": list(lines), "seen": seen, **more})


def made(crew: Crew, desk: Client) -> Stage:
    codes = [row.code for row in crew.team.catalogue.versions.get(state="draft").behaviours.all()]
    added = codes[-2:]
    assert ask(crew, desk, "definition", *added).status_code == 302
    workshop = Workshop.objects.get()
    stage = Stage(crew, workshop, Person(workshop.pk, Member(crew.facilitator.pk)))
    for _ in range(4):
        join(stage)
    return stage


# --- making it ------------------------------------------------------------------------------------
def test_the_page_lists_what_changed_and_nothing_else(
    crew: Crew, draft: Version, desk: Client
) -> None:
    page = desk.get(ADDRESS.format(crew.team.slug)).content.decode()

    assert page.count('name="lines"') == 3
    assert "<del>" in page
    assert "we repeat the need" not in page


def test_a_line_that_only_moved_is_left_out_until_it_is_chosen(
    crew: Crew, draft: Version, desk: Client
) -> None:
    first, second = list(draft.behaviours.all())[:2]
    versions.move_entry(entry=second, by=crew.manager, up=True)
    page = desk.get(ADDRESS.format(crew.team.slug)).content.decode()

    ticked = dict(re.findall(r'name="lines" value="([^"]+)" id="[^"]+" (checked)?', page))
    assert ticked["definition"] == "checked"
    assert [code for code in (first.code, second.code) if ticked.get(code) == ""]


def test_the_workshop_keeps_the_chosen_lines_as_they_are_now(
    crew: Crew, draft: Version, desk: Client
) -> None:
    stage = made(crew, desk)
    change(draft, "Other words.")

    lines = ChangedLine.objects.filter(step__workshop=stage.workshop)
    assert next(line.code for line in lines) == ""
    assert lines.count() == 3
    assert lines[0].fields == [
        [
            "definition",
            "We understand the need before we suggest a solution.",
            "We ask about the need before we suggest a solution.",
        ]
    ]
    about = AboutDraft.objects.get()
    assert (about.draft, about.base) == (draft.pk, "1.0")
    kinds = [step.kind for step in stage.workshop.steps.all()]
    assert kinds == ["welcome", "changes", "close"]


@pytest.mark.parametrize("lines", [(), ("XXX-99",)])
def test_no_line_or_one_that_is_not_changed_is_refused_beside_the_lines(
    lines: tuple[str, ...], crew: Crew, draft: Version, desk: Client
) -> None:
    answer = ask(crew, desk, *lines, title="Kept words")

    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    assert 'id="lines-error"' in answer.content.decode()
    assert not Workshop.objects.exists()


def test_when_the_draft_has_changed_meanwhile_one_looks_again(
    crew: Crew, draft: Version, desk: Client
) -> None:
    address = ADDRESS.format(crew.team.slug)
    seen = seen_on(desk.get(address).content.decode())
    change(draft, "Unheardof.")
    answer = desk.post(address, {"lines": ["definition"], "seen": seen})

    assert answer.status_code == 409
    assert "Unheardof" in answer.content.decode()
    assert not Workshop.objects.exists()


def test_a_doubled_click_makes_one_workshop(crew: Crew, draft: Version, desk: Client) -> None:
    for _ in range(2):
        assert ask(crew, desk, "definition").status_code == 302
    assert Workshop.objects.count() == 1


def test_without_a_draft_or_a_change_the_page_says_so(crew: Crew, desk: Client) -> None:
    address = ADDRESS.format(crew.team.slug)
    assert "There is no draft now" in desk.get(address).content.decode()
    first = versions.receive_outcome(team=crew.team, by=crew.manager, outcome=make_outcome())
    versions.publish(version=first, by=crew.manager, change_note="First.", size=Size.MAJOR)
    versions.open_draft(team=crew.team, by=crew.manager)
    page = desk.get(address)
    assert "word for word" in page.content.decode()
    assert desk.post(address, {"lines": ["definition"]}).status_code == 409
    assert not Workshop.objects.exists()


def test_a_facilitator_asks_about_a_shared_draft_only(draft: Version) -> None:
    plain = make_crew()
    team = plain.team
    Version.objects.filter(pk=versions.open_draft(team=team, by=plain.manager).pk).update(
        definition="We listen.", term="kind"
    )
    desk, address = signed_in(plain.facilitator), ADDRESS.format(team.slug)
    assert desk.get(address).status_code == 403
    assert desk.post(address, {"lines": ["definition"]}).status_code == 403
    Version.objects.filter(catalogue__team=team).update(shared_at=timezone.now())
    assert desk.get(address).status_code == 200
    # A manager who does not facilitate leads no workshop.
    assert signed_in(plain.manager).get(address).status_code == 403


@pytest.mark.parametrize("language", ["en", "nb", "sv"])
def test_every_step_has_words_that_fit_with_the_longest_term(language: str) -> None:
    agenda = changes_agenda(12)
    for step in steps_of(agenda, language=language, term="ø" * 60):
        step.clean_fields(exclude=["workshop", "position", "phase"])
        assert "%" not in f"{step.title}{step.prompt}{step.say}"
    assert changes_agenda(1).minutes < changes_agenda(12).minutes <= 45


# --- answering ------------------------------------------------------------------------------------
@pytest.fixture
def stage() -> Stage:
    """Four people before the three changed lines."""
    stage = make_stage(StepKind.WELCOME, StepKind.CHANGES, StepKind.CLOSE, people=4)
    walk_to(stage, StepKind.CHANGES, Phase.REACTING)
    return stage


def line_ids(stage: Stage) -> list[str]:
    rows = ChangedLine.objects.filter(step__workshop=stage.workshop)
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


def answers(stage: Stage, person: Person) -> list[tuple[str, str]]:
    """The person's answers, line by line: (kind, reason)."""
    rows = LineReaction.objects.filter(author_key=person.key(stage.step(StepKind.CHANGES)))
    return list(rows.order_by("line__position").values_list("kind", "reason"))


def answered(stage: Stage, audience: AudienceKind = AudienceKind.CONSOLE) -> Answered:
    found = scene_for(audience, stage.workshop.pk).answered
    assert found is not None
    return found


def first_line(stage: Stage) -> LineAnswered:
    return answered(stage).lines[0]


def test_the_latest_answer_to_a_line_counts(stage: Stage) -> None:
    ann = stage.people[0]
    one = line_ids(stage)[0]
    done(ann, "line.react", line=one, kind="objection", reason="Harm", change="Another")
    done(ann, "line.react", line=one, kind="live_with", reason="Too long")

    assert answers(stage, ann) == [("live_with", "Too long")]
    done(ann, "line.react", line=one, kind="agree", reason="of no use")
    assert answers(stage, ann) == [("agree", "")]


def test_agreeing_with_the_rest_leaves_what_one_has_answered(stage: Stage) -> None:
    ann, bo = stage.people[:2]
    done(ann, "line.react", line=line_ids(stage)[1], kind="understand", reason="What is this?")
    assert done(ann, "line.rest") == {"lines": 2}

    assert [kind for kind, _reason in answers(stage, ann)] == ["agree", "understand", "agree"]
    assert not answers(stage, bo)
    assert done(ann, "line.rest") == {"lines": 0}


def test_the_rest_is_told_from_what_waits_in_the_same_batch(stage: Stage) -> None:
    ann, line = stage.people[0], line_ids(stage)[0]
    batch = [
        sending(ann, "line.react", line=line, kind="objection", reason="Harm", change="Another"),
        sending(ann, "line.rest"),
    ]
    assert all(answer.ok for answer in run_batch(batch))

    assert [kind for kind, _reason in answers(stage, ann)] == ["objection", "agree", "agree"]


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        ({"kind": "objection"}, {"reason", "change"}),
        ({"kind": "objection", "reason": "Harm"}, {"change"}),
        ({"kind": "understand", "reason": "  "}, {"reason"}),
        ({}, {"kind"}),
        ({"kind": "abstain"}, {"kind"}),
    ],
)
def test_an_objection_and_a_question_need_their_words(
    data: dict[str, str], fields: set[str], stage: Stage
) -> None:
    answer = act(stage.people[0], "line.react", line=line_ids(stage)[0], **data)

    assert (answer.code, set(answer.fields)) == ("invalid", fields)
    assert not LineReaction.objects.exists()


def test_a_line_of_another_workshop_is_not_here(stage: Stage) -> None:
    other = make_stage(StepKind.CHANGES, people=1)
    start(other)
    line = line_ids(other)[0]

    assert refused(stage.people[0], "line.react", line=line, kind="agree") == "not_here"
    assert refused(stage.people[0], "line.react", line="1", kind="agree") == "not_here"


def test_a_full_hall_answers_without_the_whole_table_being_read(stage: Stage) -> None:
    line = line_ids(stage)[0]

    def cost(people: list[Person]) -> int:
        batch = [sending(who, "line.react", line=line, kind="agree") for who in people]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert all(answer.ok for answer in run_batch(batch))
        return sum("workshop_changedline" in each["sql"] for each in queries) + sum(
            'FROM "workshop_linereaction"' in each["sql"] for each in queries
        )

    assert cost(stage.people[:1]) == cost(stage.people[1:]) == 1


def test_the_console_alone_has_a_total_while_people_answer(stage: Stage) -> None:
    done(stage.people[0], "line.rest")
    done(stage.people[1], "line.react", line=line_ids(stage)[0], kind="agree")
    progress = {kind: scene_for(kind, stage.workshop.pk).progress for kind in AudienceKind}

    console = progress[AudienceKind.CONSOLE]
    assert console is not None
    assert (console.people, console.cards) == (1, 4)
    assert progress[AudienceKind.PHONE] is progress[AudienceKind.SCREEN] is None


def test_a_step_without_lines_is_not_opened() -> None:
    stage = make_stage(StepKind.WELCOME, StepKind.CHANGES, StepKind.CLOSE)
    ChangedLine.objects.all().delete()
    start(stage)
    step = stage.now

    assert (
        refused(stage.facilitator, "workshop.next", seen=str(step.pk), phase="open") == "no_lines"
    )


def test_such_a_step_is_added_to_no_other_agenda(stage: Stage) -> None:
    words = {"kind": "changes", "title": "More", "minutes": 5}
    assert refused(stage.facilitator, "step.add", **words) == "invalid"


# --- talking it through ---------------------------------------------------------------------------
def objected(stage: Stage) -> str:
    """Ann objects to the first line, the others agree with all; the answers are closed."""
    ann = stage.people[0]
    words = {"kind": "objection", "reason": "It leaves out letters", "change": "Say “in writing”"}
    done(ann, "line.react", line=line_ids(stage)[0], **words)
    for person in stage.people:
        done(person, "line.rest")
    go_next(stage)
    return first_line(stage).objections[0].id


def test_everybody_sees_what_was_said_of_each_line_objections_first(stage: Stage) -> None:
    ann = stage.people[0]
    done(ann, "line.react", line=line_ids(stage)[2], kind="objection", reason="No", change="Yes")
    for person in stage.people[:3]:
        done(person, "line.rest")
    go_next(stage)

    for audience in AudienceKind:
        found = answered(stage, audience)
        assert [line.asked.number for line in found.by_need] == [3, 1, 2]
        assert [(line.agree, line.objection) for line in found.lines] == [(3, 0), (3, 0), (2, 1)]
        assert (found.present, found.needed) == (4, 4)


@pytest.mark.parametrize(
    ("settled", "agreed"), [("integrated", True), ("withdrawn", True), ("stands", False)]
)
def test_what_became_of_an_objection_decides_whether_its_line_is_agreed(
    settled: str, agreed: bool, stage: Stage
) -> None:
    objection = objected(stage)
    assert not first_line(stage).agreed  # nobody has talked about it yet
    words = {"wording": "We ask, in writing too."}
    done(stage.facilitator, "line.settle", reaction=objection, settled=settled, **words)

    line = first_line(stage)
    assert line.agreed == agreed
    # Only what is met with new words keeps them.
    assert line.objections[0].wording == (words["wording"] if settled == "integrated" else "")
    assert [line.agreed for line in answered(stage).lines[1:]] == [True, True]


def test_an_objection_is_met_by_new_words_or_not_at_all(stage: Stage) -> None:
    objection = objected(stage)
    answer = act(stage.facilitator, "line.settle", reaction=objection, settled="integrated")

    assert (answer.code, list(answer.fields)) == ("invalid", ["wording"])
    assert not first_line(stage).objections[0].settled


def test_a_question_is_owed_an_answer(stage: Stage) -> None:
    ann = stage.people[0]
    done(ann, "line.react", line=line_ids(stage)[0], kind="understand", reason="In letters too?")
    for person in stage.people:
        done(person, "line.rest")
    go_next(stage)
    question = first_line(stage).questions[0].id
    assert not first_line(stage).agreed
    done(stage.facilitator, "line.answer", reaction=question, text="Yes")

    assert first_line(stage).agreed
    objection = {"reaction": question, "settled": "withdrawn"}
    assert refused(stage.facilitator, "line.settle", **objection) == "not_here"


def test_without_enough_answers_a_line_is_not_agreed(stage: Stage) -> None:
    """80 % of the four present are four."""
    for person in stage.people[:3]:
        done(person, "line.rest")
    go_next(stage)
    assert not answered(stage).agreed

    go_back(stage)
    gone = str(stage.people[3].id)
    done(stage.facilitator, "participant.leave", participant=gone)
    go_next(stage)
    assert len(answered(stage).agreed) == 3


def test_one_line_stands_alone_on_the_wall_until_all_are_shown_again(stage: Stage) -> None:
    objected(stage)
    one = line_ids(stage)[0]
    done(stage.facilitator, "line.show", line=one)
    found = answered(stage, AudienceKind.SCREEN)
    assert found.alone is not None
    assert found.alone.asked.id == one
    done(stage.facilitator, "line.show", line="")
    assert answered(stage, AudienceKind.SCREEN).alone is None
    assert refused(stage.facilitator, "line.show", line="1") == "not_here"


def test_who_answers_anew_after_the_talk_is_talked_with_anew(stage: Stage) -> None:
    objection = objected(stage)
    done(stage.facilitator, "line.settle", reaction=objection, settled="withdrawn")
    go_back(stage)
    again = {"kind": "objection", "reason": "Still", "change": "Another"}
    done(stage.people[0], "line.react", line=line_ids(stage)[0], **again)
    go_next(stage)

    assert first_line(stage).objections[0].settled == ""


# --- to the draft ---------------------------------------------------------------------------------
def talked_through(crew: Crew, desk: Client) -> Stage:
    stage = made(crew, desk)
    walk_to(stage, StepKind.CHANGES, Phase.REACTING)
    objection = objected(stage)
    words = {"settled": "integrated", "wording": "We ask about the need, in writing too."}
    done(stage.facilitator, "line.settle", reaction=objection, **words)
    go_next(stage)
    return stage


def test_what_was_said_is_recorded_on_the_draft_without_names(
    crew: Crew, draft: Version, desk: Client
) -> None:
    stage = talked_through(crew, desk)
    done(stage.facilitator, "changes.record")

    rows = {row.code: row for row in LineConsent.objects.filter(version=draft)}
    assert len(rows) == 3
    said = rows[""].snapshot
    assert (said["agree"], said["present"], said["agreed"]) == (3, 4, True)
    assert said["objections"] == []
    assert said["integrated"] == [
        [
            "It leaves out letters",
            "Say “in writing”",
            "We ask about the need, in writing too.",
        ]
    ]
    for person in stage.people:
        assert str(person.id) not in repr([row.snapshot for row in rows.values()])
    page = desk.get(f"/catalogue/{crew.team.slug}/draft/publish/").content.decode()
    # The new words are still to be written into the first line.
    assert "2 of 3 changed lines are agreed" in page
    assert "Agreed once the new words are in" in page
    assert answered(stage).recorded


def test_it_can_be_recorded_again_and_while_the_draft_is_there(
    crew: Crew, draft: Version, desk: Client
) -> None:
    stage = talked_through(crew, desk)
    done(stage.facilitator, "changes.record")
    go_back(stage)
    objection = first_line(stage).objections[0].id
    done(stage.facilitator, "line.settle", reaction=objection, settled="stands")
    assert refused(stage.facilitator, "changes.record") == "not_talked"
    walk_to_end(stage)
    done(stage.facilitator, "changes.record")

    assert LineConsent.objects.get(code="").snapshot["agreed"] is False
    assert LineConsent.objects.count() == 3
    versions.publish(version=draft, by=crew.manager, change_note="Second.", size=Size.MAJOR)
    assert refused(stage.facilitator, "changes.record") == "draft_gone"
    assert not answered(stage).waits


def test_a_workshop_about_a_draft_hands_over_no_sentence_and_its_close_tells_the_lines(
    crew: Crew, draft: Version, desk: Client
) -> None:
    stage = talked_through(crew, desk)
    go_next(stage)
    assert refused(stage.facilitator, "workshop.hand_over") == "undecided"

    page = desk.get(f"/workshops/{stage.workshop.pk}/").content.decode()
    assert "Record on the draft" in page
    assert "No sentence was decided" not in page
    assert "3 lines are agreed" in page
