"""Which reading pages a device may keep for reading without a connection, and whose they are.

The worker (static/js/reading-worker.js) keeps a page only if its answer says so in `HEADER`; what
has forms of one's own, answers, remarks or drafts on it never does.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac

HEADER = "Samsyn-Keep"
LINK = "link"
# The last part of a reading page's name in urls.py; "" is the current version.
PAGES = frozenset({"", "version", "behaviour", "question", "questions", "why", "path", "versions"})
WORKER = Path("js/reading-worker.js")


def is_kept(page: str) -> bool:
    """`page`: the address's name, as "catalogue_version" or "read_version"."""
    place, _, rest = page.partition("_")
    return place in {"catalogue", "read"} and rest in PAGES


def mark_as_kept(response: HttpResponse, page: str, owner: str) -> HttpResponse:
    """`page` as for `is_kept`."""
    if response.status_code == 200 and is_kept(page):
        response[HEADER] = owner
    return response


def owner_of(user_id: int) -> str:
    """Tells one account's pages from another's on a shared device, and nothing else about it."""
    return salted_hmac("behaviours.keeping", str(user_id)).hexdigest()[:16]


def edition() -> str:
    """Another one whenever a script, a sheet or the worker is: a browser then takes the new."""
    files = getattr(staticfiles_storage, "manifest_hash", "")
    return hashlib.sha256(f"{files}{_source()}".encode()).hexdigest()[:12]


def worker() -> str:
    """The worker's script, with what it has to know of this server."""
    told = {
        "EDITION": edition(),
        "FILES_AT": settings.STATIC_URL,
        "OFFLINE": reverse("offline"),
        "HEADER": HEADER,
        "LINK": LINK,
    }
    # Whoever signs out or in: what the one before read is no longer theirs to see.
    leaving = [reverse(name) for name in ("account_logout", "account_login", "invitation_accept")]
    lines = [f'const {name} = "{value}";' for name, value in told.items()]
    return "\n".join([*lines, f"const LEAVING = {leaving};", _source()])


def _source() -> str:
    return (Path(settings.BASE_DIR) / "static" / WORKER).read_text()
