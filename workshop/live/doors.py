"""Who may come in, and the frames that sockets and POST share."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.utils import translation

from workshop import permissions
from workshop.live.writer import Answer
from workshop.models import Participant, Workshop
from workshop.queries.composed import Composed

_languages = Composed(
    lambda participant, workshop: Participant.objects.filter(
        pk=participant, workshop=workshop
    ).values_list("workshop__language")
)


def participant_in(workshop: int, participant: int) -> str | None:
    """The workshop's language if the participant is one of it, else None."""
    for (language,) in _languages.rows(participant, workshop):
        return str(language)
    return None


def may_facilitate(workshop: int, user: User | AnonymousUser) -> str | None:
    """The workshop's language if this person may facilitate it, else None."""
    row = Workshop.objects.select_related("team").filter(pk=workshop).first()
    if row is None or not permissions.can_facilitate(user, row):
        return None
    return row.language


def screen_of(token: str) -> tuple[int, str] | None:
    """(workshop, its language) of a big screen's link, or None."""
    return Workshop.objects.filter(screen_token=token).values_list("pk", "language").first()


def audience_language(scope: Mapping[str, Any], workshop_language: str) -> str:
    """The person's own choice; without one, the workshop's."""
    chosen = scope.get("cookies", {}).get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else workshop_language


def answer_frame(uuid: UUID, answer: Answer, mine: Mapping[str, Any] | None) -> dict[str, Any]:
    """{"t":"ack", …}: `ok` means committed; `mine` is the sender's own state after it."""
    frame: dict[str, Any] = {"t": "ack", "id": str(uuid), "ok": answer.ok}
    if answer.ok:
        frame["data"] = answer.data
        if mine is not None:
            frame["mine"] = {"step": mine["step"], "regions": mine["regions"]}
        return frame
    return frame | {"code": answer.code, "message": answer.message, "fields": answer.fields}


def page_language(cookies: Mapping[str, str], workshop_language: str) -> str:
    """For pages: the same rule as for sockets, so that page and frames speak one language."""
    language = audience_language({"cookies": cookies}, workshop_language)
    translation.activate(language)
    return language
