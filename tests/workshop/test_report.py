"""The report of a workshop: what everybody was shown, without names; kept when words go."""

import csv
import io
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import (
    Stage,
    done,
    fill,
    go_next,
    join,
    make_stage,
    refused,
    walk_to,
    walk_to_end,
    write,
)
from tests.told import (
    AGENDA,
    ASK,
    CHOSEN,
    DECIDED,
    FIRST,
    FOLLOW_UP,
    HARM,
    LIMITS,
    LISTEN,
    MOTIVE,
    OPEN_QUESTION,
    OTHER,
    told_workshop,
)
from tests.workshop.browsers import BACKEND, HOST
from workshop.commands.reports import store_report
from workshop.enums import AudienceKind, Phase, StepKind
from workshop.live.hub import render
from workshop.live.sockets import Audience
from workshop.models import Card, Step, Workshop, WorkshopReport
from workshop.queries.compared import compared_of
from workshop.queries.report import report_of
from workshop.queries.report_parts import (
    Report,
    ReportOption,
    ReportVote,
    report_from_json,
    report_to_json,
    without_words,
)

pytestmark = pytest.mark.django_db
MOST_QUERIES = 80


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
    assert not [text for text in (*said, HARM, "It is long.") if f"'{text}'" in str(row.snapshot)]
    assert [theme.said for theme in kept.themes] == [
        len(theme.cards) for theme in reported(stage).themes
    ]


# --- nothing hidden, nothing named ----------------------------------------------------------------
NAMES = ("Kari Nordmann", "Ole Vinje", "Siv Aas")
KEPT_BACK = "like Kari never does it"
RARE, COMMON = "night watch", "back office"
LEFT_OUT = "a behaviour that nobody voted for"


def test_kept_for_later_a_behaviour_that_did_not_go_on_is_not_in_it() -> None:
    report = reported(told_workshop())
    chosen, left = (
        ReportOption(label, "", voters, voters, going_on)
        for label, voters, going_on in (("We ring back", 3, True), ("We hum", 1, False))
    )
    votes = tuple(
        ReportVote(subject, 4, False, (chosen, left)) for subject in ("themes", "behaviours")
    )

    kept = without_words(replace(report, votes=votes))

    assert [vote.options for vote in kept.votes] == [(chosen, left), (chosen,)]
    assert [vote.voters for vote in kept.votes] == [4, 4]


def named_workshop() -> Stage:
    """People with names and roles, one of them alone in it; a card kept back, one claimed."""
    stage = make_stage(*AGENDA, people=0, roles=[COMMON, RARE])
    for number in range(6):
        role = RARE if number == 0 else COMMON
        join(stage, name=NAMES[number] if number < len(NAMES) else "", role=role)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    fill(stage)
    write(stage.people[1], KEPT_BACK)
    claimed = write(stage.people[2], "Hear people out")
    go_next(stage)
    hidden = Card.objects.get(text=KEPT_BACK)
    done(stage.facilitator, "card.hide", card=str(hidden.pk), reason="names_person")
    go_next(stage)
    done(stage.people[2], "card.claim", card=str(claimed))
    walk_to_end(stage)
    return stage


def browser_of(user: User | None = None) -> Client:
    browser = Client(headers={"host": HOST})
    if user is not None:
        browser.force_login(user, backend=BACKEND)
    return browser


def opened(stage: Stage) -> str:
    """The address of the report's link, just opened."""
    done(stage.facilitator, "report.open")
    return f"/report/{Workshop.objects.get(pk=stage.workshop.pk).report_token}/"


def everything_at(address: str) -> str:
    """The page and both files."""
    read = ""
    for path in (address, f"{address}report.md", f"{address}report.csv"):
        response = browser_of().get(path)
        assert response.status_code == 200, path
        read += response.content.decode()
    return read


