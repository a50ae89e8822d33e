"""The whole handbook as Markdown, in the catalogue's language."""

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from behaviours.exports.markdown import bullet, escaped, heading, labelled, paragraph
from behaviours.models import Version
from behaviours.queries.handbook import BehaviourInFull, HandbookPage, handbook_page
from behaviours.queries.questions import PurposeGroup, QuestionLine


def written(version: Version) -> str:
    """LF, one empty line between blocks. Three queries."""
    with override(version.language):
        page = handbook_page(version, "")
        return "\n\n".join(block for block in _blocks(version, page) if block) + "\n"


def about(version: Version) -> str:
    """Version and date, in a sentence. In the language that is active."""
    day = date_format(version.published_at, "DATE_FORMAT") if version.published_at else ""
    return _("Version %(number)s of %(date)s.") % {"number": version.number, "date": day}


def _blocks(version: Version, page: HandbookPage) -> Iterator[str]:
    yield heading(1, version.term)
    yield escaped(about(version))
    yield heading(2, _("Definition"))
    yield paragraph(version.definition)
    yield escaped(page.head.status_label)
    if version.definition_why:
        yield labelled(_("Why it says so"), version.definition_why)
    yield heading(2, _("What we do"))
    for audience in page.audiences:
        yield heading(3, audience.label)
        for group in audience.groups:
            if group.theme:
                yield heading(4, group.theme)
            for line in group.behaviours:
                yield from behaviour(line)
    for purpose in page.purposes:
        yield heading(2, _("Questions: %(list)s") % {"list": purpose.label})
        yield from _questions(purpose)


def behaviour(line: BehaviourInFull) -> Iterator[str]:
    yield heading(5, f"{line.code} {line.title}")
    if line.situation:
        yield labelled(_("When"), line.situation)
    yield paragraph(line.text)
    for label, text in line.facts:
        yield labelled(label, text)
    for each in line.media:
        yield f"**{escaped(each.label)}**"
        yield _list(
            [
                (_("Words or steps"), each.words),
                (_("How it sounds"), each.example),
                (_("Avoid"), each.avoid),
            ]
        )


def _questions(purpose: PurposeGroup) -> Iterator[str]:
    for stage in purpose.stages:
        yield heading(3, stage.label)
        yield "\n".join(_question(line) for line in stage.questions)


def _question(line: QuestionLine) -> str:
    said = [escaped(line.code) + " " + escaped(line.wording) + f" ({escaped(line.form_label)})"]
    for label, text in (
        (_("After the answer"), line.after_answer),
        (_("What the answer decides"), line.decides),
        (_("When to ask no further"), line.stop),
        (_("Why"), line.why),
    ):
        if text:
            said.append(f"{escaped(label)}: {escaped(text)}")
    return bullet("\\\n".join(said), depth=line.depth)


def _list(facts: Iterable[tuple[str, str]]) -> str:
    return "\n".join(bullet(labelled(label, text)) for label, text in facts if text)
