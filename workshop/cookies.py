"""A participant's identity: a signed cookie for each workshop, with an id and a secret.

Signed, so that an id cannot be made up; the secret in it is what hidden names are made from, and
it is stored nowhere else. Whoever loses the cookie loses the right to edit what they wrote.

Somebody without a phone has such a cookie in the browser that entered them, one for each person,
sent to that person's own addresses alone (`seat`: the participant's id).
"""

from collections.abc import Mapping

from django.conf import settings
from django.core import signing
from django.http import HttpResponse

from workshop.actors import SECRET_BYTES, Participant

SALT = "workshop.participant"
LASTS = 60 * 60 * 24 * 60  # seconds


def cookie_name(workshop: int, seat: int | None = None) -> str:
    return f"samsyn-{workshop}" if seat is None else f"samsyn-{workshop}-{seat}"


def identity_of(
    cookies: Mapping[str, str], workshop: int, seat: int | None = None
) -> Participant | None:
    """Who the browser is in this workshop, or None. A changed or foreign cookie is nobody.

    With `seat`: that person, if this browser is where they were entered.
    """
    given = cookies.get(cookie_name(workshop, seat), "")
    if not given:
        return None
    try:
        found = signing.loads(given, salt=SALT, max_age=LASTS)
        of, participant, secret = found["w"], int(found["p"]), str(found["s"])
        known = of == str(workshop) and len(bytes.fromhex(secret)) == SECRET_BYTES
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
    # One person's cookie under another's name opens nobody's page.
    known = known and seat in {None, participant}
    return Participant(participant, secret) if known else None


def set_identity(
    response: HttpResponse, *, workshop: int, participant: int, secret: str, seat: str = ""
) -> None:
    """`seat`: the address below which alone the cookie is sent, for somebody without a phone."""
    response.set_cookie(
        cookie_name(workshop, participant if seat else None),
        signing.dumps({"w": str(workshop), "p": str(participant), "s": secret}, salt=SALT),
        max_age=LASTS,
        path=seat or "/",
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )
