"""The lines of a draft: adding, editing, moving and removing behaviours and questions.

Managers only.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from behaviours.enums import Kind
from behaviours.exceptions import Refused
from behaviours.forms.base import GuardedForm
from behaviours.forms.behaviour import BehaviourForm, medium_initial
from behaviours.forms.question import QuestionForm
from behaviours.forms.removal import RemovalForm
from behaviours.models import Behaviour, Membership, Question, Version
from behaviours.queries.comparing import words_of
from behaviours.queries.media import media_of
from behaviours.queries.remarks import open_on_line
from behaviours.said import said
from behaviours.versions import (
    add_behaviour,
    add_question,
    edit_behaviour,
    edit_question,
    move_entry,
    remove_entry,
)
from behaviours.views.doors import managers
from behaviours.views.draft import draft_of, gone
from behaviours.views.meeting import chosen, met


@require_http_methods(["GET", "POST"])
@managers
def new(request: HttpRequest, me: Membership, kind: str) -> HttpResponse:
    """Managers."""
    draft = draft_of(me)
    if draft is None:
        return gone(request, me)
    form = _form(kind, draft, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if isinstance(form, BehaviourForm):
                made = add_behaviour(version=draft, by=me.user, words=form.words()).code
            else:
                made = add_question(version=draft, by=me.user, words=form.words()).code
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("%(code)s is added.") % {"code": made})
            return redirect(_line_address(me, made))
    return _show(request, me, kind, form)


@require_http_methods(["GET", "POST"])
@managers
def edit(request: HttpRequest, me: Membership, kind: str, code: str) -> HttpResponse:
    """Managers."""
    draft = draft_of(me)
    if draft is None:
        return gone(request, me)
    entry = _entry(draft, kind, code)
    if entry is None:
        return _line_gone(request, me)
    data: QueryDict | None = request.POST or None
    if data:
        data = chosen(data, draft, code, said(words_of(entry)), entry.revision)
    form = _form(kind, draft, data, entry)
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"]
        try:
            if isinstance(form, BehaviourForm) and isinstance(entry, Behaviour):
                edit_behaviour(behaviour=entry, by=me.user, revision=revision, words=form.words())
            elif isinstance(form, QuestionForm) and isinstance(entry, Question):
                edit_question(question=entry, by=me.user, revision=revision, words=form.words())
        except Refused as refused:
            stored = _entry(draft, kind, code) if refused.code == "stale" else None
            both = _both(kind, draft, form, stored) if stored else form
            if both is None:
                messages.info(request, _("%(code)s says that already.") % {"code": code})
                return redirect(_line_address(me, code))
            form = both
            form.refuse(refused)
        else:
            messages.success(request, _("%(code)s is saved.") % {"code": code})
            return redirect(_line_address(me, code))
    return _show(request, me, kind, form, entry=entry)


@require_http_methods(["GET", "POST"])
@managers
def remove(request: HttpRequest, me: Membership, kind: str, code: str) -> HttpResponse:
    """Managers."""
    draft = draft_of(me)
    if draft is None:
        return gone(request, me)
    entry = _entry(draft, kind, code)
    if entry is None:
        return _line_gone(request, me)
    form = RemovalForm(
        request.POST if request.method == "POST" else None,
        behaviours=draft.behaviours.exclude(code=code).values_list("code", "title"),
        questions=draft.questions.exclude(code=code).values_list("code", "wording"),
        initial={"revision": entry.revision},
    )
    status = 422
    if request.method == "POST" and form.is_valid():
        try:
            remove_entry(entry=entry, by=me.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
            if refused.code == "stale":
                form.show_newer(entry.revision)
                status = 409
        else:
            messages.success(request, _("%(code)s is removed.") % {"code": code})
            return redirect("draft", slug=me.team.slug)
    return render(
        request,
        "behaviours/entry_remove.html",
        {
            "team": me.team,
            "entry": entry,
            "label": entry.title if isinstance(entry, Behaviour) else entry.wording,
            "form": form,
        },
        status=status if form.errors else 200,
    )


@require_POST
@managers
def move(request: HttpRequest, me: Membership, kind: str, code: str) -> HttpResponse:
    """Managers."""
    draft = draft_of(me)
    entry = _entry(draft, kind, code) if draft else None
    if entry is None:
        return redirect("draft", slug=me.team.slug)
    try:
        move_entry(entry=entry, by=me.user, up=request.POST.get("to") == "up")
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(_line_address(me, code))


def _entry(draft: Version, kind: str, code: str) -> Behaviour | Question | None:
    if kind == Kind.BEHAVIOUR:
        return draft.behaviours.filter(code=code).first()
    return draft.questions.filter(code=code).first()


def _line_gone(request: HttpRequest, me: Membership) -> HttpResponse:
    if request.method != "POST":
        raise Http404("no such line")
    return gone(request, me, _("This line is not in the draft any more: somebody removed it."))


def _form(
    kind: str,
    draft: Version,
    data: Mapping[str, Any] | None,
    entry: Behaviour | Question | None = None,
) -> BehaviourForm | QuestionForm:
    initial = model_to_dict(entry) if entry else {"revision": 0}
    code = entry.code if entry else ""
    if kind == Kind.BEHAVIOUR:
        initial |= medium_initial(media_of(draft, code)) if entry else {}
        lines = draft.behaviours.values_list("code", "title", "audience")
        return BehaviourForm(data, initial=initial, behaviours=list(lines), code=code)
    return QuestionForm(
        data,
        initial=initial,
        behaviours=list(draft.behaviours.values_list("code", "title")),
        questions=list(draft.questions.values_list("code", "wording")),
        code=code,
    )


def _both(
    kind: str,
    draft: Version,
    form: BehaviourForm | QuestionForm,
    stored: Behaviour | Question,
) -> BehaviourForm | QuestionForm | None:
    """What the writer and somebody else made of the line since the writer's page was made."""
    assert isinstance(form.data, QueryDict)
    return met(
        lambda data: _form(kind, draft, data, stored),
        form.data,
        draft,
        stored.code,
        yours=said(form.words()),
        stored=said(words_of(stored)),
        revision=stored.revision,
    )


def _show(
    request: HttpRequest,
    me: Membership,
    kind: str,
    form: GuardedForm,
    *,
    entry: Behaviour | Question | None = None,
) -> HttpResponse:
    return render(
        request,
        f"behaviours/{kind}_edit.html",
        {
            "team": me.team,
            "form": form,
            "entry": entry,
            "remarks": open_on_line(me.team, entry.code) if entry else 0,
        },
        status=409 if form.meeting else 422 if form.errors else 200,
    )


def _line_address(me: Membership, code: str) -> str:
    return reverse("draft", kwargs={"slug": me.team.slug}) + f"#{code}"
