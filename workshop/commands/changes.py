"""Consent on the changed lines of a draft: answers line by line, the talk, and the record."""

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from behaviours import exceptions as catalogue
from behaviours.outcome import ConsentOnLine
from behaviours.versions.line_consents import Consented, record_consents
from workshop.actors import Author, Named
from workshop.commands.real import must_be_real
from workshop.commands.room import Room, not_here
from workshop.enums import LineReactionKind, Phase, Settled, StepState
from workshop.events import HandedOver, LinesTalkedOver, Progressed
from workshop.exceptions import Refused
from workshop.models import AboutDraft, ChangedLine, LineReaction, Step
from workshop.queries.changes import LineAnswered, answered_of, changes_step


def open_lines(step: Step) -> None:
    """Raises Refused("no_lines") for a step that is about no draft."""
    if not ChangedLine.objects.filter(step=step).exists():
        raise Refused(
            "no_lines",
            _(
                "There is no changed line to ask about. Start the workshop from the draft in the"
                " catalogue."
            ),
        )


def close_lines(room: Room, step: Step) -> None:
    """How many were present counts when the answers are closed."""
    AboutDraft.objects.filter(step=step).update(present=room.present(), on_wall=None)


def react_to_line(
    *, room: Room, by: Author, line: int, kind: str, reason: str = "", change: str = ""
) -> dict[str, str]:
    """One's answer to a line; the latest counts."""
    if line not in _lines(room):
        raise not_here()
    if kind == LineReactionKind.AGREE:
        reason = ""
    if kind != LineReactionKind.OBJECTION:
        change = ""
    room.latest.put(
        LineReaction(line_id=line, author_key=by.key, kind=kind, reason=reason, change=change)
    )
    room.happened(Progressed())
    return {"line": str(line), "kind": kind}


def agree_with_rest(*, room: Room, by: Author) -> dict[str, int]:
    """Agree with every line that one has not answered; what one has answered stays."""
    step = room.open_step()
    mine = LineReaction.objects.filter(line__step=step, author_key=by.key)
    done = set(mine.values_list("line", flat=True))
    done |= {row.line_id for row in room.latest.waiting(LineReaction) if row.author_key == by.key}
    rest = [line for line in _lines(room) if line not in done]
    for line in rest:
        room.latest.put(LineReaction(line_id=line, author_key=by.key, kind=LineReactionKind.AGREE))
    room.happened(Progressed())
    return {"lines": len(rest)}


def settle_objection(
    *, room: Room, by: Named, reaction: int, settled: str, wording: str = ""
) -> None:
    """What became of an objection; without new words none is met by them."""
    row = _reaction(room, reaction, LineReactionKind.OBJECTION)
    row.settled = settled
    row.wording = wording if settled == Settled.INTEGRATED else ""
    row.save(update_fields=["settled", "wording"])
    room.happened(LinesTalkedOver())


def answer_line(*, room: Room, by: Named, reaction: int, text: str) -> None:
    """The answer owed to a need to understand."""
    row = _reaction(room, reaction, LineReactionKind.UNDERSTAND)
    row.answer = text
    row.save(update_fields=["answer"])
    room.happened(LinesTalkedOver())


def show_line(*, room: Room, by: Named, line: int | None = None) -> None:
    """Put one line on the big screen alone, or with none all of them."""
    if line is not None and line not in _lines(room):
        raise not_here()
    AboutDraft.objects.filter(step=room.open_step()).update(on_wall=line)
    room.happened(LinesTalkedOver())


def record_changes(*, room: Room, by: Named) -> None:
    """What was said of each line goes to the draft.

    Raises Refused("not_talked") before that, and ("rehearsal") in one.
    """
    must_be_real(room.workshop)
    step = changes_step(room.steps)
    if step is None or not (step.state == StepState.DONE or step.phase == Phase.DECIDED):
        raise Refused(
            "not_talked",
            _("Talk the lines through first; then what was said of them can be recorded."),
        )
    room.flush()
    about = AboutDraft.objects.filter(step=step).first()
    answered = answered_of(step)
    if about is None or answered is None:
        raise not_here()
    hashes = dict(ChangedLine.objects.filter(step=step).values_list("pk", "words_hash"))
    user = get_user_model().objects.get(pk=int(by.ref.removeprefix("m:")))
    held = timezone.localtime(room.workshop.started_at or room.workshop.created_at).date()
    try:
        record_consents(
            team=room.workshop.team,
            by=user,
            draft=about.draft,
            workshop=str(room.workshop.pk),
            lines=[
                Consented(
                    line.asked.code,
                    hashes[int(line.asked.id)],
                    _consent(line, room.workshop.title, held.isoformat()),
                )
                for line in answered.lines
            ],
        )
    except catalogue.Refused as refused:
        raise Refused(refused.code, refused.message) from refused
    about.recorded_at = timezone.now()
    about.save(update_fields=["recorded_at"])
    room.happened(HandedOver())


def _consent(line: LineAnswered, title: str, held_on: str) -> ConsentOnLine:
    standing = [each for each in line.objections if each.settled in {"", Settled.STANDS}]
    return ConsentOnLine(
        title=title,
        held_on=held_on,
        present=line.present,
        agree=line.agree,
        live_with=line.live_with,
        objections=tuple((each.reason, each.change) for each in standing),
        reservations=line.reservations,
        questions=tuple((each.question, each.answer) for each in line.questions),
        agreed=line.agreed,
        integrated=tuple((each.reason, each.change, each.wording) for each in line.integrated),
        withdrawn=sum(each.settled == Settled.WITHDRAWN for each in line.objections),
    )


def _lines(room: Room) -> list[int]:
    """The ids of the lines that the open step asks about, read once a batch."""
    step = room.open_step()
    if room.asked.get("lines") is None:
        rows = ChangedLine.objects.filter(step=step)
        room.asked["lines"] = list(rows.values_list("pk", flat=True))
    found: list[int] = room.asked["lines"]
    return found


def _reaction(room: Room, pk: int, kind: LineReactionKind) -> LineReaction:
    room.flush()
    row = LineReaction.objects.filter(pk=pk, line__step=room.open_step(), kind=kind).first()
    if row is None:
        raise not_here()
    return row
