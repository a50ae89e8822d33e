"""The whole of a version on one page, for print and for files."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from behaviours.content import MediumWords
from behaviours.enums import Audience, Medium
from behaviours.models import Behaviour, Version
from behaviours.queries.heads import Head, head_of
from behaviours.queries.media import media_in
from behaviours.queries.order import in_audiences
from behaviours.queries.questions import PurposeGroup, purposes_of
from behaviours.queries.reading import lines_of, without_when
from behaviours.translated import InLanguage, as_in


@dataclass(frozen=True)
class MediumInFull:
    label: str
    words: str
    example: str
    non_examples: tuple[str, ...]

    @property
    def avoid(self) -> str:
        lines = self.non_examples
        return as_in("\n".join(lines), lines[0]) if lines else ""


@dataclass(frozen=True)
class BehaviourInFull:
    """`facts`: (label, text) of all that it says beside situation, text and media."""

    code: str
    title: str
    situation: str
    text: str
    example: str
    non_examples: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    media: tuple[MediumInFull, ...]


@dataclass(frozen=True)
class ThemeInFull:
    theme: str
    behaviours: tuple[BehaviourInFull, ...]


@dataclass(frozen=True)
class AudienceInFull:
    audience: str
    label: str
    groups: tuple[ThemeInFull, ...]

    @property
    def count(self) -> int:
        return sum(len(group.behaviours) for group in self.groups)


@dataclass(frozen=True)
class HandbookPage:
    head: Head
    definition: str
    definition_why: str
    audiences: tuple[AudienceInFull, ...]
    purposes: tuple[PurposeGroup, ...]


def handbook_page(version: Version, current: str) -> HandbookPage:
    """Three queries."""
    media = media_in(version)
    lines = list(version.behaviours.all())
    titles = {line.code: line.title for line in lines}
    return HandbookPage(
        head=head_of(version, current),
        definition=version.definition,
        definition_why=version.definition_why,
        audiences=tuple(
            AudienceInFull(
                themes[0][0].audience,
                str(Audience(themes[0][0].audience).label),
                tuple(
                    ThemeInFull(
                        group[0].theme,
                        tuple(_in_full(line, media.get(line.code, ()), titles) for line in group),
                    )
                    for group in themes
                ),
            )
            for themes in in_audiences(lines)
        ),
        purposes=purposes_of(version.questions.all()),
    )


def _in_full(
    line: Behaviour, media: tuple[MediumWords, ...], titles: dict[str, str]
) -> BehaviourInFull:
    other = titles.get(line.mirrors_code, "")
    does = [
        label
        for label, ticked in (
            (_("The customer is seen"), line.seen),
            (_("The customer is heard"), line.heard),
            (_("The customer is considered"), line.considered),
        )
        if ticked
    ]
    facts = (
        (_("How"), line.how),
        (_("How it sounds"), line.example),
        (_("Avoid"), line.non_example),
        (_("What it does for the customer"), InLanguage("\n".join(does), get_language() or "")),
        (_("Mandate and its limits"), line.mandate),
        (_("What must be in place"), line.conditions),
        (_("What one must know"), line.knowledge),
        (_("Mirrors"), as_in(f"{line.mirrors_code} {other}".strip(), other)),
        (_("Why"), line.why),
        (_("Links"), line.links),
    )
    return BehaviourInFull(
        code=line.code,
        title=line.title,
        situation=without_when(line.situation),
        text=line.text,
        example=line.example,
        non_examples=lines_of(line.non_example),
        facts=tuple((label, text) for label, text in facts if text),
        media=tuple(
            MediumInFull(
                str(Medium(each.medium).label),
                each.words,
                each.example,
                lines_of(each.non_example),
            )
            for each in media
        ),
    )
