"""The form by which an invited person makes an account: allauth's, with its checks of passwords."""

from typing import Any

from allauth.account.forms import SignupForm
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django.utils.translation import gettext_lazy as _


class JoiningForm(SignupForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.helper = FormHelper()
        self.helper.add_input(Submit("", str(_("Make an account and join")), css_id=""))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        # Whoever holds an invitation is trusted with this answer; without it they would be stuck.
        if self.account_already_exists:
            self.add_error(
                "email", _("There is an account with this e-mail already. Sign in to join.")
            )
        return cleaned
