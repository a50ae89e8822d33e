"""Remarks of members on phrases: comments, suggested words, lessons."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from behaviours.enums import RemarkKind
from behaviours.exceptions import Refused
from behaviours.forms.remark import RemarkForm
from behaviours.models import Membership, Version
from behaviours.permissions import can_see_draft
from behaviours.phrases import AnyWords, places_of, texts_of
from behaviours.queries.heads import current_version, version_by_number
from behaviours.queries.lines import words_at
from behaviours.queries.remarks import lessons_of, remarks_page
from behaviours.queries.spoken import label_of, spoken
from behaviours.versions.remarks import add_remark
from behaviours.views.doors import Place, members
from behaviours.views.draft import draft_of, gone

ON_DRAFT = "draft"
# What somebody else's doing, and not the writer's words, stands against.
OVERTAKEN = frozenset({"superseded", "line_gone", "draft_gone"})


@require_safe
@members
def listed(request: HttpRequest, me: Membership) -> HttpResponse:
    """Every member. ?state=open|closed|all&kind=comment|suggestion|lesson"""
    asked = {name: request.GET.get(name, "") for name in ("state", "kind")}
    context = {
        "place": Place(me.team, me),
        "team": me.team,
        "me": me,
        "page": remarks_page(me, **asked),
    }
    return render(request, "behaviours/remarks.html", context)


@require_safe
@members
def lessons(request: HttpRequest, me: Membership) -> HttpResponse:
    """Every member."""
    context = {"place": Place(me.team, me), "team": me.team, "me": me, "lessons": lessons_of(me)}
    return render(request, "behaviours/lessons.html", context)


@require_http_methods(["GET", "POST"])
@members
def new(request: HttpRequest, me: Membership) -> HttpResponse:
    """Every member. ?on=1.0 or draft&code=LYT-03&field=how&phrase=…; without a code the definition.

    A phrase without its field is looked for in all of the line.
    """
    on, code = request.GET.get("on", ""), request.GET.get("code", "")
    version = _version(me, on)
    if version is None:
        if on == ON_DRAFT and request.method == "POST":
            return gone(request, me)
        raise Http404("no such version")
    newest = current_version(me.team)
    if request.method != "POST" and newest and not version.is_draft and version.pk != newest.pk:
        messages.info(
            request,
            _("Version %(number)s is the current one. Remarks are made on it.")
            % {"number": newest.number},
        )
        asked = urlencode({**request.GET.dict(), "on": newest.number})
        return redirect(f"{request.path}?{asked}")
    words = words_at(version, code)
    if words is None:
        if request.method == "POST":
            return gone(request, me, _("This line is not there any more: somebody removed it."))
        raise Http404("no such line")
    return _write(request, me, version, code, words)


def _write(
    request: HttpRequest, me: Membership, version: Version, code: str, words: AnyWords
) -> HttpResponse:
    phrase = request.GET.get("phrase", "")[:600]
    field = _field(words, request.GET.get("field", ""), phrase)
    initial = {
        "field": field,
        "phrase": phrase,
        "kind": RemarkKind.SUGGESTION if phrase else RemarkKind.COMMENT,
    }
    said = spoken(words)
    parts = [("", label_of("")), *((each.name, each.label) for each in said if each.name)]
    form = RemarkForm(request.POST or None, parts=parts, initial=initial)
    overtaken = False
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data
        wanted["field"] = _field(words, wanted["field"], wanted["phrase"])
        try:
            made = add_remark(version=version, by=me.user, code=code, **wanted)
        except Refused as refused:
            form.refuse(refused)
            overtaken = refused.code in OVERTAKEN
        else:
            messages.success(request, _("Your remark is there. Every member can see it."))
            return redirect(reverse("remarks", kwargs={"slug": me.team.slug}) + f"#r{made.pk}")
    return render(
        request,
        "behaviours/remark_new.html",
        {
            "place": Place(me.team, me),
            "team": me.team,
            "version": version,
            "code": code,
            "said": said,
            "chosen": field,
            "form": form,
        },
        status=409 if overtaken else 422 if form.errors else 200,
    )


def _version(me: Membership, on: str) -> Version | None:
    """What is remarked on: the draft, if the person may see it, a version by number, or for ""
    the current one.
    """
    if on == ON_DRAFT:
        draft = draft_of(me)
        if draft is not None and not can_see_draft(me, draft):
            raise PermissionDenied("managers, and those the draft is shared with")
        return draft
    if not on:
        return current_version(me.team)
    parts = on.split(".")
    if len(parts) not in {2, 3} or not all(
        p.isascii() and p.isdigit() and len(p) < 7 for p in parts
    ):
        return None
    return version_by_number(me.team, on)


def _field(words: AnyWords, field: str, phrase: str) -> str:
    """The field that was named, or where the phrase is not in it, the first one that has it."""
    texts = texts_of(words)
    if phrase and not places_of(phrase, texts.get(field, "")):
        return next((name for name in texts if places_of(phrase, texts[name])), field)
    return field if field in texts else ""
