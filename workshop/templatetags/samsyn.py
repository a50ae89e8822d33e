"""The product's own tags; a builtin library, so templates need no {% load %} for them."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import segno
from django import template
from django.conf import settings
from django.forms import BaseForm
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()

MARK = mark_safe(
    '<svg viewBox="0 0 38 25" aria-hidden="true">'
    '<circle class="mark-dot" cx="12.5" cy="12.5" r="12.5"/>'
    '<circle class="mark-ring" cx="25.5" cy="12.5" r="11.2"/></svg>'
)
# Told apart by form: full, half, pointed, speaking, empty. Colour and word come on top.
SHAPES = {
    "agree": ("y", '<circle cx="20" cy="20" r="17"/>'),
    "live_with": (
        "m",
        '<circle cx="20" cy="20" r="16"/><path d="M20 4a16 16 0 0 1 0 32z"/>',
    ),
    "objection": ("n", '<path d="M20 3 37 20 20 37 3 20z"/>'),
    "understand": (
        "q",
        (
            '<path d="M4 4h32v25H20l-9 8v-8H4z"/>'
            '<path d="M15.5 13a4.5 4.5 0 1 1 6 4.2q-1.5.6-1.5 2.1"/>'
            '<circle class="q-point" cx="20" cy="24.2" r="2"/>'
        ),
    ),
    "abstain": ("a", '<circle cx="20" cy="20" r="16"/>'),
}


@cache
def _icons() -> dict[str, str]:
    folder: Path = settings.BASE_DIR / "static/vendor/lucide"
    icons = {}
    for file in folder.glob("*.svg"):
        drawing = file.read_text().partition("<svg")[2].partition(">")[2].partition("</svg>")[0]
        icons[file.stem] = " ".join(drawing.split())
    return icons


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, css: str = "") -> SafeString:
    """A vendored icon, drawn in the text's colour and hidden from screen readers.

    Raises KeyError for a name that is not vendored: a missing picture must not reach a page.
    """
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{}</svg>',
        f"i {css}".strip(),
        mark_safe(_icons()[name]),  # noqa: S308 - our own vendored files
    )


@lru_cache(maxsize=64)
def _rendered_once(template: str, language: str | None) -> SafeString:
    return mark_safe(get_template(template).render())  # noqa: S308 - escaped when rendered


@register.simple_tag
def same_for_all(template: str) -> SafeString:
    """As {% include %}, for what is the same on everybody's page in a language: rendered once."""
    return _rendered_once(template, get_language())


@lru_cache(maxsize=5_000)
def _kept(template: str, language: str | None, values: tuple[tuple[str, Any], ...]) -> SafeString:
    # What it is made of was escaped when it was rendered.
    return mark_safe(get_template(template).render(dict(values)))  # noqa: S308


@register.simple_tag
def kept(template: str, **values: Any) -> SafeString:
    """As {% include %} with these frozen values and nothing else; made again only for others.

    For the entries of a long list that grows at one end.
    """
    return _kept(template, get_language(), tuple(values.items()))


@register.simple_tag
def mark() -> SafeString:
    """The two overlapping dots."""
    return MARK


@register.simple_tag
def shape(reaction: str, css: str = "") -> SafeString:
    """The form of a consent reaction; the word stands beside it. KeyError for an unknown one."""
    letter, drawing = SHAPES[reaction]
    return format_html(
        '<svg class="{}" viewBox="0 0 40 40" aria-hidden="true">{}</svg>',
        f"sh {letter} {css}".strip(),
        mark_safe(drawing),  # noqa: S308 - our own constants
    )


@lru_cache(maxsize=256)
def _qr_drawing(text: str) -> str:
    code = segno.make(text, error="m", micro=False)
    return code.svg_inline(
        border=4,
        dark="#0f201d",
        light="#fff",
        omitsize=True,
        svgclass="qr",
        lineclass="qr-dark",
    )


@register.simple_tag
def qr(url: str, label: str = "") -> SafeString:
    """A QR code of `url` with the quiet zone scanners need; dark on white in every theme."""
    named = format_html(
        '<svg role="img" aria-label="{}"',
        label or _("QR code for %(url)s") % {"url": url},
    )
    # segno draws paths only; the label was escaped above.
    return mark_safe(_qr_drawing(url).replace("<svg", named, 1))  # noqa: S308


@register.filter
def code(digits: str | int) -> str:
    """A join code in two halves, as people read it aloud: 482917 becomes "482\u00a0917"."""
    text = str(digits)
    half = len(text) // 2
    return f"{text[:half]}\u00a0{text[half:]}" if len(text) == 6 else text


@register.simple_tag
def lang_attr(language: str, text: Any = "") -> str:
    """`lang="sv"` for words in another language than the page, to be read out rightly.

    `text` may know its own language (a translation), which is other than the one around it.
    """
    found = getattr(text, "language", "") or language
    return format_html('lang="{}"', found) if found and found != get_language() else ""


@register.filter
def plain(form: BaseForm) -> BaseForm:
    """Drops placeholders: allauth repeats each label there, and it vanishes while one types."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form
