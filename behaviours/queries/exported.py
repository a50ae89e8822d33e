"""What is stored of a team, and of one member, as JSON values for a file.

No secrets are in it: neither passwords nor the keys of links. Of who has read a version managers
are told no more than on the page: counts, and names where readers were told so.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import ForeignKey, Model, Q

from behaviours.exports.json_file import plain_document, plain_origin
from behaviours.models import Guidance, Invitation, Membership, Team, Version
from behaviours.queries.documents import document_of, origin_of

# Keys of doors, and what only proves something; no words of anybody.
SECRET = frozenset(
    {"password", "token_hash", "reading_token", "screen_token", "report_token", "author_key"}
)


def plain_team(team: Team) -> dict[str, Any]:
    """The team, its members, invitations that are open, and every version of its catalogue."""
    members = Membership.objects.filter(team=team).select_related("user").order_by("pk")
    open_ones = Invitation.objects.filter(team=team, accepted_at=None, revoked_at=None)
    versions = Version.objects.filter(catalogue__team=team).order_by("pk")
    return {
        "team": plain_row(team),
        "members": [
            {"email": each.user.email, "name": each.user.get_full_name(), **_roles(each)}
            for each in members
        ],
        "invitations": [
            {"email": each.email, "expires_at": each.expires_at.isoformat(), **_roles(each)}
            for each in open_ones.order_by("pk")
        ],
        "versions": [_version(each) for each in versions],
    }


def plain_member(user: User) -> dict[str, Any]:
    """Every row that names this account, by table and by what the account is to it.

    Found by the models themselves: a table that comes later is in it by itself.
    """
    found: dict[str, Any] = {"account": plain_row(user)}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is User:
                rows = model._default_manager.filter(**{field.name: user}).order_by("pk")
                found[f"{model._meta.label_lower}.{field.name}"] = plain_rows(rows)
    invited = Invitation.objects.filter(email__iexact=user.email).order_by("pk")
    found["behaviours.invitation.email"] = plain_rows(invited)
    # Of the two whom it concerns each has it in their own file; the team's file has it not.
    guidance = Guidance.objects.filter(Q(member__user=user) | Q(manager__user=user))
    found["behaviours.guidance"] = plain_rows(guidance.order_by("pk"))
    return found


def plain_rows(rows: Iterable[Model]) -> list[dict[str, Any]]:
    return [plain_row(row) for row in rows]


def plain_row(row: Model) -> dict[str, Any]:
    """Column → value, ids of others as they are, times in ISO form."""
    return {
        field.attname: _value(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in SECRET
    }


def _value(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _roles(of: Membership | Invitation) -> Mapping[str, bool]:
    return {
        "facilitator": of.is_facilitator,
        "manager": of.is_manager,
        "reader": of.is_reader,
    }


def _version(version: Version) -> dict[str, Any]:
    draft = version.is_draft
    withdrawal = getattr(version, "withdrawal", None)
    confirmed = version.acknowledgements.select_related("user").order_by("pk")
    return {
        **plain_document(document_of(version)),
        "state": version.state,
        "version": None if draft else plain_origin(origin_of(version)),
        "withdrawn": withdrawal.why if withdrawal else None,
        "remarks": [_with_people(each) for each in version.remarks.order_by("at", "pk")],
        "reviews": [_with_people(each) for each in version.reviews.order_by("pk")],
        "edits": [_with_people(each) for each in version.edits.order_by("pk")],
        "confirmed": len(confirmed),
        "confirmed_by_name": [
            {"email": each.user.email, "at": each.at.isoformat()}
            for each in confirmed
            if each.by_name
        ],
    }


def _with_people(row: Model) -> dict[str, Any]:
    """As `plain_row`, with the addresses of people instead of their numbers."""
    told = plain_row(row)
    for field in row._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.related_model is User:
            person = getattr(row, field.name)
            told[field.name] = person.email if person else None
            del told[field.attname]
    return told
