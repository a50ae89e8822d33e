"""Forms of sorting: a screen's taps, suggested themes, cards and themes made one or two."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.forms.fields import ActionForm, Id, Ids, Words
from workshop.models.card import THEME_LENGTH

SHOWN = 5  # candidates on a screen
MANY = 2_000_000_000  # as the database can count


class JudgeForm(ActionForm):
    """`same` are those of `shown` that were tapped; with `skip` nothing is said about any."""

    focal = Id()
    shown = Ids()
    same = Ids(required=False)
    skip = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        shown, same = data.get("shown"), data.get("same")
        if shown is not None and len(shown) > SHOWN:
            self.add_error("shown", _("That is too many."))
        elif shown is not None and same is not None and not set(same) <= set(shown):
            self.add_error("same", _("Tap only cards that are on the screen."))
        return data


class Themes(forms.Field):
    """[{"name": words, "cards": [ids as text]}]"""

    def clean(self, value: Any) -> list[dict[str, Any]]:
        if not isinstance(value, list) or not all(map(_is_theme, value)):
            raise forms.ValidationError(_("That is no list of themes."), code="invalid")
        return [{"name": each["name"], "cards": each["cards"]} for each in value]


class Pairs(forms.Field):
    """[[id, id]], as text"""

    def clean(self, value: Any) -> list[list[str]]:
        if not isinstance(value, list) or not all(_are_ids(each, 2) for each in value):
            raise forms.ValidationError(_("That is no list of pairs."), code="invalid")
        return value


def _is_theme(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("name"), str)
        and _are_ids(value.get("cards"))
    )


def _are_ids(value: Any, many: int | None = None) -> bool:
    return (
        isinstance(value, list)
        and (many is None or len(value) == many)
        and all(isinstance(pk, str) and pk.isascii() and pk.isdecimal() for pk in value)
    )


class SuggestionForm(ActionForm):
    """From the desk: of how many screens and cards it is."""

    judgements = forms.IntegerField(min_value=0, max_value=MANY)
    cards = forms.IntegerField(min_value=0, max_value=MANY)
    themes = Themes()
    alike = Pairs()


class ApplyForm(ActionForm):
    """`seen`: which suggestion was looked at; `number`: one theme of it, else all."""

    seen = forms.CharField(max_length=16, widget=forms.HiddenInput())
    number = forms.IntegerField(min_value=0, max_value=5_000, required=False)


class MergeCardsForm(ActionForm):
    card = Id()
    into = Id()


class SplitThemeForm(ActionForm):
    theme = Id()
    cards = Ids(required=False)
    name = Words(
        length=THEME_LENGTH,
        one_line=True,
        label=_("Name of the new theme"),
        error_messages={"required": _("Give the new theme a name.")},
    )

    def clean_cards(self) -> list[int]:
        cards: list[int] = self.cleaned_data["cards"]
        if not cards:
            raise forms.ValidationError(_("Choose the cards that go to the new theme."))
        return cards
