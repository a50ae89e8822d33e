"""What a reader sees: a version, and one behaviour of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from behaviours.enums import Audience, Medium, Purpose
from behaviours.models import Behaviour, Version
from behaviours.pointers import Pointer, pointers
from behaviours.queries.chosen import Chosen, Filters, chosen_of, filters_of, is_shown
from behaviours.queries.heads import Head, head_of
from behaviours.queries.media import media_in, media_of
from behaviours.queries.order import Branch, branches, in_audiences
from behaviours.queries.phrases import Said, outcome_behind, said_in
from behaviours.queries.questions import QuestionLine, question_lines
from behaviours.queries.sources import Source, source_of
from behaviours.translated import as_in

_ASKED: dict[str, str] = {
    Audience.CUSTOMER: Purpose.DIALOGUE,
    Audience.TEAM: Purpose.MOTIVATION,
}
_WHEN = re.compile(r"^(when|når|när)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class BehaviourLine:
    """`mirrors`: the other half of a pair, on the leaders' half only. `media`: where it says how
    it is done, separated by spaces. `shown`: the reader has chosen to see it.
    """

    code: str
    title: str
    situation: str
    text: str
    mirrors: "BehaviourLine | None" = None
    media: str = ""
    shown: bool = True
    standing: str = ""  # in the language it is read in


@dataclass(frozen=True)
class ThemeGroup:
    theme: str
    behaviours: tuple[BehaviourLine, ...]

    @property
    def is_shown(self) -> bool:
        return any(line.shown for line in self.behaviours)


@dataclass(frozen=True)
class AudienceGroup:
    audience: str
    label: str
    groups: tuple[ThemeGroup, ...]
    count: int

    @property
    def is_shown(self) -> bool:
        return any(group.is_shown for group in self.groups)


@dataclass(frozen=True)
class VersionPage:
    """`said`: the definition in pieces, some of them tied to a theme."""

    head: Head
    definition: str
    definition_why: str
    said: tuple[Said, ...]
    audiences: tuple[AudienceGroup, ...]
    behaviour_count: int
    question_count: int
    filters: Filters
    chosen: Chosen
    shown_count: int

    @property
    def is_tied(self) -> bool:
        return any(piece.theme for piece in self.said)


@dataclass(frozen=True)
class MediumShown:
    medium: str
    label: str
    words: str
    example: str
    non_examples: tuple[str, ...]


@dataclass(frozen=True)
class BehaviourPage:
    """`pair`: behaviours of the other side, each with its audience's name."""

    head: Head
    code: str
    title: str
    situation: str
    text: str
    audience: str
    audience_label: str
    how: str
    example: str
    non_examples: tuple[str, ...]
    media: tuple[MediumShown, ...]
    mandate: str
    conditions: str
    knowledge: str
    seen: bool
    heard: bool
    considered: bool
    theme: str
    why: str
    standing: str
    links: tuple[Pointer, ...]
    pair: tuple[tuple[str, BehaviourLine], ...]
    questions: tuple[QuestionLine, ...]
    source: Source | None
    place: int
    count: int
    before: BehaviourLine | None
    after: BehaviourLine | None

    @property
    def has_how(self) -> bool:
        return bool(self.how or self.media)

    @property
    def has_bounds(self) -> bool:
        return bool(self.mandate or self.conditions or self.knowledge)


def version_page(
    version: Version, current: str, asked: Mapping[str, str] | None = None
) -> VersionPage:
    """`asked`: what the address's query says of `Chosen`. Four queries."""
    lines = list(version.behaviours.all())
    media = media_in(version)
    filters = filters_of(lines, media)
    chosen = chosen_of(asked or {}, filters)
    by_code = {line.code: line for line in lines}

    def line_of(found: Behaviour) -> BehaviourLine:
        on = " ".join(each.medium for each in media.get(found.code, ()))
        line = _with_mirror(found, by_code)
        return replace(line, media=on, shown=is_shown(found, media, chosen))

    return VersionPage(
        head=head_of(version, current),
        definition=version.definition,
        definition_why=version.definition_why,
        said=said_in(version.definition, outcome_behind(version)),
        audiences=tuple(
            AudienceGroup(
                themes[0][0].audience,
                str(Audience(themes[0][0].audience).label),
                tuple(ThemeGroup(group[0].theme, tuple(map(line_of, group))) for group in themes),
                sum(map(len, themes)),
            )
            for themes in in_audiences(lines)
        ),
        behaviour_count=len(lines),
        question_count=version.questions.count(),
        filters=filters,
        chosen=chosen,
        shown_count=sum(is_shown(line, media, chosen) for line in lines),
    )


