"""The question list, written together."""

from typing import Any

from django.utils.translation import gettext as _

from workshop import starter
from workshop.actors import Author, Named
from workshop.commands.room import Room, not_here
from workshop.enums import QuestionPurpose
from workshop.events import Event, QuestionMended, QuestionsChanged
from workshop.exceptions import Refused
from workshop.method.wording import check_question
from workshop.models import Question, Step
from workshop.queries.questions import has_own_question

QUESTIONS_A_PERSON = 50
QUESTIONS_OF_FACILITATORS = 200


def add_question(
    *,
    room: Room,
    by: Author | Named,
    wording: str,
    form: str,
    stage: str,
    purpose: str = "",
    decides: str = "",
    after: int | None = None,
    after_answer: str = "",
    stop: str = "",
) -> dict[str, str]:
    """A facilitator's question has no author key."""
    step = room.open_step()
    _check_number(step, by)
    row = Question(step=step, author_key=_key(by), purpose=purpose or QuestionPurpose.DIALOGUE)
    row.wording, row.form = wording, form or _form_of(room, wording)
    row.stage, row.decides, row.stop = stage, decides, stop
    row.after = _question_before(row, after)
    row.after_answer = after_answer if row.after else ""
    row.save()
    room.happened(QuestionsChanged())
    return {"question": str(row.pk)}


def edit_question(
    *,
    room: Room,
    by: Author | Named,
    question: int,
    wording: str,
    form: str,
    stage: str,
    purpose: str = "",
    decides: str = "",
    after: int | None = None,
    after_answer: str = "",
    stop: str = "",
) -> None:
    """Its writer or a facilitator may."""
    row = _may_change(room, by, question)
    was = row.purpose
    row.purpose = purpose or row.purpose
    if row.purpose != was and row.follow_ups.exists():
        raise _beside(
            "purpose",
            "has_follow_ups",
            _("This question has follow-ups. It can change the list when they are taken off it."),
        )
    row.wording, row.form = wording, form or _form_of(room, wording)
    row.stage, row.decides, row.stop = stage, decides, stop
    row.after = _question_before(row, after)
    row.after_answer = after_answer if row.after else ""
    row.save()
    room.happened(_changed(row.author_key, by))
    _tell_followers(room, row, by)


def remove_question(*, room: Room, by: Author | Named, question: int) -> None:
    """Its follow-ups stay, as questions like others."""
    row = _may_change(room, by, question)
    room.happened(_changed(row.author_key, by))
    _tell_followers(room, row, by)
    row.follow_ups.update(after=None, after_answer="")
    row.delete()


def take_question(*, room: Room, by: Author | Named, starter: str) -> dict[str, str]:
    """One that others ask becomes one of one's own. Raises Refused("own_first").

    A follow-up goes under its question, if that is on the list.
    """
    step = room.open_step()
    found = {each.id: each for each in _starters(room)}
    if (taken := found.get(starter)) is None:
        raise not_here()
    if not has_own_question(step, _key(by)):
        raise Refused("own_first", _("First one of your own: then you can take others’ questions."))
    _check_number(step, by)
    listed = Question.objects.filter(step=step, purpose=taken.purpose)
    if listed.filter(wording=taken.wording).exists():
        raise Refused("on_the_list", _("This question is on the list already."))
    before = found.get(taken.after)
    row = Question.objects.create(
        step=step,
        author_key=_key(by),
        wording=taken.wording,
        form=taken.form,
        stage=taken.stage,
        purpose=taken.purpose,
        decides=taken.decides,
        after=listed.filter(wording=before.wording).first() if before else None,
        stop=taken.stop,
    )
    room.happened(QuestionsChanged())
    return {"question": str(row.pk)}


def _starters(room: Room) -> tuple[starter.StarterQuestion, ...]:
    return starter.questions(room.workshop.language)


def _key(by: Author | Named) -> str:
    return by.key if isinstance(by, Author) else ""


def _check_number(step: Step, by: Author | Named) -> None:
    most = QUESTIONS_A_PERSON if _key(by) else QUESTIONS_OF_FACILITATORS
    if Question.objects.filter(step=step, author_key=_key(by)).count() >= most:
        raise Refused("too_many_questions", _("You have added enough questions here."))


def _form_of(room: Room, wording: str) -> str:
    """What the wording says; where it says nothing the person is asked."""
    form = check_question(wording, room.workshop.language).form
    if form == "unknown":
        raise _beside("form", "no_form", _("Choose a kind."))
    return form


def _question_before(row: Question, after: int | None) -> Question | None:
    """The question that `row` shall follow up, checked. Raises Refused beside "after"."""
    if after is None:
        return None
    if after == row.pk:
        raise _beside("after", "itself", _("A question cannot follow up itself."))
    before = Question.objects.filter(pk=after, step=row.step_id).first()
    if before is None:
        raise _beside(
            "after", "no_question", _("That question is no longer on the list. Choose another.")
        )
    if before.purpose != row.purpose:
        raise _beside(
            "after", "other_list", _("That question is on the other list. Choose one of this list.")
        )
    above: dict[int, int | None] = dict(
        Question.objects.filter(step=row.step_id).values_list("pk", "after")
    )
    at: int | None = before.pk
    while at is not None:
        if at == row.pk:
            raise _beside(
                "after",
                "circle",
                _("That question follows up this one already. Choose another."),
            )
        at = above.get(at)
    return before


def _tell_followers(room: Room, row: Question, by: Author | Named) -> None:
    """Whose own question follows up this one sees its words beside it."""
    keys = set(row.follow_ups.exclude(author_key="").values_list("author_key", flat=True))
    for key in sorted(keys - {_key(by)}):
        room.happened(QuestionMended(key))


def _changed(key: str, by: Author | Named) -> Event:
    """Its writer sees it among their own, and is told when somebody else mends it."""
    return QuestionsChanged() if isinstance(by, Author) or not key else QuestionMended(key)


def _may_change(room: Room, by: Author | Named, pk: int) -> Question:
    row = Question.objects.filter(pk=pk, step=room.open_step()).first()
    if row is None or (isinstance(by, Author) and row.author_key != by.key):
        raise not_here()
    return row


def _beside(field: str, code: str, sentence: Any) -> Refused:
    return Refused(code, str(sentence), {field: str(sentence)})
