"""Forms about who is in the room."""

from django.utils.translation import gettext_lazy as _

from workshop.forms.fields import ActionForm, Choice
from workshop.forms.steps import JoinForm

_YES_NO = [("yes", "yes"), ("no", "no")]


class LockForm(ActionForm):
    locked = Choice(choices=_YES_NO)

    def clean_locked(self) -> bool:
        return bool(self.cleaned_data["locked"] == "yes")


class ReadyForm(ActionForm):
    ready = Choice(choices=_YES_NO)

    def clean_ready(self) -> bool:
        return bool(self.cleaned_data["ready"] == "yes")


class EnterPersonForm(JoinForm):
    """As at the door; the name is asked of somebody else."""

    def __init__(self, *args: object, roles: list[str] | None = None, **more: object) -> None:
        super().__init__(*args, roles=roles, **more)
        self.fields["name"].label = _("Their name")
        if "role" in self.fields:
            self.fields["role"].label = _("Their role")
