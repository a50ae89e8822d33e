"""Makes teams, workshops and the people in them, and lets people act as the product does.

People act through `run_batch`, the door that sockets and POST share. A `Person` holds what the
browser holds: a participant's id and secret, or the account of somebody signed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User

from behaviours.models import Team
from behaviours.roles import Roles, add_member
from behaviours.teams import create_team
from workshop.actions import Incoming
from workshop.actors import Actor, Clock, Member, Newcomer, Participant, author_key, new_secret
from workshop.commands.people import create_workshop
from workshop.enums import Phase, StepKind, WorkshopState
from workshop.live.writer import Answer, run_batch
from workshop.models import (
    AboutDraft,
    Card,
    ChangedLine,
    ConsentRound,
    Draft,
    Option,
    Reaction,
    Step,
    Theme,
    Wording,
    Workshop,
)
from workshop.queries.board import card_steps, theme_step
from workshop.queries.cases import cases_of
from workshop.queries.how import chosen_behaviours
from workshop.queries.resorting import my_resorting

FULL = (
    StepKind.WELCOME,
    StepKind.CHANGES,
    StepKind.CALIBRATE,
    StepKind.CASES,
    StepKind.WRITE,
    StepKind.CLUSTER,
    StepKind.CHALLENGE,
    StepKind.VOTE,
    StepKind.AGREE,
    StepKind.BEHAVIOURS,
    StepKind.HOW,
    StepKind.QUESTIONS,
    StepKind.CLOSE,
)
WRITTEN = (
    "Listen before I answer",
    "Call back when we said we would",
    "Use words the customer knows",
    "Say what happens next",
    "Own the case until it is closed",
    "Say no kindly and early",
)
SENTENCE = "We understand the need before we suggest a solution."
SUGGESTED = "We first understand, then suggest."
_numbers = count(1)


@dataclass(frozen=True)
class Person:
    """Somebody who can act in one workshop."""

    workshop: int
    actor: Actor
    language: str = "en"

    @property
    def participant(self) -> Participant:
        assert isinstance(self.actor, Participant)
        return self.actor

    @property
    def id(self) -> int:
        return self.participant.id

    def key(self, step: Step) -> str:
        return author_key(self.participant.secret, self.workshop, step.pk)


@dataclass(frozen=True)
class Crew:
    """A team with one member for each role."""

    team: Team
    facilitator: User
    manager: User
    reader: User


@dataclass
class Stage:
    """A workshop with its facilitator and the people who joined it."""

    crew: Crew
    workshop: Workshop
    facilitator: Person
    people: list[Person] = field(default_factory=list)

    @property
    def clock(self) -> Person:
        return Person(self.workshop.pk, Clock())

    @property
    def newcomer(self) -> Person:
        return Person(self.workshop.pk, Newcomer())

    def step(self, kind: StepKind) -> Step:
        return self.workshop.steps.get(kind=kind)

    @property
    def current(self) -> Step | None:
        return Workshop.objects.select_related("current").get(pk=self.workshop.pk).current

    @property
    def now(self) -> Step:
        """The step that is open."""
        step = self.current
        assert step is not None
        return step

    @property
    def place(self) -> tuple[str, str]:
        """Kind and phase of the current step; ("", "") before the start."""
        step = self.current
        return (step.kind, step.phase) if step else ("", "")

    @property
    def state(self) -> str:
        return Workshop.objects.values_list("state", flat=True).get(pk=self.workshop.pk)


# --- teams and workshops -----------------------------------------------------------------------
def make_person(email: str = "", **fields: Any) -> User:
    """An account that signs in by `force_login`; hashing a password would only cost time."""
    email = email or f"person{next(_numbers)}@nord.example"
    return User.objects.create(username=email, email=email, password="!", **fields)


def make_crew(name: str = "", language: str = "en") -> Crew:
    team = create_team(name=name or f"Team {next(_numbers)}", language=language)
    crew = Crew(
        team,
        make_person(first_name="Frida", last_name="Lind"),
        make_person(first_name="Mona", last_name="Berg"),
        make_person(first_name="Rolf", last_name="Dahl"),
    )
    add_member(team, crew.facilitator, Roles(facilitator=True))
    add_member(team, crew.manager, Roles(manager=True))
    add_member(team, crew.reader, Roles(reader=True))
    return crew


def make_workshop(
    crew: Crew,
    *kinds: StepKind,
    language: str = "en",
    roles: Sequence[str] = (),
    cut: int = 3,
    title: str = "What service means to us",
) -> Workshop:
    agenda = [
        Step(
            kind=kind,
            title=f"{kind.capitalize()} together",
            prompt=f"{kind}?",
            minutes=5,
            cut=cut,
            in_full=not kinds,
        )
        for kind in kinds or FULL
    ]
    workshop = create_workshop(
        team=crew.team,
        by=crew.facilitator,
        title=title,
        term="service-minded",
        language=language,
        roles=list(roles),
        agenda=agenda,
    )
    for step in workshop.steps.filter(kind=StepKind.CHANGES):
        put_changed_lines(step)
    return workshop


def put_changed_lines(step: Step, draft: int = 1) -> list[ChangedLine]:
    """Three lines to answer: one in other words, one that is new, one that goes."""
    AboutDraft.objects.create(step=step, draft=draft, base="1.0")
    lines = (
        ("", "changed", "definition", "service-minded", ["definition", "We help.", "We ask."]),
        ("LIS-04", "added", "behaviour", "Ask once more", ["title", "", "Ask once more"]),
        ("LIS-02", "removed", "question", "What else?", ["wording", "What else?", ""]),
    )
    return [
        ChangedLine.objects.create(
            step=step,
            position=position,
            code=code,
            kind=kind,
            subject=subject,
            label=label,
            fields=[words],
            words_hash=f"{position}" * 64,
        )
        for position, (code, kind, subject, label, words) in enumerate(lines)
    ]


def make_stage(*kinds: StepKind, people: int = 3, crew: Crew | None = None, **fields: Any) -> Stage:
    """A workshop that is ready to start, with `people` guests already in the lobby."""
    crew = crew or make_crew()
    workshop = make_workshop(crew, *kinds, **fields)
    stage = Stage(crew, workshop, Person(workshop.pk, Member(crew.facilitator.pk)))
    for _ in range(people):
        join(stage)
    return stage


def join(stage: Stage, name: str = "", role: str = "") -> Person:
    """Somebody comes in by the code, and stays for the rest of the test."""
    data = done(stage.newcomer, "participant.join", name=name, role=role)
    actor = Participant(int(data["participant"]), new_secret())
    person = Person(stage.workshop.pk, actor)
    stage.people.append(person)
    return person


# --- acting --------------------------------------------------------------------------------------
NOW = object()


def sending(
    person: Person,
    action: str,
    /,
    *,
    at: Step | int | object | None = NOW,
    uuid: UUID | None = None,
    **data: Any,
) -> Incoming:
    """An action on its way. `at`: the step that its sender sees; by default the current one."""
    if at is NOW:
        at = Workshop.objects.values_list("current", flat=True).get(pk=person.workshop)
    step = at.pk if isinstance(at, Step) else at
    assert step is None or isinstance(step, int)
    return Incoming(
        person.workshop, person.actor, action, uuid or uuid4(), step, data, person.language
    )


def act(person: Person, action: str, /, **more: Any) -> Answer:
    """Send one action and return its answer, whatever it is."""
    return run_batch([sending(person, action, **more)])[0]


def done(person: Person, action: str, /, **more: Any) -> dict[str, Any]:
    """Send one action that must succeed; returns what the sender is told."""
    answer = act(person, action, **more)
    assert answer.ok, f"{action} was refused: {answer.code} {answer.message} {answer.fields}"
    return answer.data


def refused(person: Person, action: str, /, **more: Any) -> str:
    """Send one action that must be refused; returns the code."""
    answer = act(person, action, **more)
    assert not answer.ok, f"{action} was not refused"
    return answer.code


def go_next(stage: Stage) -> None:
    step = stage.current
    assert step is not None
    done(stage.facilitator, "workshop.next", seen=str(step.pk), phase=step.phase)


def go_back(stage: Stage, ballots: str = "keep") -> None:
    """`ballots`: what becomes of the votes, where a vote is opened again."""
    step = stage.current
    done(
        stage.facilitator,
        "workshop.back",
        seen=str(step.pk) if step else "",
        phase=step.phase if step else "",
        ballots=ballots,
    )


def start(stage: Stage) -> None:
    done(stage.facilitator, "workshop.start")


def write(
    person: Person, text: str, situation: str = "", challenge: str = "harm", **more: str
) -> int:
    """A card; a behaviour has a situation too, and in a challenge it is of one of two kinds."""
    data = {"text": text, "situation": situation, "challenge": challenge, **more}
    return int(done(person, "card.submit", **data)["card"])


def make_theme(person: Person, name: str, *cards: int) -> int:
    """A theme on the open board, with the cards moved under it in their order."""
    first = str(cards[0]) if cards else ""
    theme = int(done(person, "theme.create", name=name, card=first)["theme"])
    for card in cards[1:]:
        done(person, "card.move", card=str(card), theme=str(theme))
    return theme


def react(person: Person, kind: str, **more: Any) -> Answer:
    """Answer the round that is open now."""
    newest = ConsentRound.objects.filter(step__workshop=person.workshop).latest("step", "number")
    return act(person, "consent.react", round=str(newest.pk), kind=kind, **more)


# --- walking through a workshop ------------------------------------------------------------------
def walk_to(stage: Stage, kind: StepKind, phase: Phase) -> Step:
    """Press Next until the step of this kind is in this phase, with people answering on the way.

    Nothing is written yet in the phase that the walk ends in.
    """
    if stage.state == WorkshopState.READY:
        start(stage)
    while stage.place != (kind, phase):
        fill(stage)
        go_next(stage)
        assert stage.state == WorkshopState.RUNNING, f"there is no {kind} in phase {phase}"
    step = stage.current
    assert step is not None
    return step


def walk_to_end(stage: Stage) -> None:
    """Through the whole agenda and over its end."""
    if stage.state == WorkshopState.READY:
        start(stage)
    while stage.state == WorkshopState.RUNNING:
        fill(stage)
        go_next(stage)


def fill(stage: Stage) -> None:
    """What people do in the phase that is open, so that Next can be pressed."""
    step = stage.current
    assert step is not None
    match step.kind, step.phase:
        case StepKind.CHANGES, Phase.REACTING:
            for person in stage.people:
                done(person, "line.rest")
        case StepKind.CHANGES, _:
            pass
        case StepKind.CALIBRATE, Phase.ANSWERING:
            for number, person in enumerate(stage.people, start=1):
                for word in step.words.all():
                    done(person, "estimate.give", word=str(word.pk), number=str(number))
        case StepKind.CASES, Phase.ANSWERING:
            for case in cases_of(stage.workshop.pk):
                for person in stage.people:
                    done(person, "case.answer", case=case.id, option=case.answers[0].id)
        case ((StepKind.WRITE | StepKind.CHALLENGE), Phase.WRITING):
            for number, person in enumerate(stage.people):
                write(person, WRITTEN[number % len(WRITTEN)])
        case StepKind.BEHAVIOURS, Phase.WRITING:
            for number, person in enumerate(stage.people):
                write(person, f"we say step {number} aloud", f"the customer asks for {number}")
        case StepKind.CLUSTER, Phase.JUDGING:
            cards = [str(card.pk) for card in unsorted_cards(step)]
            for person in stage.people if len(cards) > 1 else ():
                done(person, "sort.judge", focal=cards[0], shown=cards[1:4], same=cards[1:2])
        case StepKind.CLUSTER, Phase.SORTING:
            for card in unsorted_cards(step):
                make_theme(stage.facilitator, f"Theme of {card.text}"[:80], card.pk)
        case StepKind.BEHAVIOURS, Phase.SORTING:
            theme = Theme.objects.filter(step__workshop=stage.workshop, removed=False).first()
            written = Card.objects.filter(step=step).first()
            if theme is not None and written is not None:
                act(stage.facilitator, "card.move", card=str(written.pk), theme=str(theme.pk))
        case StepKind.BEHAVIOURS, Phase.RESORTING:
            for person in stage.people:
                asked = my_resorting(step, [person.key(step)])[person.key(step)]
                for each in asked.cards:
                    done(person, "behaviour.resort", card=each.id, theme=asked.themes[0][0])
        case _, Phase.VOTING:
            first = Option.objects.filter(step=step, runoff=step.runoff).first()
            for person in stage.people if first else ():
                done(person, "ballot.set", options=[str(first.pk)] if first else [])
        case _, Phase.TESTING:
            judge_cases(stage, "tells")
        case _, Phase.DRAFTING:
            save_draft(stage, SENTENCE)
            if step.in_full:
                offer_drafts(stage)
        case _, Phase.CHOOSING:
            for person in stage.people:
                approve(person, SENTENCE)
        case _, Phase.REACTING:
            for person in stage.people:
                assert react(person, "agree").ok
        case StepKind.HOW, _:
            for chosen in chosen_behaviours(step, list(stage.workshop.steps.all()))[:1]:
                told = {"words": "Say what you do", "example": "“I am looking.”"}
                act(stage.people[0], "how.save", card=chosen.id, version=0, trigger="A silence")
                act(stage.people[-1], "how.tell", card=chosen.id, version=0, medium="phone", **told)
        case StepKind.CLOSE, Phase.RECALLING:
            for number, person in enumerate(stage.people):
                act(person, "card.submit", text=f"We ask first, and say it {number}")
        case StepKind.CLOSE, Phase.OPEN:
            for person in stage.people:
                data = {"situation": "Somebody calls back", "will": "ask what was promised"}
                done(person, "plan.make", number=1, **data)
        case StepKind.QUESTIONS, _:
            for number, person in enumerate(stage.people):
                done(
                    person,
                    "question.add",
                    wording=f"What have you tried so far, {number}?",
                    form="open",
                    stage="explore",
                    decides="where we begin",
                )


def judge_cases(stage: Stage, verdict: str) -> None:
    """Everybody says the same of the draft in every case."""
    version = Draft.objects.get(step=stage.now).version
    for case in cases_of(stage.workshop.pk):
        for person in stage.people:
            done(person, "case.judge", case=case.id, version=version, verdict=verdict)


def save_draft(stage: Stage, text: str) -> None:
    step = stage.current
    draft = Draft.objects.filter(step=step).first()
    done(stage.facilitator, "draft.save", text=text, version=draft.version if draft else 0)


def offer_drafts(stage: Stage) -> None:
    """Two to choose among: the saved draft, and a wording that somebody suggested."""
    step = stage.now
    if not Wording.objects.filter(step=step, text=SUGGESTED).exists():
        done(stage.people[0], "wording.suggest", text=SUGGESTED)
    offer(stage, SUGGESTED)
    version = Draft.objects.get(step=step).version
    done(stage.facilitator, "drafts.offer", version=version, offer="yes")


def offer(stage: Stage, text: str) -> None:
    """Have a suggested wording chosen among."""
    wording = Wording.objects.filter(step=stage.now, text=text).earliest("pk")
    done(stage.facilitator, "drafts.offer", wording=str(wording.pk), offer="yes")


def approve(person: Person, *texts: str) -> None:
    """A whole ballot, by the drafts' words."""
    step = Workshop.objects.get(pk=person.workshop).current
    assert step is not None
    options = {str(each.wording): str(each.pk) for each in step.options.filter(runoff=step.runoff)}
    done(person, "drafts.approve", options=[options[text] for text in texts])


def unsorted_cards(step: Step) -> list[Card]:
    steps = list(Step.objects.filter(workshop=step.workshop_id))
    return list(Card.objects.filter(step__in=card_steps(step, steps), theme=None, hidden=""))


def themes_of(step: Step) -> list[Theme]:
    steps = list(Step.objects.filter(workshop=step.workshop_id))
    return list(Theme.objects.filter(step=theme_step(step, steps), removed=False))


def options_of(step: Step) -> dict[str, int]:
    """The ids of what is voted on now, by the words on the paper."""
    rows = Option.objects.filter(step=step, runoff=step.runoff).select_related("theme", "card")
    return {str(row): row.pk for row in rows}


def newest_round(stage: Stage) -> ConsentRound:
    return ConsentRound.objects.filter(step__workshop=stage.workshop).latest("step", "number")


def reaction_of(person: Person, round: ConsentRound) -> Reaction:
    return Reaction.objects.get(round=round, author_key=person.key(round.step))
