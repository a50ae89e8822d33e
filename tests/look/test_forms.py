"""The crispy pack: what a form looks like to somebody who listens to it."""

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template import engines


class Invitation(forms.Form):
    title = forms.CharField(help_text="A few words.")
    why = forms.CharField(required=False, widget=forms.Textarea)
    role = forms.ChoiceField(
        choices=[("reader", "Reader"), ("manager", "Manager")], widget=forms.RadioSelect
    )
    told = forms.BooleanField()
    key = forms.CharField(widget=forms.HiddenInput, required=False)


class OneField(forms.Form):
    code = forms.CharField()


def render(form: forms.Form) -> str:
    template = engines["django"].from_string("{% load crispy_forms_tags %}{{ form|crispy }}")
    return str(template.render({"form": form}))


def test_label_hint_error_and_field_come_in_this_order() -> None:
    text = render(Invitation({}))

    places = [
        text.index(part)
        for part in (">Title", "A few words.", 'id="id_title_error"', 'name="title"')
    ]
    assert places == sorted(places)


def test_hint_and_error_are_tied_to_the_field() -> None:
    field = re.findall(r"<input[^>]*name=\"title\"[^>]*>", render(Invitation({})))[0]

    assert 'aria-describedby="id_title_helptext id_title_error"' in field
    assert 'aria-invalid="true"' in field


def test_what_was_typed_is_kept() -> None:
    text = render(
        Invitation(
            {
                "title": "Customer dialogue",
                "why": "So that <we> agree",
                "role": "manager",
            }
        )
    )

    assert 'value="Customer dialogue"' in text
    assert "So that &lt;we&gt; agree" in text
    assert re.search(r'value="manager"[^>]*checked', text)


def test_the_summary_leads_to_each_field_with_an_error() -> None:
    text = render(Invitation({}))

    assert text.count('role="alert"') == 1
    targets = re.findall(r'href="#([^"]+)"', text)
    assert targets == ["id_title", "id_role_0", "id_told"]
    assert all(f'id="{target}"' in text for target in targets)


def test_a_form_of_one_field_has_no_summary() -> None:
    text = render(OneField({}))

    assert 'role="alert"' not in text
    assert 'id="id_code_error"' in text


def test_what_may_be_left_out_says_so_and_nothing_wears_a_star() -> None:
    text = render(Invitation())

    assert text.count("(optional)") == 1
    assert "*" not in text


def test_choices_are_a_group_with_a_name() -> None:
    text = render(Invitation())

    assert re.search(r"<fieldset[^>]*>\s*<legend[^>]*>Role", text)
    assert text.count('class="choice"') == 3


def test_a_layout_is_rendered_with_its_button_and_no_browser_bubbles() -> None:
    helper = FormHelper()
    helper.form_action = "/send"
    helper.layout = Layout(Row("title", "why"), Fieldset("Who", "role", css_class="who"), "told")
    helper.add_input(Submit("save", "Send"))
    text = render_crispy_form(Invitation(), helper, context={"csrf_token": "t"})

    assert "novalidate" in text and 'action="/send"' in text and 'method="post"' in text
    assert 'value="t"' in text
    assert 'class="form who"' in text and "form-row" in text
    assert re.search(r"<button[^>]*type=\"submit\"[^>]*>Send</button>", text)
