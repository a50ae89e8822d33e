"""The form that blanks the big screen, and what a step's form says of presenting."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from workshop.enums import Way
from workshop.forms.fields import ActionForm, Choice

NOTES_LENGTH = 2000
# What helps, by the way a step goes.
NOTES_HELP: Final = {
    Way.ONE: _(
        "Only facilitators see this. You tell and the others listen, which is easily misread:"
        " note your words, your tone, your body language and your face."
    ),
    Way.TWO: _(
        "Only facilitators see this. You talk it over: note the questions you will ask and what"
        " you will listen for, and your words, your tone and your body language."
    ),
    "": _("Only facilitators see this. Note your words, your tone and your body language."),
}
WAY_HELP = _(
    "One-way: you tell. It is faster, and easier to misread. Two-way: you talk it over. It is"
    " slower, and you end with a shared picture."
)


class BlankForm(ActionForm):
    """`blank` is the state that is wanted: a repeated press cannot turn it back."""

    blank = Choice(choices=[("yes", "yes"), ("no", "no")])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        return data | {"blank": data.get("blank") == "yes"}
