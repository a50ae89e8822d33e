from django import forms
from django.utils.translation import gettext_lazy as _

from behaviours.forms.base import ActionForm
from behaviours.forms.roles import roles_field


class InvitationForm(ActionForm):
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        help_text=_("Whom the link is for. You can also leave this empty and just copy the link."),
    )
    roles = roles_field()
    submit_label = _("Make an invitation link")
