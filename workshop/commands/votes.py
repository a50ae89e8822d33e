"""Dot votes: whole ballots, blind until the count."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workshop.actors import Author, Named
from workshop.commands.room import Room
from workshop.enums import Phase, StepKind
from workshop.events import Progressed, WorkshopMoved
from workshop.exceptions import Refused
from workshop.method.ballots import dots_for, spent
from workshop.models import Ballot, Option, Step
from workshop.queries.board import cards_to_vote_on, themes_to_vote_on
from workshop.queries.regrouped import options_of, standing_for, themes_of
from workshop.queries.tally import result_of


def set_ballot(*, room: Room, by: Author, options: Collection[int]) -> dict[str, list[str]]:
    """Replace the voter's whole ballot: an option stands in it as often as it got dots.

    Where one dot is all an option can have, what is repeated counts once.
    Raises Refused("over_budget") or ("late_option").
    """
    step = room.open_step()
    on_offer = room.options(step)
    chosen = sorted(spent(options, several=step.several_dots))
    if not on_offer.issuperset(chosen):
        raise Refused("late_option", _("One of these is no longer voted on. Choose again."))
    budget = dots_for(len(on_offer))
    if len(chosen) > budget:
        raise Refused(
            "over_budget",
            ngettext("You have one dot.", "You have %(count)d dots.", budget) % {"count": budget},
        )
    ids = [str(pk) for pk in chosen]
    room.set_ballot(Ballot(step=step, runoff=step.runoff, author_key=by.key, options=ids))
    room.happened(Progressed())
    return {"ballot": ids}


def open_vote(room: Room, step: Step) -> None:
    """Put up the options as the vote opens; reopened, those that are gone go and new ones come."""
    if step.runoff:
        return
    key = "theme_id" if step.kind == StepKind.VOTE else "card_id"
    if step.kind == StepKind.VOTE:
        wanted = {theme.pk for theme in themes_to_vote_on(step, room.steps)}
    else:
        wanted = {card.pk for card in cards_to_vote_on(step)}
    before = options_of(step, 0)
    standing = {getattr(option, key): option.pk for option in before}
    Option.objects.filter(pk__in=[pk for at, pk in standing.items() if at not in wanted]).delete()
    Option.objects.bulk_create(
        Option(step=step, **{key: at}) for at in sorted(wanted - set(standing))
    )
    if standing.keys() != wanted:
        _fit_ballots(step, _moved(step, before, key))


def _moved(step: Step, before: Sequence[Option], key: str) -> dict[str, str]:
    """Of the options that stood before: which one stands for each now."""
    now = {getattr(option, key): str(option.pk) for option in options_of(step, 0)}
    themes = themes_of(before)
    moved: dict[str, str] = {}
    for option in before:
        at = standing_for(option, themes).at[0] if option.theme else option.card_id
        if option.card is not None and option.card.merged_into_id is not None:
            at = option.card.merged_into_id
        if at in now:
            moved[str(option.pk)] = now[at]
    return moved


def _fit_ballots(step: Step, moved: Mapping[str, str]) -> None:
    """Dots on what was merged are on what it was merged into, and those on what is gone go.

    A ballot with more dots than there are now is given anew.
    """
    on_offer = {
        str(pk) for pk in Option.objects.filter(step=step, runoff=0).values_list("pk", flat=True)
    }
    budget = dots_for(len(on_offer))
    ballots = list(Ballot.objects.filter(step=step, runoff=0))
    for ballot in ballots:
        dots = spent([moved.get(pk, pk) for pk in ballot.options], several=step.several_dots)
        left = [pk for pk in dots if pk in on_offer]
        ballot.options = left if len(left) <= budget else []
    Ballot.objects.bulk_update(ballots, ["options"])


def open_runoff(*, room: Room, by: Named) -> None:
    """A new blind vote among those tied at the cut. Raises Refused("no_tie")."""
    step = room.open_step()
    result = result_of(step)
    if not result.tied:
        raise Refused("no_tie", _("Nothing is tied at the cut, so no run-off is needed."))
    step.runoff += 1
    step.phase = Phase.VOTING
    step.save(update_fields=["runoff", "phase"])
    Option.objects.bulk_create(
        Option(step=step, runoff=step.runoff, theme_id=option.theme, card_id=option.card)
        for option in result.tied
    )
    room.forget()
    room.happened(WorkshopMoved())


def drop_runoff(step: Step) -> None:
    """Back before the newest run-off, as if it had not been opened."""
    Option.objects.filter(step=step, runoff=step.runoff).delete()
    Ballot.objects.filter(step=step, runoff=step.runoff).delete()
    step.runoff -= 1
