"""What changed between two versions. For members, and for whoever has the reading link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from behaviours.models import Version
from behaviours.queries.heads import published_versions
from behaviours.queries.history import compare_page, history
from behaviours.queries.readers import reader_counts
from behaviours.queries.standing import current_among
from behaviours.views.doors import Place, readers

SIDES = "sides"


@require_safe
@readers
def compare(request: HttpRequest, place: Place) -> HttpResponse:
    """?a=1.0&b=1.1&view=sides; without numbers, the current version and the one before it."""
    versions = published_versions(place.team)
    if not versions:
        return render(request, "behaviours/catalogue_empty.html", {"place": place, "page": None})
    current = current_among(versions)
    by_number = {version.number: version for version in versions}
    b = _asked(request, "b", by_number) or current or versions[0]
    a = _asked(request, "a", by_number) or b.based_on or b
    return render(
        request,
        "behaviours/compare.html",
        {
            "place": place,
            "page": compare_page(a, b, current.number if current else "", versions),
            "versions": history(versions, current),
            "readers": reader_counts(place.team, versions, current) if place.is_manager else None,
            "sides": request.GET.get("view") == SIDES,
            "address": request.build_absolute_uri(
                f"{place.url('compare')}?a={a.number}&b={b.number}"
            ),
        },
    )


def _asked(request: HttpRequest, name: str, by_number: dict[str, Version]) -> Version | None:
    number = request.GET.get(name, "")
    if number and number not in by_number:
        raise Http404("no such version")
    return by_number.get(number)
