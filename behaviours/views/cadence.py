"""How often a team looks again at what it agreed on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from behaviours.forms.cadence import CadenceForm
from behaviours.models import Membership
from behaviours.teams import choose_cadence
from behaviours.views.doors import managers
from behaviours.views.teams import show_team


@require_POST
@managers
def cadence(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    form = CadenceForm(request.POST)
    if not form.is_valid():
        return show_team(request, me, cadence_form=form, status=422)
    choose_cadence(team=me.team, by=me.user, months=form.cleaned_data["months"])
    messages.success(request, _("Saved. The next review date is proposed from this."))
    return redirect("team", slug=me.team.slug)
