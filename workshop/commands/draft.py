"""Around the draft: words tied to themes, what no wording can change, and who speaks last."""

from django.utils.translation import gettext as _

from workshop.actors import Named
from workshop.commands.room import Room, not_here
from workshop.enums import StepKind
from workshop.events import LimitsStated, PeopleChanged, TiesChanged
from workshop.exceptions import Refused
from workshop.method.phrases import stands, words_in
from workshop.models import Draft, PhraseTie
from workshop.queries.coverage import chosen_in_order

TIES_A_STEP = 60


def tie_phrase(
    *, room: Room, by: Named, phrase: str, theme: int, version: int | None = None
) -> dict[str, str]:
    """Say that these words of the saved draft stand for a chosen theme.

    `version` is of the draft that was read. A newer one does not matter while the words are in it;
    when they are not, it tells which of the two refusals is the true one.
    """
    step = room.open_step()
    chosen = {row.pk: row for row in chosen_in_order(step, room.steps)}
    if theme not in chosen:
        other = _("This theme is not among the chosen ones any more. Choose another.")
        raise Refused("not_chosen", other, {"theme": other})
    draft = Draft.objects.filter(step=step).first()
    if draft is None or not stands(phrase, draft.text):
        raise _not_there(draft.version if draft else 0, version)
    ties = list(PhraseTie.objects.filter(step=step))
    for tie in ties:
        # The same words, whatever their case: they say it already.
        if tie.theme_id == theme and words_in(tie.phrase) == words_in(phrase):
            return {"tie": str(tie.pk)}
    if len(ties) >= TIES_A_STEP:
        raise Refused("too_many_ties", _("That is enough. Remove a tie first."))
    made = PhraseTie.objects.create(step=step, phrase=phrase, theme=chosen[theme])
    room.happened(TiesChanged())
    return {"tie": str(made.pk)}


def untie_phrase(*, room: Room, by: Named, tie: int) -> None:
    """Whether or not its words still stand."""
    gone, _by_model = PhraseTie.objects.filter(pk=tie, step=room.open_step()).delete()
    if not gone:
        raise not_here()
    room.happened(TiesChanged())


def state_limits(*, room: Room, by: Named, limits: str) -> None:
    """What no wording can change; "" takes it back."""
    step = room.open_step()
    step.limits = limits
    step.save(update_fields=["limits"])
    room.happened(LimitsStated())


def has_limits(kind: str) -> bool:
    """Whether in a step of this kind something can be stated as fixed."""
    return kind in {StepKind.AGREE, StepKind.BEHAVIOURS}


def mark_leader(*, room: Room, by: Named, participant: int, leads: bool) -> None:
    """Say that somebody leads the team, or no longer: they alone are asked to speak last."""
    if participant not in room.participants:
        raise not_here()
    person = room.participants[participant]
    person.leader = leads
    person.save(update_fields=["leader"])
    room.happened(PeopleChanged(frozenset({f"p:{person.pk}"})))


def _not_there(now: int, read: int | None) -> Refused:
    if read is not None and read != now:
        gone = _("The draft was changed meanwhile, and these words are no longer in it.")
        return Refused("words_gone", gone, {"phrase": gone})
    never = _("These words are not in the saved draft. Save the draft first, or mark others.")
    return Refused("words_gone", never, {"phrase": never})
