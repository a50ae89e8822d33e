"""Words of a workshop's report; what they are made of is in `report_words`."""

from django import template

from workshop import report_words
from workshop.queries.report_parts import ReportVote

register = template.Library()

register.filter("day", report_words.day)
register.filter("held", report_words.held)
register.filter("settled", report_words.settled)
register.filter("round_answers", report_words.answers)
register.filter("voted", report_words.voted)
register.filter("people", report_words.people)
register.filter("how_many_cards", report_words.cards)
register.filter("as_asked", report_words.as_asked)
register.filter("about", report_words.about)
register.filter("in_media", report_words.in_media)
register.filter("sentence_of", report_words.said_of)


@register.filter
def longest(vote: ReportVote) -> int:
    """How long a bar of everybody is, at least 1."""
    return max(1, *(option.dots for option in vote.options), vote.voters)
