from django.utils.translation import gettext_lazy as _

from behaviours.forms.base import ActionForm
from behaviours.forms.words import Words


class RemovalForm(ActionForm):
    why = Words(
        limit=600,
        rows=3,
        label=_("Why"),
        required=False,
        help_text=_("Why the line goes. Readers see this where they compare versions."),
    )
    submit_label = _("Remove the line")
    submit_class = "btn btn-no"
