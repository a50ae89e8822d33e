"""Fills a server's database with catalogues to print: `python -m tests.journeys.printed`.

One in bokmål and one in Swedish, each with a short line and one with the longest texts there may
be; version 1.1 changes two lines of the short one's card. Prints, as JSON, slugs and codes.
"""

import json
import os
import sys
from typing import Any

import django
from django.conf import settings

MANAGER = "manager@example.org"
LONG = {
    "nb": "Kundebehandlingsopplysninger oppsummeres muntlig og skriftlig ved overlevering, ",
    "sv": "Återkopplingsärenden sammanfattas muntligen och skriftligen vid överlämnandet, ",
}


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "workshop.settings"
    django.setup()
    settings.WRITER = "inline"
    from behaviours.roles import Roles, add_member
    from behaviours.teams import open_reading_link
    from tests.behaviours.factories import make_team, make_user

    by = make_user(MANAGER)
    found = {}
    for language in LONG:
        team = make_team(f"Team {language}", language=language)
        add_member(team, by, Roles(manager=True))
        codes = published(team, by, language)
        token = open_reading_link(team=team, by=by).reading_token
        found[language] = {"slug": team.slug, "token": token, **codes}
    empty = make_team("Team to be", language="nb")
    add_member(empty, by, Roles(manager=True))
    sys.stdout.write(json.dumps({**found, "empty": empty.slug}))


def published(team: Any, by: Any, language: str) -> dict[str, str]:
    from behaviours import versions
    from behaviours.enums import Size
    from behaviours.models import Behaviour, Version
    from tests.behaviours.factories import behaviour_words, make_draft, question_words

    def long(count: int) -> str:
        return (LONG[language] * 20)[:count]

    def add(draft: Version, asked: list[str], **words: str) -> Behaviour:
        line = versions.add_behaviour(version=draft, by=by, words=behaviour_words(**words))
        for wording in asked:
            question = question_words(wording=wording, behaviour_code=line.code)
            versions.add_question(version=draft, by=by, words=question)
        return line

    draft = make_draft(team, by, language=language, behaviours=(), questions=())
    short = add(
        draft,
        ["Har du prøvd?", "Hva haster?", "Noe mer?"],
        title="Oppsummer",
        situation="kunden har forklart",
        text="Gjenta og få et ja",
        theme="Lytte",
        non_example="Våre fagord",
    )
    add(
        draft,
        [f"{long(398)}{number}" for number in range(7)],
        title=long(120),
        situation=long(400),
        text=long(400),
        theme="Overlevere",
        how=long(1200),
        example=long(600),
        non_example=f"{long(299)}\n{long(300)}",
    )
    codes = {"short": short.code, "long": draft.behaviours.exclude(pk=short.pk).get().code}
    versions.publish(version=draft, by=by, change_note="Først.", size=Size.MAJOR)
    draft = versions.open_draft(team=team, by=by)
    line = draft.behaviours.get(code=short.code)
    words = behaviour_words(
        title="Oppsummer",
        situation="kunden har forklart",
        text="Gjenta og få et tydelig ja",
        theme="Lytte",
        non_example="Våre fagord",
    )
    versions.edit_behaviour(behaviour=line, by=by, revision=line.revision, words=words)
    asked = draft.questions.filter(behaviour_code=short.code).order_by("position")[1]
    versions.remove_entry(entry=asked, by=by, why="Den stresset.")
    versions.publish(version=draft, by=by, change_note="Tydelig.", size=Size.MINOR)
    return codes


if __name__ == "__main__":
    main()
