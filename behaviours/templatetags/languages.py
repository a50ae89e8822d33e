"""What reading pages say of the language they are read in."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

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


@register.simple_tag
def lang_of(text: Any, language: str) -> SafeString | str:
    """`lang="…"` of words that may be translated: their own language, else `language`.

    Nothing where it is the page's.
    """
    found = getattr(text, "language", "") or language
    return format_html('lang="{}"', found) if found and found != get_language() else ""


@register.filter
def language_name(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))
