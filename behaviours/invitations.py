"""Inviting people to a team, and joining it. A link is for one person, once, within 14 days."""

from dataclasses import dataclass
from email.errors import MessageError
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from behaviours.exceptions import Refused
from behaviours.models import Invitation, Membership, Team
from behaviours.models.team import new_token, token_hash
from behaviours.permissions import check_can_manage
from behaviours.roles import Roles, add_member


@dataclass(frozen=True)
class NewInvitation:
    """`token` exists here and in the link only; it cannot be found again."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(*, team: Team, by: User | None, roles: Roles, email: str = "") -> NewInvitation:
    """Managers only; `by` None is the command line."""
    if by is not None:
        check_can_manage(by, team)
    token = new_token()
    invitation = Invitation.objects.create(
        team=team,
        token_hash=token_hash(token),
        email=email,
        invited_by=by,
        is_facilitator=roles.facilitator,
        is_manager=roles.manager,
        is_reader=roles.reader,
    )
    return NewInvitation(invitation, token)


def mail_invitation(invitation: Invitation, link: str) -> bool:
    """Mails the link where mail is set. False if nothing was sent: the link is copied by hand."""
    if not (settings.EMAIL_HOST and invitation.email):
        return False
    with translation.override(invitation.team.language):
        subject = _("You are invited to %(team)s") % {"team": invitation.team.name}
        body = _(
            "You are invited to the team %(team)s in Samsyn.\n\nOpen this link to join. It works"
            " once, until %(date)s:\n%(link)s"
        ) % {
            "team": invitation.team.name,
            "date": timezone.localdate(invitation.expires_at).isoformat(),
            "link": link,
        }
    try:
        return send_mail(" ".join(subject.split()), body, None, [invitation.email]) == 1
    except (SMTPException, MessageError, OSError):
        return False


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: User) -> None:
    """Managers only. Refused: "invitation_used"."""
    check_can_manage(by, invitation.team)
    stored = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if stored.accepted_at:
        raise Refused("invitation_used", _("Somebody has joined with this invitation already."))
    stored.revoked_at = stored.revoked_at or timezone.now()
    stored.save(update_fields=["revoked_at"])


def open_invitation(token: str) -> Invitation | None:
    """The invitation that a link opens; None if it is unknown, used, revoked or too old."""
    found = Invitation.objects.select_related("team").filter(token_hash=token_hash(token)).first()
    return found if found is not None and found.is_open else None


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: User) -> Membership:
    """Joins the team. Refused: "invitation_closed" (used, revoked or too old in the meantime)."""
    stored = Invitation.objects.select_for_update().select_related("team").get(pk=invitation.pk)
    # Two people opening one link: the second waits for this row and finds it used.
    if not stored.is_open:
        raise Refused(
            "invitation_closed",
            _("This invitation is used, revoked or too old. Ask the team for a new one."),
        )
    stored.accepted_at = timezone.now()
    stored.accepted_by = user
    stored.save(update_fields=["accepted_at", "accepted_by"])
    roles = Roles(
        facilitator=stored.is_facilitator, manager=stored.is_manager, reader=stored.is_reader
    )
    return add_member(stored.team, user, roles)
