"""What of the drafts to choose among fits on the big screen: whole sentences, in two columns."""

from django import template

from workshop.fitting import Fit, Look, Shape, height_of, sized
from workshop.queries.scene import Scene
from workshop.queries.tally import Choice
from workshop.templatetags.screen import columns_of

register = template.Library()

# How the choice was opened again takes a line or two.
_AGAIN = 4.5
_SIZES = (2.5, 2.0, 1.625)


@register.filter
def drafts_on_wall(scene: Scene) -> Fit:
    """All of them where they fit; else as many as do, and every phone has them all."""
    paper = scene.paper

    def height(choice: Choice, place: Shape, size: float) -> float:
        return height_of(choice.label, place.width, Look(size, 1.28, 2.75, 2.6))

    places = columns_of(scene, 2, 2, less=_AGAIN if paper and paper.again else 0.0)
    return sized(paper.choices if paper else (), places, _SIZES, height)
