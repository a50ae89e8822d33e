"""Where this machine can be reached on the local network."""

import ipaddress
import socket

from django.conf import settings
from django.http import HttpRequest


def local_addresses() -> list[str]:
    """This machine's private IPv4 addresses, the outward one first. No packet is sent."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a UDP socket only asks the kernel which way it would go.
            probe.connect(("192.0.2.1", 9))
            found.append(probe.getsockname()[0])
        except OSError:
            found = []
    try:
        infos = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        infos = []
    found += [str(info[4][0]) for info in infos]
    private = [a for a in dict.fromkeys(found) if ipaddress.ip_address(a).is_private]
    return [a for a in private if not ipaddress.ip_address(a).is_loopback]


def outward(request: HttpRequest, path: str) -> str:
    """The whole address of `path`, for other devices.

    On a page opened as localhost, this machine is named as the others know it.
    """
    name, colon, port = request.get_host().rpartition(":")
    if not (colon and port.isdecimal()):
        name, port = request.get_host(), ""
    is_own = name in {"localhost", "127.0.0.1", "[::1]"}
    if settings.SITE_URL or not is_own or not (others := local_addresses()):
        return request.build_absolute_uri(path)
    return f"{request.scheme}://{others[0]}{':' if port else ''}{port}{path}"
