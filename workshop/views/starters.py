"""Questions that others ask: opened only after a question of one's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import AnonymousUser, User
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from workshop import permissions, starter
from workshop.actors import Participant, author_key
from workshop.cookies import identity_of
from workshop.enums import QuestionStage, StepKind
from workshop.live.doors import audience_language
from workshop.live.reader import read
from workshop.models import Participant as Row
from workshop.models import Question, Step, Workshop
from workshop.queries.questions import has_own_question


@dataclass(frozen=True)
class Offered:
    """A starter question, and whether the list has it already."""

    starter: starter.StarterQuestion
    listed: bool


@never_cache
@require_safe
async def starters(request: HttpRequest, workshop: int, seat: int | None = None) -> HttpResponse:
    """Open to participants and facilitators of a running question list, once they have begun it."""
    who = identity_of(request.COOKIES, workshop, seat)
    user = await request.auser()
    html = await read(_fragment, workshop, who, user, request.COOKIES)
    if html is None:
        raise Http404
    return HttpResponse(html)


def _fragment(
    workshop: int,
    who: Participant | None,
    user: User | AnonymousUser,
    cookies: Mapping[str, str],
) -> str | None:
    """The html in the person's language; None for who may not come in, or not yet."""
    row = Workshop.objects.select_related("team", "current").filter(pk=workshop).first()
    step = row.current if row else None
    if row is None or step is None or step.kind != StepKind.QUESTIONS:
        return None
    if not _may_see(row, step, who, user):
        return None
    context = {"lists": _lists(row, step), "language": row.language}
    with translation.override(audience_language({"cookies": cookies}, row.language)):
        return str(render_to_string("workshop/fragments/starter_questions.html", context)).strip()


def _may_see(
    row: Workshop, step: Step, who: Participant | None, user: User | AnonymousUser
) -> bool:
    joined = who and Row.objects.filter(workshop=row, pk=who.id).exists()
    if who and joined and has_own_question(step, author_key(who.secret, row.pk, step.pk)):
        return True
    return permissions.can_facilitate(user, row) and has_own_question(step, "")


def _lists(row: Workshop, step: Step) -> list[tuple[str, list[tuple[str, list[Offered]]]]]:
    """By purpose and stage, in the order in which they are written."""
    listed = set(Question.objects.filter(step=step).values_list("purpose", "wording"))
    places = {str(stage): at for at, stage in enumerate(QuestionStage)}
    found = []
    for purpose, asked in groupby(starter.questions(row.language), lambda each: each.purpose):
        stages = groupby(
            sorted(asked, key=lambda each: places[each.stage]), lambda each: str(each.stage)
        )
        found.append(
            (
                str(purpose),
                [
                    (stage, [Offered(each, (purpose, each.wording) in listed) for each in rows])
                    for stage, rows in stages
                ],
            )
        )
    return found
