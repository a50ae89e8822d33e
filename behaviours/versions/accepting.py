"""Accepting a suggestion: its words go into the draft, by the ordinary commands of editing."""

from typing import NoReturn

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from behaviours.content import BehaviourWords, QuestionWords
from behaviours.enums import RemarkKind, RemarkState
from behaviours.exceptions import Refused
from behaviours.models import Behaviour, Question, Remark, Version
from behaviours.permissions import check_can_manage
from behaviours.phrases import AnyWords, DefinitionTexts, replaced, with_text
from behaviours.queries.comparing import words_of
from behaviours.queries.lines import definition_texts
from behaviours.versions.definition import edit_definition
from behaviours.versions.drafts import draft_of, new_draft
from behaviours.versions.entries import edit_behaviour, edit_question
from behaviours.versions.remarks import close, existing, locked_remark


@transaction.atomic
def accept_remark(
    *, remark: Remark, by: User, revision: int | None = None, why: str = "", answer: str = ""
) -> Remark:
    """Writes the suggested words into the draft; without a draft, one is opened from the current
    version. Managers only. What is accepted already is not written again.

    `revision` is that of the draft's line as the manager saw it, None if there was no draft.
    `why` becomes the line's reason if it has none.

    Refused: "remark_gone", "already_closed", "not_a_suggestion", "phrase_gone", "stale",
    "too_long", "drops_source", "no_trial_end", "trial_end_past".
    """
    stored = existing(locked_remark(remark))
    team = stored.version.catalogue.team
    check_can_manage(by, team)
    if stored.state == RemarkState.ACCEPTED:
        return stored
    if stored.state != RemarkState.OPEN:
        raise Refused("already_closed", _("Somebody has closed this remark already."))
    if stored.kind != RemarkKind.SUGGESTION:
        raise Refused("not_a_suggestion", _("This remark suggests no words. Answer it instead."))
    draft = draft_of(stored.version.catalogue) or new_draft(stored.version.catalogue)
    draft.catalogue.team = team
    try:
        stored.applied_revision = _write(draft, stored, by, revision, why.strip())
    except ValidationError as error:
        raise Refused(
            "too_long", _("With these words the line would be too long. Edit the line by hand.")
        ) from error
    stored.applied_in = draft
    stored.answer = answer.strip()
    return close(stored, by, RemarkState.ACCEPTED)


def line_of(draft: Version, code: str) -> Version | Behaviour | Question | None:
    """What holds the words of `code` in the draft, with their revision."""
    if not code:
        return draft
    return draft.behaviours.filter(code=code).first() or draft.questions.filter(code=code).first()


def _write(draft: Version, remark: Remark, by: User, revision: int | None, why: str) -> int:
    line = line_of(draft, remark.code)
    if line is None:
        _phrase_gone()
    line_words = definition_texts(line) if isinstance(line, Version) else words_of(line)
    words = replaced(line_words, remark.field, remark.phrase, remark.instead)
    if words is None:
        _phrase_gone()
    seen = line.revision if revision is None else revision
    words = _with_why(words, why)
    if isinstance(line, Behaviour) and isinstance(words, BehaviourWords):
        return edit_behaviour(behaviour=line, by=by, revision=seen, words=words).revision
    if isinstance(line, Question) and isinstance(words, QuestionWords):
        return edit_question(question=line, by=by, revision=seen, words=words).revision
    assert isinstance(words, DefinitionTexts)
    return _write_definition(draft, words, by, seen)


def _write_definition(draft: Version, words: DefinitionTexts, by: User, seen: int) -> int:
    try:
        stored = edit_definition(
            version=draft,
            by=by,
            revision=seen,
            term=words.term,
            definition=words.definition,
            definition_why=words.definition_why,
            status=draft.status,
            review_on=draft.review_on,
            trial_ends_on=draft.trial_ends_on,
        )
    except Refused as refused:
        if refused.code != "drops_source":
            raise
        # That it is meant can be said where the whole definition is edited.
        raise Refused(
            "drops_source",
            _(
                "With these words the definition would not say any more what the workshop agreed"
                " on. Edit the definition by hand if that is meant, and answer the remark."
            ),
        ) from refused
    return stored.revision


def _with_why(words: AnyWords, why: str) -> AnyWords:
    name = "definition_why" if isinstance(words, DefinitionTexts) else "why"
    return with_text(words, name, why) if why and not getattr(words, name) else words


def _phrase_gone() -> NoReturn:
    raise Refused(
        "phrase_gone",
        _(
            "The words that this would replace do not stand in the draft exactly once any more."
            " Edit the line by hand, and answer the remark."
        ),
    )
