"""A member's roles, and removing a member."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from behaviours.exceptions import Refused
from behaviours.forms.roles import RolesForm
from behaviours.models import Membership
from behaviours.roles import Roles
from behaviours.teams import change_roles, remove_member
from behaviours.views.doors import managers


@require_http_methods(["GET", "POST"])
@managers
def roles(request: HttpRequest, me: Membership, member_id: int) -> HttpResponse:
    """Managers."""
    member = _member(me, member_id)
    names = ("facilitator", "manager", "reader")
    held = [name for name in names if getattr(member, f"is_{name}")]
    form = RolesForm(request.POST or None, initial={"roles": held})
    if request.method == "POST" and form.is_valid():
        try:
            change_roles(
                membership=member, by=me.user, roles=Roles.from_names(form.cleaned_data["roles"])
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The roles are saved."))
            return redirect("team", slug=me.team.slug)
    return render(
        request,
        "behaviours/member.html",
        {"team": me.team, "member": member, "me": me, "form": form},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@managers
def remove(request: HttpRequest, me: Membership, member_id: int) -> HttpResponse:
    """Managers."""
    member = _member(me, member_id)
    refusal = ""
    if request.method == "POST":
        try:
            remove_member(membership=member, by=me.user)
        except Refused as refused:
            refusal = refused.message
        else:
            if member.user_id == me.user_id:
                return redirect("home")
            messages.success(
                request,
                _("%(person)s is not a member any more.") % {"person": member.user.email},
            )
            return redirect("team", slug=me.team.slug)
    return render(
        request,
        "behaviours/member_remove.html",
        {"team": me.team, "member": member, "refusal": refusal},
        status=409 if refusal else 200,
    )


def _member(me: Membership, member_id: int) -> Membership:
    found = Membership.objects.select_related("user").filter(team=me.team, pk=member_id).first()
    if found is None:
        raise Http404("no such member")
    return found
