"""The forms of the challenge: a case or a no, what a theme is not, and a definition revised."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.enums import ChallengeKind
from workshop.forms.fields import ActionForm, Choice, Id, Words
from workshop.models.card import CARD_LENGTH


class ChallengeForm(ActionForm):
    """A card in a challenge step: which of the two it is, and what happened."""

    challenge = Choice(
        choices=ChallengeKind.choices,
        label=_("What do you tell?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which of the two it is.")},
    )
    text = Words(
        length=CARD_LENGTH,
        rows=4,
        label=_("What happened"),
        error_messages={"required": _("Write something first.")},
    )


class EditChallengeForm(ChallengeForm):
    card = Id()


class AgainstForm(ActionForm):
    """A card of the challenge, and the theme that it is no example of; none takes it back."""

    card = Id()
    theme = Id(required=False)


class ReviseForm(ActionForm):
    card = Id()
    text = Words(
        length=CARD_LENGTH,
        rows=4,
        label=_("Your definition"),
        error_messages={"required": _("Write something first.")},
    )
