"""Hidden names: whoever holds the whole database does no better than chance.

Many small workshops are held in which people write in the order in which they joined, as people
do. The attacker has every row of every table with all columns, SQLite's row ids and the order in
which the tables give their rows, and knows that order of joining. From every pair of something
about people and something about what was written they make the best assignment of the one to the
other. Nothing may give more hits than guessing.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator
from math import log, sqrt
from random import Random
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, models

from tests.factories import (
    FULL,
    Person,
    Stage,
    act,
    done,
    go_next,
    join,
    make_crew,
    make_stage,
    make_theme,
    newest_round,
    options_of,
    react,
    sending,
    start,
    unsorted_cards,
    walk_to,
    walk_to_end,
    write,
)
from tests.workshop.resorted import asked_of
from workshop.actors import author_key
from workshop.enums import Phase, StepKind, Verdict
from workshop.live.writer import run_batch
from workshop.models import (
    ActionRecord,
    Ballot,
    CalibrationWord,
    Card,
    CaseAnswer,
    CaseVerdict,
    ChangedLine,
    Draft,
    Estimate,
    Judgement,
    LineReaction,
    Participant,
    Plan,
    Question,
    Reaction,
    Ready,
    Resorting,
    Step,
    Wording,
)
from workshop.queries.cases import cases_of

pytestmark = pytest.mark.django_db

WORKSHOPS = 120
PEOPLE = 5
HIDDEN: set[type[models.Model]] = {
    Card,
    CaseVerdict,
    Ballot,
    Reaction,
    Wording,
    Question,
    Estimate,
    CaseAnswer,
    Judgement,
    LineReaction,
    Plan,
    Ready,
    Resorting,
}

Row = dict[str, Any]
Feature = tuple[str, str]  # where it is from, and what of it


@pytest.fixture
def seeded(monkeypatch: pytest.MonkeyPatch) -> Random:
    """Chance that is the same in every run, so that the test cannot fail by bad luck."""
    chance = Random(20261112)
    monkeypatch.setattr("secrets.randbits", chance.getrandbits)
    monkeypatch.setattr("secrets.token_hex", lambda size: chance.randbytes(size).hex())
    return chance


# --- the room -------------------------------------------------------------------------------------
def in_order(people: list[Person], chance: Random) -> list[Person]:
    """The order of joining, with a neighbour overtaken now and then."""
    order = list(people)
    for at in range(len(order) - 1):
        if chance.random() < 0.15:
            order[at], order[at + 1] = order[at + 1], order[at]
    return order


def hold(
    stage: Stage, chance: Random, *, together: bool, leader: bool = False
) -> dict[str, list[Person]]:
    """A small workshop; returns who wrote each step's things, in the order they really came.

    `together`: what people send meets in one batch, as in a full room; else each comes alone.
    `leader`: one of those who joined is marked as leading the team.
    """

    def send(*actions: tuple[Person, str, dict[str, Any]]) -> None:
        incoming = [
            sending(person, action, uuid=UUID(int=chance.getrandbits(128)), **data)
            for person, action, data in actions
        ]
        batches = [incoming] if together else [[each] for each in incoming]
        for batch in batches:
            assert all(answer.ok for answer in run_batch(batch))

    def thought() -> str:
        # The words say nothing of their writer; in life they may, which no database can help.
        return f"Thought {chance.getrandbits(64)}"

    for _ in range(3):
        join(stage, role="Support")
    in_full = [StepKind.CLUSTER, StepKind.BEHAVIOURS]
    stage.workshop.steps.filter(kind__in=in_full).update(in_full=True)
    start(stage)
    came: dict[str, list[Person]] = {}
    line = str(stage.now.changed_lines.all()[0].pk)
    came["lines"] = in_order(stage.people, chance)
    kinds = [chance.choice(["agree", "live_with"]) for _ in came["lines"]]
    send(
        *(
            (who, "line.react", {"line": line, "kind": kind})
            for who, kind in zip(came["lines"], kinds, strict=True)
        )
    )
    for _ in range(3):
        go_next(stage)
    first = in_order(stage.people, chance)
    send(*((who, "card.submit", {"text": thought()}) for who in first))
    for _ in range(PEOPLE - 3):
        join(stage, role="Support")
    if leader:
        leads = str(chance.choice(stage.people).id)
        done(stage.facilitator, "participant.leader", participant=leads, leads="yes")
    late = in_order(stage.people[3:], chance)
    send(*((who, "card.submit", {"text": thought()}) for who in late))
    came["cards"] = [*first, *late]
    for _ in range(3):
        go_next(stage)
    cards = unsorted_cards(stage.now)
    came["judgements"] = in_order(stage.people, chance)
    ids = [str(card.pk) for card in cards]
    for _screen in range(2):
        focal, *shown = chance.sample(ids, 4)
        send(
            *(
                (who, "sort.judge", {"focal": focal, "shown": shown, "same": shown[:1]})
                for who in came["judgements"]
            )
        )
    go_next(stage)
    make_theme(stage.facilitator, "A", *(card.pk for card in cards[:3]))
    make_theme(stage.facilitator, "B", *(card.pk for card in cards[3:]))
    go_next(stage)
    options = [str(pk) for pk in options_of(stage.now).values()]
    came["ballots"] = in_order(stage.people, chance)
    send(*((who, "ballot.set", {"options": [chance.choice(options)]}) for who in came["ballots"]))
    go_next(stage)
    go_next(stage)
    came["wordings"] = in_order(stage.people, chance)
    send(*((who, "wording.suggest", {"text": thought()}) for who in came["wordings"]))
    done(stage.facilitator, "draft.save", text="We listen.", version=0)
    Step.objects.filter(pk=stage.now.pk).update(in_full=True)
    go_next(stage)
    tried = cases_of(stage.workshop.pk)[0]
    came["verdicts"] = in_order(stage.people, chance)
    judged = {"case": tried.id, "version": Draft.objects.get(step=stage.now).version}
    verdicts = [chance.choice(Verdict.values) for _ in came["verdicts"]]
    send(
        *(
            (who, "case.judge", judged | {"verdict": verdict})
            for who, verdict in zip(came["verdicts"], verdicts, strict=True)
        )
    )
    go_next(stage)
    go_next(stage)
    newest = str(newest_round(stage).pk)
    came["reactions"] = in_order(stage.people, chance)
    send(*((who, "consent.react", {"round": newest, "kind": "agree"}) for who in came["reactions"]))
    for _ in range(3):
        go_next(stage)
    word = str(stage.now.words.all()[0].pk)
    came["estimates"] = in_order(stage.people, chance)
    for action, number in (("estimate.give", "number"), ("estimate.range", "low high")):
        send(
            *(
                (
                    who,
                    action,
                    {"word": word, **{n: str(chance.randrange(99)) for n in number.split()}},
                )
                for who in came["estimates"]
            )
        )
    go_next(stage)
    go_next(stage)
    case = cases_of(stage.workshop.pk)[0]
    came["answers"] = in_order(stage.people, chance)
    send(
        *(
            (who, "case.answer", {"case": case.id, "option": chance.choice(case.answers).id})
            for who in came["answers"]
        )
    )
    # Everybody has the one role, so that it is kept: within it nobody may be told from another.
    assert set(CaseAnswer.objects.filter(step=stage.now).values_list("role", flat=True)) == {
        "Support"
    }
    go_next(stage)
    go_next(stage)
    # Starters, which nobody wrote: whose card is whose was tried above.
    Card.objects.bulk_create(Card(step=stage.now, text=thought()) for _ in range(2))
    for _ in range(3):
        go_next(stage)
    came["resortings"] = in_order(stage.people, chance)
    for at in range(2):
        send(
            *(
                (who, "behaviour.resort", {"card": asked.cards[at].id, "theme": "none"})
                for who, asked in ((who, asked_of(who, stage.now)) for who in came["resortings"])
            )
        )
    came["ready"] = in_order(stage.people, chance)
    send(*((who, "ready.say", {"ready": "yes"}) for who in came["ready"]))
    if connection.vendor == "postgresql":
        go_next(stage)  # which keeps the order of arrival until the phase ends: commands/arrival.py
    return came


# --- what the attacker has ------------------------------------------------------------------------
def rows_of(model: type[models.Model]) -> list[Row]:
    """All columns, the row id and the place in the table's own order."""
    table = model._meta.db_table
    row_id = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {row_id} AS "row id", * FROM "{table}"')
        assert cursor.description is not None
        names = [column[0] for column in cursor.description]
        return [
            dict(zip(names, row, strict=True)) | {"place": place}
            for place, row in enumerate(cursor.fetchall())
        ]


