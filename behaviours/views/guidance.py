"""How a member is followed up: for the member and one manager at a time."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from behaviours.exceptions import Refused
from behaviours.forms.guidance import AnswerForm, GuidanceForm
from behaviours.guiding import agree_to_guidance, propose_guidance, withdraw_guidance
from behaviours.models import Guidance, Membership
from behaviours.queries.guidance import areas_of, guidance_between, managers_for
from behaviours.views.doors import members


@require_http_methods(["GET", "POST"])
@members
def guidance(request: HttpRequest, me: Membership, member_id: int) -> HttpResponse:
    """The member, and managers of the team, each for what is between the two."""
    member = Membership.objects.select_related("user").filter(team=me.team, pk=member_id).first()
    is_own = member is not None and member.pk == me.pk
    if not (is_own or me.is_manager):
        raise PermissionDenied("the member and managers only")
    if member is None:
        raise Http404("no such member")
    if request.POST.get("do") in {"agree", "withdraw"}:
        return _answer(request, me, member)
    managers = managers_for(member) if is_own else ()
    form = GuidanceForm(request.POST or None, managers=managers, areas=areas_of(me.team))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            chosen = form.cleaned_data
            manager = Membership(pk=int(chosen["manager"]), team=me.team) if is_own else me
            try:
                made = propose_guidance(
                    member=member,
                    manager=manager,
                    by=me.user,
                    area=chosen["area"],
                    way=chosen["way"],
                )
            except Refused as refused:
                form.refuse(refused)
                status = 409
            else:
                _say(request, made)
                return redirect("guidance", slug=me.team.slug, member_id=member.pk)
    response = render(
        request,
        "behaviours/guidance.html",
        {
            "team": me.team,
            "me": me,
            "member": member,
            "is_own": is_own,
            "nobody": is_own and not managers,
            "pairs": guidance_between(me, member),
            "form": form,
        },
        status=status,
    )
    response["Cache-Control"] = "no-store"
    return response


def _answer(request: HttpRequest, me: Membership, member: Membership) -> HttpResponse:
    back = redirect("guidance", slug=me.team.slug, member_id=member.pk)
    form = AnswerForm(request.POST)
    rows = Guidance.objects.filter(member=member)
    if member.pk != me.pk:
        rows = rows.filter(manager=me)
    found = rows.filter(pk=form.cleaned_data["guidance"]).first() if form.is_valid() else None
    if found is None:
        messages.info(request, _("This was withdrawn meanwhile."))
        return back
    revision = form.cleaned_data["revision"]
    try:
        if request.POST["do"] == "agree":
            _say(request, agree_to_guidance(guidance=found, by=me.user, revision=revision))
        else:
            withdraw_guidance(guidance=found, by=me.user, revision=revision)
            messages.success(request, _("It is withdrawn."))
    except Refused as refused:
        messages.info(request, refused.message)
    return back


def _say(request: HttpRequest, made: Guidance) -> None:
    if made.offered:
        messages.success(request, _("It is proposed. It counts once the other one agrees."))
    else:
        messages.success(request, _("You both agree on it. It counts from now on."))
