"""Fills a server's database with a told workshop, handed over: `python -m tests.journeys.filled`.

Prints, as JSON, the addresses that its manager and its reader sign in with.
"""

import json
import os
import sys

import django
from django.conf import settings

PASSWORD = "a-long-enough-passphrase"


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "workshop.settings"
    django.setup()
    settings.WRITER = "inline"
    from allauth.account.models import EmailAddress

    from tests.factories import done
    from tests.told import told_workshop

    stage = told_workshop()
    done(stage.facilitator, "workshop.hand_over", at=None)
    emails = {}
    for role in ("facilitator", "manager", "reader"):
        person = getattr(stage.crew, role)
        person.set_password(PASSWORD)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
        emails[role] = person.email
    workshop = {"workshop": str(stage.workshop.pk), "slug": stage.crew.team.slug}
    sys.stdout.write(json.dumps({**emails, **workshop}))


if __name__ == "__main__":
    main()
