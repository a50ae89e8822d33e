"""Fills a server's database with a published catalogue: `python -m tests.journeys.published nb`.

With the word `long` its texts are as long as they may be. Prints, as JSON, where it is read and
the addresses that its manager and its reader sign in with.
"""

import json
import os
import sys
from typing import Any

import django

PASSWORD = "a-long-enough-passphrase"
SAID: dict[str, dict[str, Any]] = {
    "en": {
        "term": "service-minded",
        "definition": "We understand the need before we suggest a solution.",
        "phrase": "understand the need",
        "title": "Sum up before you suggest",
        "situation": "when the customer has explained",
        "text": "we repeat the need in the customer’s own words before we suggest anything",
        "asked": ("Have I understood you rightly?", "What matters most?", "Have I left it out?"),
    },
    "nb": {
        "term": "serviceinnstilt",
        "definition": "Vi forstår behovet før vi foreslår en løsning.",
        "phrase": "forstår behovet",
        "title": "Oppsummer før du foreslår",
        "situation": "når kunden har forklart",
        "text": "vi gjentar behovet med kundens egne ord før vi foreslår noe",
        "asked": ("Har jeg forstått deg riktig?", "Hva er viktigst?", "Er noe utelatt?"),
    },
    "sv": {
        "term": "serviceinriktad",
        "definition": "Vi förstår behovet innan vi föreslår en lösning.",
        "phrase": "förstår behovet",
        "title": "Sammanfatta innan du föreslår",
        "situation": "när kunden har förklarat",
        "text": "vi upprepar behovet med kundens egna ord innan vi föreslår något",
        "asked": ("Har jag förstått dig rätt?", "Vad är viktigast?", "Är något utelämnat?"),
    },
}


def main(language: str, *more: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "workshop.settings"
    os.environ["WRITER"] = "inline"
    django.setup()
    from behaviours import versions
    from behaviours.content import MediumWords
    from behaviours.enums import Size
    from behaviours.outcome import OutcomeCoverage, OutcomeCovered
    from behaviours.teams import open_reading_link
    from tests.behaviours import factories

    said = SAID[language]
    team = factories.make_team(f"Nord {language} {' '.join(more)}", language=language)
    people = {
        role: factories.make_member(team, role, email=f"{role}.{team.slug}@example.org").user
        for role in ("manager", "reader")
    }
    by = people["manager"]
    draft = factories.make_draft(
        team,
        by,
        language=language,
        term=said["term"],
        definition=said["definition"],
        behaviours=(),
        questions=(),
        coverage=OutcomeCoverage((OutcomeCovered("t1", (said["phrase"],)),), 2, 3),
    )

    def words(text: str, limit: int) -> str:
        return " ".join([text] * 40)[:limit].strip() if "long" in more else text

    codes = []
    for number, audience in enumerate(("customer", "customer", "team"), 1):
        line = factories.behaviour_words(
            title=words(f"{said['title']} {number}", 120),
            situation=words(said["situation"], 400),
            text=words(said["text"], 400),
            theme="Listening" if number == 1 else "Follow-up",
            example="“So you need …”",
            non_example="Jargon",
            audience=audience,
            media=(
                MediumWords("phone", "Say it aloud"),
                MediumWords("chat", "Write one line"),
            )
            if number == 1
            else (MediumWords("email", "Begin with it"),),
        )
        codes.append(versions.add_behaviour(version=draft, by=by, words=line).code)
    for wording in said["asked"]:
        question = factories.question_words(wording=words(wording, 400), behaviour_code=codes[0])
        versions.add_question(version=draft, by=by, words=question)
    motive = factories.question_words(wording="What gave you energy?", purpose="motivation")
    versions.add_question(version=draft, by=by, words=motive)
    versions.publish(version=draft, by=by, change_note="The first.", size=Size.MAJOR)
    for person in people.values():
        person.set_password(PASSWORD)
        person.save()
    token = open_reading_link(team=team, by=by).reading_token
    emails = {role: person.email for role, person in people.items()}
    sys.stdout.write(
        json.dumps({**emails, "slug": team.slug, "read": f"/read/{token}/", "code": codes[0]})
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
