"""The form by which an invited person makes an account: allauth's, with its checks of passwords."""

from typing import Any

from allauth.account.forms import SignupForm
from django.utils.translation import gettext_lazy as _

from behaviours.forms.base import fields_only


class JoiningForm(SignupForm):  # type: ignore[misc]  # allauth has no types
    submit_label = _("Make an account and join")
    submit_class = "btn btn-p btn-lg"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.helper = fields_only()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        # Whoever holds an invitation is trusted with this answer; without it they would be stuck.
        if self.account_already_exists:
            self.add_error(
                "email", _("There is an account with this e-mail already. Sign in to join.")
            )
        return cleaned
