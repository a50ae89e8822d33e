"""How question lists are told: by purpose and stage, with their mix and their flags."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workshop.enums import QuestionForm, QuestionPurpose, QuestionStage
from workshop.queries.questions import Mix, PurposeList, QuestionInList, lists_of
from workshop.starter import StarterQuestion

register = template.Library()


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
def starters_by_stage(
    questions: Iterable[StarterQuestion],
) -> list[tuple[str, list[StarterQuestion]]]:
    """Under the labels of their stages; follow-ups stand where they are listed."""
    asked = list(questions)
    found = [(str(s.label), [q for q in asked if q.stage == s]) for s in QuestionStage]
    return [(label, rows) for label, rows in found if rows]
