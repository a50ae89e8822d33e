"""manage.py verify_catalogue finds whatever has become of a published version."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from behaviours import versions
from behaviours.immutability import drop_guards
from behaviours.models import Behaviour, BehaviourInMedium, Question, Removal, Team, Version
from behaviours.versions.publishing import hash_of
from tests.behaviours.factories import make_manager, make_published, make_revised, make_team
from tests.behaviours.test_hashes import published as published_before

__all__ = ["published_before"]

pytestmark = pytest.mark.django_db

Printed = pytest.CaptureFixture[str]


def verified(printed: Printed, *slugs: str) -> str:
    call_command("verify_catalogue", *slugs)
    return printed.readouterr().out


def failed(printed: Printed, *slugs: str) -> tuple[str, str]:
    """What it printed, and with which words it failed."""
    with pytest.raises(CommandError) as refused:
        call_command("verify_catalogue", *slugs)
    assert refused.value.returncode == 1
    return printed.readouterr().out, str(refused.value)


@pytest.fixture
def three(team: Team, manager: User) -> list[Version]:
    """1.0, then 2.0 which is withdrawn, then 2.1."""
    first = make_published(team, manager)
    second = make_revised(team, manager, major=True)
    versions.withdraw(version=second, by=manager, why="Nobody could do it.")
    return [first, second, make_revised(team, manager)]


def line_of(out: str, number: str) -> str:
    """What is said of one version: its line and its faults."""
    lines = out.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"  {number}  "))
    faults = []
    for line in lines[start + 1 :]:
        if not line.startswith("    "):
            break
        faults.append(line)
    return "\n".join([lines[start], *faults])


def test_what_nobody_touched_is_ok_withdrawn_versions_included(
    three: list[Version], capsys: Printed
) -> None:
    out = verified(capsys)
    for version in three:
        assert f"{version.number}  ok  {version.content_hash}" in out
    assert "3 versions of 1 catalogues are ok." in out


def test_what_an_earlier_edition_published_is_ok(
    published_before: list[Version], capsys: Printed
) -> None:
    out = verified(capsys)
    assert "1.0  ok" in out
    assert "2.0  ok" in out


def test_only_the_named_teams_are_checked(three: list[Version], capsys: Printed) -> None:
    other = make_team("Sør")
    make_published(other, make_manager(other))
    out = verified(capsys, other.slug)
    assert "nord" not in out
    assert "1 versions of 1 catalogues are ok." in out


def test_a_team_that_is_not_there_is_named(three: list[Version]) -> None:
    with pytest.raises(CommandError, match="No such team: nowhere"):
        call_command("verify_catalogue", "nowhere")


def _another_word(three: list[Version]) -> None:
    Behaviour.objects.filter(version=three[1], code="LIS-01").update(text="we repeat the deed")


def _another_definition(three: list[Version]) -> None:
    Version.objects.filter(pk=three[1].pk).update(definition="We suggest a solution.")


def _another_note(three: list[Version]) -> None:
    Version.objects.filter(pk=three[1].pk).update(change_note="Nothing much.")


def _another_line(three: list[Version]) -> None:
    Question.objects.bulk_create([Question(version=three[1], code="Q-09", wording="And then?")])


def _another_reason(three: list[Version]) -> None:
    Removal.objects.bulk_create([Removal(version=three[1], code="LIS-09", why="It was there.")])


def _a_line_less(three: list[Version]) -> None:
    Behaviour.objects.filter(version=three[1], code="LIS-01").delete()


@pytest.mark.parametrize(
    "tamper",
    [
        _another_word,
        _another_definition,
        _another_note,
        _another_line,
        _another_reason,
        _a_line_less,
    ],
)
def test_a_version_that_says_something_else_is_found_and_no_other_is_blamed(
    tamper: Callable[[list[Version]], None],
    three: list[Version],
    without_guards: None,
    capsys: Printed,
) -> None:
    tamper(three)
    out, words = failed(capsys)
    assert "FAILS" in line_of(out, "2.0")
    assert "Its hash is not that of what it says after version 1.0." in out
    assert "ok" in line_of(out, "1.0")
    assert "ok" in line_of(out, "2.1")
    assert "1 of 3 versions fail" in words


def test_words_in_a_medium_of_no_behaviour_are_found(
    three: list[Version], without_guards: None, capsys: Printed
) -> None:
    """They are in no hash, because no page shows them."""
    stray = BehaviourInMedium(
        version=three[0], behaviour_code="LIS-77", medium="phone", words="Hang up"
    )
    BehaviourInMedium.objects.bulk_create([stray])
    out, _words = failed(capsys)
    assert "belong to none of its behaviours" in line_of(out, "1.0")


def test_a_chain_that_was_knotted_anew_is_found(
    three: list[Version], without_guards: None, capsys: Printed
) -> None:
    _first, second, third = three
    Version.objects.filter(pk=second.pk).update(content_hash=third.content_hash)
    Version.objects.filter(pk=third.pk).update(content_hash=second.content_hash)
    out, words = failed(capsys)
    assert "FAILS" in line_of(out, "2.0")
    assert "FAILS" in line_of(out, "2.1")
    assert "ok" in line_of(out, "1.0")
    assert "2 of 3 versions fail" in words


def test_a_version_that_was_hashed_after_another_one_is_told_so(
    three: list[Version], without_guards: None, capsys: Printed
) -> None:
    forged = hash_of(three[2], previous=three[0].content_hash)
    Version.objects.filter(pk=three[2].pk).update(content_hash=forged)
    out, _words = failed(capsys)
    assert (
        "The chain is broken: it was published after version 1.0, and stands after version 2.0."
        in line_of(out, "2.1")
    )


def _delete(version: Version) -> None:
    Version.objects.filter(based_on=version).update(based_on=version.based_on)
    Version.objects.filter(pk=version.pk).delete()


@pytest.mark.parametrize(
    ("which", "at", "words"),
    [
        (0, "2.0", "what was published before 2.0 is gone"),
        (1, "2.1", "What was published between 1.0 and 2.1 is gone."),
    ],
)
def test_a_deleted_version_is_missed(
    which: int,
    at: str,
    words: str,
    three: list[Version],
    without_guards: None,
    capsys: Printed,
) -> None:
    _delete(three[which])
    out, _words = failed(capsys)
    assert words in line_of(out, at)
    assert "Its hash is not that of what it says" in line_of(out, at)


def test_numbers_that_do_not_grow_are_found(
    three: list[Version], without_guards: None, capsys: Printed
) -> None:
    Version.objects.filter(pk=three[2].pk).update(major=1, minor=1)
    out, _words = failed(capsys)
    assert "Its number does not grow: 2.0 was published before it." in line_of(out, "1.1")


def test_what_a_version_goes_on_from_is_checked(
    three: list[Version], without_guards: None, capsys: Printed
) -> None:
    _first, second, third = three
    Version.objects.filter(pk=second.pk).update(based_on=third)
    Version.objects.filter(pk=third.pk).update(based_on=None, restored_from=third)
    out, _words = failed(capsys)
    assert "goes on from something that is no older version" in line_of(out, "2.0")
    assert "It does not say which version it goes on from." in line_of(out, "2.1")
    assert "brings back something that is no older version" in line_of(out, "2.1")


def test_a_database_without_its_guards_fails_though_every_version_is_ok(
    three: list[Version], without_guards: None, capsys: Printed
) -> None:
    drop_guards(connection)
    out, words = failed(capsys)
    assert "The guard guard_version_update is missing in the database." in out or (
        "The guard guard_version is missing in the database." in out
    )
    assert "0 of 3 versions fail" in words
