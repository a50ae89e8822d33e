"""Regions of the report's link: to open it on the console, to follow it on the phones."""

from collections.abc import Iterator

from workshop.live.region import Region, page_of
from workshop.queries.scene import Scene


def phone(scene: Scene) -> Iterator[Region]:
    if scene.report_token:
        yield Region("report", "fragments/report_link.html", scene.report_token)


def console(scene: Scene) -> Iterator[Region]:
    if scene.has_report:
        what = (page_of(scene), scene.workshop, scene.report_token)
        yield Region("report", "console/report.html", what)
