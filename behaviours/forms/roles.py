from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.forms.base import ActionForm

ROLES = [
    ("facilitator", _("Facilitator: prepares and leads workshops")),
    ("manager", _("Manager: edits and publishes the catalogue, invites members")),
    ("reader", _("Reader: reads the catalogue")),
]


def roles_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Roles"),
        choices=ROLES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one role.")},
    )


class RolesForm(ActionForm):
    roles = roles_field()
    submit_label = _("Save the roles")
