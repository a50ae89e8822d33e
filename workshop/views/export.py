"""Everything of a team in one file, for its managers."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from behaviours.exports.json_file import dumped
from behaviours.models import Membership
from behaviours.views.doors import managers
from workshop.queries.exported import team_file
from workshop.queries.snapshot import snapshot


@require_safe
@managers
def team(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    with snapshot():
        text = dumped(team_file(me.team))
    response = HttpResponse(text.encode(), content_type="application/json; charset=utf-8")
    # A slug is ASCII and has no quotation mark.
    response["Content-Disposition"] = f'attachment; filename="{me.team.slug}.json"'
    response["Cache-Control"] = "no-store"
    return response
