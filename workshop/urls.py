from django.conf import settings
from django.urls import include, path

from behaviours import urls as behaviours  # whose converters are used here, too
from workshop.views import (
    about_draft,
    act,
    agenda,
    contents,
    copies,
    export,
    health,
    hints,
    home,
    join,
    pages,
    poll,
    preparation,
    reach,
    rehearsal,
    replay,
    report,
    seats,
    starters,
    templates,
    theme,
    workshops,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("accounts/", include("allauth.account.urls")),
    path("theme", theme.set_theme, name="set_theme"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("join/", join.join, name="join"),
    path("join/<str:code>/", join.join_code, name="join_code"),
    path("teams/<slug:slug>/workshops/", workshops.workshops, name="workshops"),
    path("teams/<slug:slug>/workshops/new/", workshops.new, name="workshop_new"),
    path("teams/<slug:slug>/templates/", templates.templates, name="templates"),
    path("teams/<slug:slug>/templates/<int:template>/", templates.template, name="template"),
    path(
        "teams/<slug:slug>/templates/<int:template>/delete/",
        templates.delete,
        name="template_delete",
    ),
    path("teams/<slug:slug>/export/", export.team, name="team_export"),
    path(
        "teams/<slug:slug>/workshops/about-draft/",
        about_draft.about_draft,
        name="workshop_about_draft",
    ),
    path("workshops/<int:workshop>/duplicate/", copies.duplicate, name="workshop_duplicate"),
    path("workshops/<int:workshop>/invite/", copies.invite, name="workshop_invite"),
    path("workshops/<int:workshop>/template/", copies.keep, name="template_keep"),
    path("workshops/<int:workshop>/agenda/", agenda.agenda, name="workshop_agenda"),
    path("workshops/<int:workshop>/agenda/<int:step>/", contents.content, name="workshop_content"),
    path("workshops/<int:workshop>/prepare/", preparation.preparation, name="preparation"),
    path("w/<int:workshop>/", pages.phone, name="phone"),
    path("w/<int:workshop>/act/", act.act, name="act"),
    path("w/<int:workshop>/hints/", hints.hints, name="hints"),
    path("w/<int:workshop>/questions/", starters.starters, name="starters"),
    path("w/<int:workshop>/poll/", poll.phone, name="poll"),
    # The same for somebody without a phone: their cookie is sent below their own address alone.
    path("w/<int:workshop>/for/<int:seat>/", pages.phone, name="seat"),
    path("w/<int:workshop>/for/<int:seat>/act/", act.act, name="seat_act"),
    path("w/<int:workshop>/for/<int:seat>/hints/", hints.hints, name="seat_hints"),
    path("w/<int:workshop>/for/<int:seat>/questions/", starters.starters, name="seat_starters"),
    path("w/<int:workshop>/for/<int:seat>/poll/", poll.phone, name="seat_poll"),
    path("workshops/<int:workshop>/without-phone/", seats.enter, name="seat_new"),
    path("workshops/<int:workshop>/", pages.console, name="console"),
    path("workshops/<int:workshop>/act/", act.console_act, name="console_act"),
    path("workshops/<int:workshop>/poll/", poll.console, name="console_poll"),
    path("workshops/<int:workshop>/report/", report.workshop_report, name="workshop_report"),
    path(
        "workshops/<int:workshop>/report/link/",
        report.workshop_report_link,
        name="workshop_report_link",
    ),
    path(
        "workshops/<int:workshop>/report.<str:kind>",
        report.workshop_report_file,
        name="workshop_report_file",
    ),
    path("workshops/<int:workshop>/replay/", replay.replay, name="replay"),
    path("workshops/<int:workshop>/rehearse/", rehearsal.rehearse, name="workshop_rehearse"),
    path("workshops/<int:workshop>/rehearsal/", rehearsal.rehearsal, name="rehearsal"),
    path("workshops/<int:workshop>/rehearsal/checks/", rehearsal.checks, name="rehearsal_checks"),
    path("workshops/<int:workshop>/rehearsal/clock/", rehearsal.clock, name="rehearsal_clock"),
    path("workshops/<int:workshop>/rehearsal/end/", rehearsal.end, name="rehearsal_end"),
    path("check/<token:token>/", reach.reach, name="reach"),
    path("report/<token:token>/", report.report, name="report"),
    path("report/<token:token>/code.svg", report.report_code, name="report_code"),
    path("report/<token:token>/report.<str:kind>", report.report_file, name="report_file"),
    path("screen/<token:token>/", pages.screen, name="screen"),
    path("screen/<token:token>/poll/", poll.screen, name="screen_poll"),
    path("", include(behaviours)),
]
if settings.OIDC_URL:
    from allauth.socialaccount import views as social

    from behaviours.views import provided

    at = "accounts/oidc/<str:provider_id>/login/"
    urlpatterns += [
        path(at, provided.login, name="openid_connect_login"),
        path(f"{at}callback/", provided.callback, name="openid_connect_callback"),
        path("accounts/provided/cancelled/", provided.back, name="socialaccount_login_cancelled"),
        path("accounts/provided/error/", provided.back, name="socialaccount_login_error"),
        path("accounts/provided/signup/", social.signup, name="socialaccount_signup"),
    ]
handler400 = "workshop.views.errors.bad_request"
handler403 = "workshop.views.errors.forbidden"
handler404 = "workshop.views.errors.not_found"
handler500 = "workshop.views.errors.server_error"
# Asked for by allauth, not by Django.
handler429 = "workshop.views.errors.too_many"
