from django.urls import include, path

from workshop.views import home, theme

urlpatterns = [
    path("", home.home, name="home"),
    path("accounts/", include("allauth.account.urls")),
    path("theme", theme.set_theme, name="set_theme"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("behaviours.urls")),
]
handler400 = "workshop.views.errors.bad_request"
handler403 = "workshop.views.errors.forbidden"
handler404 = "workshop.views.errors.not_found"
handler500 = "workshop.views.errors.server_error"
# Asked for by allauth, not by Django.
handler429 = "workshop.views.errors.too_many"
