"""Which names this server answers to.

With SAMSYN_URL, that one name. Without it the server stands open on an office network: it
answers to this machine's names and to private addresses only, so that a public name pointed at
it by somebody else (DNS rebinding) reaches nothing.
"""

import ipaddress
import socket
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

_own = socket.gethostname().lower().removesuffix(".local")
OWN_NAMES = {"localhost", "testserver", _own, f"{_own}.local"}


def is_known(host: str) -> bool:
    """Whether `host` (a Host header: name or address, with or without a port) is ours."""
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return False
    if settings.SITE_URL:
        return name == settings.ALLOWED_HOSTS[0]
    if name in OWN_NAMES:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local


def same_origin(origin: str, host: str) -> bool:
    """Whether a browser page at `origin` may open a socket at `host` (no cross-site sockets)."""
    try:
        return bool(origin) and urlsplit(origin).netloc == host and is_known(host)
    except ValueError:
        return False


class KnownHosts:
    async_capable = sync_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response
        self._on_the_loop = iscoroutinefunction(get_response)
        if self._on_the_loop:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Any:
        if is_known(request.META.get("HTTP_HOST", request.META.get("SERVER_NAME", ""))):
            return self.get_response(request)
        refuse = partial(render, request, "400.html", status=400)
        return sync_to_async(refuse)() if self._on_the_loop else refuse()