def test_the_report_names_nobody_and_holds_nothing_that_was_kept_back() -> None:
    stage = named_workshop()
    read = everything_at(opened(stage))

    assert "Hear people out" in read
    stored = str(report_to_json(reported(stage)))
    for word in (*NAMES, KEPT_BACK, RARE, COMMON, "Frida Lind"):
        assert word not in read, word
        assert word not in stored, word
    keys = {card.author_key for card in Card.objects.exclude(author_key="")}
    assert not [key for key in keys if key in read or key in stored]


def test_the_incidents_behind_behaviours_are_left_out() -> None:
    stage = told_workshop()
    read = everything_at(opened(stage))
    assert ASK in read
    assert "Ida asked what they had tried" not in read
    assert "five minutes" not in read


def test_what_is_written_at_the_close_in_private_is_left_out() -> None:
    stage = named_workshop()
    assert "ask what was promised" not in everything_at(opened(stage))


def test_the_measures_are_the_walls() -> None:
    stage = named_workshop()
    steps = list(Step.objects.filter(workshop=stage.workshop).order_by("position"))
    found = reported(stage).cases
    assert found == compared_of(stage.step(StepKind.CASES), steps, details=False)
    assert found is not None
    assert found.details is None


def test_people_who_voted_and_answered_are_counted() -> None:
    found = reported(told_workshop())
    themes, behaviours = found.votes
    assert (themes.subject, themes.voters, behaviours.voters) == ("themes", 6, 6)
    assert {option.label for option in behaviours.options if option.chosen} == {*CHOSEN}


def test_a_workshop_without_an_agreement_has_a_report_as_well() -> None:
    stage = make_stage(StepKind.CALIBRATE, StepKind.WRITE)
    walk_to_end(stage)
    found = reported(stage)
    assert found.agreement is None
    assert len(found.unsorted) == 3
    assert found.words[0].numbers == (1.0, 2.0, 3.0)
    assert "Listen before I answer" in everything_at(opened(stage))


def test_what_was_said_of_a_drafts_lines_is_in_it() -> None:
    stage = make_stage(StepKind.CHANGES, StepKind.CLOSE)
    walk_to_end(stage)
    lines = reported(stage).lines
    assert lines
    assert all(line.agreed for line in lines)
    read = everything_at(opened(stage))
    assert all(line.asked.label in read for line in lines)


# --- the link -------------------------------------------------------------------------------------
def test_a_closed_or_renewed_link_looks_like_one_that_never_was() -> None:
    stage = told_workshop()
    old = opened(stage)
    new = opened(stage)
    assert old != new
    never = browser_of().get(f"/report/{'x' * 43}/")
    done(stage.facilitator, "report.close")
    for path in (old, new):
        for more in ("", "report.md", "report.csv", "code.svg"):
            gone = browser_of().get(path + more)
            assert (gone.status_code, gone.content) == (404, never.content)


def test_there_is_no_link_before_the_close_is_open() -> None:
    stage = make_stage(*AGENDA)
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    address = opened(stage)
    assert browser_of().get(address).status_code == 200
    done(stage.facilitator, "workshop.back", seen=str(stage.now.pk), phase=stage.now.phase)
    assert refused(stage.facilitator, "report.open") == "not_closed"
    assert browser_of().get(address).status_code == 404


def test_the_link_is_kept_by_nobody_and_sent_to_nobody() -> None:
    response = browser_of().get(opened(told_workshop()))
    assert response["Referrer-Policy"] == "strict-origin"
    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]


def test_the_log_names_no_report(caplog: pytest.LogCaptureFixture) -> None:
    address = opened(told_workshop())
    with caplog.at_level("INFO"):
        browser_of().get(f"{address}nothing-here")
        browser_of().post(address)
    token = address.split("/")[2]
    assert caplog.records
    assert not [each for each in caplog.records if token in each.getMessage()]


