"""The door for participants: a code, then a name if one likes, and in.

From the QR code it is one tap to the phone's page; typed, two. No account, no e-mail.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from workshop.actions import Incoming
from workshop.actors import Newcomer, new_secret
from workshop.cookies import identity_of, set_identity
from workshop.enums import WorkshopState
from workshop.forms.steps import JoinForm
from workshop.live.doors import audience_language, participant_in
from workshop.live.writer import Answer, submit
from workshop.models import Workshop
from workshop.queries.composed import Composed
from workshop.slowdown import Slowdown
from workshop.views.errors import gone, too_many

Page = Callable[[Workshop], HttpResponse]

guesses = Slowdown()
TYPED = 200  # characters of a typed code that are looked at and given back

_ADDRESS = re.compile(r"/join/?(?:\?code=)?([0-9 %+]{6,})")
_RANDOM = re.compile("[0-9a-f-]{32,64}")
_BETWEEN = re.compile(r"[\s.\-–_]")


class EnterForm(JoinForm):
    """`uuid` is random and made with the page, so that a form sent twice joins once.

    The participant's secret comes from it too: sent twice, the form would otherwise give one
    person two secrets, and with them two ballots.
    """

    uuid = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_uuid(self) -> str:
        """Without a good one the form still joins; only sent twice, it would join twice."""
        given: str = self.cleaned_data["uuid"]
        return given if _RANDOM.fullmatch(given) else new_secret()


def made_from(random: str, what: str) -> str:
    """256 bits in hex; of two made from the same neither tells the other."""
    return sha256(f"{what}:{random}".encode()).hexdigest()


_by_code = Composed(lambda code: Workshop.objects.filter(code=code).order_by("-created_at"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
async def join(request: HttpRequest) -> HttpResponse:
    """Open to everybody. The code comes typed: by POST, or as `?code=` from the start page."""
    typed = request.POST.get("code") if request.method == "POST" else request.GET.get("code")
    if typed is None and request.method != "POST":
        return await _page(request, "join", {"code": "", "error": ""})
    found = await _workshop_or_answer(request, typed or "", status=422)
    if isinstance(found, HttpResponse):
        return found
    return redirect("join_code", code=found.code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
async def join_code(request: HttpRequest, code: str) -> HttpResponse:
    """Open to whoever has the code. Whoever is in already goes straight to the phone's page."""
    page = None if request.method == "POST" else partial(_first_page, request)
    found = await _workshop_or_answer(request, code, status=404, page=page)
    if isinstance(found, HttpResponse):
        return found
    form = EnterForm(request.POST, roles=found.roles)
    with translation.override(_language(request, found)):
        if not form.is_valid():
            return await _enter_page(request, found, form, status=422)
    answer = await submit(_joining(request, found, form.cleaned_data))
    if not answer.ok:
        return await _refused(request, found, form, answer)
    response = redirect("phone", workshop=found.pk)
    set_identity(
        response,
        workshop=found.pk,
        participant=int(answer.data["participant"]),
        secret=made_from(form.cleaned_data["uuid"], "secret"),
    )
    return response


def code_from(typed: str) -> str | None:
    """The six digits in what was typed or pasted, or None.

    Spaces and hyphens between them are fine, so are full-width and other scripts' digits, and
    the whole join address.
    """
    text = "".join(_digit(char) for char in unicodedata.normalize("NFKC", typed[:TYPED]))
    if address := _ADDRESS.search(text):
        text = re.sub("%20|[+%]", "", address[1])
    digits = _BETWEEN.sub("", text)
    return digits if len(digits) == 6 and digits.isdecimal() else None


def _digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char.isdecimal() else char


async def _workshop_or_answer(
    request: HttpRequest, typed: str, *, status: int, page: Page | None = None
) -> Workshop | HttpResponse:
    """The open workshop that the code leads to, or what is said instead of opening it.

    With `page`, that page of it: made in the same turn of a thread, of which a hall needs many.
    """
    code = code_from(typed)
    found = await sync_to_async(_behind)(request, code, page) if code else None
    if found is not None:
        return found
    # What cannot be a code is no guess.
    if code and not await guesses.after_failure(request.META.get("REMOTE_ADDR", "")):
        return await sync_to_async(too_many)(request)
    if code:
        error = _(
            "No workshop is open with this code. Look at the big screen again, or ask the"
            " facilitator."
        )
    else:
        error = _("The code has six digits. It is on the big screen in the room.")
    context: dict[str, object] = {"code": typed[:TYPED], "error": error}
    return await _page(request, "join", context, status=status)


def _behind(request: HttpRequest, code: str, page: Page | None) -> Workshop | HttpResponse | None:
    found = _workshop_with(code)
    if found is None:
        return None
    if (who := identity_of(request.COOKIES, found.pk)) is not None and participant_in(
        found.pk, who.id
    ):
        return redirect("phone", workshop=found.pk)
    if found.state == WorkshopState.FINISHED:
        return gone(request)
    return page(found) if page else found


def _workshop_with(code: str) -> Workshop | None:
    """The open one with this code, else the one that had it last: codes come back."""
    rows = _by_code.all(Workshop, code)
    live = [row for row in rows if row.state != WorkshopState.FINISHED]
    return next(iter(live or rows), None)


def _joining(request: HttpRequest, workshop: Workshop, data: dict[str, Any]) -> Incoming:
    return Incoming(
        workshop=workshop.pk,
        actor=Newcomer(),
        name="participant.join",
        # Kept with the action, and so no way back to the secret.
        uuid=UUID(made_from(data["uuid"], "uuid")[:32]),
        step=None,
        data={name: said for name, said in data.items() if name != "uuid"},
        language=_language(request, workshop),
    )


async def _refused(
    request: HttpRequest, workshop: Workshop, form: EnterForm, answer: Answer
) -> HttpResponse:
    if answer.code == "ended":
        return await sync_to_async(gone)(request)
    if answer.code == "locked":
        return await sync_to_async(_locked)(request, workshop)
    named = {name: said for name, said in answer.fields.items() if name in form.fields}
    for name, said in named.items():
        form.add_error(name, said)
    if not named:
        form.add_error(None, answer.message)
    status = {"invalid": 422, "full": 409}.get(answer.code, 503)
    return await _enter_page(request, workshop, form, status=status)


def _first_page(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    if workshop.joining_locked:
        return _locked(request, workshop)
    form = EnterForm(roles=workshop.roles, initial={"uuid": new_secret()})
    return _render_enter(request, workshop, form, 200)


def _locked(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    """A good code all the same: it costs no try, and what is said names nothing of the workshop."""
    with translation.override(_language(request, workshop)):
        context = {"code": workshop.code}
        return render(request, "workshop/phone/locked.html", context, status=409)


async def _enter_page(
    request: HttpRequest, workshop: Workshop, form: EnterForm, *, status: int = 200
) -> HttpResponse:
    return await sync_to_async(_render_enter)(request, workshop, form, status)


def _render_enter(
    request: HttpRequest, workshop: Workshop, form: EnterForm, status: int
) -> HttpResponse:
    context = {
        "form": form,
        "workshop": workshop,
        "code": workshop.code,
        "uuid": form["uuid"].value() or "",
    }
    with translation.override(_language(request, workshop)):
        return render(request, "workshop/phone/enter.html", context, status=status)


def _language(request: HttpRequest, workshop: Workshop) -> str:
    """The person's own choice; without one, the workshop's."""
    return audience_language({"cookies": request.COOKIES}, workshop.language)


async def _page(
    request: HttpRequest, name: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    made = sync_to_async(render)
    return await made(request, f"workshop/phone/{name}.html", context, status=status)
