"""Inviting, taking an invitation back, and joining with one.

The link's own address only keeps the invitation in the visitor's (server-side) session and goes on
to an address without the token: the page with the forms can then be shown, bookmarked and logged
without giving the key away.
"""

from allauth.account.utils import complete_signup
from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from behaviours.exceptions import Refused
from behaviours.forms.invitation import InvitationForm
from behaviours.forms.joining import JoiningForm
from behaviours.invitations import (
    accept_invitation,
    invite,
    mail_invitation,
    open_invitation,
    revoke_invitation,
)
from behaviours.models import Invitation, Membership
from behaviours.permissions import membership_of
from behaviours.roles import Roles
from behaviours.views.doors import managers
from behaviours.views.teams import show_team

SESSION_KEY = "invitation"


@require_POST
@managers
def make(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers. Answers with the page and no redirect: the link exists in this answer only."""
    form = InvitationForm(request.POST)
    if not form.is_valid():
        return show_team(request, me, form=form, status=422)
    made = invite(
        team=me.team,
        by=me.user,
        roles=Roles.from_names(form.cleaned_data["roles"]),
        email=form.cleaned_data["email"],
    )
    link = request.build_absolute_uri(reverse("invitation", kwargs={"token": made.token}))
    mailed = mail_invitation(made.invitation, link)
    return show_team(request, me, link=link, mailed_to=form.cleaned_data["email"] if mailed else "")


@require_POST
@managers
def revoke(request: HttpRequest, me: Membership, invitation_id: int) -> HttpResponse:
    """Managers."""
    invitation = Invitation.objects.filter(team=me.team, pk=invitation_id).first()
    if invitation is None:
        raise Http404("no such invitation")
    invitation.team = me.team
    try:
        revoke_invitation(invitation=invitation, by=me.user)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("The invitation is revoked. Its link opens nothing any more."))
    return redirect("team", slug=me.team.slug)


@never_cache
@require_safe
def opened(request: HttpRequest, token: str) -> HttpResponse:
    """Everybody who has the link."""
    invitation = open_invitation(token)
    if invitation is None:
        response = render(request, "behaviours/invitation_closed.html", status=404)
    else:
        request.session[SESSION_KEY] = invitation.pk
        response = redirect("invitation_accept")
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest) -> HttpResponse:
    """Everybody who has opened an invitation's link in this browser."""
    invitation = (
        Invitation.objects.select_related("team", "invited_by")
        .filter(pk=int(request.session.get(SESSION_KEY, 0)))
        .first()
    )
    if invitation is None or not invitation.is_open:
        return render(request, "behaviours/invitation_closed.html", status=404)
    if isinstance(request.user, User):
        return _join_as(request, request.user, invitation)
    form = JoiningForm(request.POST or None, initial={"email": invitation.email})
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                user = form.save(request)
                accept_invitation(invitation=invitation, user=user)
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            del request.session[SESSION_KEY]
            team_page = reverse("team", kwargs={"slug": invitation.team.slug})
            joined: HttpResponse = complete_signup(request, user, None, team_page)
            return joined
    return render(
        request,
        "behaviours/invitation.html",
        {"invitation": invitation, "team": invitation.team, "form": form},
        status=422 if form.errors else 200,
    )


def _join_as(request: HttpRequest, user: User, invitation: Invitation) -> HttpResponse:
    team = invitation.team
    refusal = ""
    if request.method == "POST":
        try:
            accept_invitation(invitation=invitation, user=user)
        except Refused as refused:
            refusal = refused.message
        else:
            del request.session[SESSION_KEY]
            messages.success(request, _("Welcome to %(team)s.") % {"team": team.name})
            return redirect("team", slug=team.slug)
    return render(
        request,
        "behaviours/invitation_join.html",
        {
            "invitation": invitation,
            "team": team,
            "refusal": refusal,
            "is_member": membership_of(user, team) is not None,
        },
        status=409 if refusal else 200,
    )
