"""Hints on wording as one types. Nothing is stored, and no text stands in an address or a log."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from workshop import permissions
from workshop.cookies import identity_of
from workshop.live import limits
from workshop.live.doors import audience_language
from workshop.live.reader import read
from workshop.method.wording import CLEAR, check_behaviour, check_question
from workshop.models import Participant, Workshop

LONGEST = 1_000  # characters; more than any field takes
BEHAVIOUR, QUESTION = "behaviour", "question"
SAID_OF_QUESTIONS = ("leading", "multiple", "why", "hypothetical")


@dataclass(frozen=True)
class Shown:
    """One hint: `id` is what "keep anyway" is remembered by, `words` what it is about."""

    id: str
    reason: str
    words: str = ""


@never_cache
@require_POST
@sensitive_post_parameters("text")
async def hints(request: HttpRequest, workshop: int) -> HttpResponse:
    """Open to participants of the workshop and to its facilitators: `kind` and `text` → html."""
    who = identity_of(request.COOKIES, workshop)
    user = await request.auser()
    found = await read(_place, workshop, who.id if who else None, user)
    if found is None:
        raise Http404
    kind, text = request.POST.get("kind", ""), request.POST.get("text", "")
    if kind not in {BEHAVIOUR, QUESTION} or not text or len(text) > LONGEST:
        return HttpResponse(status=400)
    # Apart from what one sends: whoever types fast must still be able to send.
    if not await limits.may_act(("hints", workshop, who.id if who else None, user.pk)):
        return HttpResponse(status=429)
    language, term = found
    spoken = audience_language({"cookies": request.COOKIES}, language)
    return HttpResponse(await read(fragment, kind, text, language, term, spoken))


def fragment(kind: str, text: str, language: str, term: str, spoken: str) -> str:
    """The hints as html in `spoken`; `language` is what the text is written in."""
    shown = _of_behaviour(text, language, term) if kind == BEHAVIOUR else _of(text, language)
    with translation.override(spoken):
        html = render_to_string(
            "workshop/fragments/hints.html", {"hints": shown, "language": language}
        )
    return str(html).strip()


def _place(
    workshop: int, participant: int | None, user: User | AnonymousUser
) -> tuple[str, str] | None:
    """(the workshop's language, its word) for who may come in, else None."""
    row = Workshop.objects.select_related("team").filter(pk=workshop).first()
    if row is None:
        return None
    among = Participant.objects.filter(workshop=row)
    joined = participant is not None and among.filter(pk=participant).exists()
    if not joined and not permissions.can_facilitate(user, row):
        return None
    return row.language, row.term


def _of_behaviour(text: str, language: str, term: str) -> list[Shown]:
    """The clear ones first."""
    found = sorted(check_behaviour(text, language, term), key=lambda h: h.severity != CLEAR)
    return [Shown(hint.rule, hint.reason, text[hint.start : hint.end]) for hint in found]


def _of(question: str, language: str) -> list[Shown]:
    reading = check_question(question, language)
    return [Shown(flag, flag) for flag in SAID_OF_QUESTIONS if getattr(reading, flag)]
