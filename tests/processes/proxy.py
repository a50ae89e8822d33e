"""A Caddy with the Caddyfile of deploy/, on a certificate of its own."""

import os
import ssl
import subprocess
import time
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from tests.journeys.server import ROOT, free_port

STARTS_WITHIN = 60.0  # seconds
# What the machine's own Caddy must not be asked for: an address to be managed at, port 80, and a
# place among the certificates that the machine trusts.
OWN = """{{
    admin off
    skip_install_trust
    auto_https disable_redirects
}}
import {caddyfile}
"""


class NotFollowed(HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        return None


@dataclass
class Proxy:
    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def site(self) -> str:
        return f"localhost:{self.port}"

    @property
    def trusting(self) -> ssl.SSLContext:
        """Trusts the certificates that this proxy made, and no others."""
        root = self.folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"
        return ssl.create_default_context(cafile=str(root))

    def start(self, upstreams: list[str]) -> None:
        told = self.folder / "Caddyfile"
        told.write_text(OWN.format(caddyfile=ROOT / "deploy" / "Caddyfile"))
        own = {
            "SAMSYN_SITE": self.site,
            "SAMSYN_UPSTREAMS": " ".join(upstreams),
            "XDG_DATA_HOME": str(self.folder),
            "XDG_CONFIG_HOME": str(self.folder),
        }
        with (self.folder / "caddy.log").open("ab") as log:
            self.process = subprocess.Popen(
                ["caddy", "run", "--config", str(told), "--adapter", "caddyfile"],
                env=os.environ | own, stdout=log, stderr=log,
            )  # fmt: skip
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if self.get("/healthz")[0] == 200:
                    return
            except (OSError, URLError):
                pass  # not listening yet, or without its certificate
            time.sleep(0.1)
        raise RuntimeError("Caddy did not start:\n" + (self.folder / "caddy.log").read_text())

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=15)
            self.process = None

    def get(self, path: str, **headers: str) -> tuple[int, Message, bytes]:
        """Status, headers and body; no redirect is followed."""
        opener = build_opener(HTTPSHandler(context=self.trusting), NotFollowed)
        request = Request(f"https://{self.site}{path}", headers=headers)
        try:
            with opener.open(request, timeout=20) as answer:
                return answer.status, answer.headers, answer.read()
        except HTTPError as error:
            return error.code, error.headers, error.read()
