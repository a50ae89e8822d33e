"""A participant's identity: a signed cookie for each workshop, with an id and a secret.

Signed, so that an id cannot be made up; the secret in it is what hidden names are made from, and
it is stored nowhere else. Whoever loses the cookie loses the right to edit what they wrote.
"""

from collections.abc import Mapping

from django.conf import settings
from django.core import signing
from django.http import HttpResponse

from workshop.actors import SECRET_BYTES, Participant

SALT = "workshop.participant"
LASTS = 60 * 60 * 24 * 60  # seconds


def cookie_name(workshop: int) -> str:
    return f"samsyn-{workshop}"


def identity_of(cookies: Mapping[str, str], workshop: int) -> Participant | None:
    """Who the browser is in this workshop, or None. A changed or foreign cookie is nobody."""
    given = cookies.get(cookie_name(workshop), "")
    if not given:
        return None
    try:
        found = signing.loads(given, salt=SALT, max_age=LASTS)
        of, participant, secret = found["w"], int(found["p"]), str(found["s"])
        known = of == str(workshop) and len(bytes.fromhex(secret)) == SECRET_BYTES
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
    return Participant(participant, secret) if known else None


def set_identity(response: HttpResponse, *, workshop: int, participant: int, secret: str) -> None:
    response.set_cookie(
        cookie_name(workshop),
        signing.dumps({"w": str(workshop), "p": str(participant), "s": secret}, salt=SALT),
        max_age=LASTS,
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )
