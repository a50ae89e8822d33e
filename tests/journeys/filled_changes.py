"""Fills a server's database with a published catalogue: `python -m tests.journeys.filled_changes`.

Prints, as JSON, the addresses that its manager and its reader sign in with, the slug, and the
reading link's token. With a number, so many more behaviours are in it. `… filled_changes revise`
then opens a draft in which every kind of change is made, for somebody to publish.
"""

import json
import os
import sys
from dataclasses import replace
from typing import Any

import django

PASSWORD = "a-long-enough-passphrase"


def fill(more: int = 0) -> None:
    from behaviours.teams import open_reading_link
    from tests.behaviours.factories import make_member, make_team

    team = make_team("Nord")
    manager, reader = (make_member(team, role).user for role in ("manager", "reader"))
    for _ in range(3):
        make_member(team, "reader")
    first(team, manager, more)
    for person in (manager, reader):
        person.set_password(PASSWORD)
        person.save()
    token = open_reading_link(team=team, by=manager).reading_token
    found = {"manager": manager.email, "reader": reader.email, "slug": team.slug, "token": token}
    sys.stdout.write(json.dumps(found))


def first(team: Any, by: Any, more: int) -> None:
    from behaviours import versions
    from behaviours.enums import Size
    from tests.behaviours.factories import behaviour_words, make_draft, question_words

    draft = make_draft(team, by)
    lines = [
        ("Say what happens next", "Follow-up", "we say what happens next and when"),
        ("Write down the promise", "Follow-up", "we write down what we promised"),
        ("Greet by name", "Listening", "we greet people by their name"),
        *(
            (f"Keep promise {n}", "Keeping", f"we keep the promise numbered {n}")
            for n in range(more)
        ),
    ]
    for title, theme, text in lines:
        words = behaviour_words(
            title=title, theme=theme, text=text, how='Say it "plainly".\nThen wait.'
        )
        versions.add_behaviour(version=draft, by=by, words=words)
    asked = question_words(wording="Can you explain the problem once more?")
    versions.add_question(version=draft, by=by, words=asked)
    versions.publish(version=draft, by=by, change_note="The first version.", size=Size.MAJOR)


def revise(team: Any, by: Any) -> None:
    """Every kind of change at once."""
    from behaviours import versions
    from behaviours.content import BehaviourWords
    from tests.behaviours.factories import behaviour_words, question_words

    draft = versions.open_draft(team=team, by=by)
    versions.edit_definition(
        version=draft, by=by, revision=draft.revision, term=draft.term, status=draft.status,
        definition="We repeat in the customer’s own words what we have understood, and get a yes,"
        " before we suggest a solution.",
        definition_why="“How do we know that the customer is understood?” A concern in the vote.",
        review_on=None, trial_ends_on=None,
    )  # fmt: skip
    lines = versions.content_of(draft).behaviours
    for row in list(draft.behaviours.all()):
        old = next(entry.words for entry in lines if entry.code == row.code)
        assert isinstance(old, BehaviourWords)
        if changed := changes_of(old):
            versions.edit_behaviour(
                behaviour=row, by=by, revision=row.revision, words=replace(old, **changed)
            )
    instead = behaviour_words(
        title="Say who does what by when",
        theme="A clear next step",
        text="we say who does what, and by when",
        why="“What happens next” was said and nobody did it.",
    )
    code = versions.add_behaviour(version=draft, by=by, words=instead).code
    gone = draft.behaviours.get(title="Say what happens next")
    versions.remove_entry(entry=gone, by=by, why="It named nobody.", replaced_by=code)
    question = draft.questions.get(wording__startswith="Can you explain")
    versions.remove_entry(entry=question, by=by, why="New hires said it sounds like a test.")
    asked = question_words(wording="What would make you feel safe when we hang up?", stage="close")
    versions.add_question(version=draft, by=by, words=asked)


def changes_of(old: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if old.theme == "Follow-up":
        found["theme"] = "A clear next step"
    if old.title == "Greet by name":
        found["title"] = "Greet people by name"
    if old.title.startswith("Repeat"):
        found["text"] = "we repeat the need aloud and ask whether it is right"
        found["why"] = "New hires nodded and had not understood."
    if old.title == "Write down the promise":
        found["how"] = "Say it “plainly”. Then wait."
    return found


def main(asked: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "workshop.settings"
    os.environ["WRITER"] = "inline"
    django.setup()
    from behaviours.models import Membership, Team

    if asked == "revise":
        team = Team.objects.get()
        revise(team, Membership.objects.get(team=team, is_manager=True).user)
    else:
        fill(int(asked))


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else "0")
