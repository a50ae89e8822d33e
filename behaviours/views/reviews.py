"""Sharing a draft, asking for reviews, approving."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from behaviours.exceptions import Refused
from behaviours.forms.review import ReviewersForm
from behaviours.models import Membership
from behaviours.permissions import check_can_see_draft
from behaviours.queries.reviews import people_to_ask, reviews_shown
from behaviours.versions.reviews import (
    approve_draft,
    ask_for_review,
    share_draft,
    take_back_review,
)
from behaviours.views.doors import managers, members
from behaviours.views.draft import draft_of, gone


@require_POST
@managers
def share(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers. POST share=yes, or share=no to stop it."""
    draft = draft_of(me)
    if draft is None:
        return gone(request, me)
    shared = request.POST.get("share") != "no"
    try:
        share_draft(version=draft, by=me.user, shared=shared)
    except Refused as refused:
        return gone(request, me, refused.message)
    messages.success(
        request,
        _("Every member of the team can read the draft now, and remark on it.")
        if shared
        else _("The draft is shared no longer. Those who are asked to review it see it still."),
    )
    return redirect("draft", slug=me.team.slug)


@require_http_methods(["GET", "POST"])
@managers
def asked(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers. POST people=… asks, POST take_back=… takes one request back."""
    draft = draft_of(me)
    if draft is None:
        return gone(request, me)
    people = people_to_ask(draft)
    is_asking = request.method == "POST" and "take_back" not in request.POST
    form = ReviewersForm(request.POST if is_asking else None, people=people)
    try:
        if request.method == "POST" and not is_asking:
            return _taken_back(request, me)
        if is_asking and form.is_valid():
            chosen = form.chosen()
            ask_for_review(version=draft, by=me.user, people=chosen)
            said = ngettext(
                "%(number)s person is asked to look at the draft.",
                "%(number)s people are asked to look at the draft.",
                len(chosen),
            )
            messages.success(request, said % {"number": len(chosen)})
            return redirect("reviews", slug=me.team.slug)
    except Refused as refused:
        form.refuse(refused)
    return render(
        request,
        "behaviours/reviews.html",
        {
            "team": me.team,
            "me": me,
            "draft": draft,
            "form": form,
            "people": people,
            "reviews": reviews_shown(draft, me),
        },
        status=422 if form.errors else 200,
    )


def _taken_back(request: HttpRequest, me: Membership) -> HttpResponse:
    draft = draft_of(me)
    number = request.POST.get("take_back", "")
    if draft is not None and number.isascii() and number.isdigit() and len(number) < 18:
        take_back_review(version=draft, by=me.user, review_id=int(number))
        messages.success(request, _("The request is taken back."))
    return redirect("reviews", slug=me.team.slug)


@require_POST
@members
def approve(request: HttpRequest, me: Membership) -> HttpResponse:
    """Who was asked. POST seen=… is the hash of what was read."""
    draft = draft_of(me)
    if draft is None:
        return gone(request, me)
    check_can_see_draft(me.user, draft)
    try:
        approve_draft(version=draft, by=me.user, seen=request.POST.get("seen", ""))
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("You have approved what the draft says now."))
    return redirect("draft", slug=me.team.slug)
