"""What somebody sees: a phone's page, and the regions of an audience."""

from django.test import Client
from django.urls import reverse

from tests.factories import (
    Person,
    Stage,
)
from tests.workshop.browsers import (
    HOST,
    identity,
)
from workshop.enums import AudienceKind
from workshop.live import hub
from workshop.live.sockets import Audience


def page(person: Person) -> str:
    client = Client(headers={"host": HOST})
    client.cookies.load(identity(person))
    return client.get(reverse("phone", args=[person.workshop])).content.decode()


def seen_by(stage: Stage, kind: AudienceKind) -> dict[str, str]:
    audience = Audience(kind, "en")
    return hub.render(stage.workshop.pk, frozenset({audience}))[audience]
