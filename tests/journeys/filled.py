"""Fills a server's database with a told workshop, handed over: `python -m tests.journeys.filled`.

Prints, as JSON, the addresses that its people sign in with. Every word after the name of the module
is one more reader, found under that word: `… filled newcomer`.
"""

import json
import os
import sys

import django
from django.conf import settings

PASSWORD = "a-long-enough-passphrase"


def main(*readers: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "workshop.settings"
    django.setup()
    settings.WRITER = "inline"
    from allauth.account.models import EmailAddress

    from behaviours.roles import Roles, add_member
    from tests.factories import done, make_person
    from tests.told import told_workshop

    stage = told_workshop()
    done(stage.facilitator, "workshop.hand_over", at=None)
    emails = {}
    everybody = {role: getattr(stage.crew, role) for role in ("facilitator", "manager", "reader")}
    for name in readers:
        everybody[name] = make_person(f"{name}@nord.example")
        add_member(stage.crew.team, everybody[name], Roles(reader=True))
    for role, person in everybody.items():
        person.set_password(PASSWORD)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
        emails[role] = person.email
    workshop = {"workshop": str(stage.workshop.pk), "slug": stage.crew.team.slug}
    sys.stdout.write(json.dumps({**emails, **workshop}))


if __name__ == "__main__":
    main(*sys.argv[1:])
