"""A vote that is opened again: what becomes of the ballots that are there already."""

from django.utils.translation import gettext as _

from workshop.enums import BallotsAfter, Phase
from workshop.exceptions import Refused
from workshop.models import Ballot, Step
from workshop.queries.tally import has_ballots

KEEP, CLEAR = "keep", "clear"
VOTING = frozenset({Phase.VOTING, Phase.CHOOSING})
COUNTED = frozenset({Phase.COUNTED, Phase.CHOSEN})


def check_said(step: Step, runoff: int, ballots: str) -> None:
    """Raises Refused("keep_or_clear") where there are ballots and nothing was said of them."""
    if not ballots and has_ballots(step, runoff):
        sentence = _("Say first whether the votes are kept or cleared.")
        raise Refused("keep_or_clear", sentence, {"ballots": sentence})


def reopen_ballots(step: Step, ballots: str) -> None:
    """Keep or clear the ballots of the newest vote in the step, and note which; does not save it.

    Raises Refused("keep_or_clear").
    """
    check_said(step, step.runoff, ballots)
    if not has_ballots(step, step.runoff):
        return
    if ballots == CLEAR:
        Ballot.objects.filter(step=step, runoff=step.runoff).delete()
    step.ballots_after = BallotsAfter.CLEARED if ballots == CLEAR else BallotsAfter.KEPT


def note_ballots(step: Step, phase: Phase) -> None:
    """As a phase is entered: ballots from before are said to be kept, and a count ends all that."""
    if phase in COUNTED:
        step.ballots_after = ""
    elif phase in VOTING and not step.ballots_after and has_ballots(step, step.runoff):
        step.ballots_after = BallotsAfter.KEPT
