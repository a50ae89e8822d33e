"""How behaviours are done in each medium, always in the order of `Medium`."""

from collections import defaultdict
from collections.abc import Iterable

from behaviours.content import MediumWords
from behaviours.enums import Medium
from behaviours.models import Version
from behaviours.models.behaviour import BehaviourInMedium


def media_in(version: Version) -> dict[str, tuple[MediumWords, ...]]:
    """Behaviour's code → its media. One query."""
    found: dict[str, list[BehaviourInMedium]] = defaultdict(list)
    for row in version.media.all():
        found[row.behaviour_code].append(row)
    return {code: in_order(map(_words, rows)) for code, rows in found.items()}


def words_by_place(
    rows: Iterable[BehaviourInMedium],
) -> dict[tuple[int, str], tuple[MediumWords, ...]]:
    """(version's id, behaviour's code) → its media."""
    found: dict[tuple[int, str], list[BehaviourInMedium]] = defaultdict(list)
    for row in rows:
        found[row.version_id, row.behaviour_code].append(row)
    return {place: in_order(map(_words, held)) for place, held in found.items()}


def media_of(version: Version, code: str) -> tuple[MediumWords, ...]:
    """One query."""
    # A version in another language has its rows at hand, with that language's words.
    rows = version.media.all() if version.read_in else version.media.filter(behaviour_code=code)
    return in_order(_words(row) for row in rows if row.behaviour_code == code)


def in_order(media: Iterable[MediumWords]) -> tuple[MediumWords, ...]:
    """Without those that say nothing."""
    said = [each for each in media if not each.is_empty]
    places = {medium: place for place, medium in enumerate(Medium.values)}
    # One that is no medium is refused where it is stored.
    return tuple(sorted(said, key=lambda each: places.get(each.medium, len(places))))


def _words(row: BehaviourInMedium) -> MediumWords:
    return MediumWords(row.medium, row.words, row.example, row.non_example)