def of_keys(rows: list[Row], key: str, source: str) -> dict[Feature, dict[str, Any]]:
    """Everything sortable that is known of each author key: {feature: {key: value}}."""
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_key[row[key]].append(row)
    found: dict[Feature, dict[str, Any]] = {}
    for column in rows[0] if rows else ():
        for name, pick in (("first", min), ("last", max)):
            try:
                found[source, f"{name} {column}"] = {
                    author: pick(row[column] for row in its) for author, its in by_key.items()
                }
            except TypeError:
                continue  # empty in some rows: it says nothing of an order
    return found


def ranked(values: dict[Any, Any]) -> list[Any] | None:
    """Who, in the order of the values; None where they cannot be ordered or are all the same."""
    if len(set(map(str, values.values()))) < len(values):
        return None
    try:
        return sorted(values, key=values.__getitem__)
    except TypeError:
        return None


class Attack:
    """Hits of each pair of features, over all workshops."""

    def __init__(self) -> None:
        self.hits: dict[tuple[Feature, Feature, str], list[float]] = defaultdict(list)

    def try_all(
        self,
        people: dict[Feature, dict[int, Any]],
        written: dict[Feature, dict[str, Any]],
        truth: dict[str, int],
    ) -> None:
        for of_people, known in people.items():
            one = ranked(known)
            for of_written, values in written.items():
                other = ranked(values)
                if one is None or other is None or len(one) != len(other):
                    continue
                for way, row in (("with", one), ("against", one[::-1])):
                    hit = sum(truth[key] == who for key, who in zip(other, row, strict=True))
                    self.hits[of_people, of_written, way].append(hit / len(one))

    def best(self) -> tuple[float, tuple[Feature, Feature, str], int]:
        """(mean hit rate, pair, workshops) of the pair that did best against its own chance."""
        found = [
            (sum(rates) / len(rates), pair, len(rates))
            for pair, rates in self.hits.items()
            if len(rates) >= WORKSHOPS // 2
        ]
        return max(found, key=lambda each: (each[0] - 1 / PEOPLE) * sqrt(each[2]))

    def bound(self, workshops: int) -> float:
        """The hit rate that guessing passes once in a thousand such tests, with all its pairs.

        The hits of a guess among n have mean 1 and variance 1, so that a rate has mean 1/n and
        standard deviation 1/n; over all pairs the tail is shared out (Bonferroni), and the normal
        tail beyond z is below exp(−z²/2).
        """
        z = sqrt(2 * log(len(self.hits) / 0.001))
        return 1 / PEOPLE + z / PEOPLE / sqrt(workshops)


