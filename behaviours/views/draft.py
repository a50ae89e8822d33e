"""The draft: its page, opening and discarding it, its definition, publishing it.

Managers only, but for the page: a shared draft is read by every member, and by who was asked to
review it.
"""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from behaviours.cadence import next_review
from behaviours.exceptions import Refused
from behaviours.forms.definition import DefinitionForm
from behaviours.forms.publishing import PublishForm
from behaviours.models import Membership, Version
from behaviours.permissions import can_see_draft
from behaviours.queries.clauses import Clause, clauses_of, dropped_in, lost
from behaviours.queries.delta import delta_of
from behaviours.queries.drafts import draft_page
from behaviours.queries.edits import DEFINITION, day_or_text, definition_said, newest_edit
from behaviours.queries.heads import current_version, draft_version
from behaviours.queries.history import compare_page
from behaviours.queries.remarks import open_on_line, open_remarks
from behaviours.queries.reviews import reviews_shown
from behaviours.queries.translating import language_standings, marks_by_code
from behaviours.versions import discard_draft, edit_definition, open_draft, publish
from behaviours.versions.publishing import next_numbers, suggested_note
from behaviours.views.doors import Place, managers, members
from behaviours.views.meeting import chosen, met


def draft_of(me: Membership) -> Version | None:
    found = draft_version(me.team)
    if found is not None:
        found.catalogue.team = me.team
    return found


def gone(request: HttpRequest, me: Membership, sentence: str = "") -> HttpResponse:
    """What was to be edited is not there any more: a stale tab, or a doubled click on Publish.

    Whatever was written is shown, so that it can be copied.
    """
    if request.method != "POST":
        return redirect("draft", slug=me.team.slug)
    hidden = {"csrfmiddlewaretoken", "revision"}
    context = {
        "team": me.team,
        "sentence": sentence or _("The draft is not there any more: it is published or discarded."),
        "kept": [words for name, words in request.POST.items() if name not in hidden and words],
        "current": current_version(me.team),
    }
    return render(request, "behaviours/draft_gone.html", context, status=409)


@require_safe
@members
def draft(request: HttpRequest, me: Membership) -> HttpResponse:
    """Whoever may see the draft; without one, managers, who learn how one comes to be.

    ?lines=open shows every line with all that it says.
    """
    found = draft_of(me)
    if not (can_see_draft(me, found) if found else me.is_manager):
        raise PermissionDenied("managers, and those the draft is shared with")
    newest = current_version(me.team)
    context: dict[str, Any] = {
        "place": Place(me.team, me),
        "team": me.team,
        "me": me,
        "draft": found,
        "current": newest,
    }
    if found is not None:
        remarks = open_remarks(found)
        context |= {
            "dropped": dropped_in(found),
            "delta": delta_of(found, newest, me),
            "languages": (languages := language_standings(found, me.team)),
            "language_marks": marks_by_code(languages),
            "page": draft_page(found, newest.number if newest else "", remarks),
            "reviews": reviews_shown(found, me),
            "remarks_count": sum(remarks.values()),
            "all_open": request.GET.get("lines") == "open",
        }
    return render(request, "behaviours/draft.html", context)


