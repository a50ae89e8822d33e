"""Whether every acknowledged action is there exactly once, read past the product's own queries."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from tests.bench.hall import Hall
from workshop.actors import author_key
from workshop.cookies import cookie_name, identity_of
from workshop.method.ballots import dots_for
from workshop.models import ActionRecord, Ballot, BoardChange, Card, Option

Act = dict[str, Any]


@dataclass
class Verdict:
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    over_budget: int = 0
    notes: list[str] = field(default_factory=list)

    def note(self, what: str, number: int) -> int:
        if number:
            self.notes.append(f"{number} {what}")
        return number


def check(hall: Hall, told: dict[str, Any], different: Sequence[int]) -> Verdict:
    """`told` is the client's report; those in `different` never showed what the database says.

    Whatever somebody did not get counts as lost to them.
    """
    connection.close()  # a connection of its own, opened after everything was acknowledged
    acts: list[Act] = told["acts"]
    good = [act for act in acts if act["ok"]]
    verdict = Verdict(acknowledged=len(good))
    verdict.lost += verdict.note("actions never answered", sum(a["ok"] is None for a in acts))
    verdict.lost += verdict.note("clients end with another state", len(different))
    verdict.lost += verdict.note("sockets were sent away", told["byes"])
    _records(hall, verdict, good)
    _cards(hall, verdict, acts)
    _moves(hall, verdict, good)
    _ballots(hall, verdict, acts)
    return verdict


def _records(hall: Hall, verdict: Verdict, good: Sequence[Act]) -> None:
    rows = ActionRecord.objects.filter(workshop=hall.workshop).values_list("uuid", flat=True)
    stored = Counter(rows)
    uuids = [UUID(act["uuid"]) for act in good]
    verdict.lost += verdict.note("actions without a record", sum(u not in stored for u in uuids))
    verdict.doubled += verdict.note(
        "actions with two records", sum(stored[uuid] > 1 for uuid in uuids)
    )


def _cards(hall: Hall, verdict: Verdict, acts: Sequence[Act]) -> None:
    sent = [act for act in acts if act["action"] == "card.submit"]
    rows = Card.objects.filter(step__workshop=hall.workshop).values_list("pk", "text")
    texts = {str(pk): text for pk, text in rows}
    copies = Counter(texts.values())
    good = [act for act in sent if act["ok"]]
    verdict.lost += verdict.note(
        "cards not there as sent",
        sum(texts.get(act["answer"]["card"]) != act["data"]["text"] for act in good),
    )
    verdict.doubled += verdict.note(
        "cards there twice", sum(copies[act["data"]["text"]] > 1 for act in good)
    )
    verdict.doubled += verdict.note(
        "cards there though refused",
        sum(act["data"]["text"] in copies for act in sent if act["ok"] is False),
    )


def _moves(hall: Hall, verdict: Verdict, good: Sequence[Act]) -> None:
    rows = BoardChange.objects.filter(step__workshop=hall.workshop, verb="move")
    stored = Counter((str(card), str(theme)) for card, theme in rows.values_list("card", "theme"))
    sent = Counter(_target(act) for act in good if act["action"] == "card.move")
    verdict.lost += verdict.note("moves not there", _more(sent, stored))
    if sent:
        verdict.doubled += verdict.note("moves there twice", _more(stored, sent))


def _target(act: Act) -> tuple[str, str]:
    return act["data"]["card"], act["data"]["theme"]


def _more(these: Counter[tuple[str, str]], those: Counter[tuple[str, str]]) -> int:
    return (these - those).total()


def _ballots(hall: Hall, verdict: Verdict, acts: Sequence[Act]) -> None:
    votes = [act for act in acts if act["action"] == "ballot.set"]
    if not votes:
        return
    step = hall.step
    budget = dots_for(Option.objects.filter(step=step, runoff=step.runoff).count())
    rows = list(Ballot.objects.filter(step__workshop=hall.workshop))
    verdict.over_budget += verdict.note(
        "ballots over the budget",
        sum(len(row.options) > budget or len(set(row.options)) < len(row.options) for row in rows),
    )
    verdict.over_budget += verdict.note(
        "ballots accepted over the budget",
        sum(bool(act["ok"]) and len(act["data"]["options"]) > budget for act in votes),
    )
    keys = Counter(row.author_key for row in rows)
    verdict.doubled += verdict.note("voters with two ballots", sum(n > 1 for n in keys.values()))
    stored = {row.author_key: set(row.options) for row in rows}
    last = {act["phone"]: set(act["data"]["options"]) for act in votes if act["ok"]}
    mine = dict(_author_keys(hall, last, step.pk))
    verdict.lost += verdict.note(
        "voters whose last ballot is not the one stored",
        sum(stored.get(mine[phone]) != options for phone, options in last.items()),
    )


def _author_keys(hall: Hall, phones: Iterable[int], step: int) -> Iterable[tuple[int, str]]:
    """As only the cookie's owner can make them."""
    name = cookie_name(hall.workshop.pk)
    for phone in phones:
        given = dict(each.split("=", 1) for each in hall.cookies[phone].split("; "))
        who = identity_of({name: given[name]}, hall.workshop.pk)
        assert who is not None
        yield phone, author_key(who.secret, hall.workshop.pk, step)
