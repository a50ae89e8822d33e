"""A region, and what many of them need to know: the leaf that the layouts are made of."""

from dataclasses import dataclass
from typing import Any

from workshop.queries.scene import Scene


@dataclass(frozen=True)
class Region:
    """`template` is below templates/workshop/; `data` is a frozen value, the key of its cache."""

    id: str
    template: str
    data: Any = None
    order: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """What many regions need of the scene: where we are, in which language people write."""

    workshop: str
    language: str
    step: str
    kind: str
    phase: str


def page_of(scene: Scene) -> Page:
    step = scene.step
    return Page(
        scene.workshop,
        scene.language,
        step.id if step else "",
        step.kind if step else "",
        step.phase if step else "",
    )


def top_ids(regions: list[Region]) -> tuple[str, ...]:
    """The ids that no other region of the list holds, in their order."""
    held = {each for region in regions for each in region.order}
    return tuple(region.id for region in regions if region.id not in held)


def ready_place(step: str) -> Region:
    """Where a phone says that one is ready; empty in what everybody gets."""
    return Region(f"ready-{step}", "phone/mine_place.html", step)


def mine_place(step: str) -> Region:
    """Where a phone's own state goes; empty in what everybody gets."""
    return Region(f"mine-{step}", "phone/mine_place.html", step)
