"""Forms about who is in the room."""

from workshop.forms.fields import ActionForm, Choice

_YES_NO = [("yes", "yes"), ("no", "no")]


class LockForm(ActionForm):
    locked = Choice(choices=_YES_NO)

    def clean_locked(self) -> bool:
        return bool(self.cleaned_data["locked"] == "yes")


class ReadyForm(ActionForm):
    ready = Choice(choices=_YES_NO)

    def clean_ready(self) -> bool:
        return bool(self.cleaned_data["ready"] == "yes")
