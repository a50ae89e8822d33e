"""Many people do what they like over bad connections: it is always as the model says.

Actions go through `run_batch`, several in a batch; lines break before the answer and everything is
sent again; processes die before the commit. Then: every acknowledged action is there exactly once,
no ballot is over its budget, nothing is to be seen early, and the board is the model's.

The examples are the same in every run. For others: --hypothesis-seed=1, or 2, and so on. To look
for new ones, twenty times as many of them and longer ones (about half an hour): pytest
tests/workshop/test_machine.py --hypothesis-profile=long
"""

from random import Random
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from tests.factories import Person, Stage, make_crew, make_stage, start
from tests.workshop.model import END, FACILITATOR, KINDS, PATH, Model, dots
from tests.workshop.model_board import Change, Sent
from workshop.actions import Incoming
from workshop.actors import Participant, new_secret
from workshop.enums import AudienceKind, StepKind
from workshop.live.writer import Answer, Rooms, run_batch
from workshop.models import (
    ActionRecord,
    Ballot,
    BoardChange,
    Card,
    CaseAnswer,
    ConsentRound,
    Draft,
    Judgement,
    Option,
    Reaction,
    Step,
    Theme,
)
from workshop.models import Participant as Joined
from workshop.queries.board import board_of
from workshop.queries.cases import cases_of
from workshop.queries.scene import scene_for

PEOPLE = 3
IN_A_BATCH = 5
THEMES = ("theme.rename", "theme.merge", "theme.split")
MOVES = ("card.move", "card.merge", "card.split", "theme.create", *THEMES)
FITTING: dict[str, tuple[str, ...]] = {
    "answering": ("case.answer",),
    "writing": ("card.submit", "card.submit", "card.edit", "card.withdraw"),
    "looking": ("card.hide", "card.unhide", "card.edit", "card.withdraw"),
    "judging": ("sort.judge",),
    "sorting": ("card.move", "card.move", *MOVES, "board.undo"),
    "voting": ("ballot.set",),
    "counted": (*THEMES, "board.undo"),
    "drafting": ("draft.save",),
    "reacting": ("consent.react",),
}
EVERYTHING = sorted({name for names in FITTING.values() for name in names})
THE_FACILITATORS = {"card.hide", "card.unhide", "draft.save"}
EVENTS = (
    "somebody_does_anything",
    "go_on",
    "go_on",
    "go_back",
    "reopen",
    "somebody_joins",
    "send_again",
    "send_twice",
    "die_before_the_commit",
)
seeds = st.integers(0, 2**32)


