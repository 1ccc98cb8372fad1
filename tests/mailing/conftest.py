"""A kind of mail for tests, and a short way to queue it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.translation import get_language

from advocacy_site.mailing.kinds import Mail, MailKind, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.services import queue
from advocacy_site.mailing.worker import Worker


def render(row: Outbox) -> Mail:
    return Mail(
        subject=f"Hello in {get_language()}\n",
        text="Plain words",
        html="<p>Words</p>",
        headers={"List-Unsubscribe": "<https://example.org/u/>"},
    )


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that makes "test-mail" a kind, until the test ends."""

    def set_kind(**fields: Any) -> None:
        monkeypatch.setitem(mail_kinds._entries, "test-mail", MailKind(**{"render": render, **fields}))

    set_kind()
    return set_kind


@pytest.fixture
def post(register: Callable[..., None]) -> Callable[..., Any]:
    """Return `queue` with defaults."""
    numbers = iter(range(1_000_000))

    def queue_one(**fields: Any) -> Outbox | None:
        fields = {"to": "ana@example.org", "language": "en", "dedupe_key": f"test:{next(numbers)}", **fields}
        return queue("test-mail", **fields)

    return queue_one


@pytest.fixture
def worker() -> Worker:
    """A worker that only sends."""
    worker = Worker()
    worker._jobs_at = float("inf")
    return worker
