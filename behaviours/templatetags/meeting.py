"""What stands beside a field of a form: what others made of it, or the original of its words."""

from django import template
from django.forms import BoundField

from behaviours.forms.base import GuardedForm
from behaviours.forms.meeting import Met
from behaviours.forms.translation import Beside, TranslationForm

register = template.Library()


@register.filter
def met(field: BoundField) -> Met | None:
    """None where nobody else wrote in it meanwhile."""
    form = field.form
    assert isinstance(form, GuardedForm)
    return form.meeting.at.get(field.name) if form.meeting else None


@register.filter
def beside(field: BoundField) -> Beside:
    form = field.form
    assert isinstance(form, TranslationForm)
    return form.beside[field.name]
