"""The forms of copies and of a team's templates."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.exceptions import Refused
from workshop.forms.fields import Words


class PageForm(forms.Form):
    """A form that a page sends, with a command's refusal beside its field."""

    use_required_attribute = False

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        return helper

    def refuse(self, refused: Refused) -> None:
        beside = {name: told for name, told in refused.fields.items() if name in self.fields}
        for name, told in beside.items():
            self.add_error(name, told)
        if not beside:
            self.add_error(None, refused.message)


class DuplicateForm(PageForm):
    title = Words(
        length=120,
        one_line=True,
        label=_("Title"),
        error_messages={"required": _("Give the new workshop a title.")},
    )
    term = Words(
        length=60,
        one_line=True,
        label=_("Word to define"),
        help_text=_("Another word takes the place of this one in the texts of the steps."),
        error_messages={"required": _("Say which word the workshop is to settle.")},
    )


class TemplateForm(PageForm):
    name = Words(
        length=80,
        one_line=True,
        label=_("Name"),
        help_text=_("As the team’s facilitators know it."),
        error_messages={"required": _("Give the template a name.")},
    )
