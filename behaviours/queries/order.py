"""The order in which readers see the lines of a version."""

from behaviours.enums import Stage
from behaviours.models import Behaviour, Question


def in_themes(lines: list[Behaviour]) -> list[list[Behaviour]]:
    """By theme, themes in the order of their first behaviour; those without a theme last."""
    themes: dict[str, list[Behaviour]] = {}
    for line in lines:
        themes.setdefault(line.theme, []).append(line)
    return [themes[theme] for theme in sorted(themes, key=lambda theme: not theme)]


def in_stages(questions: list[Question]) -> list[list[Question]]:
    """By stage of the dialogue, in the dialogue's order; stages without a question left out."""
    stages = {stage: [q for q in questions if q.stage == stage] for stage in Stage.values}
    return [found for found in stages.values() if found]
