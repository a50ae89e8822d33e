"""What a table's own order says: on PostgreSQL, who came after whom.

SQLite keeps rows by their ids, which are random (`models.ids`). PostgreSQL keeps them as they
came, and who reads the table without an order, or its hidden columns ctid and xmin, reads the
order of arrival; beside the order of joining that would lead from a card to its writer. So the
rows of a step are written anew, in the order of their ids, whenever one of its phases ends.
What is deleted so lies in the file until PostgreSQL's vacuum has been there.
"""

from django.db import connection
from django.db.models import QuerySet

from workshop.enums import Phase
from workshop.models import (
    ActionRecord,
    Ballot,
    Card,
    CaseAnswer,
    CaseVerdict,
    Estimate,
    Judgement,
    OwnVerb,
    Plan,
    Question,
    Reaction,
    Resorting,
    Step,
    Wording,
)
from workshop.models.ids import RandomId


def forget_arrival(step: Step) -> None:
    """Call inside the transaction that ends a phase, with nothing of the step still unwritten."""
    if connection.vendor != "postgresql":
        return
    for rows in _rows_with_keys(step):
        _write_anew(rows)


def _rows_with_keys(step: Step) -> list[QuerySet[RandomId]]:
    of_step = (Card, Ballot, CaseAnswer, CaseVerdict, Judgement, Plan, Question, Resorting, Wording)
    # A revision writes its card again, which belongs to a step before.
    revised = Card.objects.filter(step__workshop=step.workshop_id, step__position__lt=step.position)
    return [
        *([revised] if step.phase == Phase.REVISING else ()),
        *(model.objects.filter(step=step) for model in of_step),
        Reaction.objects.filter(round__step=step),
        Estimate.objects.filter(word__step=step),
        OwnVerb.objects.filter(team=step.workshop.team_id),
        ActionRecord.objects.filter(workshop=step.workshop_id, actor__startswith="k:"),
    ]


def _write_anew(rows: QuerySet[RandomId]) -> None:
    ids = list(rows.order_by().values_list("pk", flat=True))
    if len(ids) < 2:
        return
    table = connection.ops.quote_name(rows.model._meta.db_table)
    with connection.cursor() as cursor:
        # What points to these rows is checked when the transaction ends, when they are back.
        cursor.execute(
            f"WITH gone AS (DELETE FROM {table} WHERE id = ANY(%s) RETURNING *)"  # noqa: S608
            f" INSERT INTO {table} SELECT * FROM gone ORDER BY id",
            [ids],
        )