class WorkshopMachine(RuleBasedStateMachine):
    begins = 0  # in which place of the path

    def __init__(self) -> None:
        super().__init__()
        kinds = [StepKind(kind) for kind in KINDS]
        self.stage: Stage = make_stage(*kinds, people=PEOPLE, crew=make_crew())
        Step.objects.filter(workshop=self.stage.workshop, kind="cluster").update(in_full=True)
        start(self.stage)
        cases = cases_of(self.stage.workshop.pk)
        self.model = Model(
            PEOPLE, {int(case.id): [int(each.id) for each in case.answers] for case in cases}
        )
        self.steps = {step.kind: step for step in self.stage.workshop.steps.all()}
        self.waiting: list[tuple[Sent, Incoming]] = []
        self.told: list[tuple[Incoming, Answer]] = []
        # Two processes take turns; each keeps its rooms from batch to batch.
        self.rooms: tuple[Rooms, Rooms] = {}, {}
        self.words = self.drawn = 0

    # --- what people do ------------------------------------------------------------------------
    @initialize(seed=seeds)
    def begin_somewhere(self, seed: int) -> None:
        """The workshop is under way: in each phase everybody has done something."""
        while self.model.place < self.begins:
            names = FITTING.get(self.model.phase, ())
            if self.model.phase in {"answering", "writing", "voting", "drafting", "reacting"}:
                for person in range(PEOPLE):
                    self.put(names[0], person, self.chance(seed))
            elif self.model.phase == "sorting":
                for person in range(4):  # enough themes for more than one dot
                    self.put("theme.create", person % PEOPLE, self.chance(seed))
            self.commit()
            before = self.model.place
            self.go(back=False)
            self.commit()
            if self.model.place == before:  # an objection
                return

    def chance(self, seed: int) -> Random:
        """Another one for each action, the same in each run."""
        self.drawn += 1
        return Random(f"{seed} {self.drawn}")

    @rule(seed=seeds)
    def people_do_what_fits(self, seed: int) -> None:
        for _ in range(6):
            random = self.chance(seed)
            if names := FITTING.get(self.model.phase):
                self.put(random.choice(names), random.randrange(len(self.stage.people)), random)

    @rule(what=st.sampled_from(EVENTS), seed=seeds)
    def something_happens(self, what: str, seed: int) -> None:
        getattr(self, what)(self.chance(seed))

    def somebody_does_anything(self, random: Random) -> None:
        self.put(random.choice(EVERYTHING), random.randrange(len(self.stage.people)), random)

    def go_on(self, random: Random) -> None:
        self.go(back=False)

    def go_back(self, random: Random) -> None:
        self.go(back=True)

    def reopen(self, random: Random) -> None:
        kind = random.choice(KINDS)
        sent = Sent("step.reopen", FACILITATOR, self.model.at[0], {"target": kind})
        self.add(sent, {"target": str(self.steps[kind].pk), "ballots": "keep"})

    def somebody_joins(self, random: Random) -> None:
        self.add(Sent("participant.join", FACILITATOR, self.model.at[0]), {})

    # --- what happens on the way ---------------------------------------------------------------
    def commit(self) -> None:
        """What has come in is one batch of the writer."""
        if not self.waiting:
            return
        batch, self.waiting = self.waiting, []
        last = self.newest_change()
        answers = run_batch([incoming for _sent, incoming in batch], self.rooms[self.drawn % 2])
        places = dict(Card.objects.values_list("pk", "position"))
        known = {(each.record_key, each.uuid): answer for each, answer in self.told}
        for (sent, incoming), answer in zip(batch, answers, strict=True):
            key = incoming.record_key, incoming.uuid
            if key in known:
                assert answer == known[key], f"{sent.name}: a repeat was told something else"
                continue
            if makes(sent) and answer.ok:
                sent.id = int(next(iter(answer.data.values())))
                sent.place = places.get(sent.id, 0)
            assert answer.code == self.model.do(sent), sent
            if answer.ok:
                known[key] = answer
                self.told.append((incoming, answer))
                self.welcome(answer)
        self.name_changes(last)
        self.check()

    def send_again(self, random: Random) -> None:
        """A line broke before the answer came: the phone cannot know that it was done."""
        for incoming, _answer in random.sample(self.told[-12:], min(len(self.told), 3)):
            self.waiting.append((Sent(incoming.name, 0, ""), incoming))

    def send_twice(self, random: Random) -> None:
        """Both before the batch."""
        if self.waiting:
            self.waiting.append(random.choice(self.waiting))

    def die_before_the_commit(self, random: Random) -> None:
        """Nothing is stored and nobody was told, so everybody sends again."""
        with transaction.atomic():
            run_batch([incoming for _sent, incoming in self.waiting], {})
            transaction.set_rollback(True)
        self.rooms = {}, {}
        self.check()

    def teardown(self) -> None:
        self.commit()

    # --- an action, with what its sender sees ---------------------------------------------------
    def put(self, name: str, who: int, random: Random) -> None:
        if name == "board.undo" and any(sent.name in MOVES for sent, _i in self.waiting):
            self.commit()  # whoever undoes a change has seen it
        by = FACILITATOR if name in THE_FACILITATORS else who
        sent = Sent(name, by, self.model.at[0], self.data_for(name, who, random))
        self.add(sent, self.as_sent(sent))

    def go(self, *, back: bool) -> None:
        kind, phase = self.model.at
        sent = Sent(
            "workshop.back" if back else "workshop.next", FACILITATOR, kind, {"phase": phase}
        )
        kept = {"ballots": "keep"} if back else {}
        self.add(sent, {"seen": str(self.steps[kind].pk), "phase": phase} | kept)

    def add(self, sent: Sent, data: dict[str, Any]) -> None:
        if sent.name == "participant.join":
            by = self.stage.newcomer
        else:
            by = self.stage.facilitator if sent.by == FACILITATOR else self.stage.people[sent.by]
        step = self.steps[sent.step].pk
        incoming = Incoming(by.workshop, by.actor, sent.name, uuid4(), step, data)
        self.waiting.append((sent, incoming))
        if len(self.waiting) >= IN_A_BATCH:
            self.commit()

    def data_for(self, name: str, who: int, random: Random) -> dict[str, Any]:
        model = self.model
        cards, themes = list(model.cards), list(model.groups)

        def one_of(ids: list[int]) -> int:
            return random.choice(ids) if ids else 1

        match name:
            case "case.answer":
                case = random.choice(list(model.cases))
                others = random.choice(list(model.cases))
                answers = model.cases[case if random.random() < 0.9 else others]
                return {"case": case, "option": random.choice(answers)}
            case "sort.judge":
                shown = random.sample(cards, min(len(cards), 1 + random.randrange(5))) or [1]
                same = [card for card in shown if random.random() < 0.4]
                skip = random.random() < 0.2
                return {"focal": one_of(cards), "shown": shown, "same": same, "skip": skip}
            case "card.submit":
                return {"text": self.new_words()}
            case "card.edit" | "card.withdraw":
                own = [id for id, card in model.cards.items() if card.by == who]
                card = one_of(own if random.random() < 0.9 else cards)
                return {"card": card} | ({"text": self.new_words()} if name == "card.edit" else {})
            case "card.hide" | "card.unhide":
                return {"card": one_of(cards)}
            case "card.move":
                theme = one_of(themes) if random.random() < 0.8 else None
                before = one_of(cards) if random.random() < 0.5 else None
                return {"card": one_of(cards), "theme": theme, "before": before}
            case "card.merge":
                return {"card": one_of(cards), "into": one_of(cards)}
            case "card.split":
                behind = [id for id, card in model.cards.items() if card.behind is not None]
                return {"card": one_of(behind or cards)}
            case "theme.create":
                card_too = one_of(cards) if random.random() < 0.7 else None
                return {"name": f"Theme {self.new_words()}", "card": card_too}
            case "theme.rename":
                return {"theme": one_of(themes), "name": f"Theme {random.randrange(3)}"}
            case "theme.merge":
                return {"theme": one_of(themes), "into": one_of(themes)}
            case "theme.split":
                theme = one_of(themes)
                lying = model.lying(theme)
                going = random.sample(lying, random.randrange(len(lying) + 1)) or [one_of(cards)]
                return {"theme": theme, "cards": going, "name": f"Theme {self.new_words()}"}
            case "board.undo":
                newest = model.standing[-1:] if random.random() < 0.8 else []
                return {"change": one_of(newest or list(model.changes))}
            case "ballot.set":
                offered = sorted(model.options) if random.random() < 0.9 else themes
                return {
                    "options": set(
                        random.sample(offered, min(len(offered), random.choice((1, 2, 2, 3))))
                    )
                }
            case "draft.save":
                version = model.version if random.random() < 0.8 else 0
                return {"text": self.new_words(), "version": version}
            case _:
                kind = random.choice(("agree",) * 8 + ("objection", "understand"))
                return {"round": len(model.rounds), "kind": kind, "reason": self.new_words()}

    def as_sent(self, sent: Sent) -> dict[str, Any]:
        """As a page sends it: ids as text, and the server's own for options and rounds."""
        if sent.name == "ballot.set":
            options = Option.objects.filter(step=self.steps["vote"], theme__in=sent.data["options"])
            ids = [str(pk) for pk in options.values_list("pk", flat=True)]
            return {"options": ids if len(ids) == len(sent.data["options"]) else ["1"]}
        if sent.name == "consent.react":
            newest = ConsentRound.objects.filter(step=self.steps["agree"]).last()
            more = {"change": "this", "whole": "on"} if sent.data["kind"] == "objection" else {}
            return sent.data | {"round": str(newest.pk if newest else 1)} | more
        if sent.name == "card.hide":
            return {"card": str(sent.data["card"]), "reason": "rude"}
        if sent.name == "sort.judge":
            lists = {key: [str(card) for card in sent.data[key]] for key in ("shown", "same")}
            return sent.data | {"focal": str(sent.data["focal"])} | lists
        if sent.name == "theme.split":
            return sent.data | {"cards": [str(card) for card in sent.data["cards"]]}
        return {key: "" if value is None else str(value) for key, value in sent.data.items()}

    def new_words(self) -> str:
        self.words += 1
        return f"words{self.words}."

    def welcome(self, answer: Answer) -> None:
        """Somebody who joined stays, and acts with the others."""
        if "participant" in answer.data:
            actor = Participant(int(answer.data["participant"]), new_secret())
            self.stage.people.append(Person(self.stage.workshop.pk, actor))

    # --- changes of the board ------------------------------------------------------------------
    def newest_change(self) -> int:
        newest = BoardChange.objects.filter(step=self.steps["cluster"]).order_by("number").last()
        return newest.number if newest else 0

    def name_changes(self, last: int) -> None:
        """What the server calls the changes of this batch."""
        rows = BoardChange.objects.filter(step=self.steps["cluster"], number__gt=last)
        made = rows.order_by("number").values_list("pk", "made_in__kind", "after")
        fresh, self.model.fresh = self.model.fresh, []
        assert [(kind, after) for _pk, kind, after in made] == [
            (change.made_in, as_kept(change)) for change in fresh
        ]
        self.model.changes |= {pk: change for (pk, _k, _a), change in zip(made, fresh, strict=True)}

    # --- what must hold -------------------------------------------------------------------------
    def check(self) -> None:
        self.everything_acknowledged_is_there_once()
        self.answers_and_screens_are_the_models()
        self.no_ballot_is_over_budget()
        self.nothing_is_seen_early()
        self.the_board_is_the_models()

    def everything_acknowledged_is_there_once(self) -> None:
        model, workshop = self.model, self.stage.workshop
        write, agree = self.steps["write"], self.steps["agree"]
        done = ActionRecord.objects.filter(workshop=workshop).exclude(action="workshop.start")
        kept = sorted((row.actor, str(row.uuid)) for row in done if row.uuid in self.uuids)
        assert kept == sorted((each.record_key, str(each.uuid)) for each, _a in self.told)
        assert Joined.objects.filter(workshop=workshop).count() == model.people
        assert {
            card.pk: (card.author_key, card.text, bool(card.hidden))
            for card in Card.objects.filter(step__workshop=workshop)
        } == {
            id: (self.stage.people[card.by].key(write), card.text, card.hidden)
            for id, card in model.cards.items()
        }
        draft = Draft.objects.filter(step=agree).first()
        assert (draft.text if draft else "") == model.draft
        assert [
            {row.author_key: (row.kind, row.reason) for row in Reaction.objects.filter(round=each)}
            for each in ConsentRound.objects.filter(step=agree).order_by("number")
        ] == [
            {self.stage.people[by].key(agree): said for by, said in each.reactions.items()}
            for each in model.rounds
        ]
        here = Step.objects.get(pk=self.stage.now.pk)
        assert (here.kind, here.phase) == PATH[min(model.place, END - 1)]
        assert self.stage.state == ("finished" if model.place == END else "running")

    @property
    def uuids(self) -> set[Any]:
        return {each.uuid for each, _answer in self.told} | {
            incoming.uuid for _sent, incoming in self.waiting
        }

    def answers_and_screens_are_the_models(self) -> None:
        cases, cluster, model = self.steps["cases"], self.steps["cluster"], self.model
        given = CaseAnswer.objects.filter(step=cases).values_list("author_key", "case", "option")
        assert sorted(given) == sorted(
            (self.stage.people[by].key(cases), case, option)
            for (by, case), option in model.answers.items()
        )
        assert sorted(
            (row.author_key, row.focal_id, row.shown, row.same, row.kind == "skipped")
            for row in Judgement.objects.filter(step=cluster)
        ) == sorted(
            (
                self.stage.people[screen.by].key(cluster),
                screen.focal,
                [str(card) for card in screen.shown],
                [str(card) for card in screen.same],
                screen.skipped,
            )
            for screen in model.screens
        )

    def no_ballot_is_over_budget(self) -> None:
        vote = self.steps["vote"]
        theme_of = {
            str(pk): theme
            for pk, theme in Option.objects.filter(step=vote).values_list("pk", "theme")
        }
        found = {row.author_key: row.options for row in Ballot.objects.filter(step=vote)}
        assert {key: {theme_of[pk] for pk in chosen} for key, chosen in found.items()} == {
            self.stage.people[by].key(vote): chosen for by, chosen in self.model.ballots.items()
        }
        assert all(len(chosen) <= dots(len(theme_of)) for chosen in found.values())

    def nothing_is_seen_early(self) -> None:
        model, workshop = self.model, self.stage.workshop.pk
        cards = model.cards.values()
        for audience in AudienceKind:
            scene = scene_for(audience, workshop)
            seen = repr(scene)
            console = audience == AudienceKind.CONSOLE
            unseen = {card.text for card in cards if card.hidden and model.phase != "looking"}
            if model.phase == "writing" or (model.phase == "looking" and not console):
                unseen |= {card.text for card in cards}
            if model.phase not in {"reasons", "decided"}:
                rounds = model.rounds[-1:] if console else model.rounds
                said = [each for round in rounds for each in round.reactions.values()]
                if not console or model.phase == "reacting":
                    unseen |= {why for kind, why in said if kind == "objection" or not console}
            assert not [text for text in unseen if text and text in seen], (audience, model.phase)
            if model.phase == "counted":
                assert scene.result is not None
                told = {choice.theme: choice.voters for choice in scene.result.choices}
                assert told == model.voters()
            else:
                assert scene.result is None
            assert scene.progress is None or console
            if model.at == ("cases", "shown"):
                assert scene.compared is not None
                asked = {
                    int(c.id): [each.people for each in c.answers] for c in scene.compared.cases
                }
                assert asked == model.counts()
            else:
                assert scene.compared is None

    def the_board_is_the_models(self) -> None:
        model = self.model
        there = {
            theme.pk: (theme.name, theme.removed, theme.merged_into_id)
            for theme in Theme.objects.filter(step=self.steps["cluster"])
        }
        assert there == {
            id: (group.name, group.removed, group.into) for id, group in model.groups.items()
        }
        board = board_of(self.steps["cluster"], list(self.steps.values()))
        assert {
            int(theme.id): (theme.name, [int(card.id) for card in theme.cards])
            for theme in board.themes
        } == {
            id: (group.name, model.lying(id))
            for id, group in model.groups.items()
            if not group.removed
        }
        assert [int(card.id) for card in board.unsorted] == model.lying(None)
        lying = [*board.unsorted, *(card for theme in board.themes for card in theme.cards)]
        seen = [int(each.id) for card in lying for each in (card, *card.also)]
        assert sorted(seen) == sorted(id for id, card in model.cards.items() if not card.hidden)
        assert all(model.cards[int(each.id)].behind == int(c.id) for c in lying for each in c.also)


