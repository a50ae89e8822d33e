from channels.auth import AuthMiddlewareStack
from channels.sessions import CookieMiddleware
from django.urls import path

from workshop.live.consumer import ConsoleConsumer, PhoneConsumer, ScreenConsumer

urlpatterns = [
    path("live/phone/<int:workshop>/", CookieMiddleware(PhoneConsumer.as_asgi())),
    # Below the page's own address, where alone the person's cookie is sent.
    path("w/<int:workshop>/for/<int:seat>/live/", CookieMiddleware(PhoneConsumer.as_asgi())),
    # Who is signed in is looked up for the console alone: a hall of phones would queue for it.
    path("live/console/<int:workshop>/", AuthMiddlewareStack(ConsoleConsumer.as_asgi())),
    path("live/screen/<str:token>/", CookieMiddleware(ScreenConsumer.as_asgi())),
]
