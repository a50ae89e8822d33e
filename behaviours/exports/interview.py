"""For a job advertisement and an interview, as Markdown in the catalogue's language.

Advertisements ask for "service-minded" people and leave everybody to guess what is meant. This
says it, and asks for what somebody has done instead of what they would do.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from behaviours.exports.handbook import about
from behaviours.exports.markdown import bullet, escaped, heading, labelled, paragraph
from behaviours.models import Version
from behaviours.queries.handbook import BehaviourInFull, HandbookPage, handbook_page


def written(version: Version) -> str:
    """Three queries."""
    with override(version.language):
        page = handbook_page(version, "")
        return "\n\n".join(block for block in _blocks(version, page) if block) + "\n"


def _blocks(version: Version, page: HandbookPage) -> Iterator[str]:
    yield heading(1, _("“%(term)s” in hiring") % {"term": version.term})
    yield escaped(about(version))
    yield heading(2, _("For the job advertisement"))
    yield escaped(_("This is what we mean by “%(term)s”:") % {"term": version.term})
    yield "> " + paragraph(version.definition).replace("\n", "\n> ")
    yield escaped(_("In the job, that is to say:"))
    for audience in page.audiences:
        if len(page.audiences) > 1:
            yield f"**{escaped(audience.label)}**"
        lines = [line for group in audience.groups for line in group.behaviours]
        yield "\n".join(bullet(escaped(line.title)) for line in lines)
    yield heading(2, _("Interview guide"))
    yield escaped(
        _(
            "Ask everybody the same questions, about something that has happened. Write down what"
            " they did, in their words, and compare afterwards."
        )
    )
    for audience in page.audiences:
        if len(page.audiences) > 1:
            yield heading(3, audience.label)
        for group in audience.groups:
            for line in group.behaviours:
                yield from _guide(line)


def _guide(line: BehaviourInFull) -> Iterator[str]:
    yield heading(4, f"{line.code} {line.title}")
    yield labelled(_("Ask"), question_about(line))
    yield labelled(
        _("Go on with"),
        _("What did you say or do then, word for word? What did the other person do?"),
    )
    examples = [line.example, *(each.example or each.words for each in line.media)]
    avoided = [*line.non_examples, *(n for each in line.media for n in each.non_examples)]
    yield labelled(_("Listen for"), line.text)
    said = [bullet(paragraph(each)) for each in examples if each]
    yield "\n".join(said)
    if avoided:
        yield f"**{escaped(_('And for what we avoid'))}:**"
        yield "\n".join(bullet(escaped(each)) for each in avoided)


def question_about(line: BehaviourInFull) -> str:
    """A question about a real incident, from the line's own situation."""
    if line.situation:
        return _(
            "Tell me about a time when %(situation)s. What did you do, and what came of it?"
        ) % {"situation": line.situation.strip().rstrip(".,;:")}
    return _(
        "Tell me about a time when this was needed: %(title)s. What did you do, and what came of"
        " it?"
    ) % {"title": line.title.strip().rstrip(".")}
