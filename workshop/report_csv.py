"""The report as a table: one thing that was said or counted a row. For spreadsheets.

Comma, UTF-8 with the mark that tells Excel so, CRLF between rows. Columns and parts have the same
names in every language. `about` is what the row belongs to, `people` how many, `before` how many
the first time.
"""

import csv
import io
from collections.abc import Iterator

from behaviours.exports.csv_file import MARK, guarded
from workshop import report_words
from workshop.queries.report_parts import Report, ReportAgreement

COLUMNS = ("part", "about", "text", "people", "before", "note")
Row = tuple[str | int, ...]


def written(report: Report) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for row in _rows(report):
        filled = (*row, *[""] * (len(COLUMNS) - len(row)))
        rows.writerow([guarded(str(cell)) for cell in filled])
    return MARK + out.getvalue()


def _rows(report: Report) -> Iterator[Row]:
    yield "workshop", report.team, report.title, report.participants, "", report.held_on
    if report.agreement:
        yield from _agreement(report.agreement)
    yield from _said(report)
    for vote in report.votes:
        for option in vote.options:
            words = report_words.said_of(option, report.language)
            note = "chosen" if option.chosen else ""
            yield f"vote on {vote.subject}", "", words, option.voters, "", note
    for line in report.behaviours:
        words = report_words.said_of(line, report.language)
        yield "behaviour", report_words.theme_name(report, line.theme), words
        told = report_words.everywhere(line.how) if line.how else []
        for label, text in told:
            yield "how", words, text, "", "", label
        for medium, rows in report_words.in_media(line.how) if line.how else []:
            for label, text in rows:
                yield "how", words, text, "", "", f"{medium}: {label}"
    for each in report.questions:
        place = f"{each.purpose}: {each.stage}"
        yield "question", place, each.wording, "", "", each.decides
        if each.stop:
            yield "ask no further", each.wording, each.stop
        if each.after_answer:
            yield "asked after the answer", each.wording, each.after_answer
    yield from _measures(report)
    yield from _lines(report)
    if report.review_on:
        yield "review", "", report.review_on


def _agreement(told: ReportAgreement) -> Iterator[Row]:
    yield "agreed text", "", told.text, "", "", told.status
    if told.limits:
        yield "fixed limits", "", told.limits
    for round in told.rounds:
        name = f"round {round.number}"
        yield "round", name, round.text
        for kind, _word, people in report_words.answers(round):
            yield "answer", name, kind, people
        for phrase, reason, change in round.objected:
            yield "objection", phrase or name, reason, "", "", change
        for reason in round.reservations:
            yield "reservation", name, reason
        for question, answer in round.questions:
            yield "need to understand", name, question, "", "", answer
    for draft in told.choice.drafts if told.choice else ():
        yield "draft", "", draft.text, draft.approvals, "", "chosen" if draft.chosen else ""
    for case in told.cases:
        for verdict in ("tells", "unsure", "silent"):
            yield "text tried on a case", case.situation, verdict, getattr(case, verdict)


def _said(report: Report) -> Iterator[Row]:
    for theme in report.themes:
        people = "" if theme.voters is None else theme.voters
        yield "theme", "", theme.name, people, "", "chosen" if theme.chosen else ""
        for text in theme.cards:
            yield "card", theme.name, text
        for text in theme.non_examples:
            yield "non-example", theme.name, text
    for text in report.unsorted:
        yield "card", "", text
    for text in report.challenges:
        yield "challenge", "", text
    for told in report.told:
        yield "told in own words", told.name, "", told.texts
    for text in report.texts:
        yield "own words", "", text


def _measures(report: Report) -> Iterator[Row]:
    for word in report.words:
        unit = word.asked.own_unit or word.asked.unit
        for number in word.numbers:
            yield "number", word.asked.word, f"{number:g}", "", "", unit
    for case in report.cases.cases if report.cases else ():
        for answer in case.answers:
            before = "" if answer.before is None else answer.before
            yield "case", case.situation, answer.text, answer.people, before


def _lines(report: Report) -> Iterator[Row]:
    for line in report.lines:
        code = line.asked.code or line.asked.subject
        yield "changed line", code, line.asked.label, "", "", "agreed" if line.agreed else "open"
        for kind in ("agree", "live_with", "objection", "understand"):
            yield "answer", code, kind, getattr(line, kind)
        for each in line.objections:
            yield "objection", code, each.reason, "", "", each.wording or each.change
        for reason in line.reservations:
            yield "reservation", code, reason
        for asked in line.questions:
            yield "need to understand", code, asked.question, "", "", asked.answer
