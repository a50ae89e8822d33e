"""The words of a preparation, by their names."""

from django import template
from django.utils.functional import Promise

from workshop.queries.preparation_words import ABOUT, ADVICE, BECAUSE, STYLES

register = template.Library()


@register.filter
def style_name(style: str) -> Promise | str:
    return STYLES.get(style, "")


@register.filter
def style_about(style: str) -> Promise | str:
    return ABOUT.get(style, "")


@register.filter
def reason(answer: tuple[str, str]) -> Promise | str:
    return BECAUSE.get(answer, "")


@register.filter
def advice(name: str) -> Promise | str:
    return ADVICE.get(name, "")
