"""Writing a line, or the definition, in another of the team's languages. Managers only."""

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from behaviours.exceptions import Refused
from behaviours.models import Translation, Version
from behaviours.permissions import check_can_manage
from behaviours.queries.in_language import further_languages
from behaviours.queries.translating import original_of
from behaviours.versions.drafts import check_not_stale, first_revision, locked_draft
from behaviours.versions.edits import keep_translation


@transaction.atomic
def translate(
    *,
    version: Version,
    by: User,
    language: str,
    code: str,
    revision: int,
    words: Mapping[str, str],
    source_hash: str,
) -> Translation:
    """`code` "" is the definition. `words`: field → text; a field may stay empty.

    `revision` is the one the writer saw, 0 where there was no translation. `source_hash` tells
    which original they saw: if that has changed meanwhile, the translation is the older one.

    Refused: "already_published", "draft_gone", "no_such_language", "entry_gone", "stale".
    """
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    if language not in further_languages(draft, draft.catalogue.team):
        raise Refused(
            "no_such_language", _("The team does not read its catalogue in this language.")
        )
    if original_of(draft, code) is None:
        raise Refused("entry_gone", _("This line has been removed from the draft."))
    stored = draft.translations.filter(language=language, code=code).first() or Translation(
        version=draft, language=language, code=code
    )
    check_not_stale(seen=revision, stored=stored.revision)
    keep_translation(stored)
    stored.words = {name: text for name, text in words.items() if text}
    stored.source_hash = source_hash
    stored.revision = max(stored.revision, first_revision(draft)) + 1
    stored.clean_fields(exclude={"version"})
    stored.save()
    keep_translation(stored, by=by)
    return stored
