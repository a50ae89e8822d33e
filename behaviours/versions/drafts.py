"""Opening a draft and giving one up."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from behaviours.enums import State
from behaviours.exceptions import Refused
from behaviours.models import (
    Behaviour,
    BehaviourInMedium,
    Catalogue,
    Provenance,
    Question,
    Team,
    Translation,
    Version,
)
from behaviours.permissions import check_can_manage
from behaviours.queries.edits import newest_edit
from behaviours.queries.standing import NEWEST_FIRST, standing_first
from behaviours.versions.reopening import reopen_accepted


def locked_catalogue(team: Team) -> Catalogue:
    """The team's catalogue with its row locked: drafts, codes and publishing go one by one."""
    Catalogue.objects.get_or_create(team=team)
    return Catalogue.objects.select_for_update().get(team=team)


def draft_of(catalogue: Catalogue) -> Version | None:
    return catalogue.versions.filter(state=State.DRAFT).first()


def current_of(catalogue: Catalogue) -> Version | None:
    """The version that stands (`queries/standing.py`); None before the first."""
    return standing_first(catalogue.versions.all()).first()


def newest_of(catalogue: Catalogue) -> Version | None:
    """The version published last, whether it stands or not."""
    return catalogue.versions.filter(state=State.PUBLISHED).order_by(*NEWEST_FIRST).first()


def base_of(catalogue: Catalogue) -> Version | None:
    """What a new draft goes on from: the current version, or the one that was withdrawn last."""
    return current_of(catalogue) or (
        catalogue.versions.filter(withdrawal__isnull=False)
        .order_by("-withdrawal__withdrawn_at", "-withdrawal__pk")
        .first()
    )


def locked_draft(version: Version) -> Version:
    """The draft as it stands now, under the catalogue's lock.

    Refused: "already_published", "draft_gone".
    """
    Catalogue.objects.select_for_update().get(pk=version.catalogue_id)
    found = Version.objects.filter(pk=version.pk).select_related("catalogue__team").first()
    if found is None:
        raise Refused("draft_gone", _("This draft has been discarded."))
    if not found.is_draft:
        raise Refused(
            "already_published",
            _("Version %(number)s is published and stays as it is. Open a new draft to change it.")
            % {"number": found.number},
        )
    return found


def check_not_stale(*, seen: int, stored: int) -> None:
    """Refuses words written over a text that has changed since the writer's page was made."""
    if seen != stored:
        raise Refused(
            "stale",
            _(
                "Somebody changed this while you were writing. Your words are kept here; compare"
                " them with what is stored now, and save again if yours should stand."
            ),
        )


@transaction.atomic
def open_draft(*, team: Team, by: User) -> Version:
    """A draft that says what the current version says, or an empty one if there is none yet.

    Where every version is withdrawn, it goes on from the one withdrawn last. Managers only.

    Refused: "draft_exists".
    """
    check_can_manage(by, team)
    catalogue = locked_catalogue(team)
    if draft_of(catalogue):
        raise Refused("draft_exists", _("There is a draft already. Go on with that one."))
    return new_draft(catalogue)


@transaction.atomic
def discard_draft(*, version: Version, by: User, seen: str | None = None) -> None:
    """Deletes the draft and all that was written in it. Managers only.

    `seen`: `newest_edit` as the page that asked had it; None where no page was shown.
    Refused: "draft_changed": somebody has written in it since, and their words would go unseen.
    """
    draft = locked_draft(version)
    check_can_manage(by, draft.catalogue.team)
    if seen is not None and seen != newest_edit(draft):
        raise Refused(
            "draft_changed",
            _(
                "Somebody has written in this draft since you opened that page. Look at it again"
                " before you discard it."
            ),
        )
    reopen_accepted(draft)
    draft.delete()


def new_draft(catalogue: Catalogue, *, saying: Version | None = None) -> Version:
    """A draft on what stands now, with its words or those of the published `saying`.

    The caller holds the catalogue's lock and has found no draft.
    """
    base = base_of(catalogue)
    source = saying or base
    if source is None:
        draft = Version.objects.create(catalogue=catalogue, language=catalogue.team.language)
        return _counting(draft)
    draft = Version.objects.create(
        catalogue=catalogue,
        language=source.language,
        term=source.term,
        definition=source.definition,
        definition_why=source.definition_why,
        definition_workshop=source.definition_workshop,
        status=source.status,
        review_on=source.review_on,
        trial_ends_on=source.trial_ends_on,
        based_on=base,
        restored_from=saying,
    )
    behaviours = list(source.behaviours.all())
    media = list(source.media.all())
    questions = list(source.questions.all())
    snapshots = list(source.provenances.all())
    translations = list(source.translations.all())
    lines: tuple[Behaviour | Question | Translation, ...] = (
        *behaviours,
        *questions,
        *translations,
    )
    for line in lines:
        line.revision = first_revision(draft)
    for row in (*behaviours, *media, *questions, *snapshots, *translations):
        row.pk = None
        row.version = draft
        row._state.adding = True
    Behaviour.objects.bulk_create(behaviours)
    BehaviourInMedium.objects.bulk_create(media)
    Question.objects.bulk_create(questions)
    Provenance.objects.bulk_create(snapshots)
    Translation.objects.bulk_create(translations)
    return _counting(draft)


def first_revision(draft: Version) -> int:
    """From which the revisions of a draft's texts count, other than those of any draft before.

    A page that was opened on a draft now published or discarded may still be sent: with numbers
    that begin anew it would write over this draft's words unseen. Keys are never given again, and
    no text of one draft is saved a thousand times; the remainder keeps it in the column.
    """
    return draft.pk % 2_000_000 * 1000


def _counting(draft: Version) -> Version:
    draft.revision = first_revision(draft)
    draft.save(update_fields=["revision"])
    return draft
