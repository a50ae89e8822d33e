"""Signing in at a provider of accounts: who is let in, and as whom."""

import logging
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthError
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from behaviours.models import Invitation

logger = logging.getLogger(__name__)


class VerifiedOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """An address counts only if the provider says that it is verified: else anybody could come in
    as whoever they name. Nobody signs up but with an invitation that is open in their browser.
    """

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if not any(each.verified for each in sociallogin.email_addresses):
            _refuse(request, _("Your provider does not say that your e-mail address is verified."))
        if not sociallogin.is_existing and not self.is_open_for_signup(request, sociallogin):
            _refuse(request, _("Nobody with your e-mail address is invited here."))

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Also where somebody comes back by a link that is not theirs, or after a long time."""
        if error == AuthError.CANCELLED:
            raise ImmediateHttpResponse(redirect("account_login"))
        if exception is not None:
            logger.warning("Signing in at the provider failed (%s).", type(exception).__name__)
        _refuse(request, _("Signing in at the provider did not work. Try once more."))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        number = int(request.session.get("invitation", 0))
        invitation = Invitation.objects.filter(pk=number).first()
        return invitation is not None and invitation.is_open


def _refuse(request: HttpRequest, sentence: str) -> NoReturn:
    messages.error(request, sentence)
    raise ImmediateHttpResponse(redirect("account_login"))
