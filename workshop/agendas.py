"""Starter agendas: 45 minutes, 90 minutes and half a day.

Source: the method's agendas (section 6). In the shorter ones how and the question list wait for
another day, in the same workshop: the steps are added to its agenda. A workshop of their own would
have no sentence, and what it settles could not be handed over. The words are translated into the
workshop's own language when it is created, and are from then on its own to change.
"""

from dataclasses import dataclass, replace

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workshop.models import Step
from workshop.planned_steps import (
    PlannedStep,
    behaviours,
    behaviours_in_full,
    calibration,
    cases_after,
    cases_before,
    challenge,
    changes,
    close,
    close_changes,
    close_in_full,
    definitions,
    dots,
    how,
    questions,
    sentence,
    sentence_in_full,
    themes,
    welcome,
    welcome_to_changes,
)


@dataclass(frozen=True)
class Agenda:
    key: str
    name: Promise
    about: Promise
    steps: tuple[PlannedStep, ...]

    @property
    def minutes(self) -> int:
        """From the first word to the last, breaks included."""
        return sum(step.minutes + step.break_after for step in self.steps)


def steps_of(agenda: Agenda, *, language: str, term: str) -> list[Step]:
    """The agenda as unsaved steps, worded in `language` and about `term`."""
    with translation.override(language):
        words = {"term": term}
        return [
            Step(
                kind=planned.kind,
                title=str(planned.title) % words,
                prompt=str(planned.prompt) % words,
                say=_spoken(planned, words),
                minutes=planned.minutes,
                cut=planned.cut,
                in_full=planned.in_full,
                break_after=planned.break_after,
            )
            for planned in agenda.steps
        ]


def _spoken(planned: PlannedStep, words: dict[str, str]) -> str:
    said = str(planned.say) % words
    if not planned.break_after:
        return said
    pause = gettext("Then we take a break of %(minutes)d minutes.") % {
        "minutes": planned.break_after
    }
    return f"{said} {pause}"


def changes_agenda(lines: int) -> Agenda:
    """About the changed lines of a draft: about a minute to read a line, and as much to talk."""
    return Agenda(
        "changes",
        _("What changes"),
        _("Everybody says of each changed line of the draft whether they can work by it."),
        (welcome_to_changes(2), changes(min(40, max(8, 2 * lines))), close_changes(3)),
    )


AGENDAS: dict[str, Agenda] = {
    agenda.key: agenda
    for agenda in (
        Agenda(
            "90",
            _("90 minutes"),
            _("From everybody’s own reading of a word to one sentence and the first behaviours."),
            (
                welcome(3),
                cases_before(5),
                calibration(10),
                definitions(8, in_full=True),
                themes(14, in_full=True),
                challenge(10),
                dots(6),
                sentence(16),
                behaviours(12, cut=3),
                cases_after(4),
                close(2),
            ),
        ),
        Agenda(
            "half-day",
            _("Half a day"),
            _(
                "The same with time to talk: the sentence is tried on your cases, you tell how the"
                " behaviours are done, and there is a question list. With two breaks."
            ),
            (
                welcome(7),
                cases_before(8),
                calibration(15),
                definitions(15, in_full=True),
                themes(25, in_full=True),
                replace(challenge(20), break_after=10),
                dots(10),
                sentence_in_full(35),
                replace(behaviours_in_full(30, cut=8), break_after=10),
                how(25),
                questions(20),
                cases_after(4),
                close_in_full(6),
            ),
        ),
        Agenda(
            "45",
            _("45 minutes"),
            _("One sentence that everybody can work by. Behaviours and questions another day."),
            (
                welcome(4),
                definitions(7),
                themes(11),
                dots(4),
                sentence(15),
                close(4),
            ),
        ),
    )
}
