"""What a version asks of its readers gives its number; a patch is spelling and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from behaviours import versions
from behaviours.content import BehaviourWords
from behaviours.enums import Size
from behaviours.exceptions import Refused
from behaviours.models import Behaviour, Team, Version
from behaviours.queries.comparing import question_words as question_words_of
from behaviours.queries.comparing import words_of
from behaviours.versions.publishing import hash_of, next_numbers
from tests.behaviours.factories import (
    behaviour_words,
    make_draft,
    make_published,
    make_revised,
    texts,
)

pytestmark = pytest.mark.django_db


def publish(draft: Version, by: User, size: Size, note: str = "New.") -> Version:
    return versions.publish(version=draft, by=by, change_note=note, size=size)


def edited(draft: Version, by: User, code: str = "LIS-01", **words: str) -> Behaviour:
    line = draft.behaviours.get(code=code)
    return versions.edit_behaviour(
        behaviour=line,
        by=by,
        revision=line.revision,
        words=replace(words_of_behaviour(line), **words),  # type: ignore[arg-type]
    )


def words_of_behaviour(line: Behaviour) -> BehaviourWords:
    found = words_of(line)
    assert isinstance(found, BehaviourWords)
    return found


@pytest.fixture
def opened(team: Team, manager: User) -> Version:
    """A draft on version 1.0."""
    make_published(team, manager)
    return versions.open_draft(team=team, by=manager)


def test_corrected_spelling_is_a_patch_and_needs_no_note(opened: Version, manager: User) -> None:
    edited(opened, manager, text="we repeat their need")
    published = publish(opened, manager, Size.PATCH, note="")
    assert (published.number, published.change_note) == ("1.0.1", "")


def test_a_patch_may_correct_a_title_a_theme_a_definition_and_a_reason(
    opened: Version, manager: User
) -> None:
    edited(opened, manager, title="Repeat their need", theme="Listen")
    edited(opened, manager, code="FOL-01", why="Callers asked for it.")
    versions.edit_definition(
        version=opened,
        by=manager,
        revision=opened.revision,
        term="service-minded",
        definition="We understand the need, before we suggest a solution.",
        status="agreed",
    )
    assert publish(opened, manager, Size.PATCH, note="").number == "1.0.1"


def _adds(draft: Version, by: User) -> str:
    return versions.add_behaviour(version=draft, by=by, words=behaviour_words()).code


def _removes(draft: Version, by: User) -> str:
    versions.remove_entry(entry=draft.behaviours.get(code="FOL-01"), by=by, why="")
    return "FOL-01"


def _moves(draft: Version, by: User) -> str:
    edited(draft, by, code="FOL-01", theme="Listening")
    return "FOL-01"


def _orders(draft: Version, by: User) -> str:
    versions.move_entry(entry=draft.behaviours.get(code="FOL-01"), by=by, up=True)
    return "FOL-01"


def _turns_to_others(draft: Version, by: User) -> str:
    return edited(draft, by, audience="oneself").code


def _links(draft: Version, by: User) -> str:
    edited(draft, by, mirrors_code="FOL-01")
    return "LIS-01"


def _asks_elsewhere(draft: Version, by: User) -> str:
    question = draft.questions.get(code="Q-01")
    words = replace(question_words_of(question), stage="check")
    versions.edit_question(question=question, by=by, revision=question.revision, words=words)
    return "Q-01"


def _asks_otherwise(draft: Version, by: User) -> str:
    question = draft.questions.get(code="Q-01")
    words = replace(question_words_of(question), form="closed")
    versions.edit_question(question=question, by=by, revision=question.revision, words=words)
    return "Q-01"


def _says_something_where_nothing_was(draft: Version, by: User) -> str:
    edited(draft, by, mandate="Up to 500 kroner")
    return "LIS-01"


def _is_decided_by_the_leader(draft: Version, by: User) -> str:
    versions.edit_definition(
        version=draft,
        by=by,
        revision=draft.revision,
        term=draft.term,
        definition=draft.definition,
        status="leader",
    )
    return "the definition"


@pytest.mark.parametrize(
    "change",
    [
        _adds,
        _removes,
        _moves,
        _orders,
        _turns_to_others,
        _links,
        _asks_elsewhere,
        _asks_otherwise,
        _says_something_where_nothing_was,
        _is_decided_by_the_leader,
    ],
)
def test_more_than_spelling_is_no_patch_and_the_lines_are_named(
    change: Callable[[Version, User], str], opened: Version, manager: User
) -> None:
    named = change(opened, manager)
    opened.refresh_from_db()
    with pytest.raises(Refused) as refused:
        publish(opened, manager, Size.PATCH)
    assert (refused.value.code, refused.value.field) == ("not_spelling", "size")
    assert f": {named}." in refused.value.message
    assert publish(opened, manager, Size.MINOR).number == "1.1"


def test_a_patch_is_followed_by_the_next_patch_minor_or_major(team: Team, manager: User) -> None:
    make_published(team, manager)
    numbers = []
    for n, size in enumerate((Size.PATCH, Size.PATCH, Size.MINOR, Size.PATCH, Size.MAJOR)):
        draft = versions.open_draft(team=team, by=manager)
        edited(draft, manager, text=f"we repeat the need {n}")
        numbers.append(publish(draft, manager, size).number)
    assert numbers == ["1.0.1", "1.0.2", "1.1", "1.1.1", "2.0"]


@pytest.mark.parametrize(("size", "number"), [("minor", "2.1"), ("major", "3.0")])
def test_the_number_of_a_withdrawn_version_is_not_given_again(
    size: str, number: str, team: Team, manager: User
) -> None:
    make_published(team, manager)
    second = make_revised(team, manager, major=True)
    versions.withdraw(version=second, by=manager, why="Nobody could do it.")
    draft = versions.open_draft(team=team, by=manager)
    edited(draft, manager, text="we repeat their need")
    published = publish(draft, manager, Size(size))
    assert published.number == number
    assert published.based_on is not None
    assert published.based_on.number == "1.0"
    assert published.content_hash == hash_of(published, previous=second.content_hash)


def test_a_patch_follows_a_withdrawn_version_only_by_spelling_too(
    team: Team, manager: User
) -> None:
    """Who has confirmed 2.0 would count as having read 2.0.1."""
    make_published(team, manager)
    second = make_revised(team, manager, major=True)
    versions.withdraw(version=second, by=manager, why="Nobody could do it.")
    draft = versions.open_draft(team=team, by=manager)
    edited(draft, manager, text="we repeat their need")
    with pytest.raises(Refused) as refused:
        publish(draft, manager, Size.PATCH)
    added = second.behaviours.get(title__startswith="Do thing").code
    assert refused.value.code == "not_spelling"
    assert f": {added}." in refused.value.message
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_patch_may_follow_a_withdrawn_version_that_said_the_same_but_for_spelling(
    opened: Version, team: Team, manager: User
) -> None:
    edited(opened, manager, text="we repeat teh need")
    second = publish(opened, manager, Size.MAJOR)
    versions.withdraw(version=second, by=manager, why="Misspelt.")
    draft = versions.open_draft(team=team, by=manager)
    edited(draft, manager, text="we repeat their need")
    assert publish(draft, manager, Size.PATCH).number == "2.0.1"


def test_the_first_version_is_1_0_whatever_is_answered(team: Team, manager: User) -> None:
    draft = make_draft(team, manager)
    assert next_numbers(draft) == {}
    assert publish(draft, manager, Size.PATCH).number == "1.0"


def test_each_answer_has_its_number_before_anything_is_published(opened: Version) -> None:
    assert next_numbers(opened) == {"major": "2.0", "minor": "1.1", "patch": "1.0.1"}


def test_a_trial_is_published_with_an_end_that_is_still_to_come(
    opened: Version, manager: User
) -> None:
    today = timezone.localdate()
    for ends_on, code in ((None, "no_trial_end"), (today - timedelta(days=1), "trial_end_past")):
        Version.objects.filter(pk=opened.pk).update(status="trial", trial_ends_on=ends_on)
        with pytest.raises(Refused) as refused:
            publish(opened, manager, Size.MINOR)
        assert refused.value.code == code
    Version.objects.filter(pk=opened.pk).update(trial_ends_on=today)
    assert publish(opened, manager, Size.MINOR).trial_ends_on == today


# --- the page ----------------------------------------------------------------------------------
PUBLISH = "/catalogue/nord/draft/publish/"


def test_the_page_shows_the_number_that_each_answer_gives(
    opened: Version, manager: User, client: Client
) -> None:
    client.force_login(manager)
    page = texts(client.get(PUBLISH).text)
    assert "Yes, something is done in another way now: version 2.0" in page
    assert "No, it only says more clearly what we do already: version 1.1" in page
    assert "No, only spelling is corrected: version 1.0.1" in page


def test_the_page_of_the_first_version_asks_for_a_note_alone(
    team: Team, manager: User, client: Client
) -> None:
    make_draft(team, manager)
    client.force_login(manager)
    page = client.get(PUBLISH).text
    assert "This becomes version 1.0." in page
    assert 'name="size"' not in page
    assert client.post(PUBLISH, {"change_note": "First."}).status_code == 302


def test_a_refused_patch_names_the_lines_and_keeps_what_was_written(
    opened: Version, manager: User, client: Client
) -> None:
    code = _adds(opened, manager)
    client.force_login(manager)
    answer = client.post(PUBLISH, {"size": "patch", "change_note": "A comma."})
    assert answer.status_code == 422
    assert f"More than spelling has changed: {code}." in answer.text
    assert "A comma." in answer.text
    opened.refresh_from_db()
    assert opened.is_draft


def test_a_patch_is_published_without_a_note(
    opened: Version, manager: User, client: Client
) -> None:
    edited(opened, manager, text="we repeat their need")
    client.force_login(manager)
    assert client.post(PUBLISH, {"size": "patch", "change_note": ""}).status_code == 302
    opened.refresh_from_db()
    assert opened.number == "1.0.1"
