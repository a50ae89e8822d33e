"""Choosing among drafts: what may be offered, what was, and what people approved of."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from workshop.method.ballots import Approval, approve
from workshop.models import Ballot, Draft, Option, Step, Wording
from workshop.queries.consent import round_of
from workshop.queries.tally import Choice, Paper, Result
from workshop.queries.walk import OFFERS


@dataclass(frozen=True)
class Candidate:
    """A whole text that can be offered. `wording`: its id; "" for the saved draft itself."""

    wording: str
    text: str
    offered: bool = False
    is_draft: bool = False


@dataclass(frozen=True)
class Offers:
    """Each text once, the draft first. `version`: of the draft that is among them."""

    candidates: tuple[Candidate, ...]
    version: int

    @property
    def offered(self) -> int:
        return sum(candidate.offered for candidate in self.candidates)

    @property
    def enough(self) -> bool:
        return self.offered >= OFFERS


def offers_of(step: Step) -> Offers | None:
    """None in a step that is held in short, where one draft is put to consent as it is."""
    if not step.in_full:
        return None
    draft = Draft.objects.filter(step=step).first()
    saved = draft.text if draft else ""
    offered = set(_options(step).values_list("wording", flat=True))
    found: dict[str, Candidate] = {}
    if saved:
        found[saved] = Candidate("", saved, is_draft=True)
    for wording in Wording.objects.filter(step=step, phrase="").order_by("pk"):
        there = found.get(wording.text)
        # The same text by two hands is offered once.
        if there is None or not there.offered:
            found[wording.text] = Candidate(
                str(wording.pk), wording.text, wording.pk in offered, wording.text == saved
            )
    return Offers(tuple(found.values()), draft.version if draft else 0)


def drafts_on_paper(step: Step) -> Paper:
    """What lies before each voter: whole texts, in no meaningful order; any number of approvals."""
    choices = tuple(Choice(str(o.pk), str(o.wording)) for o in options_of(step))
    return Paper(choices, len(choices), 1, step.runoff, again=step.ballots_after)


def drafts_chosen(step: Step) -> Result:
    """How many approve of each, most first; the one that goes first is "kept", who is level "tied".

    `votable` is False while nobody has approved of anything: the draft stays as it was.
    """
    options = options_of(step)
    approval = approval_of(step, options)
    standing = dict.fromkeys(approval.best, "tied") | dict.fromkeys(approval.best[:1], "kept")
    choices = [
        Choice(
            str(o.pk),
            str(o.wording),
            voters=approval.voters[o.pk],
            dots=approval.voters[o.pk],
            standing=standing.get(o.pk, "out"),
        )
        for o in options
    ]
    choices.sort(key=lambda choice: (-choice.voters, choice.standing != "kept"))
    return Result(tuple(choices), approval.ballots, 0, step.runoff, votable=bool(approval.best))


def still_level(step: Step) -> tuple[Candidate, ...]:
    """The drafts that were level with the one now put to consent, to be put as well."""
    options = options_of(step)
    best = approval_of(step, options).best
    now = round_of(step)
    tied = [o.wording for o in options if o.pk in best] if len(best) > 1 else []
    return tuple(
        Candidate(str(wording.pk), wording.text)
        for wording in tied
        if wording is not None and (now is None or wording.text != now.text)
    )


def options_of(step: Step) -> list[Option]:
    """By their random ids: an order that is neither one of time nor of the alphabet."""
    return list(_options(step).select_related("wording").order_by("pk"))


def approval_of(step: Step, options: Sequence[Option]) -> Approval[int]:
    known = {str(option.pk): option.pk for option in options}
    ballots = Ballot.objects.filter(step=step, runoff=step.runoff).values_list("options", flat=True)
    return approve([o.pk for o in options], [[known[p] for p in b if p in known] for b in ballots])


def _options(step: Step) -> QuerySet[Option]:
    return Option.objects.filter(step=step, runoff=step.runoff, wording__isnull=False)
