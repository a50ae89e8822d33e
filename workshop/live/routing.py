from django.urls import path

from workshop.live.consumer import ConsoleConsumer, PhoneConsumer, ScreenConsumer

urlpatterns = [
    path("live/phone/<int:workshop>/", PhoneConsumer.as_asgi()),
    path("live/console/<int:workshop>/", ConsoleConsumer.as_asgi()),
    path("live/screen/<str:token>/", ScreenConsumer.as_asgi()),
]
