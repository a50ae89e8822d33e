"""Choosing a file, and taking in what was looked at."""

import base64
import binascii
import zlib

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from behaviours.exports.faults import LARGEST
from behaviours.forms.base import ActionForm

# The page that shows the difference carries the file in a field; a form holds less than 1 MB.
MOST_PACKED = 900_000


class ImportForm(ActionForm):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.csv,application/json,text/csv"}),
        help_text=_("JSON or CSV, as exported here. At most 2 MB."),
        error_messages={
            "required": _("Choose a file."),
            "invalid": _("Choose a file."),
            "missing": _("Choose a file."),
        },
    )
    submit_label = _("Look at what would change")

    @property
    def data_of_file(self) -> bytes:
        file = self.cleaned_data["file"]
        assert isinstance(file, UploadedFile)
        data: bytes = file.read()
        return data


class TakeInForm(ActionForm):
    """`packed`: the file that was looked at; `seen`: what the draft said then."""

    packed = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    submit_label = _("Take it into the draft")

    def clean_packed(self) -> bytes:
        data = unpacked(self.cleaned_data["packed"])
        if data is None:
            raise forms.ValidationError(_("Choose the file again."))
        return data


def packed(data: bytes) -> str:
    """ "" for what a form does not hold."""
    found = base64.urlsafe_b64encode(zlib.compress(data, 9)).decode("ascii")
    return found if len(found) <= MOST_PACKED else ""


def unpacked(text: str) -> bytes | None:
    """None for what `packed` did not make. Never more than a file may have."""
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(base64.urlsafe_b64decode(text), LARGEST + 1)
    except (binascii.Error, zlib.error, ValueError):
        return None
    return data if unpacking.eof else None
