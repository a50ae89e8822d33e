"""The path of somebody new to the catalogue. What they write on it stays on their device."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from behaviours.keeping import LINK, owner_of
from behaviours.queries.heads import current_version
from behaviours.queries.learning import path_page
from behaviours.views.doors import Place, readers


@require_safe
@readers
def path(request: HttpRequest, place: Place) -> HttpResponse:
    """Members, and whoever has the reading link: through the current version, step by step."""
    found = current_version(place.team)
    if found is None:
        raise Http404("nothing is published")
    # Two people at one device have a path each.
    reader = place.membership and place.membership.user_id
    whose = owner_of(reader) if reader else LINK
    return render(
        request,
        "behaviours/path.html",
        {
            "place": place,
            "page": path_page(found),
            "confirmed": reader and found.acknowledgements.filter(user_id=reader).exists(),
            "kept_under": f"{whose}:{place.team.pk}:{found.number}",
        },
    )