def test_phones_and_wall_show_the_link_once_it_is_open_and_not_before() -> None:
    stage = make_stage(*AGENDA)
    walk_to(stage, StepKind.CLOSE, Phase.OPEN)
    audiences = {kind: Audience(kind, "en") for kind in AudienceKind}

    def shown() -> dict[AudienceKind, str]:
        regions = render(stage.workshop.pk, frozenset(audiences.values()))
        return {kind: "".join(regions[each].values()) for kind, each in audiences.items()}

    assert not [
        kind
        for kind, html in shown().items()
        if "/report/" in html.replace(f"/workshops/{stage.workshop.pk}/report/", "")
    ]
    address = opened(stage)
    assert all(address in html for html in shown().values())
    done(stage.facilitator, "report.close")
    assert not [kind for kind, html in shown().items() if address in html]


def test_the_link_is_drawn_as_a_code() -> None:
    response = browser_of().get(opened(told_workshop()) + "code.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert b"<svg" in response.content


# --- pages and files ------------------------------------------------------------------------------
def test_members_read_it_and_facilitators_open_and_close_the_link_there() -> None:
    stage = told_workshop()
    page = f"/workshops/{stage.workshop.pk}/report/"
    for user in (stage.crew.reader, stage.crew.manager, stage.crew.facilitator):
        assert DECIDED in browser_of(user).get(page).content.decode()
    assert "Open the link" not in browser_of(stage.crew.reader).get(page).content.decode()
    facilitator = browser_of(stage.crew.facilitator)
    for link, there in (("open", True), ("open", True), ("close", False)):
        assert facilitator.post(f"{page}link/", {"link": link}).status_code == 302
        token = Workshop.objects.get(pk=stage.workshop.pk).report_token
        assert bool(token) == there
        assert (f"/report/{token}/" in facilitator.get(page).content.decode()) == there


def test_before_the_close_members_read_when_there_will_be_one() -> None:
    stage = make_stage(*AGENDA)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(stage.people[0], "Nobody reads this yet")
    page = f"/workshops/{stage.workshop.pk}/report/"
    response = browser_of(stage.crew.reader).get(page)
    assert response.status_code == 200
    assert "Nobody reads this yet" not in response.content.decode()
    assert browser_of(stage.crew.reader).get(f"{page[:-1]}.md").status_code == 404


def test_it_speaks_the_workshops_language_until_another_is_chosen() -> None:
    stage = make_stage(StepKind.WRITE, language="nb")
    walk_to_end(stage)
    address = opened(stage)
    browser = browser_of()
    assert '<html lang="nb"' in browser.get(address).content.decode()
    browser.post("/i18n/setlang/", {"language": "sv", "next": address})
    assert '<html lang="sv"' in browser.get(address).content.decode()


def test_more_people_and_cards_cost_no_more_queries() -> None:
    costs = []
    for people in (3, 12):
        stage = make_stage(*AGENDA, people=people)
        walk_to_end(stage)
        address = opened(stage)
        browser_of().get(address)
        with CaptureQueriesContext(connection) as spent:
            assert browser_of().get(address).status_code == 200
        costs.append(len(spent))
    assert costs[0] == costs[1]
    assert costs[0] < MOST_QUERIES


def test_no_cell_of_the_table_is_a_formula() -> None:
    stage = make_stage(StepKind.WRITE, people=1)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    formulas = ("=1+1", "+47 22", "-1", "@SUM(A1)", '=HYPERLINK("http://x")')
    for text in formulas:
        write(stage.people[0], text)
    walk_to_end(stage)
    response = browser_of().get(opened(stage) + "report.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert {f"'{text}" for text in formulas} <= {row[2] for row in rows}
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]
    assert len({len(row) for row in rows}) == 1


def test_no_cell_is_a_formula_where_cells_are_parted_at_semicolons() -> None:
    stage = make_stage(StepKind.WRITE, people=1)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(stage.people[0], 'Listen;=HYPERLINK("http://x");+1;ask')
    walk_to_end(stage)

    told = browser_of().get(opened(stage) + "report.csv").content.decode("utf-8-sig")

    assert "Listen;'=HYPERLINK" in told and ";'+1;ask" in told
    cells = [cell for row in csv.reader(io.StringIO(told), delimiter=";") for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]


def test_the_files_are_named_after_team_and_day() -> None:
    stage = told_workshop()
    address = opened(stage)
    day = reported(stage).held_on
    for kind in ("md", "csv"):
        response = browser_of().get(f"{address}report.{kind}")
        name = f'attachment; filename="{stage.crew.team.slug}-{day}.{kind}"'
        assert response["Content-Disposition"] == name
    assert browser_of().get(f"{address}report.exe").status_code == 404


def test_markup_in_what_people_wrote_is_shown_as_it_was_typed() -> None:
    stage = make_stage(StepKind.WRITE, people=1)
    walk_to(stage, StepKind.WRITE, Phase.WRITING)
    write(stage.people[0], "<b>bold</b> *star* # head")
    walk_to_end(stage)
    address = opened(stage)
    assert "&lt;b&gt;bold&lt;/b&gt;" in browser_of().get(address).content.decode()
    told = browser_of().get(f"{address}report.md").content.decode()
    assert r"\<b\>bold\</b\> \*star\* \# head" in told


# --- when words are deleted -----------------------------------------------------------------------
def test_finishing_keeps_the_report_and_finishing_again_keeps_it_anew() -> None:
    stage = told_workshop()
    first = WorkshopReport.objects.get(workshop=stage.workshop).made_at
    store_report(Workshop.objects.get(pk=stage.workshop.pk))
    assert WorkshopReport.objects.get(workshop=stage.workshop).made_at > first


def test_once_words_are_deleted_the_link_shows_what_was_kept() -> None:
    stage = told_workshop()
    address = opened(stage)
    said = {text for theme in reported(stage).themes for text in theme.cards}
    Workshop.objects.filter(pk=stage.workshop.pk).update(cleared_at=timezone.now(), current=None)
    Card.objects.filter(step__workshop=stage.workshop).delete()
    read = everything_at(address)
    assert DECIDED in read
    assert ASK in read
    assert not [text for text in (*said, HARM, "It is long.") if f'dir="auto">{text}' in read]
    store_report(Workshop.objects.get(pk=stage.workshop.pk))
    assert browser_of().get(f"{address}report.md").content.decode() in read


def test_what_is_stored_is_read_or_said_to_be_none() -> None:
    with pytest.raises(ValueError, match="not a workshop's report"):
        report_from_json({"title": "x"})


def test_every_member_finds_it_on_the_list_of_workshops() -> None:
    stage = told_workshop()
    running = make_stage(StepKind.WRITE, crew=stage.crew)
    browser = browser_of(stage.crew.reader)
    page = browser.get(f"/teams/{stage.crew.team.slug}/workshops/").content.decode()
    assert f"/workshops/{stage.workshop.pk}/report/" in page
    assert f"/workshops/{running.workshop.pk}/report/" not in page


@pytest.mark.parametrize("language", ["en", "nb", "sv"])
@pytest.mark.parametrize("file", ["", "report.md", "report.csv"])
def test_page_and_files_say_the_same(file: str, language: str) -> None:
    browser = browser_of()
    browser.post("/i18n/setlang/", {"language": language, "next": "/"})
    response = browser.get(opened(told_workshop()) + file)
    read = response.content.decode().replace("\\", "")
    for words in (
        DECIDED, FIRST, OTHER, LIMITS, HARM, "It is long.", "Call back", *CHOSEN, OPEN_QUESTION,
        FOLLOW_UP, MOTIVE, "where we begin", "They repeat it", "Something went wrong", LISTEN,
        "Ask, then be silent", "Up to 500 without asking", "has been in hospital",
    ):  # fmt: skip
        assert words in read, words


def test_what_an_earlier_edition_stored_is_still_read() -> None:
    """Every field that is not here must have a default for ever."""
    stored = {
        "workshop": "1",
        "title": "What service means to us",
        "team": "Nord support",
        "held_on": "2026-11-22",
        "language": "en",
        "term": "service-minded",
        "participants": 6,
        "themes": [{"key": "2", "name": "Listening", "said": 4}],
        "cleared": True,
    }
    found = report_from_json(stored)
    assert (found.title, found.themes[0].said, found.cleared) == (stored["title"], 4, True)
