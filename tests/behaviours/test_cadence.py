"""How often a team looks again at what it agreed on, and the log of what was learnt meanwhile."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from behaviours import versions
from behaviours.cadence import months_later, next_review
from behaviours.enums import RemarkKind, Size
from behaviours.exceptions import Refused
from behaviours.models import Team, Version
from behaviours.queries.due import due_for
from behaviours.teams import choose_cadence
from behaviours.versions import open_draft
from behaviours.versions.remarks import add_remark, resolve_remark
from tests.behaviours.factories import (
    make_draft,
    make_manager,
    make_member,
    make_published,
    make_revised,
    make_team,
    texts,
)

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("planned", "before", "expected"),
    [
        (None, None, date(2027, 2, 28)),
        # Set in this draft, or by its workshop: meant.
        (date(2027, 1, 5), None, date(2027, 1, 5)),
        (date(2027, 1, 5), date(2026, 12, 1), date(2027, 1, 5)),
        # Carried along from the version before, or past: over.
        (date(2027, 1, 5), date(2027, 1, 5), date(2027, 2, 28)),
        (date(2026, 11, 30), None, date(2027, 2, 28)),
    ],
)
def test_the_next_day(planned: date | None, before: date | None, expected: date) -> None:
    assert next_review(TODAY, 3, planned=planned, before=before) == expected


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_it_lies_ahead_and_within_a_year(day: date, months: int) -> None:
    again = months_later(day, months)
    assert day < again <= day + timedelta(days=366)
    assert again.day <= day.day


def publish_on(client: Client, slug: str, **more: str) -> int:
    sent = {"change_note": "New.", "size": "major", **more}
    return client.post(reverse("publish", kwargs={"slug": slug}), sent).status_code


@pytest.mark.django_db
class TestOfATeam:
    @pytest.fixture
    def team(self) -> Team:
        return make_team("Nord")

    @pytest.fixture
    def client(self, team: Team, client: Client) -> Client:
        client.force_login(make_manager(team))
        return client

    def test_a_manager_chooses_it_and_a_year_is_the_longest(
        self, team: Team, client: Client
    ) -> None:
        address = reverse("team_cadence", kwargs={"slug": "nord"})
        for wrong in ("0", "13", "often", ""):
            answer = client.post(address, {"months": wrong})
            assert answer.status_code == 422
            assert "Give a whole number of months, from 1 to 12." in answer.content.decode()
        client.post(address, {"months": "3"})
        team.refresh_from_db()
        assert team.review_months == 3
        page = client.get(reverse("team", kwargs={"slug": "nord"})).content.decode()
        assert "Every 3 months." in texts(page)
        with pytest.raises(Refused):
            choose_cadence(team=team, by=make_manager(team), months=24)

    def test_publishing_proposes_the_next_day_and_sets_it(self, team: Team, client: Client) -> None:
        choose_cadence(team=team, by=make_manager(team), months=3)
        make_draft(team, make_manager(team))
        proposed = months_later(timezone.localdate(), 3).isoformat()
        page = client.get(reverse("publish", kwargs={"slug": "nord"})).content.decode()
        assert f'value="{proposed}"' in page

        today = timezone.localdate().isoformat()
        assert publish_on(client, "nord", review_on=today) == 422
        assert Version.objects.get().is_draft
        assert publish_on(client, "nord", review_on=proposed) == 302
        assert str(Version.objects.get().review_on) == proposed

    def test_who_corrects_spelling_puts_no_review_off(self, team: Team) -> None:
        by = make_manager(team)
        make_published(team, by)
        soon = timezone.localdate() + timedelta(days=400)
        draft = open_draft(team=team, by=by)
        draft.behaviours.update(title="Repeat the needs")
        kept = versions.publish(
            version=draft, by=by, change_note="", size=Size.PATCH, review_on=soon
        )
        assert kept.review_on is None

    def test_home_says_when_it_is_due(self, team: Team) -> None:
        by = make_manager(team)
        draft = make_draft(team, by)
        yesterday = timezone.localdate() - timedelta(days=1)
        versions.publish(
            version=draft, by=by, change_note="New.", size=Size.MAJOR, review_on=yesterday
        )
        (due,) = due_for(by)
        assert due.review_on == yesterday

    def test_lessons_stand_newest_first_with_what_became_of_them(
        self, team: Team, client: Client
    ) -> None:
        by, reader = make_manager(team), make_member(team, "reader").user
        address = reverse("lessons", kwargs={"slug": "nord"})
        assert "No lessons yet" in client.get(address).content.decode()
        current = make_published(team, by)

        def learn(text: str, kind: RemarkKind = RemarkKind.LESSON) -> None:
            made = add_remark(
                version=current, by=reader, code="", field="", phrase="", kind=kind, text=text
            )
            if text == "First":
                resolve_remark(remark=made, by=by, answer="It is in the handbook now")

        learn("First")
        learn("Just a comment", RemarkKind.COMMENT)
        current = make_revised(team, by)
        learn("Second")
        said = texts(client.get(address).content.decode())
        assert said.index("Second") < said.index("First")
        assert "It is in the handbook now" in said
        assert said.count("Nobody has answered it yet.") == 1
        assert "Just a comment" not in said

        # What was learnt on a draft stays among those who may see the draft.
        draft = open_draft(team=team, by=by)
        add_remark(
            version=draft,
            by=by,
            code="",
            field="",
            phrase="",
            kind=RemarkKind.LESSON,
            text="Not out yet",
        )
        assert "Not out yet" in client.get(address).content.decode()
        client.force_login(reader)
        assert "Not out yet" not in client.get(address).content.decode()