def behaviour_page(version: Version, current: str, code: str) -> BehaviourPage | None:
    """None if the version has no such behaviour. Four queries."""
    stored = list(version.behaviours.all())
    lines = [line for themes in in_audiences(stored) for group in themes for line in group]
    place = next((n for n, line in enumerate(lines) if line.code == code), None)
    if place is None:
        return None
    found = lines[place]
    return BehaviourPage(
        head=head_of(version, current),
        code=found.code,
        title=found.title,
        situation=without_when(found.situation),
        text=found.text,
        audience=found.audience,
        audience_label=str(Audience(found.audience).label),
        how=found.how,
        example=found.example,
        non_examples=lines_of(found.non_example),
        media=tuple(
            MediumShown(
                each.medium,
                str(Medium(each.medium).label),
                each.words,
                each.example,
                lines_of(each.non_example),
            )
            for each in media_of(version, code)
        ),
        mandate=found.mandate,
        conditions=found.conditions,
        knowledge=found.knowledge,
        seen=found.seen,
        heard=found.heard,
        considered=found.considered,
        theme=found.theme,
        why=found.why,
        standing=found.standing,
        links=pointers(found.links),
        pair=tuple(
            (str(Audience(line.audience).label), _line(line))
            for line in lines
            if line.code == found.mirrors_code or line.mirrors_code == code
        ),
        questions=_questions_of(version, found),
        source=source_of(version, found),
        place=place + 1,
        count=len(lines),
        before=_line(lines[place - 1]) if place else None,
        after=_line(lines[place + 1]) if place + 1 < len(lines) else None,
    )


def _questions_of(version: Version, line: Behaviour) -> tuple[QuestionLine, ...]:
    """The questions that belong to the behaviour, with their follow-ups.

    If none does, those that belong to no behaviour and so are for all: the customer dialogue's
    towards customers, the motivation talk's in a leader's behaviour.
    """
    grown = branches(version.questions.all())
    own = _belonging(grown, line.code)
    for_all = [
        top
        for top in grown
        if not top.question.behaviour_code and top.question.purpose == _ASKED.get(line.audience)
    ]
    return question_lines(own or for_all)


def _belonging(grown: Iterable[Branch], code: str) -> list[Branch]:
    found: list[Branch] = []
    for each in grown:
        own = each.question.behaviour_code == code
        found += [each] if own else _belonging(each.below, code)
    return found


def without_when(situation: str) -> str:
    """The page says "When" itself, and goes on after it; people write both or leave them out."""
    said = _WHEN.sub("", situation)
    return as_in(said if said.endswith("..") else said.removesuffix("."), situation)


def lines_of(written: str) -> tuple[str, ...]:
    lines = filter(None, map(str.strip, written.splitlines()))
    return tuple(as_in(line, written) for line in lines)


def _with_mirror(line: Behaviour, by_code: dict[str, Behaviour]) -> BehaviourLine:
    """Of a pair that two leaders' lines or two of the team's make, the one that says so."""
    other = by_code.get(line.mirrors_code)
    return _line(line, _line(other) if other else None)


def _line(behaviour: Behaviour, mirrors: BehaviourLine | None = None) -> BehaviourLine:
    return BehaviourLine(
        behaviour.code,
        behaviour.title,
        without_when(behaviour.situation),
        behaviour.text,
        mirrors,
        standing=behaviour.standing,
    )
