"""The doors to a team's pages: who is let in, and what every page behind knows.

Nobody comes in but by one of these. Strangers get 404 for every team, there or not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from behaviours.keeping import LINK, mark_as_kept, owner_of
from behaviours.models import Membership, Team, Version
from behaviours.permissions import check_can_manage, check_can_read
from behaviours.queries.in_language import version_in
from behaviours.views.reading_language import keep_language, reading_language

P = ParamSpec("P")
Check = Callable[[User, Team], Membership]


@dataclass(frozen=True)
class Place:
    """Where a reader is: in the team, as a member, or at its reading link."""

    team: Team
    membership: Membership | None = None
    token: str = ""
    language: str = ""  # the one the reader reads in; "" for the catalogue's own

    def read(self, version: Version) -> Version:
        """The version in the reader's language, as far as it is translated."""
        return version_in(version, self.language)

    @property
    def is_manager(self) -> bool:
        return self.membership is not None and self.membership.is_manager

    def url(self, page: str, **kwargs: str) -> str:
        """The address of a reading page ("version", "behaviour", …; "" for the current version)."""
        name = "read" if self.token else "catalogue"
        key = {"token": self.token} if self.token else {"slug": self.team.slug}
        return reverse(f"{name}_{page}" if page else name, kwargs={**key, **kwargs})


def team_or_404(slug: str) -> Team:
    team = Team.objects.filter(slug=slug).first()
    if team is None:
        raise Http404("no such team")
    return team


def for_members(
    check: Check,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Membership, P], HttpResponse]], Callable[..., HttpResponse]
]:
    """A page of a team for members who pass `check`; `membership.team` is the team."""

    def wrap(
        view: Callable[Concatenate[HttpRequest, Membership, P], HttpResponse],
    ) -> Callable[..., HttpResponse]:
        @wraps(view)
        def door(
            request: HttpRequest, slug: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            team = team_or_404(slug)
            membership = check(request.user, team)
            membership.team = team
            membership.user = request.user
            return view(request, membership, *args, **kwargs)

        return door

    return wrap


members = for_members(check_can_read)
managers = for_members(check_can_manage)


def readers(
    view: Callable[Concatenate[HttpRequest, Place, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """A reading page: for members by the team's slug, for everybody by its reading link."""

    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "token" not in kwargs:
            return by_slug(request, *args, **kwargs)
        token = kwargs.pop("token")
        team = Team.objects.filter(reading_token=token).first()
        if team is None:
            # Unknown, revoked and renewed links are told apart by nobody.
            raise Http404("no such reading link")
        place = Place(team, token=token, language=reading_language(request, team))
        response = keep_language(request, view(request, place, *args, **kwargs), place.language)
        # The address is the key. "no-referrer" would hide it too, but makes browsers send
        # "Origin: null" with the forms for language and colours, which are then refused.
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "private"
        return mark_as_kept(response, _page(request), LINK)

    @members
    def by_slug(
        request: HttpRequest, membership: Membership, /, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        language = reading_language(request, membership.team)
        place = Place(membership.team, membership, language=language)
        response = keep_language(request, view(request, place, *args, **kwargs), language)
        return mark_as_kept(response, _page(request), owner_of(membership.user_id))

    return door


def _page(request: HttpRequest) -> str:
    return (request.resolver_match and request.resolver_match.url_name) or ""
