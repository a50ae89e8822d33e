"""The plan of a team's template: an agenda as JSON, written and read back.

{"version": 1, "term", "language", "steps": [{…, "words": [{…}], "cases": [{…, "answers": []}]}]}
holds what `queries.copied.COPIED` names. A field that is added there later takes its default in
older plans. A plan may come from another edition, or be damaged where it was kept; so nothing of
it is believed that has not been looked at here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from workshop.enums import StepKind
from workshop.exceptions import Refused
from workshop.models import CalibrationWord, Case, CaseOption, Step, Workshop
from workshop.queries.copied import COPIED, copied_of
from workshop.queries.units import OFFERED, OWN

VERSION = 1
LONGEST = 600  # minutes of a step, and of a break, as the model's constraints have them
_BOUNDS = {
    "minutes": range(1, LONGEST + 1),
    "break_after": range(LONGEST + 1),
    "cut": range(1, 13),
}
_TYPES: dict[type[Any], type] = {
    models.BooleanField: bool,
    models.PositiveIntegerField: int,
    models.CharField: str,
    models.TextField: str,
}


@dataclass(frozen=True)
class KeptStep:
    """Unsaved rows: a step, its words to calibrate, and its cases with their answers."""

    step: Step
    words: tuple[CalibrationWord, ...]
    cases: tuple[tuple[Case, tuple[str, ...]], ...]


@dataclass(frozen=True)
class KeptAgenda:
    """`term`: the word that the texts speak of; `language`: the one they are in."""

    term: str
    language: str
    steps: tuple[KeptStep, ...]

    @property
    def minutes(self) -> int:
        """From the first word to the last, breaks included."""
        return sum(each.step.minutes + each.step.break_after for each in self.steps)


def plan_of(workshop: Workshop, steps: Sequence[Step]) -> dict[str, Any]:
    """JSON values that `read_plan` reads back. `steps` are all of the workshop, in their order."""
    words = list(CalibrationWord.objects.filter(step__workshop=workshop))
    cases = list(Case.objects.filter(step__workshop=workshop).prefetch_related("options"))
    return {
        "version": VERSION,
        "term": workshop.term,
        "language": workshop.language,
        "steps": [
            {
                **_plain(step),
                "words": [_plain(word) for word in words if word.step_id == step.pk],
                "cases": [
                    {**_plain(case), "answers": [option.text for option in case.options.all()]}
                    for case in cases
                    if case.step_id == step.pk
                ],
            }
            for step in steps
        ],
    }


def read_plan(plan: object) -> KeptAgenda:
    """Raises Refused("template_newer") or ("template_damaged"), and nothing else."""
    if isinstance(plan, dict) and type(plan.get("version")) is int and plan["version"] > VERSION:
        raise Refused(
            "template_newer",
            _("This template was kept by a newer Samsyn than this one, which cannot read it."),
        )
    try:
        return _agenda(plan)
    except (ValidationError, ValueError) as wrong:
        raise Refused(
            "template_damaged",
            _(
                "This template is damaged and cannot be used. Delete it, and keep a new one from a"
                " workshop."
            ),
        ) from wrong


def _plain(row: models.Model) -> dict[str, Any]:
    return {name: value for name, value in copied_of(row).items() if name != "position"}


def _agenda(plan: object) -> KeptAgenda:
    found = _with_keys(plan, {"version", "term", "language", "steps"})
    if found["version"] != VERSION or type(found["version"]) is bool:
        raise ValueError("version")
    language, term = found["language"], found["term"]
    if language not in [code for code, _name in settings.LANGUAGES]:
        raise ValueError("language")
    if not isinstance(term, str) or len(term) > 60:
        raise ValueError("term")
    steps = tuple(_step(each, place) for place, each in enumerate(_list(found["steps"])))
    if not steps:
        raise ValueError("no steps")
    return KeptAgenda(term, language, steps)


def _step(value: object, place: int) -> KeptStep:
    found, words, cases = _apart(value, "words", "cases")
    step = _row(Step, found, place)
    assert isinstance(step, Step)
    if step.kind == StepKind.CHANGES:
        raise ValueError("kind")
    if (words and step.kind != StepKind.CALIBRATE) or (cases and step.kind != StepKind.CASES):
        raise ValueError("words or cases where none are asked")
    return KeptStep(
        step,
        tuple(_word(each, at) for at, each in enumerate(words)),
        tuple(_case(each, at) for at, each in enumerate(cases)),
    )


def _word(value: object, place: int) -> CalibrationWord:
    word = _row(CalibrationWord, value, place)
    assert isinstance(word, CalibrationWord)
    if word.unit not in OFFERED and not (word.unit == OWN and word.own_unit):
        raise ValueError("unit")
    return word


def _case(value: object, place: int) -> tuple[Case, tuple[str, ...]]:
    found, answers = _apart(value, "answers")
    case = _row(Case, found, place)
    assert isinstance(case, Case)
    for at, text in enumerate(answers):
        _row(CaseOption, {"text": text}, at)
    if len(answers) < 2:
        raise ValueError("answers")
    return case, tuple(answers)


def _row(model: type[models.Model], value: object, place: int) -> models.Model:
    """An unsaved row with every value of the type and the length that its field has."""
    names = set(COPIED[model]) - {"position"}
    fields: dict[str, Any] = {name: model._meta.get_field(name) for name in names}
    given = _with_keys(value, names, {n for n, f in fields.items() if not _may_be_left_out(f)})
    for name, each in given.items():
        expected = next(t for kind, t in _TYPES.items() if isinstance(fields[name], kind))
        if type(each) is not expected or (isinstance(each, str) and "\x00" in each):
            raise ValueError(name)
        # A model looks at the length of short texts only.
        if isinstance(each, str) and len(each) > (fields[name].max_length or len(each)):
            raise ValueError(name)
        if name in _BOUNDS and each not in _BOUNDS[name]:
            raise ValueError(name)
    row = model(**given, position=place)
    row.clean_fields(exclude=[f.name for f in model._meta.fields if f.name not in names])
    return row


def _may_be_left_out(field: Any) -> bool:
    return bool(field.has_default() or field.blank)


def _with_keys(value: object, known: set[str], needed: set[str] | None = None) -> dict[str, Any]:
    """An object with all of `needed` (by default of `known`), and nothing that is not known."""
    if not isinstance(value, dict):
        raise ValueError("no object")
    if set(value) - known or (known if needed is None else needed) - set(value):
        raise ValueError("keys")
    return value


def _apart(value: object, *names: str) -> tuple[Any, ...]:
    """The object without these lists, then the lists."""
    if not isinstance(value, dict):
        raise ValueError("no object")
    rest = {name: each for name, each in value.items() if name not in names}
    return (rest, *(_list(value.get(name)) for name in names))


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("no list")
    return value
