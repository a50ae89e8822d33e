"""Receiving what a workshop agreed on: a draft, with a snapshot of where it came from."""

import re

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from behaviours.content import BehaviourWords, QuestionWords
from behaviours.exceptions import Refused
from behaviours.models import Behaviour, Provenance, Question, Team, Version
from behaviours.outcome import Outcome, OutcomeBehaviour, OutcomeQuestion, outcome_to_json
from behaviours.permissions import check_can_hand_over
from behaviours.versions.drafts import draft_of, locked_catalogue, new_draft
from behaviours.versions.entries import new_behaviour, new_question, rewrite, take_out

_SUBJECTS = re.compile(r"^(we|vi)\s+", re.IGNORECASE)
TITLE_LENGTH = 80


@transaction.atomic
def receive_outcome(*, team: Team, by: User, outcome: Outcome) -> Version:
    """The team's draft with the outcome in it. Facilitators and managers.

    With no draft open, one is opened from the current version: the outcome's definition replaces
    its definition, and the outcome's lines are added to its lines. If the same workshop hands over
    again before publishing, its parts of the draft are replaced; what a manager added to a line
    (how, example, reason) stays with it. A line keeps its code when it has the same key in the
    same workshop, or the same words.

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
        _fill(draft, outcome)
    except ValidationError as error:
        raise Refused(
            "outcome_invalid",
            _("The result of the workshop could not be received: %(reason)s")
            % {"reason": " ".join(error.messages)},
        ) from error
    return draft


def title_from(text: str) -> str:
    """A title that starts with its verb: "we repeat the need." → "Repeat the need"."""
    words = _SUBJECTS.sub("", " ".join(text.split())).rstrip(".!")
    if len(words) > TITLE_LENGTH:
        words = words[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
    return words[:1].upper() + words[1:]


def _fill(draft: Version, outcome: Outcome) -> None:
    if draft.definition != outcome.definition:
        draft.definition_why = ""
    draft.language = outcome.language
    draft.term = outcome.term
    draft.definition = outcome.definition
    draft.status = outcome.status
    draft.definition_workshop = draft.handed_over_by = outcome.workshop
    draft.revision += 1
    received = {"language", "term", "status"}
    draft.clean_fields(exclude={field.name for field in draft._meta.fields} - received)
    draft.save()
    Provenance.objects.update_or_create(
        version=draft,
        workshop=outcome.workshop,
        defaults={"snapshot": outcome_to_json(outcome)},
    )
    themes = {theme.key: theme.name for theme in outcome.themes}
    _fill_behaviours(draft, outcome, themes)
    _fill_questions(draft, outcome)


def _fill_behaviours(draft: Version, outcome: Outcome, themes: dict[str, str]) -> None:
    stored = list(draft.behaviours.all())
    kept: set[int] = set()
    for source in outcome.behaviours:
        theme = themes.get(source.theme, "")
        found = _same(stored, outcome.workshop, source, kept)
        if isinstance(found, Behaviour):
            made_title = found.title == title_from(found.text)
            found.workshop, found.source_key = outcome.workshop, source.key
            words = BehaviourWords(
                title=title_from(source.text) if made_title else found.title,
                situation=source.situation,
                text=source.text,
                how=found.how,
                example=found.example,
                non_example=found.non_example,
                theme=theme or found.theme,
                why=found.why,
            )
            rewrite(found, words)
        else:
            words = BehaviourWords(
                title_from(source.text), source.situation, source.text, theme=theme
            )
            found = new_behaviour(draft, words, workshop=outcome.workshop, source_key=source.key)
        kept.add(found.pk)
    for entry in stored:
        if entry.workshop == outcome.workshop and entry.pk not in kept:
            take_out(entry, why="")


def _fill_questions(draft: Version, outcome: Outcome) -> None:
    stored = list(draft.questions.all())
    kept: set[int] = set()
    for source in outcome.questions:
        found = _same(stored, outcome.workshop, source, kept)
        if isinstance(found, Question):
            # Linked behaviours may have been taken out a moment ago: ask the database.
            found.refresh_from_db(fields=["behaviour_code"])
            found.workshop, found.source_key = outcome.workshop, source.key
            words = QuestionWords(
                wording=source.wording,
                form=source.form,
                stage=source.stage,
                decides=source.decides or found.decides,
                behaviour_code=found.behaviour_code,
                why=found.why,
            )
            rewrite(found, words)
        else:
            words = QuestionWords(source.wording, source.form, source.stage, source.decides)
            found = new_question(draft, words, workshop=outcome.workshop, source_key=source.key)
        kept.add(found.pk)
    for entry in stored:
        if entry.workshop == outcome.workshop and entry.pk not in kept:
            take_out(entry, why="")


def _same(
    stored: list[Behaviour] | list[Question],
    workshop: str,
    source: OutcomeBehaviour | OutcomeQuestion,
    kept: set[int],
) -> Behaviour | Question | None:
    free = [entry for entry in stored if entry.pk not in kept]
    for entry in free:
        if (entry.workshop, entry.source_key) == (workshop, source.key):
            return entry
    return next((entry for entry in free if _words(entry) == _words(source)), None)


def _words(entry: Behaviour | Question | OutcomeBehaviour | OutcomeQuestion) -> str:
    said = (
        f"{entry.situation} {entry.text}"
        if isinstance(entry, Behaviour | OutcomeBehaviour)
        else entry.wording
    )
    return " ".join(said.split()).casefold()
