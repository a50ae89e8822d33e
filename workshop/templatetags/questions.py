"""How question lists are told: by purpose and stage, with their mix and their flags."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workshop.enums import QuestionForm, QuestionPurpose, QuestionStage
from workshop.fitting import Fit, Look, Shape, Shown, height_of, sized
from workshop.queries.questions import Mix, Placed, PurposeList, QuestionInList, lists_of
from workshop.queries.scene import Scene
from workshop.templatetags.screen import columns_of

register = template.Library()
_MIX = 2.5  # of the big screen's unit
_AT_ONCE = 4  # questions of a group


@register.filter
def by_purpose(questions: Iterable[QuestionInList]) -> tuple[PurposeList, ...]:
    return lists_of(questions)


@register.filter
def purpose_word(purpose: str) -> str:
    return str(QuestionPurpose(purpose).label)


@register.filter
def stage_word(stage: str) -> str:
    return str(QuestionStage(stage).label)


@register.filter
def form_word(form: str) -> str:
    return str(QuestionForm(form).label)


@register.filter
def flag_word(flag: str) -> str:
    return {
        "leading": _("leading"),
        "multiple": _("several at once"),
        "hypothetical": _("hypothetical"),
        "why": _("“why” may sound accusing"),
    }[flag]


@register.filter
def mix_words(mix: Mix) -> str:
    """How many of each: "7 open, 3 closed, 1 choice; 2 follow-ups". What there is none of is left
    out; nothing is said of what would be better."""
    open_ = ngettext("%(n)d open", "%(n)d open", mix.open)
    closed = ngettext("%(n)d closed", "%(n)d closed", mix.closed)
    choice = ngettext("%(n)d choice", "%(n)d choice", mix.choice)
    forms = ((open_, mix.open), (closed, mix.closed), (choice, mix.choice))
    said = ", ".join(words % {"n": number} for words, number in forms if number)
    if mix.follow_ups:
        follow_ups = ngettext("%(n)d follow-up", "%(n)d follow-ups", mix.follow_ups)
        said += "; " + follow_ups % {"n": mix.follow_ups}
    return said


@register.filter
def questions_on_wall(scene: Scene) -> Fit:
    """By list and stage; the first of a stage carries its name, and the list's if there are two.

    A question and its follow-ups stay together; what does not fit is counted by questions.
    """
    lists = lists_of(scene.questions)
    groups = [
        Shown(rows, head="" if at else _head(found.purpose, stage.stage, named=len(lists) > 1))
        for found in lists
        for stage in found.stages
        for at, rows in enumerate(_together(stage.rows))
    ]

    def height(group: Shown, place: Shape, size: float) -> float:
        head = height_of(group.head, place.width, Look(1.75, 1.2, 0.75)) if group.head else 0.0
        return head + sum(_height(row, place, size) for row in group.what)

    # The line with the mix stands above the columns.
    narrow, wide = (
        Shape(each.width, each.height - _MIX, each.columns) for each in columns_of(scene, 3, 4)
    )
    fit = sized(groups, (narrow, wide), (2.0, 1.625), height)
    total = len(scene.questions)
    on_narrow = sum(len(group.what) for group in fit.shown if not group.wide)
    on_wide = sum(len(group.what) for group in fit.shown)
    return replace(fit, more=total - on_narrow, more_wide=total - on_wide)


def _together(rows: Sequence[Placed]) -> list[tuple[Placed, ...]]:
    """Each question with its follow-ups, in parts that no column is too short for."""
    groups: list[tuple[Placed, ...]] = []
    for row in rows:
        if row.depth and len(groups[-1]) < _AT_ONCE:
            groups[-1] += (row,)
        else:
            groups.append((row,))
    return groups


def _height(row: Placed, place: Shape, size: float) -> float:
    asked, above = row.question, 0.0
    look = Look(size, 1.35, 2.75, 2.75 + 1.5 * bool(row.depth))
    if row.depth:
        above = height_of(answer_words(asked), place.width, Look(1.5, 1.35, 0.0, look.beside))
    flags = "".join(f" ({flag_word(flag)})" for flag in asked.flags)
    return above + height_of(f"{asked.wording} (closed){flags}", place.width, look)


@register.filter
def answer_words(question: QuestionInList) -> str:
    """For which answer a follow-up is asked."""
    if question.after_answer:
        return _("If the answer is “%(answer)s”") % {"answer": question.after_answer}
    return _("Whatever the answer is")


@register.filter
def mixes(scene: Scene) -> str:
    """The mix of each list, for one line on the big screen."""
    lists = lists_of(scene.questions)
    named = ((purpose_word(found.purpose), mix_words(found.mix)) for found in lists)
    return " · ".join(f"{name}: {mix}" if len(lists) > 1 else mix for name, mix in named)


def _head(purpose: str, stage: str, *, named: bool) -> str:
    return f"{purpose_word(purpose)} · {stage_word(stage)}" if named else stage_word(stage)
