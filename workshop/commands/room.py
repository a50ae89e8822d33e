"""What the commands of one batch share: the workshop read once, and rows still to be written.

A room is loaded at the start of a batch under the workshop's lock and thrown away at its end.
Hot rows (cards, ballots, reactions) wait in it and are inserted in bulk; everything that reads
them inside the batch asks the room, never the table.
"""

from collections.abc import Iterable
from functools import cached_property

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from behaviours import permissions as team_permissions
from workshop.enums import StepState
from workshop.events import Event
from workshop.exceptions import Refused
from workshop.models import (
    Ballot,
    Card,
    ConsentRound,
    Option,
    Participant,
    Reaction,
    Step,
    Workshop,
)


class Room:
    """One workshop within one batch. Raises Workshop.DoesNotExist for an unknown id."""

    def __init__(self, workshop: int) -> None:
        self.workshop = Workshop.objects.select_for_update().get(pk=workshop)
        self.steps = list(Step.objects.filter(workshop=self.workshop).order_by("position"))
        self.events: list[Event] = []
        self._new_cards: dict[int, Card] = {}
        self._ballots: dict[str, Ballot] = {}
        self._reactions: dict[str, Reaction] = {}

    def happened(self, event: Event) -> None:
        self.events.append(event)

    # --- steps ---------------------------------------------------------------------------------
    @property
    def current(self) -> Step | None:
        return self.step(self.workshop.current_id) if self.workshop.current_id else None

    def step(self, pk: int | None) -> Step:
        """Raises Refused("not_here") for a step of another workshop, or none."""
        for step in self.steps:
            if step.pk == pk:
                return step
        raise not_here()

    def open_step(self) -> Step:
        step = self.current
        if step is None or step.state != StepState.OPEN:
            raise Refused("step_closed", _("This step is not open now."))
        return step

    # --- people --------------------------------------------------------------------------------
    @cached_property
    def participants(self) -> dict[int, Participant]:
        return {p.pk: p for p in Participant.objects.filter(workshop=self.workshop)}

    def present(self) -> int:
        """Joined, not marked as left and not a double (method: "Stopping")."""
        return sum(p.left_at is None and p.double_of_id is None for p in self.participants.values())

    def facilitator_name(self, user: int) -> str | None:
        """The name of a member who may facilitate here, or None."""
        if user not in self._facilitators:
            person = get_user_model().objects.filter(pk=user, is_active=True).first()
            may = person is not None and team_permissions.can_facilitate(person, self.workshop.team)
            self._facilitators[user] = person_name(person) if may and person else None
        return self._facilitators[user]

    @cached_property
    def _facilitators(self) -> dict[int, str | None]:
        return {}

    # --- hot rows ------------------------------------------------------------------------------
    def card(self, pk: int) -> Card:
        """A card of this workshop, written or still waiting. Raises Refused("not_here")."""
        if pk in self._new_cards:
            return self._new_cards[pk]
        card = Card.objects.filter(pk=pk, step__workshop=self.workshop).first()
        if card is None:
            raise not_here()
        return card

    def cards_of_author(self, step: Step, key: str) -> int:
        if (step.pk, key) not in self._card_counts:
            self._card_counts[step.pk, key] = Card.objects.filter(step=step, author_key=key).count()
        waiting = self._new_cards.values()
        return self._card_counts[step.pk, key] + sum(
            c.step_id == step.pk and c.author_key == key for c in waiting
        )

    @cached_property
    def _card_counts(self) -> dict[tuple[int, str], int]:
        return {}

    def add_card(self, card: Card) -> None:
        self._new_cards[card.pk] = card

    def remove_card(self, card: Card) -> None:
        """Deletes a card that is written already; its writer has room for another at once."""
        self._card_counts.pop((card.step_id, card.author_key), None)
        card.delete()

    def options(self, step: Step) -> set[int]:
        """The ids of the options now voted on in the step."""
        if step.pk not in self._options:
            self._options[step.pk] = set(
                Option.objects.filter(step=step, runoff=step.runoff).values_list("pk", flat=True)
            )
        return self._options[step.pk]

    @cached_property
    def _options(self) -> dict[int, set[int]]:
        return {}

    def set_ballot(self, ballot: Ballot) -> None:
        self._ballots[ballot.author_key] = ballot

    @cached_property
    def round(self) -> ConsentRound | None:
        """The newest consent round of the current step."""
        return ConsentRound.objects.filter(step=self.current).order_by("-number").first()

    def set_reaction(self, reaction: Reaction) -> None:
        self._reactions[reaction.author_key] = reaction

    def flush(self) -> None:
        """Write the waiting rows. Called before any command that reads them, and at the end."""
        if self._new_cards:
            Card.objects.bulk_create(self._new_cards.values())
            for card in self._new_cards.values():
                at = card.step_id, card.author_key
                self._card_counts[at] = self._card_counts.get(at, 0) + 1
        if self._ballots:
            Ballot.objects.bulk_create(
                self._ballots.values(),
                update_conflicts=True,
                unique_fields=["step", "runoff", "author_key"],
                update_fields=["options"],
            )
        if self._reactions:
            Reaction.objects.bulk_create(
                self._reactions.values(),
                update_conflicts=True,
                unique_fields=["round", "author_key"],
                update_fields=["kind", "reason", "change", "answer"],
            )
        self._new_cards, self._ballots, self._reactions = {}, {}, {}

    def forget(self) -> None:
        """After a move of the workshop: what was read of the old step no longer holds."""
        self._options.clear()
        self.__dict__.pop("round", None)

    def renumber(self, steps: Iterable[Step]) -> None:
        self.steps = list(steps)
        for position, step in enumerate(self.steps):
            if step.position != position:
                step.position = position
                step.save(update_fields=["position"])


def not_here() -> Refused:
    return Refused("not_here", _("That is no longer here. The page shows what is."))


def person_name(user: object) -> str:
    """How a member is named to others: full name, else the part of the address before the @."""
    full = str(getattr(user, "get_full_name", lambda: "")())
    return full or str(getattr(user, "email", "")).partition("@")[0]
