"""Every action by its name: who may send it, its form, its command. The one door.

A socket and the POST door hand over the same `Incoming`; the writer calls `perform` for each.
Order of refusal: unknown name, wrong person, wrong moment, wrong data, and then the command's own.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any
from uuid import UUID

from django.forms import Form
from django.utils import translation
from django.utils.translation import gettext as _

from workshop import steps
from workshop.actors import (
    Actor,
    Author,
    Claimant,
    Clock,
    Member,
    Named,
    Newcomer,
    Participant,
    author_key,
    passing_key,
)
from workshop.commands import (
    agenda,
    agreement,
    answers,
    behaviours,
    board,
    cards,
    case_test,
    cases,
    challenge,
    changes,
    choosing,
    claims,
    closing,
    door,
    draft,
    estimates,
    flow,
    handover,
    history,
    how,
    offers,
    people,
    preparation,
    presenting,
    questions,
    ready,
    rehearsing,
    reports,
    retention,
    sorting,
    timer,
    twins,
    verbs,
    votes,
    wordings,
    words,
)
from workshop.commands.room import Room
from workshop.enums import StepKind
from workshop.exceptions import Refused
from workshop.forms import answers as answer_forms
from workshop.forms import changes as changes_forms
from workshop.forms import choosing as choosing_forms
from workshop.forms import closing as closing_forms
from workshop.forms import consent as consent_forms
from workshop.forms import draft as draft_forms
from workshop.forms import questions as question_forms
from workshop.forms import sorting as sorting_forms
from workshop.forms import steps as forms
from workshop.forms.agenda import AddStepForm, EditStepForm
from workshop.forms.behaviours import (
    BehaviourForm,
    EditBehaviourForm,
    MirrorForm,
    ResortForm,
    TakeForm,
)
from workshop.forms.challenge import AgainstForm, ChallengeForm, EditChallengeForm, ReviseForm
from workshop.forms.fields import NothingForm
from workshop.forms.how import SaveHowForm, TellMediumForm
from workshop.forms.preparation import AdviceForm
from workshop.forms.presenting import BlankForm
from workshop.forms.rehearsing import SteerForm, TellForm
from workshop.forms.room import LockForm, ReadyForm


class By(enum.Enum):
    """Whom an action is open to, and as whom the command meets them."""

    AUTHOR = "a participant, name hidden"
    AUTHOR_OR_FACILITATOR = "a participant, name hidden, or a facilitator"
    WRITER = "a participant, name hidden, about what they wrote in another step"
    CLAIMANT = "a participant, by name, about what they wrote with their name hidden"
    ANYBODY = "a participant or a facilitator, by name"
    FACILITATOR = "a facilitator"
    NEWCOMER = "somebody with the code"
    CLOCK = "the clock"


@dataclass(frozen=True)
class Action:
    name: str
    by: By
    command: Callable[..., dict[str, Any] | None]
    form: type[Form] = NothingForm
    # In a behaviours step a card has a situation too.
    behaviour_form: type[Form] | None = None
    # In a challenge it tells which of two kinds it is.
    challenge_form: type[Form] | None = None
    # At the close it is the sentence in one's own words.
    recall_form: type[Form] | None = None

    def form_in(self, kind: str) -> type[Form]:
        if self.behaviour_form is not None and kind == StepKind.BEHAVIOURS:
            return self.behaviour_form
        if self.challenge_form is not None and kind == StepKind.CHALLENGE:
            return self.challenge_form
        if self.recall_form is not None and kind == StepKind.CLOSE:
            return self.recall_form
        return self.form


@dataclass(frozen=True)
class Incoming:
    """One action on its way to the writer. `data` is as the client sent it, not to be trusted."""

    workshop: int
    actor: Actor
    name: str
    uuid: UUID
    step: int | None
    data: dict[str, Any] = field(repr=False)
    language: str = "en"

    @cached_property
    def record_key(self) -> str:
        """By whom the action record is kept: by author key where the name is hidden."""
        if isinstance(self.actor, Participant) and self._by == By.WRITER:
            # Under the key of the open step the record would bring two keys of one person
            # together, where only one card is like what it tells of.
            return f"k:{passing_key(self.actor.secret, self.workshop, self.uuid)}"
        if isinstance(self.actor, Participant) and self.hidden:
            return f"k:{self._key()}"
        if isinstance(self.actor, Participant):
            return f"p:{self.actor.id}"
        if isinstance(self.actor, Member):
            return f"m:{self.actor.user}"
        return "n:" if isinstance(self.actor, Newcomer) else "clock"

    @property
    def hidden(self) -> bool:
        return self._by in {By.AUTHOR, By.AUTHOR_OR_FACILITATOR, By.WRITER}

    @property
    def _by(self) -> By | None:
        action = ACTIONS.get(self.name)
        return action.by if action else None

    def _key(self) -> str:
        assert isinstance(self.actor, Participant)
        return author_key(self.actor.secret, self.workshop, self.step or 0)


def perform(incoming: Incoming, room: Room) -> dict[str, Any]:
    """Do it, or raise Refused with nothing written. Returns what the sender is told besides ok."""
    action = ACTIONS.get(incoming.name)
    if action is None:
        raise Refused("unknown_action", _("This page is older than the server. Reload it."))
    by = _sender(action, incoming, room)
    _check_moment(action, incoming, room)
    kind = room.current.kind if room.current else ""
    form = action.form_in(kind)(incoming.data)
    if not form.is_valid():
        fields = {name: str(errors[0]) for name, errors in form.errors.items()}
        raise Refused("invalid", next(iter(fields.values())), fields)
    who = {} if by is None else {"by": by}
    told = action.command(room=room, **who, **form.cleaned_data) or {}
    # What one says about another step's card must bring no two keys together.
    if isinstance(by, Author) and action.by != By.WRITER and action.name != ready.ACTION:
        ready.write_on(room, by.key)
    return told


def _sender(action: Action, incoming: Incoming, room: Room) -> Author | Claimant | Named | None:
    actor = incoming.actor
    match action.by, actor:
        case By.CLAIMANT, Participant() if actor.id in room.participants:
            return Claimant(actor.id, partial(author_key, actor.secret, room.workshop.pk))
        case ((By.AUTHOR | By.AUTHOR_OR_FACILITATOR | By.WRITER), Participant()) if (
            actor.id in room.participants
        ):
            key_of = partial(author_key, actor.secret, room.workshop.pk)
            person = room.participants[actor.id]
            here = person.left_at is None and person.double_of_id is None
            return Author(key_of(incoming.step or 0), key_of, person.role, here)
        case By.ANYBODY, Participant() if actor.id in room.participants:
            person = room.participants[actor.id]
            # Everybody reads the name on the board, so it is in the workshop's language.
            with translation.override(room.workshop.language):
                name = person.name or _("Guest %(number)d") % {"number": person.number}
            return Named(f"p:{actor.id}", name)
        case ((By.FACILITATOR | By.ANYBODY | By.AUTHOR_OR_FACILITATOR), Member()):
            if (named := room.facilitator_name(actor.user)) is not None:
                return Named(f"m:{actor.user}", named, facilitator=True)
        case (By.NEWCOMER, Newcomer()) | (By.CLOCK, Clock()):
            return None
    raise Refused("not_allowed", _("You may not do that here."))


def _check_moment(action: Action, incoming: Incoming, room: Room) -> None:
    if room.workshop.cleared_at and action.name not in steps.AFTER_CLEARING:
        raise Refused("cleared", _("What was written here has been deleted. This is how it stays."))
    if action.name in steps.ANYTIME or action.by == By.NEWCOMER:
        return
    step = room.open_step()
    # What was meant for another step is never done in this one, however late it arrives.
    if incoming.step != step.pk or not steps.permits(step.kind, step.phase, action.name):
        raise Refused("step_closed", _("This step is closed now, so nothing was sent."))


ACTIONS: dict[str, Action] = {
    action.name: action
    for action in (
        Action("participant.join", By.NEWCOMER, people.join_workshop, forms.JoinForm),
        Action(
            "card.submit",
            By.AUTHOR,
            cards.submit_card,
            forms.CardForm,
            BehaviourForm,
            ChallengeForm,
            closing_forms.RecallForm,
        ),
        Action(
            "card.edit",
            By.AUTHOR,
            cards.edit_card,
            forms.EditCardForm,
            EditBehaviourForm,
            EditChallengeForm,
            closing_forms.EditRecallForm,
        ),
        Action("card.withdraw", By.AUTHOR, cards.withdraw_card, forms.CardIdForm),
        Action("card.claim", By.CLAIMANT, claims.claim_card, forms.CardIdForm),
        Action("card.unclaim", By.CLAIMANT, claims.unclaim_card, forms.CardIdForm),
        Action("card.against", By.ANYBODY, challenge.mark_against, AgainstForm),
        Action("card.revise", By.WRITER, challenge.revise_card, ReviseForm),
        Action("reference.show", By.FACILITATOR, challenge.show_reference),
        Action("card.hide", By.FACILITATOR, cards.hide_card, forms.HideCardForm),
        Action("card.unhide", By.FACILITATOR, cards.unhide_card, forms.CardIdForm),
        Action("card.move", By.ANYBODY, board.move_card, forms.MoveCardForm),
        Action("theme.create", By.ANYBODY, board.create_theme, forms.CreateThemeForm),
        Action("theme.rename", By.ANYBODY, board.rename_theme, forms.RenameThemeForm),
        Action("theme.merge", By.ANYBODY, board.merge_themes, forms.MergeThemesForm),
        Action("theme.split", By.ANYBODY, board.split_theme, sorting_forms.SplitThemeForm),
        Action("card.merge", By.ANYBODY, twins.merge_cards, sorting_forms.MergeCardsForm),
        Action("card.split", By.ANYBODY, twins.split_card, forms.CardIdForm),
        Action("board.undo", By.ANYBODY, history.undo_change, forms.UndoForm),
        Action("board.rewind", By.FACILITATOR, history.rewind_board, forms.UndoForm),
        Action("sort.judge", By.AUTHOR, sorting.judge_screen, sorting_forms.JudgeForm),
        Action("sort.suggest", By.CLOCK, sorting.keep_suggestion, sorting_forms.SuggestionForm),
        Action("suggestion.ask", By.FACILITATOR, sorting.ask_suggestion),
        Action(
            "suggestion.apply", By.FACILITATOR, sorting.apply_suggestion, sorting_forms.ApplyForm
        ),
        Action("behaviour.mirror", By.ANYBODY, behaviours.mirror_behaviour, MirrorForm),
        Action("behaviour.take", By.FACILITATOR, behaviours.take_behaviour, TakeForm),
        Action("behaviour.resort", By.AUTHOR, behaviours.resort_behaviour, ResortForm),
        Action("ballot.set", By.AUTHOR, votes.set_ballot, forms.BallotForm),
        Action("vote.runoff", By.FACILITATOR, votes.open_runoff),
        Action("drafts.offer", By.FACILITATOR, offers.offer_draft, choosing_forms.OfferForm),
        Action("drafts.approve", By.AUTHOR, choosing.approve_drafts, choosing_forms.ApproveForm),
        Action("drafts.other", By.FACILITATOR, choosing.put_other, choosing_forms.OtherForm),
        Action("line.react", By.AUTHOR, changes.react_to_line, changes_forms.LineForm),
        Action("line.rest", By.AUTHOR, changes.agree_with_rest),
        Action("line.settle", By.FACILITATOR, changes.settle_objection, changes_forms.SettleForm),
        Action("line.answer", By.FACILITATOR, changes.answer_line, changes_forms.LineAnswerForm),
        Action("line.show", By.FACILITATOR, changes.show_line, changes_forms.ShowLineForm),
        Action("changes.record", By.FACILITATOR, changes.record_changes),
        Action("draft.save", By.FACILITATOR, agreement.save_draft, forms.DraftForm),
        Action("draft.revise", By.FACILITATOR, agreement.revise_draft),
        Action("wording.suggest", By.AUTHOR, wordings.suggest_wording, draft_forms.SuggestForm),
        Action("wording.withdraw", By.AUTHOR, wordings.withdraw_wording, draft_forms.WordingIdForm),
        Action("phrase.tie", By.FACILITATOR, draft.tie_phrase, draft_forms.TieForm),
        Action("phrase.untie", By.FACILITATOR, draft.untie_phrase, draft_forms.TieIdForm),
        Action("limits.state", By.FACILITATOR, draft.state_limits, draft_forms.LimitsForm),
        Action("consent.react", By.AUTHOR, agreement.react, consent_forms.ReactForm),
        Action(
            "understanding.answer", By.FACILITATOR, agreement.answer_understanding, forms.AnswerForm
        ),
        Action("decision.take", By.FACILITATOR, agreement.take_decision, forms.DecisionForm),
        Action(
            "question.add",
            By.AUTHOR_OR_FACILITATOR,
            questions.add_question,
            question_forms.AddQuestionForm,
        ),
        Action(
            "question.edit",
            By.AUTHOR_OR_FACILITATOR,
            questions.edit_question,
            question_forms.EditQuestionForm,
        ),
        Action(
            "question.remove",
            By.AUTHOR_OR_FACILITATOR,
            questions.remove_question,
            question_forms.QuestionIdForm,
        ),
        Action(
            "question.take",
            By.AUTHOR_OR_FACILITATOR,
            questions.take_question,
            question_forms.TakeQuestionForm,
        ),
        Action("verb.add", By.AUTHOR_OR_FACILITATOR, verbs.add_verb, question_forms.VerbForm),
        Action("verb.remove", By.FACILITATOR, verbs.remove_verb, question_forms.VerbIdForm),
        Action("recall.tie", By.ANYBODY, closing.tie_recall, closing_forms.RecallTieForm),
        Action("plan.make", By.AUTHOR, closing.make_plan, closing_forms.PlanForm),
        Action("plan.drop", By.AUTHOR, closing.drop_plan, closing_forms.PlanNumberForm),
        Action("review.set", By.FACILITATOR, closing.set_review, closing_forms.ReviewForm),
        Action("how.save", By.AUTHOR_OR_FACILITATOR, how.save_how, SaveHowForm),
        Action("how.tell", By.AUTHOR_OR_FACILITATOR, how.tell_medium, TellMediumForm),
        Action("workshop.start", By.FACILITATOR, flow.start_workshop),
        Action("workshop.next", By.FACILITATOR, flow.go_next, forms.PhaseForm),
        Action("workshop.back", By.FACILITATOR, flow.go_back, forms.BackForm),
        Action("workshop.hand_over", By.FACILITATOR, handover.hand_over),
        Action("workshop.clear", By.CLOCK, retention.clear_workshop),
        Action("step.reopen", By.FACILITATOR, flow.reopen_step, forms.ReopenForm),
        Action("step.add", By.FACILITATOR, agenda.add_step, AddStepForm),
        Action("step.edit", By.FACILITATOR, agenda.edit_step, EditStepForm),
        Action("step.remove", By.FACILITATOR, agenda.remove_step, forms.TargetForm),
        Action("step.shift", By.FACILITATOR, agenda.shift_step, forms.ShiftForm),
        Action("advice.take", By.FACILITATOR, preparation.take_advice, AdviceForm),
        Action("timer.start", By.FACILITATOR, timer.start_timer),
        Action("timer.pause", By.FACILITATOR, timer.pause_timer),
        Action("timer.adjust", By.FACILITATOR, timer.adjust_timer, forms.AdjustForm),
        Action("timer.ring", By.CLOCK, timer.ring_timer),
        Action("estimate.give", By.AUTHOR, estimates.give_estimate, answer_forms.EstimateForm),
        Action("estimate.range", By.AUTHOR, estimates.give_range, answer_forms.RangeForm),
        Action("case.judge", By.AUTHOR, case_test.judge_case, consent_forms.JudgeCaseForm),
        Action("case.answer", By.AUTHOR, answers.answer_case, answer_forms.AnswerCaseForm),
        Action("word.add", By.FACILITATOR, words.add_word, answer_forms.WordForm),
        Action("word.take", By.FACILITATOR, words.take_word, answer_forms.StarterForm),
        Action("word.edit", By.FACILITATOR, words.edit_word, answer_forms.WordForm),
        Action("word.remove", By.FACILITATOR, words.remove_word, forms.TargetForm),
        Action("word.shift", By.FACILITATOR, words.shift_word, forms.ShiftForm),
        Action("case.add", By.FACILITATOR, cases.add_case, answer_forms.CaseForm),
        Action("case.take", By.FACILITATOR, cases.take_case, answer_forms.StarterForm),
        Action("case.edit", By.FACILITATOR, cases.edit_case, answer_forms.CaseForm),
        Action("case.remove", By.FACILITATOR, cases.remove_case, forms.TargetForm),
        Action("case.shift", By.FACILITATOR, cases.shift_case, forms.ShiftForm),
        Action("participant.leave", By.FACILITATOR, people.mark_left, forms.PersonForm),
        Action("participant.return", By.ANYBODY, people.mark_returned, forms.PersonForm),
        Action("participant.merge", By.FACILITATOR, people.merge_doubles, forms.MergePeopleForm),
        Action("participant.leader", By.FACILITATOR, draft.mark_leader, draft_forms.LeaderForm),
        Action(ready.ACTION, By.AUTHOR, ready.say_ready, ReadyForm),
        Action("participant.enter", By.FACILITATOR, door.enter_person, forms.JoinForm),
        Action("joining.lock", By.FACILITATOR, door.lock_joining, LockForm),
        Action("screen.renew", By.FACILITATOR, people.renew_screen),
        Action("screen.blank", By.FACILITATOR, presenting.blank_screen, BlankForm),
        Action("report.open", By.FACILITATOR, reports.open_report),
        Action("report.close", By.FACILITATOR, reports.close_report),
        Action("rehearsal.steer", By.FACILITATOR, rehearsing.steer_rehearsal, SteerForm),
        Action("rehearsal.tell", By.CLOCK, rehearsing.keep_told, TellForm),
        Action("rehearsal.reach", By.NEWCOMER, rehearsing.note_reached),
    )
}
