"""Draft, consent rounds and decision (method: "Consent" and "Stopping")."""

from datetime import date

from django.utils.translation import gettext as _

from workshop.actors import Author, Named
from workshop.commands.offers import end_choice
from workshop.commands.room import Room, not_here
from workshop.enums import DecisionKind, Phase, ReactionKind
from workshop.events import (
    DraftChanged,
    Progressed,
    UnderstandingAnswered,
    WorkshopMoved,
)
from workshop.exceptions import Refused
from workshop.method.consent import Standing, may_stop
from workshop.method.marks import as_written
from workshop.models import ConsentRound, Decision, Draft, Reaction, Step
from workshop.models.consent import PHRASE_LENGTH
from workshop.queries.consent import standing_of, tallies_of


def save_draft(*, room: Room, by: Named, text: str, version: int) -> dict[str, int]:
    """Write the draft. Raises Refused("draft_changed") when it was saved elsewhere meanwhile."""
    step = room.open_step()
    draft, _made = Draft.objects.get_or_create(step=step)
    if draft.version != version:
        raise Refused(
            "draft_changed",
            _(
                "The draft was changed in another window. Yours is kept here;"
                " compare and save again."
            ),
        )
    draft.text, draft.version = text, version + 1
    draft.save(update_fields=["text", "version"])
    room.happened(DraftChanged())
    return {"version": draft.version}


def open_round(room: Room, step: Step) -> None:
    """Put the draft to everybody. New wording is a new round, which starts without reactions."""
    draft = Draft.objects.filter(step=step).first()
    if draft is None or not draft.text:
        raise Refused("no_draft", _("Write and save a draft first; then people can react to it."))
    newest = ConsentRound.objects.filter(step=step).order_by("-number").first()
    if newest is None or newest.text != draft.text:
        number = newest.number + 1 if newest else 1
        ConsentRound.objects.create(step=step, number=number, text=draft.text)
    else:
        newest.closed = False
        newest.save(update_fields=["closed"])


def close_round(room: Room, step: Step) -> None:
    newest = ConsentRound.objects.filter(step=step).latest("number")
    newest.present, newest.closed = room.present(), True
    newest.save(update_fields=["present", "closed"])


def react(
    *,
    room: Room,
    by: Author,
    round: int,
    kind: str,
    reason: str = "",
    change: str = "",
    phrase: str = "",
) -> dict[str, str]:
    """Answer the current text; an objection without a phrase is about the whole of it.

    Raises Refused("old_wording") for a reaction to an older text, and Refused("not_in_text") for
    an objection to words that are not in it.
    """
    current = room.round
    if current is None or current.pk != round:
        raise Refused(
            "old_wording", _("The wording has changed. Read the new one, then answer it.")
        )
    if kind not in {ReactionKind.OBJECTION, ReactionKind.UNDERSTAND}:
        change = ""
    if kind in {ReactionKind.AGREE, ReactionKind.ABSTAIN}:
        reason = ""
    phrase = _in_text(current.text, phrase) if kind == ReactionKind.OBJECTION else ""
    reaction = Reaction(
        round=current, author_key=by.key, kind=kind, reason=reason, change=change, phrase=phrase
    )
    if kind == ReactionKind.UNDERSTAND:
        # The same question sent again keeps the answer it was given.
        room.flush()
        same = Reaction.objects.filter(
            round=current, author_key=by.key, kind=kind, reason=reason
        ).first()
        reaction.answer = same.answer if same else ""
    room.set_reaction(reaction)
    room.happened(Progressed())
    return {"reaction": kind}


def _in_text(text: str, phrase: str) -> str:
    """The phrase as the text has it; "" is the whole text."""
    if not phrase:
        return ""
    found = as_written(text, phrase)
    if found is None or len(found) > PHRASE_LENGTH:
        gone = _("These words are not in this text.")
        long = _("Mark fewer words, or choose the whole text.")
        message = gone if found is None else long
        raise Refused("not_in_text", message, {"phrase": message})
    return found


def answer_understanding(
    *, room: Room, by: Named, reaction: int, text: str, question: str = ""
) -> None:
    """Give the answer owed to a "need to understand". `question`: the one that was read.

    Raises Refused("other_question") where the asker has put it otherwise meanwhile.
    """
    room.flush()
    row = Reaction.objects.filter(
        pk=reaction, round=room.round, kind=ReactionKind.UNDERSTAND
    ).first()
    if row is None:
        raise not_here()
    if question and question != row.reason:
        raise Refused(
            "other_question",
            _("The question was changed meanwhile. Read it again, then answer it."),
        )
    row.answer = text
    row.save(update_fields=["answer"])
    room.happened(UnderstandingAnswered(row.author_key))


def revise_draft(*, room: Room, by: Named) -> None:
    """Back to the wording after a round, with its reasons at hand."""
    step = room.open_step()
    end_choice(step)
    step.phase = Phase.DRAFTING
    step.save(update_fields=["phase", "runoff"])
    room.forget()
    room.happened(WorkshopMoved())


def record_agreement(room: Room, step: Step) -> None:
    """Next from the reasons: only when the round has agreed. Raises Refused("not_agreed")."""
    if Decision.objects.filter(step=step).exists():
        return
    newest = ConsentRound.objects.filter(step=step).latest("number")
    standing = standing_of(newest, newest.present)
    if not standing.agreed:
        raise Refused("not_agreed", _why_not(standing))
    Decision.objects.create(step=step, round=newest, kind=DecisionKind.AGREED)


def take_decision(*, room: Room, by: Named, kind: str, until: date | None = None) -> None:
    """End without agreement, openly: on trial until a date, or by the leader."""
    step = room.open_step()
    newest = ConsentRound.objects.filter(step=step).latest("number")
    if standing_of(newest, newest.present).agreed:
        raise Refused("agreed", _("Everybody can go with the text, so it is agreed."))
    if not may_stop(tallies_of(step)):
        raise Refused(
            "too_early",
            _(
                "Try another wording first. After three rounds, or when the answers hardly move, "
                "it can be ended without agreement."
            ),
        )
    Decision.objects.update_or_create(
        step=step,
        defaults={"round": newest, "kind": kind, "until": until if kind == "trial" else None},
    )
    step.phase = Phase.DECIDED
    step.save(update_fields=["phase"])
    room.forget()
    room.happened(WorkshopMoved())


def reopen_decision(step: Step) -> None:
    Decision.objects.filter(step=step).delete()


def _why_not(standing: Standing) -> str:
    if standing.objections:
        return _("There is an open objection. Work on the wording, then ask again.")
    if standing.unanswered:
        return _("Somebody needs to understand something and has no answer yet.")
    return _("At least 80 %% of those present must answer; %(missing)d more are needed.") % {
        "missing": max(1, standing.missing)
    }
