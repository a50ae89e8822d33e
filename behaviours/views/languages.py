"""The catalogue in the team's other languages. Managers only."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from behaviours.exceptions import Refused
from behaviours.forms.translation import TeamLanguagesForm, TranslationForm
from behaviours.models import Membership, Version
from behaviours.queries.in_language import further_languages
from behaviours.queries.translating import (
    Original,
    language_standings,
    original_of,
    original_then,
    translation_of,
)
from behaviours.teams import choose_languages
from behaviours.versions.translating import translate
from behaviours.views.doors import managers
from behaviours.views.draft import draft_of, gone
from behaviours.views.meeting import chosen as taken
from behaviours.views.meeting import met


@require_safe
@managers
def status(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers: what is missing, what is older than its original, what is up to date."""
    draft = draft_of(me)
    if draft is None:
        return gone(request, me)
    context = {"team": me.team, "draft": draft, "languages": language_standings(draft, me.team)}
    return render(request, "behaviours/languages.html", context)


@require_http_methods(["GET", "POST"])
@managers
def line(request: HttpRequest, me: Membership, language: str, kind: str, code: str) -> HttpResponse:
    """Managers."""
    return _translate(request, me, language, kind, code)


@require_http_methods(["GET", "POST"])
@managers
def definition(request: HttpRequest, me: Membership, language: str) -> HttpResponse:
    """Managers."""
    return _translate(request, me, language, "", "")


@require_POST
@managers
def chosen(request: HttpRequest, me: Membership) -> HttpResponse:
    """Managers."""
    form = TeamLanguagesForm(request.POST, own=me.team.language)
    if form.is_valid():
        choose_languages(team=me.team, by=me.user, languages=form.cleaned_data["languages"])
        messages.success(request, _("The languages are saved."))
    else:
        messages.error(request, _("Choose among the languages on the list."))
    return redirect("team", slug=me.team.slug)


def _translate(
    request: HttpRequest, me: Membership, language: str, kind: str, code: str
) -> HttpResponse:
    draft = draft_of(me)
    if draft is None:
        return gone(request, me)
    if language not in further_languages(draft, me.team):
        if request.method != "POST":
            raise Http404("not a language of the team")
        return gone(request, me, _("The team does not read its catalogue in this language."))
    original = original_of(draft, code)
    if original is None or original.kind != kind:
        if request.method != "POST":
            raise Http404("no such line")
        return gone(request, me, _("This line is not in the draft any more: somebody removed it."))
    stored = translation_of(draft, language, code)
    data: QueryDict | None = request.POST or None
    if data:
        words, revision = (stored.words, stored.revision) if stored else ({}, 0)
        data = taken(data, draft, code, words, revision, language)
    form = _form(draft, language, original, data)
    if data and form.is_valid():
        try:
            translate(
                version=draft,
                by=me.user,
                language=language,
                code=code,
                revision=form.cleaned_data["revision"],
                words=form.words(),
                source_hash=form.cleaned_data["source"],
            )
        except Refused as refused:
            both = _both(draft, language, original, form, data, refused)
            if both is None:
                messages.info(request, _("The translation says that already."))
                return redirect(_back(me, language, code))
            form = both
            form.refuse(refused)
        else:
            messages.success(request, _("The translation is saved."))
            return redirect(_back(me, language, code))
    return render(
        request,
        "behaviours/translation.html",
        {
            "team": me.team,
            "draft": draft,
            "original": original,
            "language": language,
            "form": form,
            "cancel": _back(me, language, code),
        },
        status=409 if form.meeting else 422 if form.errors else 200,
    )


def _form(
    draft: Version, language: str, original: Original, data: Mapping[str, Any] | None
) -> TranslationForm:
    stored = translation_of(draft, language, original.code)
    then = None
    if stored and stored.source_hash != original.hash:
        then = original_then(draft, original.code, stored.source_hash)
    return TranslationForm(
        data,
        language=language,
        original=original,
        words=stored.words if stored else {},
        then=then,
        initial={"revision": stored.revision if stored else 0, "source": original.hash},
    )


def _both(
    draft: Version,
    language: str,
    original: Original,
    form: TranslationForm,
    data: QueryDict,
    refused: Refused,
) -> TranslationForm | None:
    """The form again; after a refusal for staleness with what somebody else wrote."""
    stored = translation_of(draft, language, original.code)
    if refused.code != "stale" or stored is None:
        return form
    return met(
        lambda merged: _form(draft, language, original, merged),
        data,
        draft,
        original.code,
        yours=form.words(),
        stored={name: stored.words.get(name, "") for name in form.names.values()},
        revision=stored.revision,
        language=language,
    )


def _back(me: Membership, language: str, code: str) -> str:
    page = reverse("languages", kwargs={"slug": me.team.slug})
    return f"{page}#{language}-{code or 'definition'}"
