"""Addresses of reading pages, which differ for members and for the reading link."""

from typing import Any

from django import template

from behaviours.keeping import is_kept

register = template.Library()


@register.simple_tag(takes_context=True)
def place_url(context: template.Context, page: str, **kwargs: Any) -> str:
    """`{% place_url "behaviour" number="1.0" code="LYT-03" %}`; "" is the current version."""
    address: str = context["place"].url(page, **kwargs)
    return address


@register.simple_tag(takes_context=True)
def may_be_kept(context: template.Context) -> bool:
    """Whether a device may keep the page that is being drawn (keeping.py)."""
    match = context["request"].resolver_match
    return bool(match) and is_kept(match.url_name or "")
