"""What is printed when the server starts: where to go, the code, and the demo's sign-ins."""

import io
import sys

import segno
from django.urls import reverse

from workshop.demo.build import Demo


def welcome(site: str, port: int, demo: Demo | None) -> str:
    """`site` is how other devices reach this server. The first start's has the passwords in it."""
    here = f"http://localhost:{port}"
    lines = [
        "",
        f"Samsyn is running. On this machine: {here}/   For phones: {site}/",
        "",
        _line("Sign in", site + reverse("account_login")),
    ]
    if demo is None:
        lines += [_line("Join", site + reverse("join")), "", "Stop it with Ctrl-C.", ""]
        return "\n".join(lines)
    join = site + reverse("join_code", args=[demo.code])
    lines += [
        _line("Console", site + reverse("console", args=[demo.ready])),
        _line("Big screen", site + reverse("screen", args=[demo.screen_token])),
        _line("Join", join),
        _line("Join code", f"{demo.code[:3]} {demo.code[3:]}"),
        _line("Catalogue", site + reverse("read", args=[demo.reading_token])),
        "",
        qr_for_terminal(join),
        f"The demo team {demo.team} has these sign-ins. The passwords are shown this once and kept",
        "nowhere; manage.py changepassword makes a new one.",
        "",
        *(f"  {each.role:13}{each.email:30}{each.password}" for each in demo.sign_ins),
        "",
        "Stop it with Ctrl-C.",
        "",
    ]
    return "\n".join(lines)


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
