"""What is printed when the server starts: where to go, the code, and the demo's sign-ins."""

import io
import sys

import segno
from django.urls import reverse

from workshop.demo.build import Demo
from workshop.enums import WorkshopState
from workshop.models import Workshop


def welcome(site: str, port: int, demo: Demo | None) -> str:
    """`site` is how other devices reach this server. The first start's has the passwords in it."""
    here = f"http://localhost:{port}"
    lines = [
        "",
        f"Samsyn is running. On this machine: {here}/   For phones: {site}/",
        "",
        _line("Sign in", site + reverse("account_login")),
        *_open_workshop(site),
    ]
    if demo is not None:
        lines += [
            _line("Catalogue", site + reverse("read", args=[demo.reading_token])),
            "",
            f"The demo team {demo.team} has these sign-ins. The passwords are shown this once and",
            "kept nowhere; manage.py changepassword makes a new one.",
            "",
            *(f"  {each.role:13}{each.email:30}{each.password}" for each in demo.sign_ins),
        ]
    return "\n".join([*lines, "", "Stop it with Ctrl-C.", ""])


def _open_workshop(site: str) -> list[str]:
    """The newest workshop that people can join, with its code as they will scan it."""
    workshop = (
        Workshop.objects.filter(rehearses=None)
        .exclude(state=WorkshopState.FINISHED)
        .order_by("-created_at")
        .first()
    )
    if workshop is None:
        return [_line("Join", site + reverse("join"))]
    join = site + reverse("join_code", args=[workshop.code])
    return [
        "",
        f"  {workshop.title}",
        _line("Console", site + reverse("console", args=[workshop.pk])),
        _line("Big screen", site + reverse("screen", args=[workshop.screen_token])),
        _line("Join", join),
        _line("Join code", f"{workshop.code[:3]} {workshop.code[3:]}"),
        "",
        qr_for_terminal(join),
    ]


def qr_for_terminal(address: str) -> str:
    """Half blocks, two rows of the code in one line.

    In a terminal its colours are set: on a light one it would be inverted, which many phones
    cannot read. In a file there are no colours to set.
    """
    drawn = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(drawn, border=2, compact=True)
    if not sys.stdout.isatty():
        return drawn.getvalue()
    return "".join(f"\x1b[97;40m{row}\x1b[0m\n" for row in drawn.getvalue().splitlines())


def _line(label: str, value: str) -> str:
    return f"  {label:13}{value}"
