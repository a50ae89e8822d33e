"""The leader's preparation: saved as a whole, guarded, and its advice put into the agenda."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from workshop import permissions
from workshop.actors import Named
from workshop.commands.room import Room
from workshop.events import AgendaChanged
from workshop.exceptions import Refused
from workshop.method import leading
from workshop.models import Preparation, Step, Workshop
from workshop.queries.preparation import prepared, step_for
from workshop.queries.preparation_words import ADVICE

KEPT_SAVES = 20
LONGEST_STEP = 600  # minutes


@transaction.atomic
def save_preparation(
    *, workshop: Workshop, by: User, revision: int, answers: Mapping[str, str]
) -> Preparation:
    """Facilitators and managers of the team. `revision`: the one that the writer saw.

    Raises Refused: "stale" where somebody saved since, with nothing stored; "cleared".
    """
    permissions.check_can_prepare(by, workshop)
    # The workshop's row is the lock: two first saves at once must not both find nothing there.
    locked = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if locked.cleared_at is not None:
        raise Refused("cleared", _("What was written here has been deleted. This is how it stays."))
    found, _made = Preparation.objects.get_or_create(workshop=locked)
    if found.revision != revision:
        raise Refused("stale", _("Somebody else saved this while you were writing."))
    said = {name: text for name, text in answers.items() if text}
    if said == found.answers:
        return found
    found.answers = said
    found.revision += 1
    # By number and not by name: a name would outlive the account.
    save = {"revision": found.revision, "by": by.pk, "answers": said}
    found.saves = [*found.saves, save][-KEPT_SAVES:]
    found.save(update_fields=["answers", "revision", "saves"])
    # A console that is open before the start finds it when it next looks for itself.
    Workshop.objects.filter(pk=locked.pk).update(revision=F("revision") + 1)
    return found


def take_advice(*, room: Room, by: Named, advice: str) -> None:
    """Puts advice into the notes or the minutes of its step; a second click does nothing.

    Raises Refused("advice_gone") for one that the answers, or the agenda, do not bring any
    more, "notes_full", "step_full".
    """
    found = Preparation.objects.filter(workshop=room.workshop).first()
    if found is None:
        raise _gone()
    if advice in found.taken:
        return
    way = prepared(found.answers).way
    there = leading.advice(leading.Style(way), found.answers) if way else ()
    chosen = next((each for each in there if each.name == advice), None)
    step = step_for(chosen, room.steps) if chosen else None
    if chosen is None or step is None:
        raise _gone()
    if chosen.minutes:
        _lengthen(step, chosen.minutes)
    else:
        with translation.override(room.workshop.language):
            _note(step, str(ADVICE[chosen.name]))
    found.taken = [*found.taken, chosen.name]
    found.save(update_fields=["taken"])
    room.happened(AgendaChanged())


def _lengthen(step: Step, minutes: int) -> None:
    if step.minutes + minutes > LONGEST_STEP:
        raise Refused("step_full", _("This step is as long as a step can be."))
    step.minutes += minutes
    step.save(update_fields=["minutes"])


def _note(step: Step, line: str) -> None:
    """Its own line at the end; what is in the notes already is not written twice."""
    if line in step.notes:
        return
    notes = f"{step.notes}\n{line}" if step.notes else line
    if len(notes) > (Step._meta.get_field("notes").max_length or 0):
        raise Refused("notes_full", _("The notes of this step are full. Shorten them first."))
    step.notes = notes
    step.save(update_fields=["notes"])


def _gone() -> Refused:
    return Refused(
        "advice_gone",
        _("This is not advised any more: the answers or the agenda have changed."),
    )
