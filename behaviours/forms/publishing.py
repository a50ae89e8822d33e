from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.forms.base import ActionForm
from behaviours.forms.words import Words

MAJOR, MINOR = "major", "minor"


class PublishForm(ActionForm):
    """`size` is asked for only where there is a version to follow."""

    size = forms.ChoiceField(
        label=_("Must anyone act differently?"),
        widget=forms.RadioSelect,
        choices=[
            (MAJOR, _("Yes, something is done in another way now")),
            (MINOR, _("No, it only says more clearly what we do already")),
        ],
        error_messages={"required": _("Choose one, so that readers know what the number means.")},
    )
    change_note = Words(
        limit=1200,
        rows=4,
        label=_("Change note"),
        help_text=_("What is new, in a sentence or two. Every reader sees this."),
        error_messages={
            "required": _("Write what is new, so that readers know whether it concerns them.")
        },
    )
    submit_label = _("Publish")
    submit_class = "btn btn-p btn-lg"

    def first(self) -> "PublishForm":
        """The form for version 1.0, which follows nothing."""
        del self.fields["size"]
        return self

    @property
    def is_major(self) -> bool:
        return self.cleaned_data.get("size") == MAJOR
