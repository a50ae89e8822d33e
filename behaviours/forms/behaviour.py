from django.utils.translation import gettext_lazy as _

from behaviours.content import BehaviourWords
from behaviours.forms.base import GuardedForm
from behaviours.forms.words import Words


class BehaviourForm(GuardedForm):
    title = Words(
        limit=120,
        label=_("Title"),
        help_text=_("Starts with a verb, for example: Check before you suggest."),
    )
    situation = Words(limit=400, label=_("When …"), required=False)
    text = Words(limit=400, rows=3, label=_("we …"))
    how = Words(limit=1200, rows=4, label=_("How"), required=False)
    example = Words(
        limit=600,
        rows=3,
        label=_("How it sounds"),
        required=False,
        help_text=_("Words one can say as they stand."),
    )
    non_example = Words(
        limit=600,
        rows=3,
        label=_("Avoid"),
        required=False,
        help_text=_("One thing a line."),
    )
    theme = Words(limit=120, label=_("Theme"), required=False)
    why = Words(
        limit=600,
        rows=3,
        label=_("Why"),
        required=False,
        help_text=_("Why the line is there or has changed. Readers see this."),
    )
    submit_label = _("Save the behaviour")

    def words(self) -> BehaviourWords:
        return BehaviourWords(
            **{name: value for name, value in self.cleaned_data.items() if name != "revision"}
        )
