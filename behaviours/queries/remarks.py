"""The remarks on a catalogue: open first, by line, each with its phrase where it stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from behaviours.difference import Piece, word_pieces
from behaviours.enums import RemarkKind, RemarkState, State
from behaviours.models import (
    Behaviour,
    BehaviourInMedium,
    Membership,
    Question,
    Remark,
    Team,
    Version,
)
from behaviours.permissions import can_see_draft
from behaviours.phrases import AnyWords, places_of, texts_of
from behaviours.queries.comparing import behaviour_words, question_words
from behaviours.queries.heads import current_version, draft_version
from behaviours.queries.lines import definition_texts
from behaviours.queries.media import words_by_place
from behaviours.queries.spoken import label_of

AROUND = 80  # characters shown on each side of a phrase
CLOSED = "closed"
STATES = (RemarkState.OPEN.value, CLOSED, "all")
Place = tuple[int, str]  # a version's id and a line's code


@dataclass(frozen=True)
class RemarkShown:
    """`pieces`: the phrase where it stands, or with suggested words the difference; "equal" ones
    are what stands round it. Without a phrase none.
    """

    id: int
    kind: str
    kind_label: str
    state: str
    state_label: str
    code: str
    label: str  # the line's title or wording; "" where the line is gone
    field_label: str
    phrase: str
    instead: str
    pieces: tuple[Piece, ...]
    text: str
    language: str
    by: str  # "" where the account is erased
    is_mine: bool
    at: datetime
    number: str  # of the version it was made on; "" for the draft
    is_gone: bool
    line_is_gone: bool
    answer: str
    closed_by: str
    closed_at: datetime | None
    applied: str | None  # the number of the version it was written into, "" for the draft


@dataclass(frozen=True)
class RemarkGroup:
    code: str
    label: str
    remarks: tuple[RemarkShown, ...]


@dataclass(frozen=True)
class RemarksPage:
    """`groups` in the order of the catalogue, the definition first, lines that are gone last."""

    groups: tuple[RemarkGroup, ...]
    state: str
    kind: str
    states: tuple[tuple[str, int], ...]  # (state, how many of the kind)
    kinds: tuple[tuple[str, str, int], ...]  # (kind, its name, how many in the state)
    shown: int


def remarks_page(viewer: Membership, *, state: str = "", kind: str = "") -> RemarksPage:
    """Eight queries at most. Anything but a state or kind there is counts as not asked for."""
    state = state if state in STATES else RemarkState.OPEN.value
    kind = kind if kind in RemarkKind.values else ""
    newest, rows = _visible(viewer)
    every = list(rows)
    in_state = [each for each in every if _in(each, state)]
    of_kind = [each for each in every if not kind or each.kind == kind]
    chosen = [each for each in in_state if not kind or each.kind == kind]
    counts = Counter(each.kind for each in in_state)
    groups = _groups(chosen, newest, viewer)
    return RemarksPage(
        groups=groups,
        state=state,
        kind=kind,
        states=tuple((name, sum(_in(each, name) for each in of_kind)) for name in STATES),
        kinds=tuple((each.value, str(each.label), counts[each.value]) for each in RemarkKind),
        shown=len(chosen),
    )


def lessons_of(viewer: Membership) -> tuple[RemarkShown, ...]:
    """What was learnt from cases, newest first, with what became of it. Seven queries at most."""
    newest, rows = _visible(viewer)
    found = list(rows.filter(kind=RemarkKind.LESSON).order_by("-at", "-pk"))
    words = _words(found, newest) if found else {}
    return tuple(_shown(each, words, newest, viewer) for each in found)


def remark_shown(viewer: Membership, remark_id: int) -> tuple[Remark, RemarkShown] | None:
    """None for a remark that is not there, or is on a draft that the person may not see."""
    newest, rows = _visible(viewer)
    remark = rows.filter(pk=remark_id).first()
    if remark is None:
        return None
    return remark, _groups([remark], newest, viewer)[0].remarks[0]


def open_remarks(version: Version) -> dict[str, int]:
    """Code ("" for the definition) → how many open remarks its line has, on any version. One query.

    For those who may see `version`.
    """
    found = Remark.objects.filter(version__catalogue=version.catalogue_id, state=RemarkState.OPEN)
    return dict(Counter(found.order_by().values_list("code", flat=True)))


def open_on_line(team: Team, code: str) -> int:
    """How many are open on the line, or on the definition; for managers. One query."""
    found = Remark.objects.filter(version__catalogue__team=team, state=RemarkState.OPEN)
    return found.filter(code=code).count()


def _visible(viewer: Membership) -> tuple[Version | None, QuerySet[Remark]]:
    """The newest version that the person may see, and the remarks on all that they may see."""
    found = Remark.objects.filter(version__catalogue__team=viewer.team_id)
    draft = draft_version(viewer.team)
    newest = draft
    if draft is None or not can_see_draft(viewer, draft):
        found = found.filter(version__state=State.PUBLISHED)
        newest = current_version(viewer.team)
    if not viewer.is_manager:
        found = found.filter(_made_in_the_open() | Q(by=viewer.user_id))
    rows = found.select_related("version", "by", "closed_by", "applied_in")
    return newest, rows.order_by("at", "pk")


def _made_in_the_open() -> Q:
    """What was said of a draft before it was shared or published stays among those who saw it:
    it may quote words that nobody else ever read.
    """
    return (
        Q(at__gte=F("version__published_at"))
        | Q(at__gte=F("version__shared_at"))
        | Q(version__state=State.DRAFT)
    )


def _in(remark: Remark, state: str) -> bool:
    return state == "all" or (remark.state == RemarkState.OPEN) == (state == RemarkState.OPEN)


def _groups(
    remarks: list[Remark], newest: Version | None, viewer: Membership
) -> tuple[RemarkGroup, ...]:
    """Three queries, none without a remark."""
    if not remarks:
        return ()
    words = _words(remarks, newest)
    here = newest.pk if newest else 0
    order = [code for version, code in words if version == here]
    by_code: dict[str, list[RemarkShown]] = {}
    for remark in sorted(remarks, key=lambda each: each.state != RemarkState.OPEN):
        shown = _shown(remark, words, newest, viewer)
        by_code.setdefault(remark.code, []).append(shown)
    codes = [code for code in order if code in by_code]
    codes += sorted(by_code.keys() - set(order))
    return tuple(RemarkGroup(code, by_code[code][-1].label, tuple(by_code[code])) for code in codes)


def _words(remarks: Iterable[Remark], newest: Version | None) -> dict[Place, AnyWords]:
    """What the lines say, in the versions remarked on and in the newest."""
    versions = {remark.version_id: remark.version for remark in remarks}
    if newest is not None:
        versions[newest.pk] = newest
    codes = {remark.code for remark in remarks}
    lines = Q(version__in=versions, code__in=codes)
    media = words_by_place(
        BehaviourInMedium.objects.filter(version__in=versions, behaviour_code__in=codes)
    )
    found: dict[Place, AnyWords] = {
        (pk, ""): definition_texts(version) for pk, version in versions.items()
    }
    for behaviour in Behaviour.objects.filter(lines):
        place = behaviour.version_id, behaviour.code
        found[place] = behaviour_words(behaviour, media.get(place, ()))
    for question in Question.objects.filter(lines):
        found[question.version_id, question.code] = question_words(question)
    return found


def _shown(
    remark: Remark, words: dict[Place, AnyWords], newest: Version | None, viewer: Membership
) -> RemarkShown:
    then = words.get((remark.version_id, remark.code))
    now = words.get((newest.pk, remark.code)) if newest else None
    applied = remark.applied_in
    return RemarkShown(
        id=remark.pk,
        kind=remark.kind,
        kind_label=str(RemarkKind(remark.kind).label),
        state=remark.state,
        state_label=str(RemarkState(remark.state).label),
        code=remark.code,
        label=_label(now or then),
        field_label=label_of(remark.field) if remark.field else "",
        phrase=remark.phrase,
        instead=remark.instead,
        pieces=_pieces(remark, texts_of(then).get(remark.field, "") if then else ""),
        text=remark.text,
        language=remark.version.language,
        by=_name(remark.by),
        is_mine=remark.by_id == viewer.user_id,
        at=remark.at,
        number=remark.version.number,
        is_gone=not _is_there(remark, now),
        line_is_gone=now is None,
        answer=remark.answer,
        closed_by=_name(remark.closed_by),
        closed_at=remark.closed_at,
        applied=applied.number if applied else None,
    )


def _pieces(remark: Remark, text: str) -> tuple[Piece, ...]:
    if not remark.phrase:
        return ()
    places = places_of(remark.phrase, text)
    before, after = "", ""
    if places:
        start, end = places[0]
        before = ("…" if start > AROUND else "") + text[max(0, start - AROUND) : start]
        after = text[end : end + AROUND] + ("…" if len(text) > end + AROUND else "")
    said: tuple[Piece, ...] = (Piece("phrase", remark.phrase),)
    if remark.instead:
        said = word_pieces(remark.phrase, remark.instead)
    around = (Piece("equal", before), *said, Piece("equal", after))
    return tuple(each for each in around if each.text)


def _is_there(remark: Remark, now: AnyWords | None) -> bool:
    """Whether what was remarked on is there still. Once accepted, it is not meant to be."""
    if remark.state == RemarkState.ACCEPTED:
        return True
    if now is None:
        return False
    return not remark.phrase or bool(places_of(remark.phrase, texts_of(now).get(remark.field, "")))


def _label(words: AnyWords | None) -> str:
    said = texts_of(words) if words else {}
    return said.get("title") or said.get("wording") or ""


def _name(person: object) -> str:
    email = getattr(person, "email", "")
    return str(email or (person if person is not None else ""))
