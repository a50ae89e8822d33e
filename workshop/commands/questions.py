"""The question list, written together."""

from django.utils.translation import gettext as _

from workshop.actors import Author, Named
from workshop.commands.room import Room, not_here
from workshop.events import Event, QuestionMended, QuestionsChanged
from workshop.exceptions import Refused
from workshop.models import Question

QUESTIONS_A_PERSON = 50


def add_question(
    *, room: Room, by: Author, wording: str, form: str, stage: str, decides: str = ""
) -> dict[str, str]:
    step = room.open_step()
    if Question.objects.filter(step=step, author_key=by.key).count() >= QUESTIONS_A_PERSON:
        raise Refused("too_many_questions", _("You have added enough questions here."))
    question = Question.objects.create(
        step=step, author_key=by.key, wording=wording, form=form, stage=stage, decides=decides
    )
    room.happened(QuestionsChanged())
    return {"question": str(question.pk)}


def edit_question(
    *,
    room: Room,
    by: Author | Named,
    question: int,
    wording: str,
    form: str,
    stage: str,
    decides: str = "",
) -> None:
    """Its writer or a facilitator may."""
    row = _may_change(room, by, question)
    row.wording, row.form, row.stage, row.decides = wording, form, stage, decides
    row.save(update_fields=["wording", "form", "stage", "decides"])
    room.happened(_changed(row, by))


def remove_question(*, room: Room, by: Author | Named, question: int) -> None:
    row = _may_change(room, by, question)
    row.delete()
    room.happened(_changed(row, by))


def _changed(row: Question, by: Author | Named) -> Event:
    """Its writer sees it among their own, and is told when somebody else mends it."""
    return QuestionsChanged() if isinstance(by, Author) else QuestionMended(row.author_key)


def _may_change(room: Room, by: Author | Named, pk: int) -> Question:
    row = Question.objects.filter(pk=pk, step=room.open_step()).first()
    if row is None or (isinstance(by, Author) and row.author_key != by.key):
        raise not_here()
    return row
