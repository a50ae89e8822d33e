"""Who is in the room: joining, leaving, doubles, and the big screen's link."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from behaviours.models import Team
from workshop.actors import Named
from workshop.commands.agenda import put_first
from workshop.commands.flow import new_code
from workshop.commands.ready import note_absence
from workshop.commands.roles import settle_roles
from workshop.commands.room import Room, not_here
from workshop.enums import WorkshopState
from workshop.events import PeopleChanged, ScreenRenewed
from workshop.exceptions import Refused
from workshop.models import Participant, Step, Workshop
from workshop.models.workshop import new_screen_token
from workshop.queries.composed import insert


def create_workshop(
    *,
    team: Team,
    by: AbstractBaseUser,
    title: str,
    term: str,
    language: str,
    roles: list[str],
    agenda: list[Step],
) -> Workshop:
    """A workshop ready to start; `agenda` are unsaved steps in their order."""
    workshop = Workshop.objects.create(
        team=team,
        created_by_id=by.pk,
        title=title,
        term=term,
        language=language,
        roles=roles,
        code=new_code(),
    )
    for position, step in enumerate(agenda):
        step.workshop, step.position = workshop, position
        step.save(force_insert=True)
        put_first(step, language, agenda[: position + 1])
    return workshop


def join_workshop(*, room: Room, name: str = "", role: str = "") -> dict[str, str]:
    """A new participant. The caller has checked the code.

    Raises Refused("ended"), ("locked") or ("full").
    """
    if room.workshop.joining_locked and room.workshop.state != WorkshopState.FINISHED:
        raise Refused("locked", _("The facilitator has locked the door for now."))
    return let_in(room, name=name, role=role)


def let_in(
    room: Room, *, name: str = "", role: str = "", without_phone: bool = False
) -> dict[str, str]:
    """Raises Refused("full") or ("ended")."""
    if room.workshop.state == WorkshopState.FINISHED:
        raise Refused("ended", _("This workshop has ended."))
    if len(room.participants) >= settings.PARTICIPANTS:
        raise Refused("full", _("This workshop is full. Tell the facilitator."))
    number = room.participants.last_number + 1
    joined = Participant(
        workshop=room.workshop,
        number=number,
        name=name,
        role=role if role in room.workshop.roles else "",
        without_phone=without_phone,
    )
    insert([joined])
    room.participants.add(joined)
    settle_roles(room)
    room.happened(PeopleChanged())
    return {"participant": str(joined.pk)}


def mark_left(*, room: Room, by: Named, participant: int) -> None:
    """No longer counted among the present."""
    person = _person(room, participant)
    if person.left_at is None:
        note_absence(room)
    person.left_at = person.left_at or timezone.now()
    person.save(update_fields=["left_at"])
    settle_roles(room)
    room.happened(_changed(person))


def mark_returned(*, room: Room, by: Named, participant: int) -> None:
    """Present again; the person themself may say so too."""
    if not by.facilitator and by.ref != f"p:{participant}":
        raise not_here()
    person = _person(room, participant)
    person.left_at, person.double_of = None, None
    person.save(update_fields=["left_at", "double_of"])
    settle_roles(room)
    room.happened(_changed(person))


def merge_doubles(*, room: Room, by: Named, participant: int, into: int) -> None:
    """Say that two are one person, who joined twice; only `into` counts among the present."""
    double, kept = _person(room, participant), _person(room, into)
    if double.pk == kept.pk or kept.double_of_id is not None:
        raise Refused("same_person", _("Choose another person to merge with."))
    note_absence(room)
    double.double_of = kept
    if double.leader and not kept.leader:
        kept.leader = True
        kept.save(update_fields=["leader"])
    double.save(update_fields=["double_of"])
    Participant.objects.filter(double_of=double).update(double_of=kept)
    room.__dict__.pop("participants", None)
    settle_roles(room)
    # The one who is kept may lead now.
    room.happened(PeopleChanged(frozenset({f"p:{double.pk}", f"p:{kept.pk}"})))


def renew_screen(*, room: Room, by: Named) -> None:
    """A new link for the big screen; the old one shows nothing any more."""
    room.workshop.screen_token = new_screen_token()
    room.workshop.save(update_fields=["screen_token"])
    room.happened(ScreenRenewed())


def _changed(person: Participant) -> PeopleChanged:
    return PeopleChanged(frozenset({f"p:{person.pk}"}))


def _person(room: Room, pk: int) -> Participant:
    if pk not in room.participants:
        raise not_here()
    return room.participants[pk]
