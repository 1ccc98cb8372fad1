"""Mailed links and e-mail addresses."""

import pytest
from django.core.exceptions import ValidationError

from advocacy_site.core import links
from advocacy_site.core.addresses import mask, normalise


def test_one_nonce_makes_one_token_per_purpose_and_key(settings: object) -> None:
    nonce = links.new_nonce()
    token = links.make_token("confirm", nonce)
    assert token == links.make_token("confirm", nonce)
    assert token != links.make_token("leave", nonce)
    assert links.TOKEN_SHAPE.fullmatch(token)
    settings.LINK_KEY = "another key"
    assert token != links.make_token("confirm", nonce)


def test_the_host_of_a_mailed_link_comes_from_settings(settings: object) -> None:
    settings.SITE_URL = "https://daybreak.example"
    assert links.url_for("confirm", "00").startswith("https://daybreak.example/l/")


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Amara@Example.ORG", "amara@example.org"),
        (" amara@example.org ", "amara@example.org"),
        ("amara@exämple.org", "amara@xn--exmple-cua.org"),
        ("a.m+news@example.org", "a.m+news@example.org"),
    ],
)
def test_addresses_have_one_normal_form(written: str, normal: str) -> None:
    assert normalise(written) == normal


@pytest.mark.parametrize(
    "written",
    [
        "",
        "@",
        "amara",
        "amara@",
        "@example.org",
        "a b@example.org",
        "a@exa mple.org",
        "a\x00@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "a@" + "x" * 300,
    ],
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        normalise(written)


def test_a_mask_shows_the_ends_only() -> None:
    assert mask("amara@example.org") == "a…@e….org"
