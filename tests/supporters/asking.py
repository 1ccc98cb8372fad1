"""Asking for one's own data, as a browser and a worker do it."""

from typing import Any

from django.test import Client

from advocacy_site.core import links
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.worker import Worker
from advocacy_site.supporters.my_data import LINK_PURPOSE, MY_DATA_MAIL

ASK = "/en/my-data/"


def ask(client: Client, email: str, **fields: Any) -> Any:
    return client.post(ASK, {"email": email, "website": ""} | fields)


def link_for(email: str) -> str:
    """Ask for `email` from a network of its own; return the path of the link that is written for it."""
    assert ask(Client(REMOTE_ADDR="203.0.113.9"), email).status_code == 303
    nonce = Outbox.objects.filter(kind=MY_DATA_MAIL).latest("created_at").nonce
    return f"/l/{links.make_token(LINK_PURPOSE, nonce)}/"


def send_all() -> None:
    """Let a worker deal with every waiting mail."""
    worker = Worker()
    worker._jobs_at = float("inf")
    worker.run_once()
