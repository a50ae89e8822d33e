"""Signing in at a provider of accounts: who is let in, and as whom."""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from behaviours.models import Invitation


class VerifiedOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """An address counts only if the provider says that it is verified: else anybody could come in
    as whoever they name. Nobody signs up but with an invitation that is open in their browser.
    """

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if not any(each.verified for each in sociallogin.email_addresses):
            _refuse(request, _("Your provider does not say that your e-mail address is verified."))
        if not sociallogin.is_existing and not self.is_open_for_signup(request, sociallogin):
            _refuse(request, _("Nobody with your e-mail address is invited here."))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        number = int(request.session.get("invitation", 0))
        invitation = Invitation.objects.filter(pk=number).first()
        return invitation is not None and invitation.is_open


def _refuse(request: HttpRequest, sentence: str) -> NoReturn:
    messages.error(request, sentence)
    raise ImmediateHttpResponse(redirect("account_login"))
