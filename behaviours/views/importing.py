"""Taking a file into the draft: choose it, look at the difference, take it in. Managers only."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from behaviours.document import Document, Origin
from behaviours.exceptions import Refused
from behaviours.exports.csv_reading import read_csv
from behaviours.exports.faults import Fault, WrongFile, text_of, too_large
from behaviours.exports.json_reading import read_json
from behaviours.forms.importing import ImportForm, TakeInForm, packed
from behaviours.models import Membership
from behaviours.queries.arriving import arriving_page
from behaviours.queries.heads import current_version, draft_version
from behaviours.versions.taking_in import Taken, take_in, try_out
from behaviours.views.doors import managers
from behaviours.views.uploads import HeldInMemory


@require_http_methods(["GET", "POST"])
@csrf_exempt
def chosen(request: HttpRequest, slug: str) -> HttpResponse:
    """Managers. The handler must be there before anybody reads the form: the protection too."""
    request.upload_handlers = [HeldInMemory(request)]
    return _guarded(request, slug=slug)


@csrf_protect
@managers
def _guarded(request: HttpRequest, me: Membership) -> HttpResponse:
    if request.method != "POST":
        return _show(request, me, form=ImportForm())
    if "packed" in request.POST:
        return _take_in(request, me)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, me, form=form, status=422)
    return _look(request, me, form.data_of_file)


def _look(request: HttpRequest, me: Membership, data: bytes, *, changed: str = "") -> HttpResponse:
    """The difference. `changed`: why it is shown again."""
    try:
        taken = try_out(team=me.team, by=me.user, arriving=_arriving(text_of(data)))
        carried = packed(data)
        if not carried:
            raise WrongFile(Fault(0, "", too_large()))
    except WrongFile as wrong:
        return _show(request, me, form=ImportForm(), wrong=wrong, status=422)
    form = TakeInForm(initial={"packed": carried, "seen": taken.seen})
    page = arriving_page(taken.before, taken.after, taken.new, is_same=taken.is_same)
    context = {"page": page, "taken": taken, "changed": changed}
    status = 409 if changed else 200
    return _show(request, me, form=form, status=status, **context)


def _take_in(request: HttpRequest, me: Membership) -> HttpResponse:
    form = TakeInForm(request.POST)
    if not form.is_valid():
        again = ImportForm()
        return _show(request, me, form=again, changed=_("Choose the file again."), status=422)
    data, seen = form.cleaned_data["packed"], form.cleaned_data["seen"]
    try:
        arriving = _arriving(text_of(data))
        taken = take_in(team=me.team, by=me.user, arriving=arriving, seen=seen)
    except WrongFile as wrong:
        return _show(request, me, form=ImportForm(), wrong=wrong, status=422)
    except Refused as refused:
        return _look(request, me, data, changed=refused.message)
    messages.success(request, _said(taken))
    return redirect("draft", slug=me.team.slug)


def _arriving(text: str) -> Callable[[Document], tuple[Document, Origin]]:
    """A file is what it begins like, whatever its name ends with."""
    if text.lstrip().startswith(("{", "[")):
        return partial(_whole, text)
    return partial(_rows, text)


def _whole(text: str, before: Document) -> tuple[Document, Origin]:
    return read_json(text)


def _rows(text: str, before: Document) -> tuple[Document, Origin]:
    return read_csv(text, before), Origin()


def _said(taken: Taken) -> str:
    if taken.had_draft:
        return _("The file is taken into the draft. Nothing is published yet.")
    return _("A draft is opened, and the file is taken into it. Nothing is published yet.")


def _show(
    request: HttpRequest, me: Membership, *, status: int = 200, **more: object
) -> HttpResponse:
    context = {
        "team": me.team,
        "draft": draft_version(me.team),
        "current": current_version(me.team),
        **more,
    }
    response = render(request, "behaviours/import.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response
