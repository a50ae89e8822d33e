"""What every page knows: the chosen theme and the language's names in themselves."""

from django.conf import settings
from django.http import HttpRequest

THEMES = ("light", "dark")
LANGUAGE_NAMES = (("en", "English"), ("nb", "Norsk"), ("sv", "Svenska"))


def page(request: HttpRequest) -> dict[str, object]:
    theme = request.COOKIES.get("theme", "")
    return {
        # Read by the server, so that a dark page never flashes light.
        "colour_theme": theme if theme in THEMES else "",
        "language_names": LANGUAGE_NAMES,
        # The provider at which members can sign in, too.
        "provider": settings.OIDC_NAME if settings.OIDC_URL else "",
    }
