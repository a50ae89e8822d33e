"""Everything that a line of a version says, field by field, with the fields' names for people."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from behaviours.difference import CHOICES
from behaviours.enums import Audience, Purpose, QuestionForm, Stage
from behaviours.phrases import AnyWords, DefinitionTexts, texts_of
from behaviours.queries.history import field_label
from behaviours.said import YES, said

_CHOICES: dict[str, type[TextChoices]] = {
    "form": QuestionForm,
    "stage": Stage,
    "purpose": Purpose,
    "audience": Audience,
}


@dataclass(frozen=True)
class Spoken:
    """`name` as `said` names fields; "" for a choice, in which nothing can be remarked on."""

    name: str
    label: str
    text: str


def spoken(words: AnyWords) -> tuple[Spoken, ...]:
    """What says nothing, and what is as it always is, is left out."""
    if isinstance(words, DefinitionTexts):
        return tuple(Spoken(n, label_of(n), text) for n, text in texts_of(words).items() if text)
    return tuple(
        Spoken("", label_of(name), _chosen(name, text))
        if name in CHOICES
        else Spoken(name, label_of(name), text)
        for name, text in said(words, whole=False).items()
        if text
    )


def label_of(name: str) -> str:
    """The name of a field; never ""."""
    own = {
        "definition": _("Definition"),
        "definition_why": _("Why it says so"),
        "wording": _("Wording"),
        "": _("The whole line"),
    }
    return own.get(name) or field_label(name)


def _chosen(name: str, value: str) -> str:
    if name in {"seen", "heard", "considered"} and value == YES:
        return _("Yes")
    choices = _CHOICES.get(name)
    return str(choices(value).label) if choices and value in choices.values else value
