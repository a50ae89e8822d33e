"""A line in another language: a field for each text of the original, with the original beside."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from behaviours.enums import Medium
from behaviours.forms.base import ActionForm, GuardedForm
from behaviours.forms.behaviour import BehaviourForm
from behaviours.forms.definition import DefinitionForm
from behaviours.forms.meeting import form_name
from behaviours.forms.question import QuestionForm
from behaviours.forms.words import Words
from behaviours.models import BehaviourInMedium
from behaviours.pieces import Piece, word_pieces
from behaviours.queries.translating import Original

_FORMS: dict[str, type[GuardedForm]] = {
    "": DefinitionForm,
    "behaviour": BehaviourForm,
    "question": QuestionForm,
}
_ROWS_OF_MEDIUM = 3


@dataclass(frozen=True)
class Beside:
    """The original of a field; `changes` since it was translated, () if there are none or nobody
    knows what it said then.
    """

    text: str
    changes: tuple[Piece, ...]


class TranslationForm(GuardedForm):
    source = forms.CharField(
        widget=forms.HiddenInput, validators=[RegexValidator(r"\A[0-9a-f]{64}\Z")]
    )
    submit_label = gettext_lazy("Save the translation")

    def __init__(
        self,
        *args: Any,
        language: str,
        original: Original,
        words: Mapping[str, str],
        then: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """`words`: the translation as it is stored; `then`: the original it was made of."""
        super().__init__(*args, **kwargs)
        self.beside: dict[str, Beside] = {}
        self.names = {form_name(name): name for name in {**original.texts, **words}}
        for name, said in self.names.items():
            field = _field(original.kind, said)
            field.widget.attrs["lang"] = language
            text = original.texts.get(said, "")
            was = text if then is None else then.get(said, "")
            self.beside[name] = Beside(text, word_pieces(was, text) if was != text else ())
            self.fields[name] = field
            self.initial.setdefault(name, words.get(said, ""))

    def words(self) -> dict[str, str]:
        return {said: self.cleaned_data[name] for name, said in self.names.items()}


class TeamLanguagesForm(ActionForm):
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Further languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Managers translate the lines of a draft; readers choose the language they read in."
        ),
    )
    submit_label = gettext_lazy("Save the languages")
    submit_class = "btn"

    def __init__(self, *args: Any, own: str, **kwargs: Any) -> None:
        """`own`: the language the catalogue is written in."""
        super().__init__(*args, **kwargs)
        field = self.fields["languages"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, name) for code, name in settings.LANGUAGES if code != own]


def _field(kind: str, name: str) -> Words:
    medium, _dot, own = name.rpartition(".")
    if medium:
        column: Any = BehaviourInMedium._meta.get_field(own)
        label = _("%(medium)s: %(field)s") % {
            "medium": Medium(medium).label,
            "field": column.verbose_name,
        }
        return Words(limit=column.max_length, rows=_ROWS_OF_MEDIUM, label=label, required=False)
    like = _FORMS[kind].base_fields[name]
    assert isinstance(like, Words) and like.max_length is not None
    return Words(limit=like.max_length, rows=like.rows, label=like.label, required=False)
