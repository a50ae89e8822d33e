"""What a copy may be called."""

import re

from workshop.models import Workshop

LENGTH = 120
_NUMBERED = re.compile(r" \((\d{1,4})\)$")


def next_title(source: Workshop) -> str:
    """The source's title with the first number, from 2 on, that no workshop of the team has."""
    base = _NUMBERED.sub("", source.title)
    rows = Workshop.objects.filter(team=source.team_id, title__startswith=base[: LENGTH - 7])
    taken = set(rows.values_list("title", flat=True))
    number = 2
    while (title := f"{base[: LENGTH - 7]} ({number})") in taken:
        number += 1
    return title
