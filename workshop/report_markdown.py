"""The report as Markdown (CommonMark), in the order of its page."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from behaviours.exports.markdown import bullet, escaped, heading, labelled, paragraph
from workshop import report_words
from workshop.queries.questions import QuestionInList, lists_of
from workshop.queries.report_parts import Report, ReportAgreement
from workshop.templatetags.answers import alike_said, compared_notes, number_rows, spread_said
from workshop.templatetags.changes import heading as line_heading
from workshop.templatetags.questions import form_word, purpose_word, stage_word


def written(report: Report) -> str:
    return "\n\n".join(_blocks(report)) + "\n"


def _blocks(report: Report) -> Iterator[str]:
    yield heading(1, report.title)
    yield escaped(report_words.held(report))
    if report.cleared:
        yield _("What single people wrote has been deleted. This is how it stays.")
    if report.agreement:
        yield from _agreement(report.agreement)
    if report.behaviours:
        yield heading(2, _("Behaviours"))
        for line in report.behaviours:
            yield heading(3, report_words.said_of(line, report.language))
            yield _listed(labelled(*row) for row in report_words.about(line, report))
            for medium, rows in report_words.in_media(line.how) if line.how else []:
                yield heading(4, medium)
                yield _listed(labelled(*row) for row in rows)
    yield from _questions(report)
    yield from _said(report)
    yield from _votes(report)
    yield from _measures(report)
    yield from _lines(report)
    if report.review_on:
        day = report_words.day(report.review_on)
        yield escaped(_("We look at it again on %(date)s.") % {"date": day})


def _agreement(told: ReportAgreement) -> Iterator[str]:
    yield heading(2, _("What we agreed on"))
    yield "> " + paragraph(told.text).replace("\n", "\n> ")
    yield escaped(report_words.settled(told))
    if told.limits:
        yield labelled(_("Fixed limits"), told.limits)
    for round in told.rounds:
        yield heading(3, _("Consent round %(number)d") % {"number": round.number})
        yield "> " + paragraph(round.text).replace("\n", "\n> ")
        yield _listed(f"{escaped(w)}: {n}" for _kind, w, n in report_words.answers(round))
        rows = [labelled(_("Objection"), _objection(*each)) for each in round.objected if each[1]]
        rows += [labelled(_("Reservation"), each) for each in round.reservations]
        rows += [labelled(_("Need to understand"), f"{q} – {a}") for q, a in round.questions if q]
        if rows:
            yield _listed(rows)
    if told.choice:
        yield heading(3, _("Drafts that were chosen among"))
        yield _listed(
            f"{draft.approvals}: {paragraph(draft.text or '…')}" for draft in told.choice.drafts
        )
    if told.cases:
        yield heading(3, _("The text tried on customer cases"))
        words = _("%(tells)d it tells what to do, %(unsure)d unsure, %(silent)d it says nothing")
        yield _listed(
            labelled(
                c.situation, words % {"tells": c.tells, "unsure": c.unsure, "silent": c.silent}
            )
            for c in told.cases
        )


def _objection(phrase: str, reason: str, change: str) -> str:
    about = _("“%(phrase)s”: %(reason)s") % {"phrase": phrase, "reason": reason}
    return f"{about if phrase else reason} → {change}" if change else about if phrase else reason


def _questions(report: Report) -> Iterator[str]:
    for found in lists_of(report_words.as_asked(report.questions)):
        yield heading(2, _("Questions: %(list)s") % {"list": purpose_word(found.purpose)})
        for stage in found.stages:
            yield heading(3, stage_word(stage.stage))
            yield "\n".join(bullet(_question(row.question), depth=row.depth) for row in stage.rows)


def _question(asked: QuestionInList) -> str:
    lines = [f"{paragraph(asked.wording)} ({escaped(form_word(asked.form))})"]
    rows = [
        (_("After the answer"), asked.after_answer),
        (_("The answer decides"), asked.decides),
        (_("Ask no further"), asked.stop),
    ]
    return "\\\n".join(lines + [labelled(label, text) for label, text in rows if text])


def _said(report: Report) -> Iterator[str]:
    if report.themes or report.unsorted:
        yield heading(2, _("What we said"))
    for theme in report.themes:
        yield heading(3, theme.name)
        if theme.voters is not None:
            yield escaped(_("Votes: %(people)s") % {"people": report_words.people(theme.voters)})
        if theme.phrases:
            yield labelled(_("In the sentence"), ", ".join(theme.phrases))
        rows = [paragraph(text) for text in theme.cards]
        rows += [labelled(_("What it is not"), text) for text in theme.non_examples]
        yield _listed(rows) if rows else escaped(report_words.cards(theme.said))
    if report.told:
        yield heading(3, _("Texts that say it"))
        yield _listed(f"{each.texts}: {escaped(each.name)}" for each in report.told)
    for name, texts in (
        (_("Under no theme"), report.unsorted),
        (_("Where it did harm, and good noes"), report.challenges),
        (_("The sentence in our own words"), report.texts),
    ):
        if texts:
            yield heading(3, name)
            yield _listed(paragraph(text) for text in texts)


def _votes(report: Report) -> Iterator[str]:
    names = {"themes": _("The vote on themes"), "behaviours": _("The vote on behaviours")}
    for vote in report.votes:
        yield heading(2, names[vote.subject])
        yield escaped(report_words.voted(vote))
        chosen = _("%(words)s (chosen)")
        words = [report_words.said_of(each, report.language) for each in vote.options]
        yield _listed(
            f"{option.voters}: {escaped(chosen % {'words': said} if option.chosen else said)}"
            for option, said in zip(vote.options, words, strict=True)
        )


def _measures(report: Report) -> Iterator[str]:
    if report.words or report.cases:
        yield heading(2, _("Before and after"))
    for word in report.words:
        yield heading(3, word.asked.word)
        yield paragraph(word.asked.question)
        yield escaped(spread_said(word))
        if word.numbers:
            yield _listed(f"{escaped(number)}: {people}" for number, people in number_rows(word))
    if (found := report.cases) is None:
        return
    yield escaped(alike_said(found))
    for note in compared_notes(found):
        yield escaped(note)
    for case in found.cases:
        yield heading(3, case.situation)
        yield _listed(
            labelled(answer.text, _then(answer.people, answer.before)) for answer in case.answers
        )


def _then(people: int, before: int | None) -> str:
    if before is None:
        return report_words.people(people)
    return _("now %(now)d, before %(before)d") % {"now": people, "before": before}


def _lines(report: Report) -> Iterator[str]:
    if report.lines:
        yield heading(2, _("What came of the changed lines"))
    for line in report.lines:
        yield heading(3, f"{line_heading(line.asked)}: {line.asked.label}")
        yield _("Agreed.") if line.agreed else _("Not agreed.")
        yield _listed(
            f"{escaped(word)}: {people}"
            for word, people in (
                (_("Agree"), line.agree),
                (_("Can live with it"), line.live_with),
                (_("Objection"), line.objection),
                (_("Need to understand"), line.understand),
            )
        )
        rows = [labelled(_("Objection"), each.reason) for each in line.objections if each.reason]
        rows += [labelled(_("Reservation"), each) for each in line.reservations]
        rows += [
            labelled(_("Need to understand"), q.question) for q in line.questions if q.question
        ]
        if rows:
            yield _listed(rows)


def _listed(rows: Iterable[str]) -> str:
    return "\n".join(bullet(row) for row in rows)
