"""Erasing a whole team."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from behaviours.erasure import erase_team
from behaviours.forms.erasing import EraseTeamForm
from behaviours.models import Membership
from behaviours.views.doors import managers


@require_http_methods(["GET", "POST"])
@managers
def erase(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    form = EraseTeamForm(
        request.POST if request.method == "POST" else None, team=" ".join(me.team.name.split())
    )
    if form.is_bound and form.is_valid():
        erase_team(team=me.team, by=me.user)
        messages.success(request, _("The team and everything of it is erased."))
        return redirect("home")
    return render(
        request,
        "behaviours/team_erase.html",
        {"team": me.team, "form": form},
        status=422 if form.errors else 200,
    )
