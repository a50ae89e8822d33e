"""A rehearsal in the tests: made, filled, and clicked through as its facilitator does."""

from tests.factories import Crew, Person, Stage, act, done, go_next, save_draft, start
from workshop.actors import Member
from workshop.commands.rehearsing import rehearse_workshop
from workshop.enums import Phase, StepKind, WorkshopState
from workshop.live.writer import Answer
from workshop.models import Draft, Reaction, Rehearsal, Workshop
from workshop.queries.choosing import offers_of
from workshop.queries.rehearsals import Rehearsed, rehearsed
from workshop.rehearsal.driver import Rehearser

MANY = 6
MOVES = 120  # more are no agenda any more
SENTENCE = "We find out what is needed and solve everything ourselves."
AGAIN = "We find out what is needed, and say who takes over and when."


class Rehearsing:
    """One rehearsal with the thread that would drive it, which is looked through by hand."""

    def __init__(self, source: Workshop, crew: Crew, many: int = MANY, pace: str = "at_once"):
        self.workshop = rehearse_workshop(source=source, by=crew.facilitator, many=many, pace=pace)
        self.driver = Rehearser(seed=1)
        facilitator = Person(self.workshop.pk, Member(crew.facilitator.pk))
        self.stage = Stage(crew, self.workshop, facilitator)

    @property
    def row(self) -> Rehearsal:
        return Rehearsal.objects.select_related("workshop__current").get(workshop=self.workshop)

    @property
    def now(self) -> Rehearsed:
        found = rehearsed(self.row.workshop)
        assert found is not None
        return found

    def look(self) -> Rehearsed:
        self.driver.look()
        return self.now

    def fill(self) -> Rehearsed:
        """Until everybody has done what the open place asks."""
        for _look in range(50):
            if self.look().done:
                return self.now
        raise AssertionError(f"It is never filled: {self.now}")

    def steer(self, ask: str) -> Answer:
        return act(self.stage.facilitator, "rehearsal.steer", ask=ask)

    def start(self) -> None:
        self.fill()
        start(self.stage)

    def click_through(self) -> list[tuple[str, str]]:
        """Next to the end, with what only a facilitator does in between; the places walked."""
        walked: list[tuple[str, str]] = []
        self.start()
        for _move in range(MOVES):
            self.fill()
            if self.stage.state == WorkshopState.FINISHED:
                return walked
            walked.append(self.stage.place)
            if self._led():
                go_next(self.stage)
        raise AssertionError(f"The agenda never ends: {walked}")

    def _led(self) -> bool:
        """What the facilitator does here; False where that moves the workshop by itself."""
        kind, phase = self.stage.place
        lead = self.stage.facilitator
        if (kind, phase) == (StepKind.AGREE, Phase.DRAFTING):
            self._draft()
        elif (kind, phase) == (StepKind.AGREE, Phase.REASONS) and self._objected():
            done(lead, "draft.revise")
            return False
        return True

    def _draft(self) -> None:
        step, lead = self.stage.now, self.stage.facilitator
        draft = Draft.objects.filter(step=step).first()
        save_draft(self.stage, SENTENCE if draft is None else AGAIN)
        offers = offers_of(step)
        for each in offers.candidates[1:3] if offers and draft is None else ():
            if not each.offered:
                done(lead, "drafts.offer", wording=each.wording, offer="yes", version=1)

    def _objected(self) -> bool:
        rows = Reaction.objects.filter(round__step=self.stage.now).order_by("-round__number")
        newest = rows.values_list("round", flat=True).first()
        return rows.filter(round=newest, kind="objection").exists()