def tables_with_keys(stage: Stage) -> Iterator[tuple[str, list[Row], str]]:
    """(what, rows of this workshop, column of the author key) for every table that has one."""
    steps = set(Step.objects.filter(workshop=stage.workshop).values_list("pk", flat=True))
    rounds = {newest_round(stage).pk}
    words = set(CalibrationWord.objects.filter(step__in=steps).values_list("pk", flat=True))
    lines = set(ChangedLine.objects.filter(step__in=steps).values_list("pk", flat=True))
    for model in HIDDEN - {Question}:
        rows = [
            row
            for row in rows_of(model)
            if row["author_key"]
            and (
                row.get("step_id") in steps
                or row.get("round_id") in rounds
                or row.get("word_id") in words
                or row.get("line_id") in lines
            )
        ]
        yield model.__name__, rows, "author_key"
    records = [row for row in rows_of(ActionRecord) if row["workshop_id"] == stage.workshop.pk]
    for action in (
        "line.react",
        "card.submit",
        "ballot.set",
        "wording.suggest",
        "consent.react",
        "estimate.give",
        "estimate.range",
        "case.answer",
        "case.judge",
        "sort.judge",
        "behaviour.resort",
        "ready.say",
    ):
        yield (
            f"record of {action}",
            [
                row | {"author": row["actor"].removeprefix("k:")}
                for row in records
                if row["action"] == action
            ],
            "author",
        )


