"""Withdrawing a version, bringing an older one back, going on from a trial. Managers only."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from behaviours.exceptions import Refused
from behaviours.forms.publishing import WithdrawForm
from behaviours.models import Membership, Version
from behaviours.queries.heads import (
    current_version,
    head_of,
    published_versions,
    version_by_number,
)
from behaviours.queries.standing import current_among, withdrawal_of
from behaviours.versions import go_on_from_trial, open_draft
from behaviours.versions import restore as bring_back
from behaviours.versions import withdraw as take_back
from behaviours.views.doors import Place, managers

# What a manager decides about a trial that has ended, and the page on which they go on.
AFTER_TRIAL = {"agreed": "publish", "again": "draft_definition"}
REVISE = "revise"


@require_http_methods(["GET", "POST"])
@managers
def withdraw(request: HttpRequest, me: Membership, number: str) -> HttpResponse:
    """Managers. It cannot be taken back, so it has a page of its own."""
    versions = published_versions(me.team)
    found = next((version for version in versions if version.number == number), None)
    if found is None:
        raise Http404("no such version")
    if withdrawal_of(found):
        # Somebody else was quicker, or the button was pressed twice.
        return redirect("catalogue_version", slug=me.team.slug, number=number)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            take_back(version=found, by=me.user, why=form.cleaned_data["why"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(
                request, _("Version %(number)s is withdrawn.") % {"number": found.number}
            )
            return redirect("catalogue_versions", slug=me.team.slug)
    current = current_among(versions)
    then = current_among(version for version in versions if version != found)
    context = {
        "place": Place(me.team, me),
        "team": me.team,
        "form": form,
        "number": number,
        "head": head_of(found, current.number if current else ""),
        "is_current": found == current,
        "then": then.number if then else "",
    }
    status = 422 if form.errors else 200
    return render(request, "behaviours/withdraw.html", context, status=status)


@require_POST
@managers
def restore(request: HttpRequest, me: Membership, number: str) -> HttpResponse:
    """Managers. `then` says what was decided about an ended trial: "agreed", "again", "revise"."""
    found = version_by_number(me.team, number)
    if found is None:
        raise Http404("no such version")
    then = request.POST.get("then", "")
    try:
        _draft_from(found, me, then)
    except Refused as refused:
        messages.info(request, refused.message)
        if refused.code != "draft_exists":
            return redirect("catalogue_versions", slug=me.team.slug)
        return redirect("draft", slug=me.team.slug)
    messages.success(
        request,
        _("The draft says what version %(number)s says. Change it, or publish it as it is.")
        % {"number": number},
    )
    return redirect(AFTER_TRIAL.get(then, "draft"), slug=me.team.slug)


def _draft_from(version: Version, me: Membership, then: str) -> Version:
    if then in AFTER_TRIAL:
        return go_on_from_trial(version=version, by=me.user, agreed=then == "agreed")
    if then == REVISE and current_version(me.team) == version:
        return open_draft(team=me.team, by=me.user)
    return bring_back(version=version, by=me.user)
