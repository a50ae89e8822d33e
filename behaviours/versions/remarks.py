"""Remarks of members on phrases: writing one, accepting what it suggests, answering it.

Closing goes under the catalogue's lock: of two managers who accept at once, one writes the words
and the other finds them written.
"""

from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from behaviours.enums import RemarkKind, RemarkState
from behaviours.exceptions import Refused
from behaviours.models import Remark, Version
from behaviours.permissions import check_can_manage, check_can_read, check_can_see_draft
from behaviours.phrases import ONE_LINE, places_of, texts_of
from behaviours.queries.heads import current_version
from behaviours.queries.lines import words_at
from behaviours.versions.drafts import locked_catalogue

AnyRemark = TypeVar("AnyRemark", bound=Remark)


@transaction.atomic
def add_remark(
    *,
    version: Version,
    by: User,
    code: str,
    field: str,
    phrase: str,
    kind: RemarkKind,
    text: str = "",
    instead: str = "",
) -> Remark:
    """Every member, on the current version; on a draft, whoever may see it.

    `code` is "" for the definition, `field` "" for the whole line, `phrase` "" for the whole
    field. A doubled click writes one remark. Refused: "superseded", "draft_gone",
    "line_gone", "no_such_field", "phrase_not_there", "phrase_twice", "no_phrase", "no_words",
    "same_words", "no_text", "too_long".
    """
    version = _as_stored(version)
    _check_may_remark(version, by)
    words = words_at(version, code)
    if words is None:
        raise Refused("line_gone", _("This line is not there any more."))
    texts = texts_of(words)
    if field and field not in texts:
        raise Refused("no_such_field", _("This line has no such part. Choose another."), "field")
    phrase = _found(phrase, texts, field) if phrase else ""
    if kind == RemarkKind.SUGGESTION:
        instead = " ".join(instead.split()) if field in ONE_LINE else instead.strip()
        _check_suggestion(phrase, instead, texts.get(field, ""))
    else:
        instead = ""
        if not text.strip():
            raise Refused("no_text", _("Write what you want to say."), field="text")
    said = {
        "version": version, "code": code, "field": field, "phrase": phrase, "kind": kind,
        "text": text.strip(), "instead": instead, "by": by, "state": RemarkState.OPEN,
    }  # fmt: skip
    found = Remark.objects.filter(**said).first()
    if found is not None:
        return found
    remark = Remark(**said)
    _check_fits(remark)
    remark.save()
    return remark


@transaction.atomic
def take_back_remark(*, remark: Remark, by: User) -> None:
    """The writer's own, while it is open. Refused: "already_closed"."""
    stored = locked_remark(remark)
    if stored is None:
        return
    check_can_read(by, stored.version.catalogue.team)
    if stored.by_id != by.pk:
        raise PermissionDenied("its writer only")
    _check_open(stored)
    stored.delete()


@transaction.atomic
def resolve_remark(*, remark: Remark, by: User, answer: str) -> Remark:
    """Managers close it with an answer. Refused: "remark_gone", "already_closed", "no_answer"."""
    stored = existing(locked_remark(remark))
    check_can_manage(by, stored.version.catalogue.team)
    answer = answer.strip()
    if stored.state == RemarkState.RESOLVED and stored.answer == answer:
        return stored
    _check_open(stored)
    if not answer:
        raise Refused(
            "no_answer", _("Write an answer, so that its writer learns why."), field="answer"
        )
    stored.answer = answer
    return close(stored, by, RemarkState.RESOLVED)


def locked_remark(remark: Remark) -> Remark | None:
    """The remark as it stands now, under the catalogue's lock."""
    locked_catalogue(remark.version.catalogue.team)
    found = Remark.objects.filter(pk=remark.pk)
    return found.select_related("version__catalogue__team").first()


def existing(remark: AnyRemark | None) -> AnyRemark:
    if remark is None:
        raise Refused("remark_gone", _("Its writer has taken this remark back."))
    return remark


def close(remark: Remark, by: User, state: RemarkState) -> Remark:
    remark.state = state
    remark.closed_by = by
    remark.closed_at = timezone.now()
    _check_fits(remark)
    remark.save()
    return remark


def _check_fits(remark: Remark) -> None:
    """Refused: "too_long"; the forms have told it before."""
    written = {"code", "field", "phrase", "kind", "text", "instead", "answer"}
    try:
        remark.clean_fields(exclude={each.name for each in Remark._meta.fields} - written)
    except ValidationError as error:
        raise Refused("too_long", " ".join(error.messages)) from error


def _check_open(remark: Remark) -> None:
    if remark.state != RemarkState.OPEN:
        raise Refused("already_closed", _("Somebody has closed this remark already."))


def _as_stored(version: Version) -> Version:
    """A draft may be shared, published or gone since it was read."""
    found = Version.objects.select_related("catalogue__team").filter(pk=version.pk).first()
    if found is None:
        raise Refused("draft_gone", _("This draft has been discarded."))
    return found


def _check_may_remark(version: Version, by: User) -> None:
    if version.is_draft:
        check_can_see_draft(by, version)
        return
    team = version.catalogue.team
    check_can_read(by, team)
    current = current_version(team)
    if current is None or current.pk != version.pk:
        raise Refused(
            "superseded",
            _(
                "Version %(number)s is not the current one any more. Remarks are made on the"
                " current version; your words are kept here, so that you can copy them."
            )
            % {"number": version.number},
        )


def _found(phrase: str, texts: dict[str, str], field: str) -> str:
    """The phrase as the field writes it."""
    places = places_of(phrase, texts.get(field, ""))
    if not places:
        raise Refused(
            "phrase_not_there",
            _("These words are not there, as they are written here. Copy them from the text."),
            field="phrase",
        )
    start, end = places[0]
    return texts[field][start:end]


def _check_suggestion(phrase: str, instead: str, text: str) -> None:
    if not phrase:
        raise Refused("no_phrase", _("Write which words yours would replace."), field="phrase")
    if len(places_of(phrase, text)) > 1:
        raise Refused(
            "phrase_twice",
            _("These words stand there more than once. Take in a word before or after them."),
            field="phrase",
        )
    if not instead:
        raise Refused("no_words", _("Write the words that you suggest."), field="instead")
    if " ".join(instead.split()) == " ".join(phrase.split()):
        raise Refused(
            "same_words", _("You suggest the words that stand there already."), field="instead"
        )