def people_of(stage: Stage) -> dict[Feature, dict[int, Any]]:
    rows = [row for row in rows_of(Participant) if row["workshop_id"] == stage.workshop.pk]
    return {
        ("people", column): {row["id"]: row[column] for row in rows}
        for column in rows[0]
        if column != "workshop_id"
    }


def truth_of(stage: Stage) -> dict[str, int]:
    """Which author key is whose; only the cookies know."""
    steps = Step.objects.filter(workshop=stage.workshop)
    return {person.key(step): person.id for person in stage.people for step in steps}


def test_from_the_whole_database_nobody_does_better_than_chance(seeded: Random) -> None:
    attack, control = Attack(), Attack()
    crew = make_crew()
    kinds = (
        StepKind.CHANGES,
        StepKind.WRITE,
        StepKind.CLUSTER,
        StepKind.VOTE,
        StepKind.AGREE,
        StepKind.CALIBRATE,
        StepKind.CASES,
        StepKind.BEHAVIOURS,
    )
    for number in range(WORKSHOPS):
        stage = make_stage(*kinds, people=0, crew=crew, roles=["Support"])
        came = hold(stage, seeded, together=bool(number % 2))
        people, truth = people_of(stage), truth_of(stage)
        for what, rows, key in tables_with_keys(stage):
            assert {row[key] for row in rows} <= set(truth)
            attack.try_all(people, of_keys(rows, key, what), truth)
        # Had each card a number as it came, this is what the attacker would find.
        writing = stage.step(StepKind.WRITE)
        arrival = {who.key(writing): place for place, who in enumerate(came["cards"])}
        control.try_all(people, {("arrival", "place"): arrival}, truth)
        stage.workshop.delete()

    rate, pair, workshops = attack.best()
    assert rate <= attack.bound(workshops), f"{pair} hits {rate:.3f} of {workshops}"
    # Every kind of feature was really tried, on every table.
    tried = {(of_people[1], written) for of_people, written, _way in attack.hits}
    for what in (
        "Card",
        "Ballot",
        "Reaction",
        "Wording",
        "Estimate",
        "CaseAnswer",
        "CaseVerdict",
        "Judgement",
        "Resorting",
        "record of card.submit",
        "record of estimate.give",
        "record of case.answer",
        "record of case.judge",
        "record of sort.judge",
        "record of behaviour.resort",
        "record of ready.say",
        # On PostgreSQL the phase has ended, and with it who was ready in it.
        *(() if connection.vendor == "postgresql" else ("Ready",)),
    ):
        for column in ("row id", "place", "id"):
            for known in ("number", "id", "joined_at", "row id", "place"):
                assert (known, (what, f"first {column}")) in tried
    # And the attack works, where there is something to find.
    found, _pair, _workshops = control.best()
    assert found > 0.6


# --- what the rows hold ---------------------------------------------------------------------------
@pytest.fixture
def whole() -> Stage:
    """A whole workshop with everything in it that people can send."""
    stage = make_stage(people=4)
    walk_to_end(stage)
    agree = str(stage.step(StepKind.AGREE).pk)
    done(stage.facilitator, "step.reopen", target=agree, ballots="keep")
    done(stage.people[0], "wording.suggest", text="We listen.")
    walk_to(stage, StepKind.AGREE, Phase.REACTING)
    react(stage.people[0], "objection", whole="on", reason="Harm", change="Another")
    done(stage.people[0], "ready.say", ready="yes")
    return stage


