"""The draft tried on the customer cases: one verdict a person and case, hidden until closed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from workshop.actors import Author
from workshop.commands.room import Room, not_here
from workshop.events import Progressed
from workshop.exceptions import Refused
from workshop.models import Case, CaseVerdict, Draft, Step


@dataclass(frozen=True)
class _Test:
    """What is put now: the draft's version, and the ids of the cases."""

    version: int
    cases: frozenset[int]


def judge_case(
    *, room: Room, by: Author, case: int, version: int, verdict: str
) -> dict[str, str | int]:
    """Whether the draft tells one what to do in a case; the latest counts until it is closed.

    Raises Refused("old_wording") for a verdict on a draft that has changed since.
    """
    step = room.open_step()
    test = room.asked.get("test") or room.asked.setdefault("test", _test_of(room, step))
    if version != test.version:
        raise Refused(
            "old_wording", _("The wording has changed. Read the new one, then answer it.")
        )
    if case not in test.cases:
        raise not_here()
    room.latest.put(
        CaseVerdict(step=step, version=version, case_id=case, author_key=by.key, verdict=verdict)
    )
    room.happened(Progressed())
    return {"case": str(case), "verdict": verdict}


def open_test(step: Step) -> None:
    """Put the draft to the cases. What was said of this version stays, and is hidden again."""
    draft = Draft.objects.filter(step=step).first()
    if draft is None or not draft.text:
        raise Refused("no_draft", _("Write and save a draft first; then people can react to it."))
    if draft.tested == draft.version:
        draft.tested = None
        draft.save(update_fields=["tested"])


def close_test(step: Step) -> None:
    """From now on everybody may see what the draft came to in the cases."""
    draft = Draft.objects.get(step=step)
    draft.tested = draft.version
    draft.save(update_fields=["tested"])


def _test_of(room: Room, step: Step) -> _Test:
    draft = Draft.objects.filter(step=step).first()
    cases = Case.objects.filter(step__workshop=room.workshop).values_list("pk", flat=True)
    return _Test(draft.version if draft else 0, frozenset(cases))
