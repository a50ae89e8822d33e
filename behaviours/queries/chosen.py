"""What a reader chose to see of a version: towards whom, in which medium, of which theme."""

from collections.abc import Mapping
from dataclasses import dataclass

from behaviours.content import MediumWords
from behaviours.enums import Audience, Medium
from behaviours.models import Behaviour


@dataclass(frozen=True)
class Chosen:
    """ "" for all. The whole page is always drawn, so that a kept one serves every choice."""

    to: str = ""
    on: str = ""
    theme: str = ""

    def __bool__(self) -> bool:
        return bool(self.to or self.on or self.theme)


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Filters:
    """What there is to choose among: nothing where all lines are of one kind."""

    audiences: tuple[Option, ...]
    media: tuple[Option, ...]
    themes: tuple[Option, ...]

    def __bool__(self) -> bool:
        return bool(self.audiences or self.media or self.themes)


def filters_of(lines: list[Behaviour], media: Mapping[str, tuple[MediumWords, ...]]) -> Filters:
    said = {line.code: _media(media, line) for line in lines}
    audiences = [
        Option(each.value, str(each.label), sum(line.audience == each for line in lines))
        for each in Audience
    ]
    on = [
        Option(each.value, str(each.label), sum(is_done_on(said[code], each) for code in said))
        for each in Medium
        if any(each in found for found in said.values())
    ]
    names = dict.fromkeys(line.theme for line in lines if line.theme)
    themes = [Option(name, name, sum(line.theme == name for line in lines)) for name in names]
    return Filters(_several([a for a in audiences if a.count]), tuple(on), _several(themes))


def chosen_of(asked: Mapping[str, str], filters: Filters) -> Chosen:
    """`asked`: the address's query. What is not among the options chooses nothing."""

    def one(name: str, options: tuple[Option, ...]) -> str:
        value = asked.get(name, "")
        return value if any(option.value == value for option in options) else ""

    return Chosen(
        one("to", filters.audiences), one("on", filters.media), one("theme", filters.themes)
    )


def is_shown(line: Behaviour, media: Mapping[str, tuple[MediumWords, ...]], chosen: Chosen) -> bool:
    return (
        chosen.to in ("", line.audience)
        and chosen.theme in ("", line.theme)
        and (not chosen.on or is_done_on(_media(media, line), chosen.on))
    )


def is_done_on(media: tuple[str, ...], medium: str) -> bool:
    """A behaviour that names no medium is done in every one."""
    return not media or medium in media


def _media(media: Mapping[str, tuple[MediumWords, ...]], line: Behaviour) -> tuple[str, ...]:
    return tuple(each.medium for each in media.get(line.code, ()))


def _several(options: list[Option]) -> tuple[Option, ...]:
    return tuple(options) if len(options) > 1 else ()
