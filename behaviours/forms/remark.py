"""Writing a remark, and closing one."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.enums import RemarkKind
from behaviours.forms.base import ActionForm, said_otherwise
from behaviours.forms.words import Words


class RemarkForm(ActionForm):
    kind = forms.ChoiceField(
        label=_("What it is"),
        widget=forms.RadioSelect,
        choices=RemarkKind.choices,
        initial=RemarkKind.COMMENT,
        error_messages={"required": _("Choose what it is.")},
    )
    field = forms.ChoiceField(label=_("About"), required=False)
    phrase = Words(
        limit=600,
        rows=2,
        label=_("The words it is about"),
        required=False,
        help_text=_("Copied from the text, word for word. Empty: all of it."),
    )
    instead = Words(
        limit=600,
        rows=2,
        label=_("Your words instead"),
        required=False,
        help_text=_("They take the place of the words above, if a manager accepts them."),
    )
    text = Words(
        limit=1200,
        rows=4,
        label=_("What you want to say"),
        required=False,
        help_text=_(
            "Every member of the team sees it, with your name. Of a case, say what happened and"
            " what it taught, and nothing that tells who the customer was."
        ),
    )
    depending = ("instead", "text")
    submit_label = _("Send the remark")

    def __init__(self, *args: Any, parts: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """`parts`: (name, name for people) of what in the line can be remarked on."""
        super().__init__(*args, **kwargs)
        field = self.fields["field"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(parts)


class AcceptForm(ActionForm):
    """`revision`: of the draft's line as it was shown, "" without a draft."""

    revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1
    )
    why = Words(
        limit=600,
        rows=3,
        label=_("Why"),
        required=False,
        help_text=_("The line has no reason yet. Readers see this; leave it empty for none."),
    )
    submit_label = _("Write these words into the draft")

    def __init__(self, *args: Any, offers_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, prefix="accept", **kwargs)
        if not offers_why:
            del self.fields["why"]

    def show_newer(self, revision: int | None) -> None:
        """After a refusal for staleness: the next time counts from what is stored now."""
        number = "" if revision is None else str(revision)
        self.data = said_otherwise(self.data, **{"accept-revision": number})


class AnswerForm(ActionForm):
    answer = Words(
        limit=600,
        rows=3,
        label=_("Answer"),
        help_text=_("What becomes of it and why. Every member sees this."),
        error_messages={"required": _("Write an answer, so that its writer learns why.")},
    )
    submit_label = _("Answer and close it")
    submit_class = "btn"