@require_POST
@managers
def start(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    try:
        open_draft(team=me.team, by=me.user)
    except Refused as refused:
        messages.info(request, refused.message)
    return redirect("draft", slug=me.team.slug)


@require_http_methods(["GET", "POST"])
@managers
def discard(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    found = draft_of(me)
    if found is None:
        return gone(request, me)
    if request.method == "POST":
        try:
            discard_draft(version=found, by=me.user, seen=request.POST.get("seen", ""))
        except Refused as refused:
            messages.error(request, refused.message)
            # Once more, with what has been written since.
            again = "draft" if refused.code == "draft_changed" else "catalogue"
            return redirect(again, slug=me.team.slug)
        messages.success(request, _("The draft is discarded."))
        return redirect("catalogue", slug=me.team.slug)
    context = {
        "team": me.team,
        "draft": found,
        "remarks": found.remarks.count(),
        "seen": newest_edit(found),
    }
    return render(request, "behaviours/draft_discard.html", context)


@require_http_methods(["GET", "POST"])
@managers
def definition(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    found = draft_of(me)
    if found is None:
        return gone(request, me)
    fields = ("term", "definition", "status", "definition_why", "revision")
    days = ("review_on", "trial_ends_on")
    initial = {name: getattr(found, name) for name in (*fields, *days)}
    data: QueryDict | None = request.POST or None
    if data:
        data = chosen(data, found, "", definition_said(found), found.revision)
    form = DefinitionForm(data, initial=initial)
    dropped: tuple[Clause, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            edit_definition(version=found, by=me.user, **form.cleaned_data)
        except Refused as refused:
            stored = draft_of(me) if refused.code == "stale" else None
            if stored is None or data is None:
                if refused.code == "drops_source":
                    dropped = _left_out(found, form)
                form.refuse(refused)
            else:
                both = _both_definitions(stored, form, data)
                if both is None:
                    messages.info(request, _("The definition says that already."))
                    return redirect("draft", slug=me.team.slug)
                form = both
                form.refuse(refused)
        else:
            messages.success(request, _("The definition is saved."))
            return redirect("draft", slug=me.team.slug)
    return render(
        request,
        "behaviours/draft_definition.html",
        {
            "team": me.team,
            "draft": found,
            "form": form,
            "dropped": dropped,
            "remarks": open_on_line(me.team, ""),
        },
        status=409 if form.meeting else 422 if form.errors else 200,
    )


def _left_out(draft: Version, form: DefinitionForm) -> tuple[Clause, ...]:
    """What the form's definition drops, without what its writer has ticked already."""
    gone = lost(clauses_of(draft), draft.definition, form.cleaned_data["definition"])
    return tuple(each for each in gone if each.phrase not in form.cleaned_data["leave_out"])


def _both_definitions(
    stored: Version, form: DefinitionForm, data: QueryDict
) -> DefinitionForm | None:
    """What the writer and somebody else made of it since the writer's page was made."""
    names = [name for name in DEFINITION if name in form.fields]
    there = definition_said(stored)
    return met(
        DefinitionForm,
        data,
        stored,
        "",
        yours={name: day_or_text(form.cleaned_data[name]) for name in names},
        stored={name: there[name] for name in names},
        revision=stored.revision,
    )


def _again_on(draft: Version, me: Membership) -> date:
    before = draft.based_on.review_on if draft.based_on else None
    return next_review(
        timezone.localdate(), me.team.review_months, planned=draft.review_on, before=before
    )


@require_http_methods(["GET", "POST"])
@managers
def publishing(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    found = draft_of(me)
    if found is None:
        return gone(request, me)
    newest = current_version(me.team)
    form = PublishForm(
        request.POST or None,
        initial={"change_note": suggested_note(found), "review_on": _again_on(found, me)},
        numbers=next_numbers(found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            published = publish(
                version=found,
                by=me.user,
                change_note=form.cleaned_data["change_note"],
                size=form.chosen,
                review_on=form.cleaned_data["review_on"],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(
                request,
                _("Version %(number)s is published.") % {"number": published.number},
            )
            return redirect("catalogue", slug=me.team.slug)
    return render(
        request,
        "behaviours/publish.html",
        {
            "place": Place(me.team, me),
            "team": me.team,
            "draft": found,
            "form": form,
            "current": newest,
            "reviews": reviews_shown(found, me),
            "asks": "size" in form.fields,
            "languages": language_standings(found, me.team),
            "dropped": dropped_in(found),
            "delta": delta_of(found, newest, me),
            "page": compare_page(newest, found, newest.number) if newest else None,
        },
        status=422 if form.errors else 200,
    )
