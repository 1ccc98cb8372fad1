"""Hostile input: a clear refusal or the form again, never an error of ours, and nothing stored."""

from typing import Any

import pytest
from django.test import Client

from advocacy_site.mailing.models import Outbox
from campaigns.models import Signature

from .. import factories
from .test_signing import post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "x" * 300},
        {"name": "A\x00B"},
        {"name": ["a list", "of names"], "country": ["SE", "XX"]},
        {"name": "=HYPERLINK(1)"},
        {"name": "<b>Amara</b>"},
        {"name": "see www.spam.example"},
        {"name": "A"},
        {"name": "\u202enimdA"},
        {"name": "\u200b\u200b"},
        {"name": "\u3164\u3164"},
        {"name": "12345"},
        {"name": "Amara\r\nBcc: x@example.org\x07"},
        {"email": "a" * 300 + "@example.org"},
        {"email": "amara\x00@example.org"},
        {"email": "amara@exa mple.org"},
        {"email": "amara@" + "x" * 70 + ".org"},
        {"email": "@"},
        {"country": "ZZ"},
        {"display": "everything"},
        {"text_version": "zzz"},
        {"text_version": "\x00"},
        {"agree_wording": "nine"},
        {"agree_wording": "9" * 60},
    ],
)
def test_bad_input_gets_the_form_again_and_stores_nothing(client: Client, fields: dict[str, Any]) -> None:
    page = factories.action_page()
    assert post(client, page, **fields).status_code == 422
    assert not Signature.objects.exists()
    assert not Outbox.objects.exists()


@pytest.mark.parametrize(
    "name",
    ["Łucja", "王小明", "محمد علي", "O’Brien-Ní Bhriain", "Mary@Home", "Dr. A. B. Lindqvist", "李四", "X Æ"],
)
def test_names_of_any_script_are_taken(client: Client, name: str) -> None:
    page = factories.action_page()
    assert post(client, page, name=name).status_code == 303
    assert Signature.objects.get().name == name


def test_hostile_requests_get_a_clear_refusal(client: Client) -> None:
    page = factories.action_page()
    address = f"/en/sign/{page.action.key}/"
    data = factories.form_data(page)
    assert client.post(address, data, headers={"Origin": "https://evil.example"}).status_code == 403
    assert client.post(address, data, headers={"Origin": "null"}).status_code == 403
    assert client.post(address, data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.get("/en/", headers={"Host": "evil.example"}).status_code == 400
    many = "&".join(f"f{n}=x" for n in range(5000))
    kind = "application/x-www-form-urlencoded"
    assert client.post(address, many, content_type=kind).status_code == 400
    assert client.post(address, b"name=%ff%fe&email=\xff", content_type=kind).status_code in (400, 422)
    assert client.put(address, "x", content_type=kind).status_code in (400, 405)
    assert client.get(f"{page.url}?page=zzz&x=%00").status_code == 400
    assert client.get("/en/campaigns/?page=zzz").status_code == 404
    assert client.get("/l/mangled/").status_code == 404
    assert client.get("/l/" + "a" * 43 + "/").status_code == 404
    assert client.get("/en/sign/nothing-here/").status_code == 404
    assert not Signature.objects.exists()
