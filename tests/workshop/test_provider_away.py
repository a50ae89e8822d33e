"""A provider of accounts that is away, or sends somebody back with nothing: words, and no error."""

import json
from pathlib import Path

import pytest

from tests.installation import Installation

# Nobody listens on port 9 of this machine.
AWAY = {"SAMSYN_OIDC_URL": "http://127.0.0.1:9", "SAMSYN_OIDC_CLIENT": "samsyn"}
LOGIN = "/accounts/oidc/oidc/login/"
ASK = """
import json
from django.conf import settings
from django.test import Client
settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage")
told = []
for method, path in {asked}:
    client = Client(headers={{"host": "localhost"}}, raise_request_exception=False)
    answer = getattr(client, method)(path, follow=True)
    told.append([answer.status_code, answer.request["PATH_INFO"], answer.content.decode()])
print(json.dumps(told))
"""


def test_who_cannot_sign_in_at_the_provider_reads_why_on_the_sign_in_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for setting, value in AWAY.items():
        monkeypatch.setenv(setting, value)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    installed = Installation(tmp_path)
    installed.done("migrate", "-v0")
    cases = {
        ("post", LOGIN): "The provider of accounts cannot be reached just now.",
        ("get", f"{LOGIN}callback/?code=a&state=b"): "Signing in at the provider did not work.",
        ("get", f"{LOGIN}callback/?error=server_error"): "Signing in at the provider did not work.",
        ("get", "/accounts/provided/cancelled/"): "",
        ("get", LOGIN): "",
    }

    told = installed.done("shell", "-v0", "-c", ASK.format(asked=[*cases]))

    answers = json.loads(told.splitlines()[-1])
    for (case, words), (status, path, text) in zip(cases.items(), answers, strict=True):
        assert (status, path) == (200, "/accounts/login/"), case
        assert words in text and "Third-Party" not in text, case
