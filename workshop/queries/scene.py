"""Everything one audience may see of a workshop now, as one frozen value.

Regions are rendered from a scene and from nothing else: what `visibility` withholds is not in
it, and so can be in no page and no frame.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from behaviours.enums import State
from behaviours.models import Version
from workshop import visibility
from workshop.enums import AudienceKind, Phase, StepKind, WorkshopState
from workshop.models import Card, Step, Workshop
from workshop.queries import behaviours, consent
from workshop.queries.behaviours import MirrorPair, StarterShown
from workshop.queries.board import (
    Board,
    CardOnBoard,
    Change,
    board_of,
    cards_shown,
    changes_of,
    chosen_themes,
    theme_step,
)
from workshop.queries.case_test import CaseTest, Tried, case_test_for
from workshop.queries.cases import CaseAsked, cases_of
from workshop.queries.challenge import (
    board_with_non_examples,
    challenge_cards,
    non_examples,
    reference_of,
    revised,
    themes_against,
    with_non_examples,
)
from workshop.queries.changes import Answered, LineAsked, changes_for
from workshop.queries.choosing import (
    Candidate,
    Offers,
    drafts_chosen,
    drafts_on_paper,
    offers_of,
    still_level,
)
from workshop.queries.closing import closing_of
from workshop.queries.compared import Compared, compared_of
from workshop.queries.composed import Composed
from workshop.queries.coverage import Coverage, Tie, TieHint, beside_draft
from workshop.queries.estimates import WordAsked, WordShown, words_of, words_shown
from workshop.queries.facilitating import Facilitating
from workshop.queries.how import BehaviourHow, hows_in
from workshop.queries.kept import after_clearing
from workshop.queries.outcome import decided_step
from workshop.queries.own_verbs import VerbOfTeam, own_verbs_of
from workshop.queries.people import People, people_of
from workshop.queries.place import (
    AgendaStep,
    Ahead,
    CurrentStep,
    Timer,
    agenda_of,
    backward_of,
    current_of,
    forward_of,
    timer_of,
)
from workshop.queries.preparation import Prepared, prepared_for
from workshop.queries.presenting import Pace, SpeakerNotes, notes_for, pace_of
from workshop.queries.progress import Progress, progress_of
from workshop.queries.proposals import Proposal, proposals_of
from workshop.queries.questions import QuestionInList, questions_of
from workshop.queries.ready import Readiness, readiness_of
from workshop.queries.recalled import Recalled
from workshop.queries.rehearsals import Rehearsed, rehearsed
from workshop.queries.report import has_report
from workshop.queries.suggested import ForFacilitator, for_facilitator
from workshop.queries.tally import Paper, Result, paper_of, result_of


@dataclass(frozen=True)
class ChosenTheme:
    id: str
    name: str
    cards: tuple[CardOnBoard, ...]
    against: tuple[CardOnBoard, ...] = ()  # of the challenge: what the theme is not


@dataclass(frozen=True)
class Scene:
    audience: AudienceKind
    workshop: str
    title: str
    term: str
    language: str
    state: str
    code: str  # "" where nobody can join
    step: CurrentStep | None
    steps: int
    timer: Timer | None = None
    agenda: tuple[AgendaStep, ...] = ()  # console
    forward: Ahead | None = None  # console; None at the end
    backward: Ahead | None = None  # console; None at the start
    people: People | None = None  # console
    connected: frozenset[str] = frozenset()  # console; ids of people, put in by the hub
    facilitating: Facilitating | None = None  # console; put in by the hub, too
    locked: bool = False  # console and screen: nobody new comes in for now
    joined: int = 0  # console and screen: present, not who
    preparation: Prepared | None = None  # console; before the start
    progress: Progress | None = None
    readiness: Readiness | None = None  # console
    themed: ForFacilitator | None = None  # console; beside a board, or after a vote
    cards: tuple[CardOnBoard, ...] = ()  # at the gate, and once shown
    words: tuple[WordAsked, ...] = ()  # while they are answered
    estimates: tuple[WordShown, ...] = ()
    cases: tuple[CaseAsked, ...] = ()  # while they are answered
    compared: Compared | None = None
    board: Board | None = None
    paper: Paper | None = None
    result: Result | None = None
    themes: tuple[ChosenTheme, ...] = ()  # beside the draft and in behaviours
    may_be_against: tuple[tuple[str, str], ...] = ()  # themes, beside the cards of a challenge
    marks: tuple[Change, ...] = ()  # who marked what as no example, newest first
    revised: int = 0  # console; how many definitions wait to be shown in a new wording
    reference: str = ""  # to compare with, once there are drafts of one's own
    reference_shown: bool = False
    draft: consent.DraftText | None = None
    coverage: Coverage | None = None
    ties: tuple[Tie, ...] = ()  # console
    tie_hints: tuple[TieHint, ...] = ()  # console
    limits: str = ""  # what no wording can change, where it is said
    wordings: tuple[Proposal, ...] = ()  # console
    offers: Offers | None = None  # console; drafts that may be chosen among
    level: tuple[Candidate, ...] = ()  # console; drafts to be put to consent as well
    round: consent.Round | None = None
    understandings: tuple[consent.Understanding, ...] = ()
    reactions: consent.Reactions | None = None
    decided: consent.Decided | None = None
    case_test: CaseTest | None = None  # while the draft is tried on the cases
    tested: Tried | None = None  # what a closed test came to
    lines: tuple[LineAsked, ...] = ()  # changed lines of a draft, while they are answered
    answered: Answered | None = None  # and what came of them
    questions: tuple[QuestionInList, ...] = ()
    own_verbs: tuple[VerbOfTeam, ...] = ()  # console; beside behaviours
    starters: tuple[StarterShown, ...] = ()  # behaviours, beside those of one's own
    mirror_pairs: tuple[MirrorPair, ...] = ()  # once behaviours are chosen
    hows: tuple[BehaviourHow, ...] = ()  # of the chosen behaviours, in a step of how
    definition: consent.Decided | None = None  # decided earlier, shown from then on
    behaviours: tuple[CardOnBoard, ...] = ()  # kept ones, at the close
    recalled: Recalled | None = None  # at the close: the sentence in people's own words
    review_on: date | None = None
    review_proposed: date | None = None  # console
    screen_token: str = ""  # console
    handed_over: bool = False  # console
    draft_waits: bool = False  # console; what was handed over is not published yet
    can_hand_over: bool = False  # console
    has_report: bool = False  # from the end of the close on
    report_token: str = ""  # where the facilitator has opened the report's link
    blank: bool = False  # console and screen; the big screen shows nothing, and has nothing else
    notes: SpeakerNotes | None = None  # console
    pace: Pace | None = None  # console; while the workshop runs
    rehearses: bool = False  # a copy with simulated participants, soon to be deleted
    rehearsal: Rehearsed | None = None  # console
    cleared: bool = False  # what was written is deleted; `definition` is what it came to


_workshop = Composed(lambda pk: Workshop.objects.filter(pk=pk))
_steps = Composed(lambda workshop: Step.objects.filter(workshop=workshop).order_by("position"))


class Reading:
    """One workshop as it is in one snapshot; what several audiences see is read once for all.

    Raises Workshop.DoesNotExist.
    """

    def __init__(self, workshop: int) -> None:
        found = _workshop.all(Workshop, workshop)
        if not found:
            raise Workshop.DoesNotExist
        self.row = found[0]
        self.steps = _steps.all(Step, workshop)
        # The same object, so that it is not read once more.
        self.row.current = next((s for s in self.steps if s.pk == self.row.current_id), None)

    @cached_property
    def people(self) -> People:
        return people_of(self.row)

    @cached_property
    def board(self) -> Board | None:
        if self.row.current is None:
            return None
        return board_with_non_examples(board_of(self.row.current, self.steps), self.steps)

    @cached_property
    def cards(self) -> tuple[CardOnBoard, ...]:
        """Of the current step, those that may be shown, in the order of their random ids."""
        step = self.row.current
        if step is None or not visibility.lists_cards(step.phase):
            return ()
        if step.kind == StepKind.CHALLENGE:
            shown_here = challenge_cards(step, self.steps)
            return tuple(sorted(shown_here, key=lambda card: int(card.id)))
        shown = cards_shown([step], last_wave=int(visibility.shows_wave(step.phase, 1)))
        return tuple(card for _theme, card in sorted(shown, key=lambda each: int(each[1].id)))


def scene_for(audience: AudienceKind, workshop: int, reading: Reading | None = None) -> Scene:
    """Raises Workshop.DoesNotExist. Call inside `snapshot()`."""
    reading = reading or Reading(workshop)
    row, steps = reading.row, reading.steps
    if visibility.sees_nothing(audience, blank=row.screen_blank):
        return Scene(audience, "", "", "", row.language, "", "", None, 0, blank=True)
    parts: dict[str, object] = {
        "audience": audience,
        "workshop": str(row.pk),
        "title": row.title,
        "term": row.term,
        "language": row.language,
        "state": row.state,
        "code": row.code if row.state != WorkshopState.FINISHED else "",
        "step": None,
        "steps": len(steps),
        "rehearses": row.rehearses_id is not None,
    }
    if row.cleared_at is not None:
        parts |= after_clearing(row, steps)
    if row.rehearses_id is None and has_report(row):
        parts |= {"has_report": True, "report_token": row.report_token or ""}
    people = reading.people if audience != AudienceKind.PHONE else None
    if people is not None:
        parts["joined"] = people.present
        parts |= _door(audience, row)
    if visibility.sees_people(audience):
        parts |= _console(row, steps, people)
    if visibility.sees_notes(audience):
        parts |= {"notes": notes_for(row, steps), "pace": pace_of(row, steps)}
        parts["blank"] = row.screen_blank
    if (step := row.current) is not None:
        parts["step"] = current_of(audience, step, steps)
        parts["timer"] = timer_of(step)
        parts |= _writing(audience, step, reading)
        if visibility.sees_readiness(audience):
            parts["readiness"] = readiness_of(step, reading.people.present)
        parts |= _answering(audience, step, steps)
        parts |= _voting(audience, step, steps)
        parts |= behaviours.in_scene(audience, step, row.language, lambda: reading.board)
        parts |= _agreeing(audience, step, steps, row.language)
        parts |= changes_for(audience, step, steps)
        parts |= _ending(audience, row, step, steps)
        if not visibility.sees_incidents(audience):
            parts = behaviours.without_incidents(parts)
    return Scene(**parts)  # type: ignore[arg-type]


def _door(audience: AudienceKind, row: Workshop) -> dict[str, object]:
    """While it is locked the big screen has no code: it would send people to a closed door."""
    if not row.joining_locked or row.state == WorkshopState.FINISHED:
        return {}
    return {"locked": True} | ({"code": ""} if audience == AudienceKind.SCREEN else {})


def _console(row: Workshop, steps: list[Step], people: People | None) -> dict[str, object]:
    return {
        "people": people,
        "rehearsal": rehearsed(row),
        "agenda": agenda_of(steps),
        "forward": forward_of(row, steps),
        "backward": backward_of(row, steps),
        "screen_token": row.screen_token,
        "handed_over": row.handed_over_at is not None,
        "draft_waits": row.handed_over_at is not None and _draft_waits(row),
        "preparation": prepared_for(row.pk) if _is_ahead(row) else None,
        "can_hand_over": row.cleared_at is None
        and row.rehearses_id is None
        and decided_step(steps) is not None,
    }


def _is_ahead(row: Workshop) -> bool:
    return row.state == WorkshopState.READY and row.cleared_at is None


def _draft_waits(row: Workshop) -> bool:
    """Whether what was handed over is still a draft, neither published nor discarded."""
    drafts = Version.objects.filter(catalogue__team=row.team_id, state=State.DRAFT)
    return drafts.filter(handed_over_by=str(row.pk)).exists()


def _writing(audience: AudienceKind, step: Step, reading: Reading) -> dict[str, object]:
    parts: dict[str, object] = {}
    if visibility.sees_progress(audience, step.kind, step.phase):
        parts["progress"] = progress_of(step)
    if visibility.sees_hidden_cards(audience, step.phase):
        # In the order of random ids: nothing of who wrote when is left in it.
        wave = visibility.wave_of(step.phase)
        cards = Card.objects.filter(step=step, wave=wave).exclude(author_key="")
        parts["cards"] = _shown(list(cards.order_by("pk")))
    elif visibility.lists_cards(step.phase) and visibility.sees_cards(audience, step.phase):
        parts["cards"] = reading.cards
        if step.kind == StepKind.CHALLENGE:
            themes = themes_against(step, reading.steps)
            parts["may_be_against"] = tuple((str(theme.pk), theme.name) for theme in themes)
            parts["marks"] = changes_of(step, [step])
    if visibility.sees_revised(audience, step.phase):
        parts["revised"] = revised(step, reading.steps)
    if visibility.sees_board(audience, step.phase):
        parts["board"] = reading.board
    parts["themed"] = for_facilitator(audience, step, lambda: reading.board, reading.steps)
    return parts


def _answering(audience: AudienceKind, step: Step, steps: list[Step]) -> dict[str, object]:
    if visibility.sees_asked(step.kind, step.phase):
        if step.kind == StepKind.CALIBRATE:
            return {"words": words_of(step)}
        return {"cases": cases_of(step.workshop_id)}
    if visibility.sees_estimates(step.kind, step.phase):
        return {"estimates": words_shown(step)}
    if visibility.sees_case_answers(step.kind, step.phase):
        details = visibility.sees_case_details(audience)
        return {"compared": compared_of(step, steps, details=details)}
    return {}


def _voting(audience: AudienceKind, step: Step, steps: list[Step]) -> dict[str, object]:
    if visibility.sees_options(audience, step.phase):
        return {"paper": behaviours.on_paper(with_non_examples(paper_of(step), steps), step)}
    if visibility.sees_tally(audience, step.phase):
        return {"result": behaviours.in_result(result_of(step), step)}
    if visibility.sees_drafts_offered(step.phase):
        return {"paper": drafts_on_paper(step)}
    if visibility.sees_choice(step.phase):
        return {"result": drafts_chosen(step)}
    if visibility.sees_offers(audience, step.kind, step.phase):
        return {"offers": offers_of(step)}
    if visibility.sees_level(audience, step.kind, step.phase):
        return {"level": still_level(step)}
    return {}


def _agreeing(
    audience: AudienceKind, step: Step, steps: list[Step], language: str
) -> dict[str, object]:
    if step.kind not in {StepKind.AGREE, StepKind.BEHAVIOURS}:
        return {}
    parts: dict[str, object] = {"themes": _chosen(step, steps)}
    parts |= beside_draft(audience, step, steps, language)
    if visibility.sees_draft(audience, step.kind, step.phase):
        parts["draft"] = consent.draft_of(step)
    if visibility.sees_wordings(audience, step.kind, step.phase):
        parts["wordings"] = proposals_of(step)
    if step.kind == StepKind.AGREE:
        parts["reference"] = reference_of(audience, step, language)
        parts["reference_shown"] = step.reference_shown
        if step.phase != Phase.DRAFTING or audience == AudienceKind.CONSOLE:
            parts["round"] = consent.round_of(step)
        if visibility.sees_open_understanding(audience, step.phase):
            parts["understandings"] = consent.understandings_of(step)
        # While the next wording is drafted, its author has the last round's reasons beside it.
        drafting = audience == AudienceKind.CONSOLE and step.phase == Phase.DRAFTING
        if visibility.sees_reactions(audience, step.phase) or drafting:
            parts["reactions"] = consent.reactions_of(step)
        parts |= case_test_for(audience, step)
        if step.phase == Phase.DECIDED:
            parts["decided"] = consent.decided_of(step)
    return parts


def _ending(
    audience: AudienceKind, row: Workshop, step: Step, steps: list[Step]
) -> dict[str, object]:
    parts: dict[str, object] = {}
    decided = decided_step([s for s in steps if s.position < step.position])
    if decided is not None and visibility.sees_definition(step.kind, step.phase):
        parts["definition"] = consent.decided_of(decided)
    if visibility.sees_hows(audience, step.kind):
        parts["hows"] = hows_in(step, steps, row.language)
    if step.kind == StepKind.QUESTIONS:
        parts["questions"] = questions_of(step)
    if visibility.sees_own_verbs(audience, step.kind, step.phase):
        parts["own_verbs"] = own_verbs_of(row)
    if step.kind == StepKind.CLOSE:
        parts |= closing_of(audience, row, step, steps)
        if visibility.sees_pairs(step.kind, step.phase):
            parts["mirror_pairs"] = behaviours.pairs_of_done(steps)
    return parts


def _chosen(step: Step, steps: list[Step]) -> tuple[ChosenTheme, ...]:
    owner = theme_step(step, steps)
    if owner is None:
        return ()
    chosen = chosen_themes(step, steps)
    cards: dict[int | None, list[CardOnBoard]] = {}
    for theme_id, card in cards_shown([s for s in steps if s.kind == StepKind.WRITE]):
        cards.setdefault(theme_id, []).append(card)
    against = non_examples(steps)
    return tuple(
        ChosenTheme(
            str(theme.pk), theme.name, tuple(cards.get(theme.pk, ())), against.get(theme.pk, ())
        )
        for theme in owner.themes.filter(removed=False)
        if theme.pk in chosen
    )


def _shown(cards: list[Card]) -> tuple[CardOnBoard, ...]:
    return tuple(
        CardOnBoard(
            str(c.pk),
            c.text,
            c.situation,
            c.hidden,
            challenge=c.challenge,
            did=c.did,
            effect=c.effect,
            audience=c.audience,
        )
        for c in cards
    )
