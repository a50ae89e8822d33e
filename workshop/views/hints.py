"""Hints on wording as one types. Nothing is stored, and no text stands in an address or a log."""

from collections.abc import Sequence
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
from workshop.method.wording import (
    CLEAR,
    asks_if_motivated,
    check_behaviour,
    check_question,
    like_a_noun,
    problem_of,
    word_in,
)
from workshop.models import OwnVerb, Participant, Workshop
from workshop.models.own_verb import VERB_LENGTH

LONGEST = 1_000  # characters; more than any field takes
BEHAVIOUR, QUESTION = "behaviour", "question"
SAID_OF_QUESTIONS = ("leading", "multiple", "why", "hypothetical", "follow_up")
FORM = "Question-Form"  # the header that proposes a question's form


@dataclass(frozen=True)
class Shown:
    """One hint: `id` is what "keep anyway" is remembered by, `words` what it is about.

    `verb`: a word that the team may put on its list of verbs, or "".
    """

    id: str
    reason: str
    words: str = ""
    verb: str = ""


@dataclass(frozen=True)
class Place:
    """What a wording is read with: the workshop's language, its word, and the team's verbs."""

    language: str
    term: str
    own_verbs: tuple[str, ...]


@never_cache
@require_POST
@sensitive_post_parameters("text")
async def hints(request: HttpRequest, workshop: int, seat: int | None = None) -> HttpResponse:
    """Open to participants of the workshop and to its facilitators: `kind` and `text` → html.

    For a question the header Question-Form says which form its wording has: open, closed, choice
    or unknown.
    """
    who = identity_of(request.COOKIES, workshop, seat)
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
    language = found.language
    spoken = audience_language({"cookies": request.COOKIES}, language)
    html = await read(fragment, kind, text, language, found.term, spoken, found.own_verbs)
    response = HttpResponse(html)
    if kind == QUESTION:
        response[FORM] = check_question(text, language).form
    return response


def fragment(
    kind: str, text: str, language: str, term: str, spoken: str, own_verbs: Sequence[str] = ()
) -> str:
    """The hints as html in `spoken`; `language` is what the text is written in."""
    if kind == BEHAVIOUR:
        shown = _of_behaviour(text, language, term, own_verbs)
    else:
        shown = _of(text, language)
    with translation.override(spoken):
        html = render_to_string(
            "workshop/fragments/hints.html", {"hints": shown, "language": language}
        )
    return str(html).strip()


def _place(workshop: int, participant: int | None, user: User | AnonymousUser) -> Place | None:
    """None for who may not come in."""
    row = Workshop.objects.select_related("team").filter(pk=workshop).first()
    if row is None:
        return None
    among = Participant.objects.filter(workshop=row)
    joined = participant is not None and among.filter(pk=participant).exists()
    if not joined and not permissions.can_facilitate(user, row):
        return None
    verbs = OwnVerb.objects.filter(team=row.team_id, language=row.language).order_by("verb")
    return Place(row.language, row.term, tuple(verbs.values_list("verb", flat=True)))


def _of_behaviour(text: str, language: str, term: str, own_verbs: Sequence[str]) -> list[Shown]:
    """The clear ones first."""
    found = check_behaviour(text, language, term, own_verbs)
    return [
        Shown(
            hint.rule,
            hint.reason,
            text[hint.start : hint.end],
            _verb(text[hint.start : hint.end], language) if hint.rule == "R1" else "",
        )
        for hint in sorted(found, key=lambda hint: hint.severity != CLEAR)
    ]


def _verb(words: str, language: str) -> str:
    """The first word, if it may be a verb that our lists lack."""
    first = word_in(words)
    fits = 0 < len(first) <= VERB_LENGTH and not like_a_noun(first, language)
    return first if fits and not problem_of(first, language) else ""


def _of(question: str, language: str) -> list[Shown]:
    reading = check_question(question, language)
    found = [flag for flag in SAID_OF_QUESTIONS if getattr(reading, flag)]
    if asks_if_motivated(question, language):
        found.insert(0, "motivated")
    return [Shown(flag, flag) for flag in found]
