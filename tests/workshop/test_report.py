"""The report of a workshop: what everybody was shown, without names, kept when words are deleted."""

import pytest

from tests.factories import Stage
from tests.told import ASK, DECIDED, FIRST, HARM, LIMITS, OPEN_QUESTION, OTHER, told_workshop
from workshop.commands.reports import store_report
from workshop.models import Workshop, WorkshopReport
from workshop.queries.report import report_of
from workshop.queries.report_parts import (
    Report,
    report_from_json,
    report_to_json,
    without_words,
)

pytestmark = pytest.mark.django_db


def reported(stage: Stage) -> Report:
    return report_of(Workshop.objects.get(pk=stage.workshop.pk))


def test_the_report_tells_what_was_said_chosen_and_agreed_on() -> None:
    found = reported(told_workshop())
    assert found.agreement is not None
    assert (found.agreement.text, found.agreement.limits) == (DECIDED, LIMITS)
    assert [each.text for each in found.agreement.rounds] == [FIRST, DECIDED]
    assert found.agreement.rounds[0].objected[0].reason == HARM
    assert found.agreement.choice is not None
    assert {each.text for each in found.agreement.choice.drafts} == {FIRST, OTHER}
    assert all(theme.cards for theme in found.themes)
    assert sum(theme.voters or 0 for theme in found.themes) == 6
    assert ASK in {each.text for each in found.behaviours}
    assert OPEN_QUESTION in {each.wording for each in found.questions}
    assert found.cases is not None
    assert found.cases.people == 6
    assert found.participants == 6


def test_the_report_is_stored_and_read_back_as_it_was() -> None:
    found = reported(told_workshop())
    assert report_from_json(report_to_json(found)) == found


def test_kept_for_later_it_has_counts_and_what_was_decided_but_no_single_voice() -> None:
    stage = told_workshop()
    said = {text for theme in reported(stage).themes for text in theme.cards}
    store_report(Workshop.objects.get(pk=stage.workshop.pk))
    row = WorkshopReport.objects.get(workshop=stage.workshop)
    kept = report_from_json(row.snapshot)
    assert kept == without_words(reported(stage))
    assert DECIDED in str(row.snapshot)
    assert not [text for text in (*said, HARM, "It is long.") if text in str(row.snapshot)]
    assert [theme.said for theme in kept.themes] == [
        len(theme.cards) for theme in reported(stage).themes
    ]
