"""How a report says things, in the reader's language; for its page and for its files."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from behaviours.outcome import OutcomeBehaviour, OutcomeHow, OutcomeQuestion, OutcomeRound
from workshop.enums import BehaviourAudience, Medium
from workshop.queries.board import CardOnBoard
from workshop.queries.questions import QuestionInList
from workshop.queries.report_parts import Report, ReportAgreement, ReportOption, ReportVote
from workshop.templatetags.room import sentence


def day(iso: str) -> str:
    """An ISO date as people write it; "" for ""."""
    return date_format(date.fromisoformat(iso), "DATE_FORMAT") if iso else ""


def held(report: Report) -> str:
    """When, by whom, and by how many."""
    people = ngettext("one participant", "%(people)d participants", report.participants) % {
        "people": report.participants
    }
    return f"{report.team} · {day(report.held_on)} · {people}"


def settled(agreement: ReportAgreement) -> str:
    if agreement.status == "agreed":
        return _("Agreed. No objections.")
    if agreement.status == "trial":
        return _("On trial until %(date)s, with the objections on record.") % {
            "date": day(agreement.until)
        }
    return _("Decided by the leader, with the objections on record.")


def answers(told: OutcomeRound) -> list[tuple[str, str, int]]:
    """(kind, word, people) of a consent round, in the order of the wall."""
    return [
        ("agree", _("Agree"), told.agree),
        ("live_with", _("Can live with it"), told.live_with),
        ("objection", _("Objection"), len(told.objections)),
        ("understand", _("Need to understand"), len(told.questions)),
        ("abstain", _("Abstain"), told.abstained),
    ]


def voted(vote: ReportVote) -> str:
    return ngettext("One person voted.", "%(voters)s people voted.", vote.voters) % {
        "voters": vote.voters
    }


def people(number: int) -> str:
    return ngettext("one person", "%(people)s people", number) % {"people": number}


def cards(number: int) -> str:
    return ngettext("one card", "%(total)s cards", number) % {"total": number}


def said_of(line: OutcomeBehaviour | ReportOption, language: str) -> str:
    """ "When …, we …", in the language that the words are in."""
    text = line.text if isinstance(line, OutcomeBehaviour) else line.label
    return sentence(CardOnBoard("", text, line.situation), language)


def theme_name(report: Report, key: str) -> str:
    return next((theme.name for theme in report.themes if theme.key == key), "")


def about(line: OutcomeBehaviour, report: Report) -> list[tuple[str, str]]:
    """(label, words) of a behaviour beside its sentence."""
    found = [(_("Towards whom"), str(BehaviourAudience(line.audience).label))]
    if name := theme_name(report, line.theme):
        found.append((_("Theme"), name))
    if line.voters is not None:
        found.append((_("Votes"), people(line.voters)))
    if line.resorted is not None:
        same, judges = line.resorted
        told = _("%(same)d of %(judges)d put it under the same theme.")
        found.append((_("Sorted again"), told % {"same": same, "judges": judges}))
    pair = next((each for each in report.behaviours if each.key == line.mirrors), None)
    if pair is not None:
        found.append((_("Mirrors"), said_of(pair, report.language)))
    return found + (everywhere(line.how) if line.how else [])


def everywhere(how: OutcomeHow) -> list[tuple[str, str]]:
    """What holds in every medium."""
    customer = {"seen": _("seen"), "heard": _("heard"), "considered": _("considered")}
    ticked = ", ".join(word for name, word in customer.items() if getattr(how, name))
    rows = [
        (_("What sets it off"), how.trigger),
        (_("Mandate and limits"), how.mandate),
        (_("What has to be in place"), how.conditions),
        (_("What one has to know"), how.knowledge),
        (_("By it the customer is"), ticked),
    ]
    return [(label, text) for label, text in rows if text]


def in_media(how: OutcomeHow) -> list[tuple[str, list[tuple[str, str]]]]:
    """By medium: (label, words)."""
    found = []
    for each in how.media:
        rows = [
            (_("Words or steps"), each.words),
            (_("An example"), each.example),
            (_("Not like this"), each.non_example),
        ]
        told = [(label, text) for label, text in rows if text]
        found.append((str(Medium(each.medium).label), told))
    return found


def as_asked(questions: tuple[OutcomeQuestion, ...]) -> tuple[QuestionInList, ...]:
    """As the lists are made of them."""
    wordings = {each.key: each.wording for each in questions}
    return tuple(
        QuestionInList(
            q.key,
            q.wording,
            q.form,
            q.stage,
            q.decides,
            q.purpose,
            q.after,
            wordings.get(q.after, ""),
            q.after_answer,
            q.stop,
        )
        for q in questions
    )
