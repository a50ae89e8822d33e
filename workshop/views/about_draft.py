"""Asking the team about a draft: which of its changed lines a workshop is about."""

import hashlib
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from behaviours.models import Membership, Version
from behaviours.queries.changed_lines import ChangedLine, changed_lines
from behaviours.queries.heads import current_version, draft_version
from workshop.commands.about_draft import create_workshop_about
from workshop.forms.fields import Words
from workshop.queries.changes import LineAsked, as_asked
from workshop.views.workshops import TITLE_LENGTH, facilitators, title_of

LINES = 40
DEFINITION = "definition"  # the definition has no code


class AboutDraftForm(forms.Form):
    """`seen` tells which changes were on the page that was sent."""

    use_required_attribute = False

    title = Words(
        length=TITLE_LENGTH,
        one_line=True,
        required=False,
        label=_("Title"),
        help_text=_("Left empty, it is the word and the team’s name."),
    )
    lines = forms.MultipleChoiceField(
        required=False,
        label=_("Lines to ask about"),
        error_messages={"invalid_choice": _("One of these lines is not changed any more.")},
    )
    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, changed: tuple[ChangedLine, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["lines"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key_of(line), line.label) for line in changed]

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        return helper

    def clean_lines(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["lines"]
        if not chosen:
            raise forms.ValidationError(gettext("Choose at least one line to ask about."))
        if len(chosen) > LINES:
            raise forms.ValidationError(
                gettext(
                    "These are %(count)d lines. Choose at most %(most)d, so that each can be read."
                )
                % {"count": len(chosen), "most": LINES}
            )
        return chosen


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@facilitators
def about_draft(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Facilitators who manage the catalogue too; with a shared draft every facilitator."""
    team = membership.team
    draft, base = draft_version(team), current_version(team)
    if not may_ask(membership, draft):
        raise PermissionDenied("the draft is not shared")
    changed = changed_lines(draft, base) if draft else ()
    seen, stale = digest_of(changed), False
    posted = request.POST if request.method == "POST" else None
    form = AboutDraftForm(posted, changed=changed, initial={"seen": seen})
    if posted is not None:
        stale = posted.get("seen", "") != seen
        if draft is not None and not stale and form.is_valid():
            made = create_workshop_about(
                draft=draft,
                base=base,
                by=membership.user,
                title=form.cleaned_data["title"] or title_of(draft.term, team),
                lines=[line for line in changed if key_of(line) in form.cleaned_data["lines"]],
            )
            return redirect("console", workshop=made.pk)
    ticked = posted.getlist("lines") if posted is not None else None
    context = {
        "team": team,
        "draft": draft,
        "base": base,
        "form": form,
        "seen": seen,
        "stale": stale,
        "rows": rows_of(changed, ticked),
    }
    status = 409 if stale else 422 if posted is not None else 200
    return render(request, "workshop/pages/about_draft.html", context, status=status)


def may_ask(membership: Membership, draft: Version | None) -> bool:
    """Who may not read the draft may not ask about it; without one there is nothing to hide."""
    return membership.is_manager or draft is None or draft.shared_at is not None


def rows_of(
    changed: tuple[ChangedLine, ...], ticked: list[str] | None
) -> list[tuple[str, LineAsked, bool]]:
    """(key, line, whether it is asked about); what only moved is left out until it is chosen."""
    return [
        (key_of(line), as_asked(line, number), _is_ticked(line, ticked))
        for number, line in enumerate(changed, 1)
    ]


def _is_ticked(line: ChangedLine, ticked: list[str] | None) -> bool:
    return key_of(line) in ticked if ticked is not None else not line.is_only_moved


def key_of(line: ChangedLine) -> str:
    return line.code or DEFINITION


def digest_of(changed: tuple[ChangedLine, ...]) -> str:
    """Tells one set of changes from another."""
    return hashlib.sha256(repr(changed).encode()).hexdigest()
