"""What was written into a draft, edit by edit. Managers only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from behaviours.models import Membership
from behaviours.queries.edit_list import edits_page
from behaviours.views.doors import managers
from behaviours.views.draft import draft_of, gone


@require_safe
@managers
def listed(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers. ?before=<id>: the edits older than that one."""
    draft = draft_of(me)
    if draft is None:
        return gone(request, me)
    before = request.GET.get("before", "")
    page = edits_page(draft, int(before) if before.isdecimal() and len(before) < 19 else None)
    return render(request, "behaviours/edits.html", {"team": me.team, "draft": draft, "page": page})
