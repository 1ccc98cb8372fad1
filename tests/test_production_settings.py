"""Production refuses to start without its secrets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOOD = {
    "SECRET_KEY": "s" * 25 + "-Secret-0123456789-" + "q" * 25,
    "SEALED_KEYS": "dGVzdHMtb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE=",
    "HASH_KEY": "h" * 50,
    "LINK_KEY": "l" * 50,
    "DATABASE_URL": "postgres://site@127.0.0.1/site",
    "SITE_URL": "https://daybreak.example",
    "ALLOWED_HOSTS": "daybreak.example",
}


def start(changes: dict[str, str]) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "advocacy_site.settings.production"}
    command = [
        sys.executable,
        "-c",
        "from django.conf import settings; settings.SECRET_KEY; print('started')",
    ]
    return subprocess.run(
        command, cwd=ROOT, env=environment | GOOD | changes, capture_output=True, text=True, check=False
    )


def test_with_its_secrets_it_starts() -> None:
    assert "started" in start({}).stdout


@pytest.mark.parametrize("name", sorted(GOOD))
def test_without_one_of_them_it_says_which(name: str) -> None:
    outcome = start({name: ""})
    assert outcome.returncode != 0
    assert name in outcome.stderr


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"HASH_KEY": "short"}, "HASH_KEY"),
        ({"HASH_KEY": GOOD["LINK_KEY"]}, "differ"),
        ({"TRUSTED_PROXIES": "0"}, "BEHIND_PROXY"),
        ({"SITE_URL": "http://daybreak.example"}, "https"),
    ],
)
def test_weak_or_shared_secrets_are_refused(changes: dict[str, str], said: str) -> None:
    outcome = start(changes)
    assert outcome.returncode != 0
    assert said in outcome.stderr
