"""Teams: creating one, its page, its reading link, leaving it."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from behaviours.addresses import outward
from behaviours.exceptions import Refused
from behaviours.forms.cadence import CadenceForm
from behaviours.forms.invitation import InvitationForm
from behaviours.forms.keeping import KeepingForm
from behaviours.forms.keeping import keeping_form as form_for_keeping
from behaviours.forms.team import TeamForm
from behaviours.forms.translation import TeamLanguagesForm
from behaviours.models import Membership
from behaviours.permissions import check_can_create_team
from behaviours.queries.due import due_in
from behaviours.queries.guidance import waiting_for
from behaviours.queries.reviews import teams_that_ask
from behaviours.queries.teams import team_page
from behaviours.teams import close_reading_link, create_team, leave_team, open_reading_link
from behaviours.views.doors import managers, members


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Superusers, and whoever facilitates or manages a team already."""
    assert isinstance(request.user, User)
    check_can_create_team(request.user)
    form = TeamForm(
        request.POST or None, initial={"language": getattr(request, "LANGUAGE_CODE", "")}
    )
    if request.method == "POST" and form.is_valid():
        team = create_team(
            name=form.cleaned_data["name"], language=form.cleaned_data["language"], by=request.user
        )
        return redirect("team", slug=team.slug)
    status = 422 if form.errors else 200
    return render(request, "behaviours/team_new.html", {"form": form}, status=status)


@require_safe
@members
def team(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every member."""
    return show_team(request, membership)


def show_team(
    request: HttpRequest,
    membership: Membership,
    *,
    form: InvitationForm | None = None,
    keeping_form: KeepingForm | None = None,
    cadence_form: CadenceForm | None = None,
    link: str = "",
    mailed_to: str = "",
    status: int = 200,
) -> HttpResponse:
    """The team's page; `link` is an invitation that can be copied now and never again."""
    team = membership.team
    # A console leads here to somebody who is to lead too.
    wanted = "facilitator" if request.GET.get("invite") == "facilitator" else ""
    reading_link = (
        request.build_absolute_uri(reverse("read", kwargs={"token": team.reading_token}))
        if team.reading_token
        else ""
    )
    context = {
        "team": team,
        "me": membership,
        "page": team_page(team, membership),
        "guidance_waits": waiting_for(membership),
        "due_teams": [due] if membership.is_manager and (due := due_in(team)) else [],
        "cadence_form": cadence_form or CadenceForm(initial={"months": team.review_months}),
        "keeping_form": keeping_form or form_for_keeping(team.keeps_days),
        "form": form or InvitationForm(initial={"roles": [wanted or "reader"]}),
        "wanted": wanted,
        "link": link,
        "mailed_to": mailed_to,
        "reading_link": reading_link,
        # What is scanned or copied from paper is opened on another device.
        "reading_abroad": outward(request, urlsplit(reading_link).path) if reading_link else "",
        "languages_form": TeamLanguagesForm(
            own=team.language, initial={"languages": team.more_languages}
        ),
        "asked_by": [each for each in teams_that_ask(membership.user) if each.team == team],
    }
    response = render(request, "behaviours/team.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@managers
def reading_link(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Managers."""
    by, team = membership.user, membership.team
    chosen, is_open = request.POST.get("link"), team.reading_token is not None
    if chosen == "close" and is_open:
        close_reading_link(team=team, by=by)
        messages.success(request, _("The reading link is closed. Nobody can use it any more."))
    elif chosen == "renew" and is_open:
        open_reading_link(team=team, by=by)
        messages.success(
            request, _("There is a new reading link. The old one opens nothing any more.")
        )
    elif chosen == "open" and not is_open:
        open_reading_link(team=team, by=by)
        messages.success(
            request, _("The reading link is open. Whoever has it can read the catalogue.")
        )
    return redirect("team", slug=membership.team.slug)


@require_http_methods(["GET", "POST"])
@members
def leave(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every member, for themselves."""
    refusal = ""
    if request.method == "POST":
        try:
            leave_team(team=membership.team, user=membership.user)
        except Refused as refused:
            refusal = refused.message
        else:
            messages.success(request, _("You have left %(team)s.") % {"team": membership.team.name})
            return redirect("home")
    return render(
        request,
        "behaviours/team_leave.html",
        {"team": membership.team, "refusal": refusal},
        status=409 if refusal else 200,
    )
