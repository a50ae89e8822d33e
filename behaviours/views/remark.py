"""One remark: its page, accepting what it suggests, answering it, taking it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from behaviours.enums import RemarkKind, RemarkState
from behaviours.exceptions import Refused
from behaviours.forms.remark import AcceptForm, AnswerForm
from behaviours.models import Membership, Remark, Version
from behaviours.queries.lines import words_at
from behaviours.queries.remarks import remark_shown
from behaviours.queries.spoken import spoken
from behaviours.versions.accepting import accept_remark, line_of
from behaviours.versions.remarks import resolve_remark, take_back_remark
from behaviours.views.doors import Place, members
from behaviours.views.draft import draft_of

ACCEPT, ANSWER, TAKE_BACK = "accept", "answer", "take_back"


@require_http_methods(["GET", "POST"])
@members
def close(request: HttpRequest, me: Membership, remark_id: int) -> HttpResponse:
    """Every member reads it. POST do=accept or do=answer: managers; do=take_back: its writer."""
    found = remark_shown(me, remark_id)
    if found is None:
        raise Http404("no such remark")
    remark, shown = found
    wanted = request.POST.get("do", "")
    accept, answer = _forms(me, remark, request.POST if request.method == "POST" else None, wanted)
    status = 200
    if request.method == "POST":
        try:
            done = _done(request, me, remark, wanted, accept, answer)
        except Refused as refused:
            (answer if wanted == ANSWER else accept).refuse(refused)
            status = 422 if refused.field else 409
            found = remark_shown(me, remark_id)
            if found is None:
                messages.info(request, refused.message)
                return redirect("remarks", slug=me.team.slug)
            remark, shown = found
            if wanted == ACCEPT:
                accept.show_newer(_seen(me, remark))
        else:
            if done is not None:
                return done
            status = 422
    return render(
        request,
        "behaviours/remark.html",
        {
            "place": Place(me.team, me),
            "team": me.team,
            "me": me,
            "remark": shown,
            "accept": accept,
            "answer": answer,
            "may_close": me.is_manager and remark.state == RemarkState.OPEN,
            "may_accept": remark.kind == RemarkKind.SUGGESTION,
            "said": _said_now(me, remark),
        },
        status=status,
    )


def _done(
    request: HttpRequest,
    me: Membership,
    remark: Remark,
    wanted: str,
    accept: AcceptForm,
    answer: AnswerForm,
) -> HttpResponse | None:
    """None where a form is not filled in as it must be."""
    if wanted == TAKE_BACK:
        take_back_remark(remark=remark, by=me.user)
        messages.success(request, _("Your remark is taken back."))
        return redirect("remarks", slug=me.team.slug)
    if wanted == ACCEPT:
        if not accept.is_valid():
            return None
        why = accept.cleaned_data.get("why", "")
        accept_remark(remark=remark, by=me.user, revision=accept.cleaned_data["revision"], why=why)
        messages.success(request, _("The suggested words are written into the draft."))
        line = remark.code or "definition"
        return redirect(reverse("draft", kwargs={"slug": me.team.slug}) + f"#{line}")
    if wanted == ANSWER:
        if not answer.is_valid():
            return None
        resolve_remark(remark=remark, by=me.user, answer=answer.cleaned_data["answer"])
        messages.success(request, _("The remark is answered."))
        return redirect("remarks", slug=me.team.slug)
    return redirect("remark_close", slug=me.team.slug, remark_id=remark.pk)


def _forms(me: Membership, remark: Remark, data: Any, wanted: str) -> tuple[AcceptForm, AnswerForm]:
    """The reason is offered where the line has none: the remark's own text."""
    draft = draft_of(me) if me.is_manager else None
    line = line_of(draft, remark.code) if draft else None
    base = line or line_of(remark.version, remark.code)
    why = getattr(base, "definition_why" if isinstance(base, Version) else "why", "")
    initial = {"revision": line.revision if line else None, "why": remark.text[:600]}
    accept = AcceptForm(data if wanted == ACCEPT else None, initial=initial, offers_why=not why)
    return accept, AnswerForm(data if wanted == ANSWER else None)


def _seen(me: Membership, remark: Remark) -> int | None:
    draft = draft_of(me)
    line = line_of(draft, remark.code) if draft else None
    return line.revision if line else None


def _said_now(me: Membership, remark: Remark) -> Any:
    """For managers, all that the draft's line says now."""
    draft = draft_of(me) if me.is_manager else None
    words = words_at(draft, remark.code) if draft else None
    return spoken(words) if words else ()
