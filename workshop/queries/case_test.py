"""The draft and the customer cases: what is put to people, and what it came to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workshop import visibility
from workshop.enums import AudienceKind, Phase, Verdict
from workshop.method.verdicts import Counted, worst_first
from workshop.models import Case, CaseVerdict, Draft, Step


@dataclass(frozen=True)
class CaseToJudge:
    id: str
    situation: str


@dataclass(frozen=True)
class CaseTest:
    """The text above the cases; a verdict is about this version of it."""

    version: int
    text: str
    cases: tuple[CaseToJudge, ...]


@dataclass(frozen=True)
class CaseTested:
    """A case with people by their verdict."""

    id: str
    situation: str
    tells: int
    unsure: int
    silent: int
    fails: bool


@dataclass(frozen=True)
class Tried:
    """A closed test: cases that the text fails first. `current`: the draft is still that text."""

    text: str  # "" once the draft is another
    people: int
    cases: tuple[CaseTested, ...]
    current: bool

    @property
    def failing(self) -> tuple[CaseTested, ...]:
        return tuple(case for case in self.cases if case.fails)


def case_test_for(audience: AudienceKind, step: Step) -> dict[str, object]:
    """What of the test an audience may see now, as parts of its scene."""
    if visibility.sees_case_test(step.kind, step.phase):
        return {"case_test": case_test_of(step)}
    if not visibility.sees_verdicts(audience, step.kind, step.phase):
        return {}
    found = result_of_test(step)
    if found is not None and not found.current and step.phase != Phase.DRAFTING:
        # It was about another wording than the one that is asked about.
        found = None
    return {"tested": found}


def case_test_of(step: Step) -> CaseTest:
    draft = Draft.objects.filter(step=step).first()
    cases = tuple(CaseToJudge(str(case.pk), case.situation) for case in _cases(step))
    return CaseTest(draft.version if draft else 0, draft.text if draft else "", cases)


def result_of_test(step: Step) -> Tried | None:
    """Of the newest closed test; None before one was closed."""
    draft = Draft.objects.filter(step=step).first()
    if draft is None or draft.tested is None:
        return None
    rows = list(
        CaseVerdict.objects.filter(step=step, version=draft.tested)
        .order_by("pk")
        .values_list("case", "verdict", "author_key")
    )
    by_case: dict[int, Counter[str]] = {}
    for case, verdict, _key in rows:
        by_case.setdefault(case, Counter())[verdict] += 1
    counted = [(case, _counted(by_case.get(case.pk, Counter()))) for case in _cases(step)]
    current = draft.tested == draft.version
    return Tried(
        text=draft.text if current else "",
        people=len({key for _case, _verdict, key in rows}),
        cases=tuple(
            CaseTested(str(c.pk), c.situation, n.tells, n.unsure, n.silent, n.fails)
            for c, n in worst_first(counted)
        ),
        current=current,
    )


def verdicts_of(step: Step, keys: Sequence[str]) -> list[tuple[tuple[str, str], ...]]:
    """(case, verdict) of each of these people on the draft as it is now."""
    version = Draft.objects.filter(step=step).values_list("version", flat=True).first() or 0
    rows = CaseVerdict.objects.filter(step=step, version=version, author_key__in=keys)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for key, case, verdict in rows.order_by("case").values_list("author_key", "case", "verdict"):
        found[key] = (*found.get(key, ()), (str(case), verdict))
    return [found.get(key, ()) for key in keys]


def how_many_judged(step: Step) -> int:
    """People who have judged at least one case of the draft as it is now."""
    version = Draft.objects.filter(step=step).values_list("version", flat=True).first() or 0
    rows = CaseVerdict.objects.filter(step=step, version=version)
    return rows.values("author_key").distinct().count()


def _cases(step: Step) -> list[Case]:
    return list(Case.objects.filter(step__workshop=step.workshop_id).order_by("position", "pk"))


def _counted(verdicts: Counter[str]) -> Counted:
    return Counted(verdicts[Verdict.TELLS], verdicts[Verdict.UNSURE], verdicts[Verdict.SILENT])
