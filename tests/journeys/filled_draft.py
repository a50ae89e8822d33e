"""Fills a database with a catalogue and a draft: `python -m tests.journeys.filled_draft 4`.

Prints, as JSON, who signs in. The number is how many lines of the draft differ from version 1.0:
the definition and new behaviours.
"""

import json
import os
import sys
from itertools import count

import django

PASSWORD = "a-long-enough-passphrase"
SITUATIONS = (
    ("Say what happens next", "the customer waits for us", "we say what happens and when"),
    ("Ask once more", "the answer is short", "we ask once more before we suggest anything"),
    ("Write it down", "we have agreed on something", "we write it where the next of us finds it"),
)


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "workshop.settings"
    os.environ["WRITER"] = "inline"
    django.setup()
    from allauth.account.models import EmailAddress

    from behaviours import versions
    from behaviours.content import BehaviourWords
    from behaviours.enums import Size
    from behaviours.roles import Roles, add_member
    from tests import factories
    from tests.behaviours.factories import make_outcome
    from tests.factories import make_crew

    # Other people and another team than whoever filled the database before.
    factories._numbers = count(100 * int(sys.argv[1]))
    crew = make_crew(f"Nord support {sys.argv[1]}")
    add_member(crew.team, crew.facilitator, Roles(manager=True))
    boss = crew.facilitator
    first = versions.receive_outcome(team=crew.team, by=boss, outcome=make_outcome())
    versions.publish(version=first, by=boss, change_note="First.", size=Size.MAJOR)
    draft = versions.open_draft(team=crew.team, by=boss)
    versions.edit_definition(
        version=draft,
        by=boss,
        term=draft.term,
        definition="We ask about the need, and say it back, before we suggest a solution.",
        definition_why="",
        status=draft.status,
        review_on=None,
        revision=draft.revision,
    )
    for number in range(int(sys.argv[1]) - 1):
        title, situation, text = SITUATIONS[number % len(SITUATIONS)]
        more = f" ({number})" if number >= len(SITUATIONS) else ""
        words = BehaviourWords(title + more, situation, text)
        versions.add_behaviour(version=draft, by=boss, words=words)
    emails = {}
    for role in ("facilitator", "reader"):
        person = getattr(crew, role)
        person.set_password(PASSWORD)
        person.save()
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
        emails[role] = person.email
    sys.stdout.write(json.dumps({**emails, "slug": crew.team.slug}))


if __name__ == "__main__":
    main()
