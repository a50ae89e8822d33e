"""What reading pages say of the language they are read in."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings

from behaviours.queries.in_language import languages_of

register = template.Library()


@dataclass(frozen=True)
class Option:
    code: str
    name: str
    is_chosen: bool


@register.simple_tag(takes_context=True)
def reading_languages(context: template.Context) -> tuple[Option, ...]:
    """The languages to choose among on a reading page; () where there is one only."""
    head = context["page"].head
    known = {*languages_of(context["place"].team), head.language}
    if len(known) < 2:
        return ()
    chosen = head.read_in or head.language
    return tuple(
        Option(code, str(name), code == chosen)
        for code, name in settings.LANGUAGES
        if code in known
    )


@register.filter
def language_name(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))


@register.inclusion_tag("behaviours/parts/line_languages.html", takes_context=True)
def line_languages(context: template.Context, code: str) -> dict[str, Any]:
    """Where a line of the draft is missing or older; needs `language_marks` (`marks_by_code`)."""
    return {"marks": (context.get("language_marks") or {}).get(code, ())}
