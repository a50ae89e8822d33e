"""A page that was opened long ago, on a draft that is gone, writes over nobody's words."""

import json
import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.content import words_hash
from behaviours.enums import Size
from behaviours.exceptions import Refused
from behaviours.exports import json_file
from behaviours.models import Team, Version
from behaviours.queries.comparing import words_of
from behaviours.queries.documents import document_of, origin_of
from behaviours.teams import choose_languages
from tests.behaviours.factories import behaviour_words, make_draft, make_manager, make_published
from tests.behaviours.test_imports import take_json

pytestmark = pytest.mark.django_db
DRAFT = "/catalogue/nord/draft/"
DISCARD = f"{DRAFT}discard/"


@pytest.fixture
def first(team: Team, manager: User, client: Client) -> Version:
    client.force_login(manager)
    return make_published(team, manager)


def write_line(draft: Version, by: User, title: str) -> int:
    """The revision that the line has afterwards."""
    line = draft.behaviours.get(code="LIS-01")
    words = behaviour_words(title=title)
    return versions.edit_behaviour(
        behaviour=line, by=by, revision=line.revision, words=words
    ).revision


def test_a_definition_seen_in_the_draft_before_does_not_replace_this_ones(
    team: Team, manager: User, first: Version, client: Client
) -> None:
    draft = versions.open_draft(team=team, by=manager)
    seen = draft.revision
    versions.edit_definition(
        version=draft,
        by=manager,
        revision=seen,
        term="x",
        definition="What somebody else published.",
        status="agreed",
    )
    versions.publish(version=draft, by=manager, change_note="Anew.", size=Size.MAJOR)
    later = versions.open_draft(team=team, by=manager)
    said = {"term": "x", "definition": "From an old page.", "status": "agreed"}
    old = {**said, "revision": seen}
    answer = client.post(f"{DRAFT}definition/", old)
    later.refresh_from_db()
    assert later.definition == "What somebody else published."
    assert answer.status_code == 409
    assert "From an old page." in answer.text


def test_a_line_seen_in_a_discarded_draft_does_not_replace_this_drafts(
    team: Team, manager: User, first: Version, client: Client
) -> None:
    draft = versions.open_draft(team=team, by=manager)
    seen = write_line(draft, manager, "Once")
    versions.discard_draft(version=draft, by=manager)
    write_line(later := versions.open_draft(team=team, by=manager), manager, "What counts")
    old = {"title": "From an old page", "text": "x", "audience": "customer", "revision": seen}
    assert client.post(f"{DRAFT}behaviour/LIS-01/", old).status_code == 409
    assert later.behaviours.get(code="LIS-01").title == "What counts"


def translate(draft: Version, by: User, title: str, revision: int) -> int:
    line = draft.behaviours.get(code="LIS-01")
    return versions.translate(
        version=draft,
        by=by,
        language="sv",
        code="LIS-01",
        revision=revision,
        words={"title": title},
        source_hash=words_hash(words_of(line)),
    ).revision


def test_a_translation_seen_in_a_discarded_draft_does_not_replace_this_drafts(
    team: Team, manager: User, first: Version
) -> None:
    choose_languages(team=team, by=manager, languages=["sv"])
    draft = versions.open_draft(team=team, by=manager)
    seen = translate(draft, manager, "En gång", 0)
    versions.discard_draft(version=draft, by=manager)
    later = versions.open_draft(team=team, by=manager)
    translate(later, manager, "Det som gäller", 0)
    with pytest.raises(Refused, match="Somebody changed this"):
        translate(later, manager, "Från en gammal sida", seen)


def test_a_translation_taken_in_meanwhile_is_not_written_over(
    team: Team, manager: User, first: Version
) -> None:
    choose_languages(team=team, by=manager, languages=["sv"])
    draft = versions.open_draft(team=team, by=manager)
    file = json.loads(json_file.written(document_of(first), origin_of(first)))
    line = words_hash(words_of(draft.behaviours.get(code="LIS-01")))
    translated = {"language": "sv", "code": "LIS-01", "source_hash": line}
    file["content"]["translations"] = [{**translated, "words": [["title", "Ur filen"]]}]
    take_json(team, manager, json.dumps(file))
    with pytest.raises(Refused, match="Somebody changed this"):
        translate(draft, manager, "Den som skrev samtidigt", 0)


def test_a_line_is_not_removed_with_words_that_were_written_meanwhile(
    team: Team, manager: User, first: Version, client: Client
) -> None:
    draft = versions.open_draft(team=team, by=manager)
    address = f"{DRAFT}behaviour/LIS-01/remove/"
    seen = client.get(address).context["form"]["revision"].value()
    write_line(draft, manager, "Written meanwhile")
    answer = client.post(address, {"why": "Nobody does it.", "revision": seen})
    assert answer.status_code == 409
    assert "Written meanwhile" in answer.text
    assert "Nobody does it." in answer.text
    assert draft.behaviours.filter(code="LIS-01").exists()
    again = {"why": "Nobody does it.", "revision": answer.context["form"]["revision"].value()}
    assert client.post(address, again).status_code == 302
    assert not draft.behaviours.filter(code="LIS-01").exists()


def test_a_draft_is_not_discarded_with_words_that_nobody_on_that_page_saw(
    team: Team, manager: User, client: Client
) -> None:
    draft = make_draft(team, manager)
    client.force_login(manager)
    seen = re.search(r'name="seen" value="([^"]+)"', client.get(DISCARD).text)
    assert seen
    versions.add_behaviour(
        version=draft, by=make_manager(team), words=behaviour_words(title="Say when")
    )
    answer = client.post(DISCARD, {"seen": seen[1]}, follow=True)
    assert "Somebody has written in this draft" in answer.text
    assert draft.behaviours.filter(title="Say when").exists()

    again = re.search(r'name="seen" value="([^"]+)"', client.get(DISCARD).text)
    assert again
    client.post(DISCARD, {"seen": again[1]})
    assert not Version.objects.filter(pk=draft.pk).exists()
