"""The ASGI entry: http, websocket and lifespan."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workshop.settings")
# Loads the apps, which the imports below need: that is why they are not at the top (E402).
django.setup(set_prefix=False)

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402

from workshop.bodies import SmallBodies  # noqa: E402
from workshop.handler import Handler  # noqa: E402
from workshop.live.lifespan import lifespan  # noqa: E402
from workshop.live.metrics import Metrics  # noqa: E402
from workshop.live.routing import urlpatterns  # noqa: E402
from workshop.live.unknown import UnknownPath  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": Metrics(SmallBodies(Handler())),
        "websocket": UnknownPath(URLRouter(urlpatterns)),
        "lifespan": lifespan,
    }
)
