"""The draft's page: every line with all that it says."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from behaviours.enums import Audience, Kind, Purpose, Stage
from behaviours.models import Behaviour, Membership, Question, Team, Version
from behaviours.permissions import can_see_draft
from behaviours.queries.comparing import behaviour_words, question_words
from behaviours.queries.heads import Head, draft_version, head_of
from behaviours.queries.lines import definition_texts
from behaviours.queries.media import media_in
from behaviours.queries.order import branches, in_audiences
from behaviours.queries.reading import without_when
from behaviours.queries.spoken import Spoken, spoken


@dataclass(frozen=True)
class DraftLine:
    """`small`: a behaviour's situation, or what a question's answer decides."""

    kind: str
    code: str
    label: str
    small: str
    said: tuple[Spoken, ...]
    remarks: int  # open ones
    depth: int = 0


@dataclass(frozen=True)
class DraftGroup:
    """A theme of behaviours, in words of the draft, or a stage of questions."""

    label: str
    lines: tuple[DraftLine, ...]


@dataclass(frozen=True)
class DraftSection:
    """An audience, or a list of questions; `name` as its choices are written."""

    name: str
    label: str
    groups: tuple[DraftGroup, ...]


@dataclass(frozen=True)
class DraftPage:
    head: Head
    definition: str
    definition_said: tuple[Spoken, ...]
    definition_remarks: int
    behaviours: tuple[DraftSection, ...]
    questions: tuple[DraftSection, ...]


def draft_page(draft: Version, current: str, remarks: dict[str, int]) -> DraftPage:
    """`remarks`: code → how many are open. Three queries."""
    return DraftPage(
        head=head_of(draft, current),
        definition=draft.definition,
        definition_said=spoken(definition_texts(draft)),
        definition_remarks=remarks.get("", 0),
        behaviours=tuple(_behaviours(draft, remarks)),
        questions=tuple(_questions(draft.questions.all(), remarks)),
    )


def draft_seen_by(team: Team, member: Membership | None) -> Version | None:
    """The team's draft, if there is one that the member may see. Two queries at most."""
    draft = draft_version(team) if member else None
    return draft if draft and member and can_see_draft(member, draft) else None


def _behaviours(draft: Version, remarks: dict[str, int]) -> Iterable[DraftSection]:
    media = media_in(draft)

    def line(each: Behaviour) -> DraftLine:
        words = behaviour_words(each, media.get(each.code, ()))
        small = without_when(each.situation)
        return _line(Kind.BEHAVIOUR, each.code, each.title, small, spoken(words), remarks)

    for themes in in_audiences(list(draft.behaviours.all())):
        audience = themes[0][0].audience
        groups = (DraftGroup(theme[0].theme, tuple(map(line, theme))) for theme in themes)
        yield DraftSection(audience, str(Audience(audience).label), tuple(groups))


def _questions(questions: Iterable[Question], remarks: dict[str, int]) -> Iterable[DraftSection]:
    def line(depth: int, each: Question) -> DraftLine:
        all_of_it = spoken(question_words(each))
        return _line(
            Kind.QUESTION, each.code, each.wording, each.decides, all_of_it, remarks, depth
        )

    grown = groupby(branches(questions), key=lambda top: top.question.purpose)
    for purpose, tops in grown:
        stages = groupby(tops, key=lambda top: top.question.stage)
        groups = tuple(
            DraftGroup(
                str(Stage(stage).label),
                tuple(line(depth, each) for top in under for depth, each in top.walk()),
            )
            for stage, under in stages
        )
        yield DraftSection(purpose, str(Purpose(purpose).label), groups)


def _line(
    kind: Kind,
    code: str,
    label: str,
    small: str,
    all_of_it: tuple[Spoken, ...],
    remarks: dict[str, int],
    depth: int = 0,
) -> DraftLine:
    return DraftLine(kind.value, code, label, small, all_of_it, remarks.get(code, 0), depth)
