"""What the commands of one batch share: the workshop read once, and rows still to be written.

A room is loaded at the start of a batch under the workshop's lock and thrown away at its end.
Hot rows (cards, ballots, reactions) wait in it and are inserted in bulk; everything that reads
them inside the batch asks the room, never the table.
"""

from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from behaviours import permissions as team_permissions
from workshop.commands.latest import Latest
from workshop.enums import StepState
from workshop.events import Event
from workshop.exceptions import Refused
from workshop.models import (
    Ballot,
    Card,
    ConsentRound,
    Judgement,
    Option,
    Participant,
    Reaction,
    Step,
    Workshop,
)
from workshop.queries.board import card_steps
from workshop.queries.composed import Composed, insert
from workshop.queries.facilitating import person_name

# --- what is asked in every batch ----------------------------------------------------------------
_revision = Composed(
    lambda pk: Workshop.objects.select_for_update().filter(pk=pk).values_list("revision")
)
_people = Composed(lambda workshop, ids: Participant.objects.filter(workshop=workshop, pk__in=ids))
_cards_by_author = Composed(
    lambda step, keys: (
        Card.objects.filter(step=step, author_key__in=keys)
        .order_by()
        .values_list("author_key")
        .annotate(Count("pk"))
    )
)
_screens_by_author = Composed(
    lambda step, keys: (
        Judgement.objects.filter(step=step, author_key__in=keys)
        .order_by()
        .values_list("author_key")
        .annotate(Count("pk"))
    )
)
_card = Composed(lambda pk, workshop: Card.objects.filter(pk=pk, step__workshop=workshop))