def dump(model: type[models.Model]) -> list[str]:
    return [" ".join(map(str, row.values())) for row in rows_of(model)]


def test_the_tables_that_hide_names_are_known() -> None:
    found = {
        model
        for model in apps.get_app_config("workshop").get_models()
        if any(field.name == "author_key" for field in model._meta.get_fields())
    }

    assert found == HIDDEN


def test_a_row_with_an_author_key_holds_no_participants_id(whole: Stage) -> None:
    ids = {str(person.id) for person in whole.people}
    for model in HIDDEN:
        rows = dump(model)
        assert rows, f"there is no {model.__name__} to look at"
        for row in rows:
            assert not [one for one in ids if one in row], model
    records = [" ".join(map(str, row.values())) for row in rows_of(ActionRecord)]
    kept_by_key = [row for row in records if " k:" in row]
    assert len(kept_by_key) > 20
    for row in kept_by_key:
        assert not [one for one in ids if one in row]


def test_what_is_done_by_name_holds_no_author_key(whole: Stage) -> None:
    keys = set(truth_of(whole))
    named = [
        model
        for model in apps.get_models()
        if model not in HIDDEN | {ActionRecord} and model._meta.managed
    ]
    for model in named:
        for row in dump(model):
            assert not [key for key in keys if key in row], model
    for record in rows_of(ActionRecord):
        if not record["actor"].startswith("k:"):
            assert not [key for key in keys if key in str(record["answer"])]


def test_one_person_has_another_key_in_every_step_and_workshop(whole: Stage) -> None:
    person = whole.people[0].participant
    steps = [step.pk for step in whole.workshop.steps.all()]
    keys = {
        author_key(person.secret, workshop, step)
        for workshop in (whole.workshop.pk, 7)
        for step in steps
    }

    assert len(keys) == 2 * len(steps) == 2 * len(FULL)
    assert all(len(key) == 32 for key in keys)
    assert author_key(person.secret, 12, 3) != author_key(person.secret, 1, 23)


def test_no_table_that_hides_names_keeps_a_time(whole: Stage) -> None:
    times = (models.DateTimeField, models.DateField, models.TimeField, models.DurationField)
    for model in HIDDEN:
        assert not [field for field in model._meta.get_fields() if isinstance(field, times)]
    hidden = ActionRecord.objects.filter(actor__startswith="k:")
    assert set(hidden.values_list("at", flat=True)) == {None}
    assert not ActionRecord.objects.filter(actor__startswith="m:", at=None).exists()


def test_ids_are_random_everywhere_in_the_workshop() -> None:
    for model in apps.get_app_config("workshop").get_models():
        default = model._meta.pk.default if model._meta.pk else None
        assert getattr(default, "__name__", "") == "random_id", model


def test_the_secret_is_stored_nowhere(whole: Stage) -> None:
    secrets = {person.participant.secret for person in whole.people}
    for model in apps.get_models():
        for row in dump(model):
            assert not [secret for secret in secrets if secret in row], model


def test_the_log_holds_nothing_that_people_wrote(caplog: pytest.LogCaptureFixture) -> None:
    words = "unmistakable"
    stage = make_stage(StepKind.WRITE)
    start(stage)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("workshop").debug("the log is listened to")
        write(stage.people[0], f"{words} thought")
        act(stage.people[0], "card.submit", text=f"{words} " * 200)
        act(stage.people[0], "card.edit", card="1", text=f"{words} thought")
        go_next(stage)
        act(stage.people[0], "card.submit", text=f"{words} and late")

    assert "the log is listened to" in caplog.text
    assert words not in caplog.text
    assert stage.people[0].participant.secret not in caplog.text


def test_what_stands_for_a_person_in_errors_shows_no_secret(whole: Stage) -> None:
    person = whole.people[0]

    told = repr(sending(person, "card.submit", text="unmistakable thought"))
    assert person.participant.secret not in told
    assert "unmistakable" not in told
