from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from behaviours.forms.base import ActionForm
from behaviours.forms.words import Words


class TeamForm(ActionForm):
    name = Words(limit=80, label=_("Name of the team"))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("The language the team's catalogue is written in."),
    )
    submit_label = _("Create the team")
