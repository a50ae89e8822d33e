"""A composed statement finds what its queryset finds, whatever the values."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import act, make_stage, walk_to
from workshop.enums import Phase, StepKind
from workshop.models import ActionRecord, Card, Step, Workshop
from workshop.queries.composed import Composed, ComposedUpdate, any_of, insert

pytestmark = pytest.mark.django_db

TEXTS = ["plain", "50 % of it", "it's “so”", "\\ and %s", "æøå ö", "?"]

cards_of = Composed(lambda step, texts: Card.objects.filter(step=step, text__in=texts))
cards_in = Composed(lambda steps: Card.objects.filter(any_of("step", steps)).values_list("pk"))


def written() -> Step:
    stage = make_stage(StepKind.WRITE, StepKind.CLOSE)
    step = walk_to(stage, StepKind.WRITE, Phase.WRITING)
    for text in TEXTS:
        act(stage.people[0], "card.submit", text=text)
    return step


@pytest.mark.parametrize("many", range(1, len(TEXTS) + 1))
def test_a_list_of_any_length_finds_what_the_queryset_finds(many: int) -> None:
    step, texts = written(), TEXTS[:many]

    found = cards_of.all(Card, step.pk, texts)

    expected = list(Card.objects.filter(step=step, text__in=texts))
    assert found == expected
    assert [vars(card) | {"_state": None} for card in found] == [
        vars(card) | {"_state": None} for card in expected
    ]


def test_an_empty_list_finds_nothing_and_is_not_asked_for() -> None:
    step = written()

    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert cards_of.rows(step.pk, []) == []

    assert len(asked) == 0


def test_a_foreign_key_may_be_one_of_several() -> None:
    step, other = written(), written()

    found = cards_in.rows([step.pk, other.pk, 0])

    assert {pk for (pk,) in found} == set(
        Card.objects.filter(step__in=[step, other]).values_list("pk", flat=True)
    )


def test_uuids_and_json_come_back_as_what_they_are() -> None:
    step = written()
    records = Composed(
        lambda workshop, uuids: ActionRecord.objects.filter(
            workshop=workshop, uuid__in=uuids
        ).values_list("uuid", "answer")
    )
    row = ActionRecord.objects.filter(workshop=step.workshop_id, action="card.submit").first()
    assert row is not None

    assert records.rows(step.workshop_id, [row.uuid, uuid4(), uuid4()]) == [(row.uuid, row.answer)]


def test_what_is_put_in_is_never_part_of_the_statement() -> None:
    step = written()

    assert cards_of.rows(step.pk, ["' OR 1=1 --", "%s", "x'); DELETE FROM workshop_card; --"]) == []
    assert Card.objects.filter(step=step).count() == len(TEXTS)


def test_an_update_changes_the_rows_it_is_about_and_no_other() -> None:
    step, other = written(), written()
    rename = ComposedUpdate(lambda pk: Workshop.objects.filter(pk=pk), "title", "started_at")

    rename.run(step.workshop_id, "100 % new", None)

    changed = Workshop.objects.get(pk=step.workshop_id)
    assert (changed.title, changed.started_at) == ("100 % new", None)
    assert Workshop.objects.get(pk=other.workshop_id).started_at is not None


def test_rows_written_plainly_are_what_the_manager_would_have_written() -> None:
    step = written()
    ours = [Card(step=step, author_key="k", text=f"{text} 2") for text in TEXTS]
    records = [
        ActionRecord(
            workshop_id=step.workshop_id, actor="k:k", uuid=uuid4(), action="x", answer={"ø": [1]}
        )
        for _text in TEXTS
    ]

    insert(ours)
    insert(records)
    insert([])

    for card in ours:
        stored = Card.objects.get(pk=card.pk)
        assert vars(stored) | {"_state": None} == vars(card) | {"_state": None}
    stored_records = ActionRecord.objects.filter(uuid__in=[record.uuid for record in records])
    assert {(row.actor, row.answer["ø"][0]) for row in stored_records} == {("k:k", 1)}
    assert len({row.pk for row in stored_records}) == len(TEXTS)


def test_more_rows_than_one_statement_takes_are_written_in_several() -> None:
    step = written()

    insert([Card(step=step, author_key="many", text=str(n)) for n in range(400)])

    assert Card.objects.filter(author_key="many").count() == 400
