"""A team's workshops, and making a new one."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from behaviours.models import Membership, Team
from behaviours.permissions import check_can_facilitate
from behaviours.views.doors import for_members, members
from workshop.agendas import AGENDAS, steps_of
from workshop.commands.people import create_workshop
from workshop.commands.templates import create_from_template
from workshop.enums import WorkshopState
from workshop.exceptions import Refused
from workshop.forms.fields import Words
from workshop.models import AgendaTemplate, Workshop
from workshop.queries.rehearsals import rehearsals_of
from workshop.queries.templates import TemplateShown, templates_of

# The word the product was made for, in each language. Any other is as good.
SUGGESTIONS = {"en": "service-minded", "nb": "serviceinnstilt", "sv": "serviceinriktad"}
ROLES, ROLE_LENGTH = 12, 60
TITLE_LENGTH = 120
A_PAGE = 50
DOUBLE_CLICK = timedelta(seconds=10)
TEMPLATE = "template-"  # before the id of one, among the agendas to choose
STARTERS = [(a.key, format_lazy("{}. {}", a.name, a.about)) for a in AGENDAS.values()]

facilitators = for_members(check_can_facilitate)


class WorkshopForm(forms.Form):
    """What a workshop needs to be made; everything but the word can be left as it stands."""

    use_required_attribute = False

    term = Words(
        length=60,
        one_line=True,
        label=_("Word to define"),
        help_text=_("An own one, or service-minded, serviceinnstilt or serviceinriktad."),
        error_messages={"required": _("Say which word the workshop is to settle.")},
        widget=forms.TextInput(attrs={"list": "terms", "autocomplete": "off"}),
    )
    title = Words(
        length=TITLE_LENGTH,
        one_line=True,
        required=False,
        label=_("Title"),
        help_text=_("Left empty, it is the word and the team’s name."),
    )
    language = forms.ChoiceField(
        choices=settings.LANGUAGES,
        label=_("Language"),
        help_text=_("What people write in. Each person chooses the language of the buttons."),
    )
    agenda = forms.ChoiceField(
        label=_("Agenda"),
        help_text=_("A start. You can change every step of it, also while the workshop runs."),
        widget=forms.RadioSelect,
        choices=STARTERS,
        error_messages={"required": _("Choose an agenda to start from.")},
    )
    roles = Words(
        length=2000,
        rows=4,
        required=False,
        label=_("Roles to choose from when joining"),
        help_text=_("One on each line, at most 12. Left empty, nobody is asked."),
    )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        return helper

    def __init__(self, *args: Any, templates: Sequence[TemplateShown] = (), **more: Any) -> None:
        """The team's templates that can be read stand after the starters."""
        super().__init__(*args, **more)
        agenda = self.fields["agenda"]
        assert isinstance(agenda, forms.ChoiceField)
        kept = [(f"{TEMPLATE}{each.id}", _kept(each)) for each in templates if each.agenda]
        agenda.choices = [*STARTERS, *kept]

    def clean_roles(self) -> list[str]:
        """Each once, in the order given."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["roles"].split("\n")]
        named: dict[str, str] = {}
        for line in filter(None, lines):
            named.setdefault(line.casefold(), line)
        roles = list(named.values())
        if len(roles) > ROLES:
            raise forms.ValidationError(
                gettext("These are %(count)d roles. Choose at most %(most)d.")
                % {"count": len(roles), "most": ROLES}
            )
        if any(len(role) > ROLE_LENGTH for role in roles):
            raise forms.ValidationError(
                gettext("A role has at most %(length)d characters. Put each on its own line.")
                % {"length": ROLE_LENGTH}
            )
        return roles


def _kept(template: TemplateShown) -> str:
    """What a template says of itself beside the starters."""
    minutes = template.agenda.minutes if template.agenda else 0
    told = ngettext(
        "%(name)s. A template of your team, one minute: %(steps)s.",
        "%(name)s. A template of your team, %(minutes)d minutes: %(steps)s.",
        minutes,
    )
    return told % {
        "name": template.name,
        "minutes": minutes,
        "steps": "\u00a0· ".join(template.titles),
    }


@never_cache
@require_safe
@members
def workshops(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every member. Codes and consoles are for facilitators."""
    rows = Workshop.objects.filter(team=membership.team, rehearses=None)
    rows = rows.order_by("-created_at", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"team": membership.team, "me": membership, "page": page}
    if membership.is_facilitator:
        context["rehearsals"] = rehearsals_of(membership.team)
    return render(request, "workshop/pages/list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@facilitators
def new(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Facilitators."""
    team = membership.team
    templates = templates_of(team)
    form = WorkshopForm(
        request.POST if request.method == "POST" else None,
        initial={
            "term": SUGGESTIONS.get(team.language, ""),
            "language": team.language,
            "agenda": next(iter(AGENDAS)),
        },
        templates=templates,
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = make_workshop(team, membership, form.cleaned_data)
        except Refused as refused:
            form.add_error("term" if "term" in refused.fields else "agenda", refused.message)
        else:
            return redirect("console", workshop=made.pk)
    context = {
        "team": team,
        "form": form,
        "suggestions": SUGGESTIONS.items(),
        "templates": templates,
    }
    status = 422 if form.is_bound else 200
    return render(request, "workshop/pages/new.html", context, status=status)


@transaction.atomic
def make_workshop(team: Team, by: Membership, data: dict[str, str | list[str]]) -> Workshop:
    """From a valid form. A form sent twice, by a doubled click, makes one workshop."""
    term, language = str(data["term"]), str(data["language"])
    title = str(data["title"]) or title_of(term, team)
    # The team's row is the lock: the second of two clicks waits here and then finds the first.
    Team.objects.select_for_update().get(pk=team.pk)
    twin = Workshop.objects.filter(
        rehearses=None, team=team, created_by=by.user_id, title=title, term=term, language=language,
        state=WorkshopState.READY, created_at__gt=timezone.now() - DOUBLE_CLICK,
    ).first()  # fmt: skip
    if twin is not None:
        return twin
    key, roles = str(data["agenda"]), list(data["roles"])
    if key.startswith(TEMPLATE):
        return create_from_template(
            template=_template(team, key.removeprefix(TEMPLATE)),
            by=by.user,
            title=title,
            term=term,
            language=language,
            roles=roles,
        )
    return create_workshop(
        team=team,
        by=by.user,
        title=title,
        term=term,
        language=language,
        roles=roles,
        agenda=steps_of(AGENDAS[key], language=language, term=term),
    )


def _template(team: Team, pk: str) -> AgendaTemplate:
    """Raises Refused("not_here") for one that was deleted while the form was sent."""
    found = AgendaTemplate.objects.filter(team=team, pk=int(pk)).first()
    if found is None:
        raise Refused("not_here", gettext("That template was deleted meanwhile. Choose another."))
    return found


def title_of(term: str, team: Team) -> str:
    return f"{term[:1].upper()}{term[1:]} – {team.name}"[:TITLE_LENGTH]
