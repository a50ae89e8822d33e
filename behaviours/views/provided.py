"""Signing in at a provider of accounts, on its way there and back: allauth's views, with our words
where the provider is away.
"""

import logging
from typing import Any

from allauth.socialaccount.providers.openid_connect import views
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """The button on the sign-in page. Whoever comes by the address is shown that page first."""
    if request.method != "POST":
        return redirect("account_login")
    return _answered(views.login, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Where the provider sends back to."""
    return _answered(views.callback, request, provider_id)


def back(request: HttpRequest) -> HttpResponse:
    """Whoever broke it off over there."""
    return redirect("account_login")


def _answered(view: Any, request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        response: HttpResponseBase = view(request, provider_id=provider_id)
    except (OSError, KeyError) as error:
        # OSError is all that fails on the way (requests.RequestException); KeyError an answer that
        # is not what a provider says. Their words may hold the code that signs in.
        logger.warning("The provider of accounts gave no answer (%s).", type(error).__name__)
        told = _("The provider of accounts cannot be reached just now. Try again in a moment.")
        messages.error(request, told)
        return redirect("account_login")
    return response
