"""Receiving what a workshop agreed on: a draft, with a snapshot of where it came from."""

from datetime import date

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from behaviours.enums import Status
from behaviours.exceptions import Refused
from behaviours.models import Behaviour, Provenance, Question, Team, Version
from behaviours.outcome import Outcome, outcome_to_json
from behaviours.permissions import check_can_hand_over
from behaviours.queries.comparing import behaviour_words, question_words
from behaviours.queries.media import media_in
from behaviours.versions.arriving import (
    behaviour_again,
    behaviour_said,
    question_again,
    question_said,
)
from behaviours.versions.drafts import draft_of, locked_catalogue, new_draft
from behaviours.versions.edits import kept
from behaviours.versions.entries import new_behaviour, new_question, rewrite, take_out
from behaviours.versions.links import makes_a_ring


@transaction.atomic
def receive_outcome(*, team: Team, by: User, outcome: Outcome) -> Version:
    """The team's draft with the outcome in it. Facilitators and managers.

    With no draft open, one is opened from the current version: the outcome's definition replaces
    its definition, and the outcome's lines are added to its lines. If the same workshop hands over
    again before publishing, its parts of the draft are replaced; what a manager added to a line
    (how, example, reason) stays with it, and of what both may say the newer stands (`arriving`).
    A line keeps its code when it has the same key in the same workshop, or the same words.

    Refused: "draft_exists" (a draft that did not come from this workshop), "outcome_invalid".
    """
    check_can_hand_over(by, team)
    catalogue = locked_catalogue(team)
    draft = draft_of(catalogue)
    if draft is not None and draft.handed_over_by != outcome.workshop:
        raise Refused(
            "draft_exists",
            _(
                "The catalogue has a draft that somebody is working on. Publish or discard it"
                " first, then hand over again."
            ),
        )
    draft = draft or new_draft(catalogue)
    try:
        with kept(draft, by):
            _fill(draft, outcome)
    except ValidationError as error:
        raise Refused(
            "outcome_invalid",
            _("The result of the workshop could not be received: %(reason)s")
            % {"reason": " ".join(error.messages)},
        ) from error
    return draft


def _fill(draft: Version, outcome: Outcome) -> None:
    last = draft.provenances.filter(workshop=outcome.workshop).first()
    before = last.outcome if last else None
    if draft.definition != outcome.definition:
        draft.definition_why = ""
    draft.language = outcome.language
    draft.term = outcome.term
    draft.definition = outcome.definition
    draft.status = outcome.status
    draft.definition_workshop = draft.handed_over_by = outcome.workshop
    if outcome.review_on and (before is None or before.review_on != outcome.review_on):
        draft.review_on = _day(outcome.review_on)
    if outcome.status != Status.TRIAL:
        draft.trial_ends_on = None
    elif before is None or before.until != outcome.until:
        draft.trial_ends_on = _day(outcome.until) if outcome.until else None
    draft.revision += 1
    received = {"language", "term", "status"}
    draft.clean_fields(exclude={field.name for field in draft._meta.fields} - received)
    draft.save()
    Provenance.objects.update_or_create(
        version=draft,
        workshop=outcome.workshop,
        defaults={"snapshot": outcome_to_json(outcome)},
    )
    _fill_behaviours(draft, outcome, before)
    _fill_questions(draft, outcome, before)


def _fill_behaviours(draft: Version, outcome: Outcome, before: Outcome | None) -> None:
    stored, media = list(draft.behaviours.all()), media_in(draft)
    themes = {theme.key: theme.name for theme in outcome.themes}
    old = {line.key: line for line in before.behaviours} if before else {}
    kept: dict[str, Behaviour] = {}
    for source in outcome.behaviours:
        said = behaviour_said(source, themes)
        free = [line for line in stored if line not in kept.values()]
        found = _same(free, outcome.workshop, source.key, f"{said.situation} {said.text}")
        if isinstance(found, Behaviour):
            found.workshop, found.source_key = outcome.workshop, source.key
            words = behaviour_words(found, media.get(found.code, ()))
            then = behaviour_said(old[source.key], themes) if source.key in old else None
            kept[source.key] = rewrite(found, behaviour_again(words, said, then))
        else:
            kept[source.key] = new_behaviour(
                draft, said, workshop=outcome.workshop, source_key=source.key
            )
    _take_out_the_rest(stored, outcome.workshop, kept)
    for source in outcome.behaviours:
        last = old.get(source.key)
        if source.mirrors != (last.mirrors if last else ""):
            other = kept.get(source.mirrors)
            code = other.code if other and source.mirrors != source.key else ""
            draft.behaviours.filter(pk=kept[source.key].pk).update(mirrors_code=code)


def _fill_questions(draft: Version, outcome: Outcome, before: Outcome | None) -> None:
    # Linked behaviours may have been taken out a moment ago: the rows are read after that.
    stored = list(draft.questions.all())
    old = {line.key: line for line in before.questions} if before else {}
    kept: dict[str, Question] = {}
    for source in outcome.questions:
        said = question_said(source)
        free = [line for line in stored if line not in kept.values()]
        found = _same(free, outcome.workshop, source.key, said.wording)
        if isinstance(found, Question):
            found.workshop, found.source_key = outcome.workshop, source.key
            then = question_said(old[source.key]) if source.key in old else None
            kept[source.key] = rewrite(found, question_again(question_words(found), said, then))
        else:
            kept[source.key] = new_question(
                draft, said, workshop=outcome.workshop, source_key=source.key
            )
    _take_out_the_rest(stored, outcome.workshop, kept)
    above = dict(draft.questions.values_list("code", "after_code"))
    for source in outcome.questions:
        last = old.get(source.key)
        if source.after != (last.after if last else ""):
            line, other = kept[source.key], kept.get(source.after)
            code = other.code if other else ""
            # A manager may have put the other one under this one since.
            above[line.code] = "" if makes_a_ring(line.code, code, above) else code
            draft.questions.filter(pk=line.pk).update(after_code=above[line.code])


def _take_out_the_rest(
    stored: list[Behaviour] | list[Question],
    workshop: str,
    kept: dict[str, Behaviour] | dict[str, Question],
) -> None:
    for entry in stored:
        if entry.workshop == workshop and entry not in kept.values():
            take_out(entry, why="")


def _same(
    free: list[Behaviour] | list[Question], workshop: str, key: str, words: str
) -> Behaviour | Question | None:
    for entry in free:
        if (entry.workshop, entry.source_key) == (workshop, key):
            return entry
    return next((entry for entry in free if _plain(_words(entry)) == _plain(words)), None)


def _words(entry: Behaviour | Question) -> str:
    if isinstance(entry, Behaviour):
        return f"{entry.situation} {entry.text}"
    return entry.wording


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ValidationError(_("“%(day)s” is no date.") % {"day": written}) from error