def makes(sent: Sent) -> bool:
    return sent.name in {"card.submit", "theme.create", "theme.split"}


def as_kept(change: Change) -> dict[str, dict[str, Any]]:
    """What the server keeps of the cards and themes that a change made so."""
    kept: dict[str, dict[str, Any]] = {}
    for (kind, id), state in change.after.items():
        if kind == "theme":
            name, removed, into = state
            told = {"name": name, "removed": removed, "merged_into": text_of(into)}
        else:
            theme, place, behind = state
            told = {"theme": text_of(theme), "position": place, "merged_into": text_of(behind)}
            told["against"] = None
        kept[f"{kind}:{id}"] = told
    return kept


def text_of(id: int | None) -> str | None:
    return None if id is None else str(id)


LONG = settings.get_current_profile_name() == "long"
EXAMPLES = settings(
    max_examples=settings().max_examples // 25,  # 4 for each place; each is a workshop of its own
    stateful_step_count=40 if LONG else 18,
    deadline=None,
    # Making a failure smaller takes minutes.
    phases=list(Phase) if LONG else [Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
PLACES = (
    "answering",
    "writing",
    "looking",
    "judging",
    "sorting",
    "voting",
    "counted",
    "drafting",
    "reacting",
    "reasons",
    "decided",
)


@pytest.mark.django_db
@pytest.mark.parametrize("phase", PLACES)
def test_whatever_people_do_it_is_as_the_model_says(
    phase: str, request: pytest.FixtureRequest
) -> None:
    begins = next(n for n, (_kind, name) in enumerate(PATH) if name == phase)
    machine = type("Machine", (WorkshopMachine,), {"begins": begins})
    others = LONG or request.config.getoption("--hypothesis-seed") is not None
    run_state_machine_as_test(machine, settings=settings(EXAMPLES, derandomize=not others))
