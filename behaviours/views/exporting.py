"""The catalogue as files, for readers."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from behaviours.exports import csv_file, handbook, interview, json_file
from behaviours.models import Version
from behaviours.queries.comparing import content_of
from behaviours.queries.documents import document_of, origin_of
from behaviours.queries.heads import version_by_number
from behaviours.views.doors import Place, readers


class Format(NamedTuple):
    """How a file is written, its media type, and how its name ends."""

    write: Callable[[Version], str]
    media_type: str
    ending: str


FORMATS = {
    "json": Format(
        lambda version: json_file.written(document_of(version), origin_of(version)),
        "application/json",
        ".json",
    ),
    "csv": Format(lambda version: csv_file.written(content_of(version)), "text/csv", ".csv"),
    "md": Format(
        handbook.written,
        "text/markdown",
        ".md",
    ),
    "interview": Format(
        interview.written,
        "text/markdown",
        "-interview.md",
    ),
}


@require_safe
@readers
def export(request: HttpRequest, place: Place, number: str, name: str) -> HttpResponse:
    found = version_by_number(place.team, number)
    if found is None:
        raise Http404("no such version")
    made = FORMATS[name]
    response = HttpResponse(
        made.write(found).encode(), content_type=f"{made.media_type}; charset=utf-8"
    )
    # A slug is ASCII and has no quotation mark.
    file_name = f"{place.team.slug}-{number}{made.ending}"
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response["Cache-Control"] = "no-store"
    return response
