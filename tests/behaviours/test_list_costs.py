"""A list costs the same number of queries however long it is."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from behaviours import versions
from behaviours.content import MediumWords
from behaviours.enums import RemarkKind, Size
from behaviours.models import Remark, Team
from behaviours.queries.heads import draft_version
from behaviours.versions.remarks import add_remark, resolve_remark
from behaviours.versions.reviews import ask_for_review
from tests.behaviours.factories import (
    behaviour_words,
    make_member,
    make_outcome,
    make_published,
    make_revised,
    question_words,
)

pytestmark = pytest.mark.django_db


# Each list is asked for with one and with three of what it lists: the count stays the same.
def _members(team: Team, by: User) -> None:
    make_member(team, "reader")


def _versions(team: Team, by: User) -> None:
    make_revised(team, by)


def _lines(team: Team, by: User) -> None:
    draft = versions.open_draft(team=team, by=by)
    number = draft.behaviours.count()
    behaviour = behaviour_words(
        title=f"Do thing {number}",
        theme="Listening",
        audience="team",
        mirrors_code="LIS-01",
        media=(MediumWords("phone", "Say it"), MediumWords("chat", "Write it")),
    )
    versions.add_behaviour(version=draft, by=by, words=behaviour)
    last = draft.questions.order_by("position").last()
    above = last.code if last else ""
    question = question_words(wording=f"What about thing {number}?", after_code=above)
    versions.add_question(version=draft, by=by, words=question)
    versions.publish(version=draft, by=by, change_note="More.", size=Size.MAJOR)


def _remarks(team: Team, by: User) -> None:
    """On lines of a version that is not current any more, and on the current one; all kinds."""
    current = team.catalogue.versions.order_by("-major", "-minor")[0]
    said = f"Say {Remark.objects.count()}"
    for line, field, words in (("LIS-01", "text", "the need"), ("", "definition", "the need")):
        made = add_remark(
            version=current,
            by=make_member(team, "reader").user,
            code=line,
            field=field,
            phrase=words,
            kind=RemarkKind.SUGGESTION,
            instead=said,
        )
    resolve_remark(remark=made, by=by, answer="No")
    make_revised(team, by)


def _lessons(team: Team, by: User) -> None:
    """On a version that is current no more, and on the current one."""
    current = team.catalogue.versions.order_by("-major", "-minor")[0]
    for line in ("LIS-01", ""):
        add_remark(
            version=current,
            by=make_member(team, "reader").user,
            code=line,
            field="",
            phrase="",
            kind=RemarkKind.LESSON,
            text="We asked too late",
        )
    make_revised(team, by)


def _reviewed_draft(team: Team, by: User) -> None:
    """Lines of a draft, people who were asked, and remarks on it."""
    draft = draft_version(team) or versions.open_draft(team=team, by=by)
    words = behaviour_words(
        title=f"Do {draft.behaviours.count()}", media=(MediumWords("chat", "x"),)
    )
    line = versions.add_behaviour(version=draft, by=by, words=words)
    wording = f"What about {line.code}?"
    versions.add_question(version=draft, by=by, words=question_words(wording=wording))
    ask_for_review(version=draft, by=by, people=[make_member(team, "reader")])
    add_remark(
        version=draft, by=by, code=line.code, field="", phrase="", kind=RemarkKind.LESSON, text="So"
    )


@pytest.mark.parametrize(
    ("address", "more", "queries"),
    [
        ("/teams/nord/", _members, 9),
        ("/catalogue/nord/", _lines, 12),
        ("/catalogue/nord/versions/", _versions, 6),
        ("/catalogue/nord/v/1.0/", _versions, 10),
        ("/catalogue/nord/v/{newest}/questions/", _lines, 8),
        ("/catalogue/nord/v/{newest}/why/", _lines, 9),
        ("/catalogue/nord/v/{newest}/b/LIS-01/", _lines, 11),
        ("/catalogue/nord/path/", _lines, 9),
        ("/catalogue/nord/compare/?a=1.0", _lines, 21),
        ("/catalogue/nord/changed/?since=1.0", _lines, 20),
        ("/catalogue/nord/v/{newest}/handbook/", _lines, 9),
        ("/catalogue/nord/v/{newest}/card/", _lines, 12),
        ("/catalogue/nord/v/{newest}/card/LIS-01/", _lines, 15),
        ("/catalogue/nord/k/1.0/", _lines, 18),
        ("/catalogue/nord/k/1.0/LIS-01/", _lines, 24),
        ("/catalogue/nord/v/{newest}/as/json/", _lines, 15),
        ("/catalogue/nord/v/{newest}/as/csv/", _lines, 10),
        ("/catalogue/nord/v/{newest}/as/md/", _lines, 8),
        ("/catalogue/nord/readers/", _versions, 7),
        ("/catalogue/nord/remarks/?state=all", _remarks, 10),
        ("/catalogue/nord/lessons/", _lessons, 10),
        ("/catalogue/nord/draft/", _reviewed_draft, 22),
        ("/catalogue/nord/draft/reviews/", _reviewed_draft, 12),
        ("/catalogue/nord/draft/edits/", _reviewed_draft, 8),
    ],
)
def test_a_list_costs_the_same_however_long_it_is(
    address: str,
    more: Callable[[Team, User], None],
    queries: int,
    client: Client,
    team: Team,
    manager: User,
    django_assert_num_queries: Any,
) -> None:
    client.force_login(manager)
    newest = make_published(
        team, manager, behaviours=make_outcome().behaviours[:1], questions=()
    ).number
    more(team, manager)
    for _ in range(2):
        newest = team.catalogue.versions.order_by("-major", "-minor")[0].number
        with django_assert_num_queries(queries):
            assert client.get(address.format(newest=newest)).status_code == 200
        more(team, manager)
        more(team, manager)
