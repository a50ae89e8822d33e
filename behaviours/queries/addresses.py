"""Where a line stands now, and what became of one that is gone."""

from dataclasses import dataclass

from behaviours.enums import Kind, State
from behaviours.models import Behaviour, Question, Removal, Team, Version
from behaviours.queries.heads import Head, head_of, published_versions
from behaviours.queries.replacements import resolve
from behaviours.queries.standing import current_among


@dataclass(frozen=True)
class FoundLine:
    """`kind` as in `Kind`; `number` is the version's."""

    code: str
    kind: str
    number: str
    label: str
    language: str


@dataclass(frozen=True)
class GoneLine:
    """A line that the current version has not.

    `last` is where it was last, with the `head` of that version. `removed_in`: the version from
    which it was taken out, "" where it never stood in what the current version goes back to.
    `replaced_by`: the line of the current version that stands for it.
    """

    last: FoundLine
    head: Head
    current: str
    removed_in: str
    why: str
    language: str
    replaced_by: FoundLine | None


def line_now(current: Version | None, code: str) -> FoundLine | None:
    """The line in the current version, None if it is not there. Two queries at most."""
    return _in_version(current, code) if current else None


def gone_line(team: Team, code: str) -> GoneLine | None:
    """None for a code that no published version has. Six queries at most."""
    versions = published_versions(team)
    having = _having(team, code)
    last = next((version for version in versions if version.pk in having), None)
    if last is None:
        return None
    found = _in_version(last, code)
    assert found is not None
    current = current_among(versions)
    removals = _removals(current, versions)
    removal = removals.get(code)
    taken_from = next(
        (each for each in versions if removal and each.pk == removal.version_id), None
    )
    return GoneLine(
        last=found,
        head=head_of(last, current.number if current else ""),
        current=current.number if current else "",
        removed_in=taken_from.number if taken_from else "",
        why=removal.why if removal else "",
        language=taken_from.language if taken_from else team.language,
        replaced_by=_standing_for(code, removals, current) if current else None,
    )


def _removals(current: Version | None, versions: list[Version]) -> dict[str, Removal]:
    """Code → its latest removal, in the current version or those it goes back to. One query."""
    by_key = {version.pk: version for version in versions}
    line: list[int] = []
    while current is not None:
        line.append(current.pk)
        current = by_key.get(current.based_on_id or 0)
    rows = sorted(
        Removal.objects.filter(version__in=line), key=lambda row: -line.index(row.version_id)
    )
    return {row.code: row for row in rows}


def _standing_for(code: str, removals: dict[str, Removal], current: Version) -> FoundLine | None:
    chain = {each: row.replaced_by for each, row in removals.items()}
    standing = resolve(code, chain, _codes(current))
    return _in_version(current, standing) if standing else None


def _having(team: Team, code: str) -> set[int]:
    """The published versions that have the line."""
    where = {"version__catalogue__team": team, "version__state": State.PUBLISHED, "code": code}
    behaviours = Behaviour.objects.filter(**where).values_list("version_id", flat=True)
    questions = Question.objects.filter(**where).values_list("version_id", flat=True)
    return {*behaviours, *questions}


def _in_version(version: Version, code: str) -> FoundLine | None:
    behaviour = version.behaviours.filter(code=code).values_list("title", flat=True).first()
    if behaviour is not None:
        return FoundLine(code, Kind.BEHAVIOUR, version.number, behaviour, version.language)
    question = version.questions.filter(code=code).values_list("wording", flat=True).first()
    if question is not None:
        return FoundLine(code, Kind.QUESTION, version.number, question, version.language)
    return None


def _codes(version: Version) -> set[str]:
    return {
        *version.behaviours.values_list("code", flat=True),
        *version.questions.values_list("code", flat=True),
    }
