"""Start everything on this machine: database, demo, server."""

import argparse
import errno
import socket
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection

from behaviours.addresses import local_addresses
from workshop.demo import Demo, build_demo
from workshop.demo.terminal import welcome
from workshop.live.server import serve


class Command(BaseCommand):
    help = "Migrates the database, builds the demo in an empty one, and serves."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="0.0.0.0")  # noqa: S104 - phones come from outside
        parser.add_argument("--no-demo", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        port, host = options["port"], options["host"]
        check_free(host, port)
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        made: Demo | None = None
        if not options["no_demo"]:
            made = build_demo()
        site = settings.SITE_URL or f"http://{(local_addresses() or ['localhost'])[0]}:{port}"
        self.stdout.write(welcome(site, port, made))
        self.stdout.flush()
        connection.close()
        serve(host, port)


def check_free(host: str, port: int) -> None:
    """Say in one line that the port is taken, before anything else is done."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                raise CommandError(
                    f"Port {port} is taken or not allowed. Try another: make run PORT={port + 1}"
                ) from None
            raise
        except OverflowError:
            raise CommandError(f"{port} is not a port; choose one from 1024 to 65535.") from None