class Participants:
    """Those of one workshop, looked up as they are needed: a full hall has a thousand."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._found: dict[int, Participant | None] = {}

    def read(self, ids: Collection[int]) -> None:
        """Look up several in one query."""
        if missing := set(ids) - self._found.keys():
            rows = _people.all(Participant, self._workshop.pk, list(missing))
            found = {person.pk: person for person in rows}
            self._found |= {pk: found.get(pk) for pk in missing}

    def __contains__(self, pk: int) -> bool:
        self.read({pk})
        return self._found[pk] is not None

    def __getitem__(self, pk: int) -> Participant:
        self.read({pk})
        if (person := self._found[pk]) is None:
            raise KeyError(pk)
        return person

    def __len__(self) -> int:
        return self._numbers[0]

    @property
    def last_number(self) -> int:
        return self._numbers[1]

    def add(self, joined: Participant) -> None:
        self._numbers = len(self) + 1, max(self.last_number, joined.number)
        self._found[joined.pk] = joined

    @cached_property
    def _numbers(self) -> tuple[int, int]:
        """How many there are, and the highest number one of them has."""
        everybody = Participant.objects.filter(workshop=self._workshop)
        found = everybody.aggregate(many=Count("pk"), last=Max("number"))
        return found["many"], found["last"] or 0


class Room:
    """One workshop within one batch. Raises Workshop.DoesNotExist for an unknown id."""

    def __init__(self, workshop: int) -> None:
        self.workshop = Workshop.objects.select_for_update().get(pk=workshop)
        self.steps = list(Step.objects.filter(workshop=self.workshop).order_by("position"))
        self.events: list[Event] = []
        self._authors: set[str] = set()
        self._new_cards: dict[int, Card] = {}
        self._ballots: dict[str, Ballot] = {}
        self._reactions: dict[str, Reaction] = {}
        self._judgements: list[Judgement] = []
        self.latest = Latest()

    def is_current(self) -> bool:
        """Whether nothing was committed since this was read; takes the workshop's lock again."""
        self._facilitators.clear()  # who may is the team's to say, and no revision counts it
        return _revision.rows(self.workshop.pk) == [(self.workshop.revision,)]

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
    def expect(self, participants: Collection[int], authors: Collection[str]) -> None:
        """Who acts in this batch, so that what each needs is read for all of them at once."""
        self.participants.read(participants)
        self._authors = set(authors)

    @cached_property
    def participants(self) -> Participants:
        return Participants(self.workshop)

    def present(self) -> int:
        """Joined, not marked as left and not a double (method: "Stopping")."""
        joined = Participant.objects.filter(workshop=self.workshop)
        return joined.filter(left_at=None, double_of=None).count()

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
        for card in _card.all(Card, pk, self.workshop.pk):
            return card
        raise not_here()

    def cards_of_author(self, step: Step, key: str) -> int:
        if (step.pk, key) not in self._card_counts:
            self._count_cards(step, self._authors | {key})
        waiting = self._new_cards.values()
        return self._card_counts[step.pk, key] + sum(
            c.step_id == step.pk and c.author_key == key for c in waiting
        )

    def _count_cards(self, step: Step, keys: set[str]) -> None:
        keys = {key for key in keys if (step.pk, key) not in self._card_counts}
        counts = dict(_cards_by_author.rows(step.pk, list(keys)))
        self._card_counts |= {(step.pk, key): counts.get(key, 0) for key in keys}

    @cached_property
    def _card_counts(self) -> dict[tuple[int, str], int]:
        return {}

    def add_card(self, card: Card) -> None:
        self._new_cards[card.pk] = card

    def remove_card(self, card: Card) -> None:
        """Deletes a card that is written already; its writer has room for another at once."""
        self.forget_author(card)
        card.delete()

    def forget_author(self, card: Card) -> None:
        """The card is gone, or has another key: how many its writer has is counted anew."""
        self._card_counts.pop((card.step_id, card.author_key), None)

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

    @cached_property
    def asked(self) -> dict[str, Any]:
        """What the open step asks, as its commands have read it; they know what for."""
        return {}

    def set_ballot(self, ballot: Ballot) -> None:
        self._ballots[ballot.author_key] = ballot

    @cached_property
    def round(self) -> ConsentRound | None:
        """The newest consent round of the current step."""
        return ConsentRound.objects.filter(step=self.current).order_by("-number").first()

    def set_reaction(self, reaction: Reaction) -> None:
        self._reactions[reaction.author_key] = reaction

    def sortable_cards(self, step: Step) -> set[int]:
        """The ids of the cards that are sorted in the step."""
        if step.pk not in self._sortable:
            cards = Card.objects.filter(step__in=card_steps(step, self.steps), hidden="")
            self._sortable[step.pk] = set(cards.values_list("pk", flat=True))
        return self._sortable[step.pk]

    @cached_property
    def _sortable(self) -> dict[int, set[int]]:
        return {}

    def screens_of_author(self, step: Step, key: str) -> int:
        """How many sorting screens somebody has answered or skipped."""
        if (step.pk, key) not in self._screen_counts:
            keys = self._authors | {key}
            counts = dict(_screens_by_author.rows(step.pk, list(keys)))
            self._screen_counts |= {(step.pk, key): counts.get(key, 0) for key in keys}
        return self._screen_counts[step.pk, key]

    @cached_property
    def _screen_counts(self) -> dict[tuple[int, str], int]:
        return {}

    def add_judgement(self, judgement: Judgement) -> None:
        self._judgements.append(judgement)
        self._screen_counts[judgement.step_id, judgement.author_key] += 1

    def flush(self) -> None:
        """Write the waiting rows. Called before any command that reads them, and at the end."""
        if self._new_cards:
            insert(list(self._new_cards.values()))
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
                update_fields=["kind", "reason", "change", "phrase", "answer"],
            )
        if self._judgements:
            Judgement.objects.bulk_create(self._judgements)
        self._new_cards, self._ballots, self._reactions = {}, {}, {}
        self._judgements = []
        self.latest.flush()

    def forget(self) -> None:
        """After a move of the workshop: what was read of the old step no longer holds."""
        self._options.clear()
        self._sortable.clear()
        self._screen_counts.clear()
        self.asked.clear()
        self.__dict__.pop("round", None)

    def renumber(self, steps: Iterable[Step]) -> None:
        self.steps = list(steps)
        for position, step in enumerate(self.steps):
            if step.position != position:
                step.position = position
                step.save(update_fields=["position"])


def not_here() -> Refused:
    return Refused("not_here", _("That is no longer here. The page shows what is."))
