"""Audiences, media, mirror pairs and follow-ups, as readers see them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.content import MediumWords
from behaviours.enums import Size
from behaviours.models import Team, Version
from behaviours.versions import add_behaviour, add_question
from tests.behaviours.factories import behaviour_words, make_draft, question_words, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client: Client, team: Team, manager: User) -> Version:
    client.force_login(manager)
    return make_draft(team, manager, language="en")


def publish(draft: Version, by: User) -> None:
    versions.publish(version=draft, by=by, change_note="First.", size=Size.MAJOR)


def test_a_version_shows_audiences_as_sections_and_pairs_side_by_side(
    client: Client, draft: Version, manager: User
) -> None:
    lead = behaviour_words(title="Ask first", audience="team", mirrors_code="LIS-01")
    add_behaviour(version=draft, by=manager, words=lead)
    publish(draft, manager)
    shown = texts(client.get("/catalogue/nord/").text)
    assert "Towards the customer (2)" in shown
    assert "Leaders towards their team (1)" in shown
    assert "Ask first When we answer" in shown
    assert "as we do: Repeat the need" in shown


def test_one_audience_needs_no_sections(client: Client, draft: Version, manager: User) -> None:
    publish(draft, manager)
    page = client.get("/catalogue/nord/").text
    assert "audience-head" not in page
    assert '<h3 class="sr">Towards the customer</h3>' in page


def test_a_behaviour_tells_how_in_each_medium_what_one_may_decide_and_its_pair(
    client: Client, draft: Version, manager: User
) -> None:
    words = behaviour_words(
        title="Ask first",
        audience="team",
        mirrors_code="LIS-01",
        mandate="Up to 500",
        heard=True,
        media=(
            MediumWords("chat", "One line"),
            MediumWords("phone", "Ask", "“So …?”", "Guess\nHurry"),
        ),
    )
    add_behaviour(version=draft, by=manager, words=words)
    publish(draft, manager)
    code = draft.behaviours.get(title="Ask first").code
    page = client.get(f"/catalogue/nord/v/1.0/b/{code}/").text
    shown = texts(page)
    order = ["Phone Ask", "How it sounds “So …?”", "Hurry", "Chat One line", "Up to 500"]
    assert sorted(order, key=shown.index) == order
    assert "The customer is heard" in shown
    assert "The customer is seen" not in shown
    assert "js/media.js" in page
    for address, other in ((code, "Repeat the need"), ("LIS-01", "Ask first")):
        pair = texts(client.get(f"/catalogue/nord/v/1.0/b/{address}/").text)
        pair = pair[pair.index("as the team does towards customers") :]
        assert other in pair


def test_questions_stand_in_lists_with_follow_ups_under_their_question(
    client: Client, draft: Version, manager: User
) -> None:
    follow = question_words(
        wording="What then?", stage="close", after_code="Q-01", after_answer="It broke"
    )
    add_question(version=draft, by=manager, words=follow)
    deeper = question_words(wording="And after that?", after_code="Q-03", stop="They sigh")
    add_question(version=draft, by=manager, words=deeper)
    motive = question_words(wording="What gave you energy?", purpose="motivation", form="choice")
    add_question(version=draft, by=manager, words=motive)
    publish(draft, manager)
    page = client.get("/catalogue/nord/v/1.0/questions/").text
    shown = texts(page)
    order = [
        "What matters most today?",
        "After the answer: It broke What then?",
        "Then: And after that? Ask no further when: They sigh",
        "Have I understood you rightly?",
        "In this list: Open 3 · Closed 1",
        "What gave you energy?",
    ]
    assert sorted(order, key=shown.index) == order
    assert 'under under-2"' in page


def test_a_leaders_line_shows_the_motivation_list_and_oneself_none(
    client: Client, draft: Version, manager: User
) -> None:
    motive = question_words(wording="What gave you energy?", purpose="motivation")
    add_question(version=draft, by=manager, words=motive)
    for audience in ("team", "oneself"):
        words = behaviour_words(title=f"For {audience}", theme=audience, audience=audience)
        add_behaviour(version=draft, by=manager, words=words)
    publish(draft, manager)
    asked = {
        code: texts(client.get(f"/catalogue/nord/v/1.0/b/{code}/").text)
        for code in ("LIS-01", "TEA-01", "ONE-01")
    }
    assert ["What gave you energy?" in asked[code] for code in asked] == [False, True, False]
    assert ["What matters most today?" in asked[code] for code in asked] == [True, False, False]


def test_many_questions_are_folded_after_the_first_five(
    client: Client, draft: Version, manager: User
) -> None:
    for number in range(6):
        add_question(version=draft, by=manager, words=question_words(wording=f"And {number}?"))
    publish(draft, manager)
    assert "All 8 questions" in client.get("/catalogue/nord/v/1.0/b/LIS-01/").text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2020-05-17", "It was to be reviewed by May 17, 2020."),
        ("2990-05-17", "The team looks at it again on May 17, 2990."),
    ],
)
def test_readers_are_told_when_it_is_reviewed(
    day: str, words: str, client: Client, team: Team, manager: User
) -> None:
    client.force_login(manager)
    publish(make_draft(team, manager, language="en", review_on=day), manager)
    assert words in texts(client.get("/catalogue/nord/").text)
