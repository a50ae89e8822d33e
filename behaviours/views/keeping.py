"""How long a team keeps what people wrote in its workshops."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from behaviours.forms.keeping import KeepingForm
from behaviours.models import Membership
from behaviours.teams import choose_keeping, deleted_at_once
from behaviours.views.doors import managers
from behaviours.views.teams import show_team


@require_POST
@managers
def keeping(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    form = KeepingForm(request.POST)
    if not form.is_valid() or form.ask_at_once(deleted_at_once(me.team, form.keeps_days)):
        return show_team(request, me, keeping_form=form, status=422)
    days = form.keeps_days
    choose_keeping(team=me.team, by=me.user, days=days)
    if days is None:
        told = _("What people write is kept until somebody deletes it.")
    else:
        told = ngettext(
            "What people write is deleted one day after a workshop has ended.",
            "What people write is deleted %(days)d days after a workshop has ended.",
            days,
        ) % {"days": days}
    messages.success(request, told)
    return redirect("team", slug=me.team.slug)
