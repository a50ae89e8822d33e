"""One line at its own address: a question in a version, and any line as it stands now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from behaviours.queries.addresses import gone_line, line_now
from behaviours.queries.heads import current_version, version_by_number
from behaviours.queries.question import question_page
from behaviours.views.doors import Place, readers


@require_safe
@readers
def question(request: HttpRequest, place: Place, number: str, code: str) -> HttpResponse:
    found = version_by_number(place.team, number)
    if found is None:
        raise Http404("no such version")
    newest = current_version(place.team)
    page = question_page(place.read(found), newest.number if newest else "", code)
    if page is None:
        raise Http404("no such question")
    return render(request, "behaviours/question.html", {"place": place, "page": page})


@require_safe
@readers
def entry(request: HttpRequest, place: Place, code: str) -> HttpResponse:
    """Sent on to the current version, each time anew. What is gone says what became of it."""
    newest = current_version(place.team)
    now = line_now(newest, code)
    if now is not None:
        return redirect(place.url(now.kind, number=now.number, code=code))
    gone = gone_line(place.team, code)
    if gone is None:
        raise Http404("no such line")
    # 410 and not 404: the address was right, and the page is for its reader. Not 200, so that no
    # device keeps the page in place of a line that a later version may bring back.
    response = render(
        request, "behaviours/line_gone.html", {"place": place, "gone": gone}, status=410
    )
    response["Cache-Control"] = "no-cache"
    return response
