"""Withdrawing a version, bringing an older one back, and going on from a trial. Managers only."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from behaviours.enums import Status
from behaviours.exceptions import Refused
from behaviours.models import Catalogue, Removal, Version, Withdrawal
from behaviours.permissions import check_can_manage
from behaviours.queries.standing import trial_has_ended
from behaviours.versions.drafts import current_of, draft_of, locked_catalogue, new_draft


@transaction.atomic
def withdraw(*, version: Version, by: User, why: str) -> Withdrawal:
    """Takes a published version back, for ever. It stays to be read, and is not current any more.

    Refused: "not_published", "already_withdrawn", "no_why".
    """
    _locked(version, by)
    if Withdrawal.objects.filter(version=version).exists():
        raise Refused(
            "already_withdrawn",
            _("Version %(number)s is withdrawn already.") % {"number": version.number},
        )
    if not why.strip():
        raise Refused(
            "no_why", _("Write why, so that readers know what to do instead."), field="why"
        )
    return Withdrawal.objects.create(version=version, why=why.strip(), withdrawn_by=by)


@transaction.atomic
def restore(*, version: Version, by: User) -> Version:
    """A draft that says what the published `version` says and follows the current one.

    Lines that come back keep their codes. What the current version has and `version` has not is
    removed in the draft, with that as its reason.
    Refused: "not_published", "is_current", "draft_exists".
    """
    catalogue = _locked(version, by)
    if current_of(catalogue) == version:
        raise Refused(
            "is_current",
            _("Version %(number)s is the current one. Open a new draft to change it.")
            % {"number": version.number},
        )
    return _brought_back(catalogue, version)


@transaction.atomic
def go_on_from_trial(*, version: Version, by: User, agreed: bool) -> Version:
    """A draft that says what the ended trial said: agreed on now, or on trial again, to a day that
    is still to be set.

    Refused: "not_published", "no_ended_trial", "draft_exists".
    """
    catalogue = _locked(version, by)
    if not trial_has_ended(version):
        raise Refused(
            "no_ended_trial",
            _("Version %(number)s is no trial that has ended.") % {"number": version.number},
        )
    draft = _brought_back(catalogue, version)
    draft.trial_ends_on = None
    if agreed:
        draft.status = Status.AGREED
    draft.save(update_fields=["trial_ends_on", "status"])
    return draft


def _locked(version: Version, by: User) -> Catalogue:
    catalogue = locked_catalogue(version.catalogue.team)
    check_can_manage(by, catalogue.team)
    if version.is_draft:
        raise Refused("not_published", _("A draft is not published. Discard it instead."))
    return catalogue


def _brought_back(catalogue: Catalogue, version: Version) -> Version:
    if draft_of(catalogue):
        raise Refused("draft_exists", _("There is a draft already. Go on with that one."))
    if current_of(catalogue) == version:
        return new_draft(catalogue)
    draft = new_draft(catalogue, saying=version)
    base = draft.based_on
    gone = _codes(base) - _codes(draft) if base else set()
    with override(draft.language):
        why = _("Version %(number)s, which is brought back, does not have it.") % {
            "number": version.number
        }
    Removal.objects.bulk_create(Removal(version=draft, code=code, why=why) for code in sorted(gone))
    return draft


def _codes(version: Version) -> set[str]:
    return {
        *version.behaviours.values_list("code", flat=True),
        *version.questions.values_list("code", flat=True),
    }
