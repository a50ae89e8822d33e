"""A team's templates: the list, and one to rename or delete."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from behaviours.models import Membership
from behaviours.permissions import check_can_facilitate
from behaviours.views.doors import for_members
from workshop.commands.templates import delete_template, rename_template
from workshop.exceptions import Refused
from workshop.forms.copying import TemplateForm
from workshop.models import AgendaTemplate
from workshop.queries.templates import shown_template, templates_of

facilitators = for_members(check_can_facilitate)


@never_cache
@require_safe
@facilitators
def templates(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Facilitators."""
    team = membership.team
    context = {"team": team, "templates": templates_of(team)}
    return render(request, "workshop/pages/templates.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@facilitators
def template(request: HttpRequest, membership: Membership, template: int) -> HttpResponse:
    """Facilitators. Its steps, and a new name for it."""
    row = get_object_or_404(AgendaTemplate, pk=template, team=membership.team_id)
    shown = shown_template(row)
    posted = request.POST if request.method == "POST" else None
    form = TemplateForm(posted, initial={"name": row.name})
    if posted is not None and form.is_valid():
        try:
            rename_template(template=row, name=form.cleaned_data["name"])
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("The template has a new name."))
            return redirect("templates", slug=membership.team.slug)
    context = {"team": membership.team, "template": shown, "form": form}
    status = 422 if form.errors else 200
    return render(request, "workshop/pages/template.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@facilitators
def delete(request: HttpRequest, membership: Membership, template: int) -> HttpResponse:
    """Facilitators. Of a doubled click the second finds it gone, as it was meant to be."""
    row = AgendaTemplate.objects.filter(pk=template, team=membership.team_id).first()
    if row is None and request.method == "POST":
        messages.info(request, _("The template is deleted already."))
        return redirect("templates", slug=membership.team.slug)
    if row is None:
        raise Http404
    if request.method == "POST":
        name = row.name
        delete_template(template=row)
        messages.success(request, _("The template “%(name)s” is deleted.") % {"name": name})
        return redirect("templates", slug=membership.team.slug)
    context = {"team": membership.team, "template": row}
    return render(request, "workshop/pages/template_delete.html", context)
