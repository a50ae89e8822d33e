from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.forms.base import ActionForm
from behaviours.models import Membership


class ReviewersForm(ActionForm):
    people = forms.MultipleChoiceField(
        label=_("Who is asked"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "They see the draft, shared or not, and the first thing they read when they sign in is"
            " that you ask. The draft is published once each of them has approved what it says."
        ),
        error_messages={
            "required": _("Choose at least one person to ask."),
            "invalid_choice": _("One of these people is not a member any more, or asked already."),
        },
    )
    submit_label = _("Ask them")

    def __init__(self, *args: Any, people: Sequence[Membership], **kwargs: Any) -> None:
        """`people`: who may be asked, with their users."""
        super().__init__(*args, **kwargs)
        self.members = {str(each.pk): each for each in people}
        field = self.fields["people"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (key, each.user.email or each.user.get_username()) for key, each in self.members.items()
        ]

    def chosen(self) -> list[Membership]:
        return [self.members[key] for key in self.cleaned_data["people"]]
