"""What a workshop about a draft's changes said of its lines is recorded on that draft."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from behaviours.exceptions import Refused
from behaviours.models import LineConsent, Team, Version
from behaviours.outcome import ConsentOnLine
from behaviours.permissions import check_can_hand_over
from behaviours.plain import to_plain
from behaviours.versions.drafts import locked_draft


class Consented(NamedTuple):
    """`code` is "" for the definition; `words_hash` is of the words that were answered to."""

    code: str
    words_hash: str
    consent: ConsentOnLine


@transaction.atomic
def record_consents(
    *, team: Team, by: User, draft: int, workshop: str, lines: Iterable[Consented]
) -> None:
    """Keeps one consent a line; the same workshop may record again, and then the newer stands.

    `draft` is the id of the version that the workshop was about. Words that have changed since are
    recorded all the same: whoever reads them is told. Facilitators and managers.
    Refused: "draft_gone" for one that is published, discarded or another team's.
    """
    check_can_hand_over(by, team)
    version = Version.objects.filter(pk=draft, catalogue__team=team).first()
    if version is None:
        raise _gone()
    try:
        version = locked_draft(version)
    except Refused as refused:
        raise _gone() from refused
    for line in lines:
        LineConsent.objects.update_or_create(
            version=version,
            code=line.code,
            workshop=workshop,
            defaults={"words_hash": line.words_hash, "snapshot": to_plain(line.consent)},
        )


def _gone() -> Refused:
    return Refused(
        "draft_gone",
        _(
            "The draft that people were asked about is published or discarded, so nothing can be"
            " recorded on it. The answers stay in this workshop."
        ),
    )
