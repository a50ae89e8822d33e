"""Compared words with their marks: `<ins>` and `<del>`, each said aloud too."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from behaviours.pieces import Piece

register = template.Library()


@register.simple_tag
def marked(pieces: Iterable[Piece]) -> SafeString:
    """One string: a page may hold thousands of pieces, and a template for each is slow."""
    heard = '<span class="sr" lang="{}">{} </span>'
    language = get_language() or "en"
    start = {
        "equal": "",
        "ins": format_html("<ins>" + heard, language, _("inserted:")),
        "del": format_html("<del>" + heard, language, _("deleted:")),
    }
    end = {"equal": "", "ins": "</ins>", "del": "</del> "}
    # Every part is escaped here or above.
    return mark_safe(  # noqa: S308
        "".join(start[p.kind] + _with_breaks(p.text) + end[p.kind] for p in pieces)
    )


def _with_breaks(text: str) -> str:
    return "<br>".join(escape(text).replace("\r\n", "\n").split("\n"))
