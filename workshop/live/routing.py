from channels.auth import AuthMiddlewareStack
from channels.sessions import CookieMiddleware
from django.urls import path, re_path

from workshop.live.consumer import ConsoleConsumer, PhoneConsumer, ScreenConsumer

urlpatterns = [
    path("live/phone/<int:workshop>/", CookieMiddleware(PhoneConsumer.as_asgi())),
    # Below the page's own address, where alone the person's cookie is sent.
    path("w/<int:workshop>/for/<int:seat>/live/", CookieMiddleware(PhoneConsumer.as_asgi())),
    # Who is signed in is looked up for the console alone: a hall of phones would queue for it.
    path("live/console/<int:workshop>/", AuthMiddlewareStack(ConsoleConsumer.as_asgi())),
    # What cannot be a link is looked up nowhere: PostgreSQL breaks on a NUL.
    re_path(
        r"^live/screen/(?P<token>[A-Za-z0-9_-]{43})/\Z",
        CookieMiddleware(ScreenConsumer.as_asgi()),
    ),
]
