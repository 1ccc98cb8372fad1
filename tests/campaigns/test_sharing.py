"""Passing an action on: plain links that load nothing and follow nobody."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.sharing import share

from .. import factories

ADDRESS = "https://daybreak.example/en/a/"
WORDS = "Ask & tell: 100% “true”"
WAYS = {
    "WhatsApp": "wa.me",
    "Signal": "send",
    "Text message": "",
    "Telegram": "t.me",
    "Facebook": "www.facebook.com",
    "Mastodon": "share.joinmastodon.org",
    "Bluesky": "bsky.app",
    "X": "x.com",
    "Email": "",
}


def test_every_way_to_pass_it_on_is_there_and_carries_the_address() -> None:
    links = {link.label: link.url for link in share(ADDRESS, WORDS).links}
    assert links.keys() == WAYS.keys()
    for label, url in links.items():
        assert urlsplit(url).netloc == WAYS[label]
        assert ADDRESS in unquote(url)
        assert " " not in url
        assert label == "Facebook" or WORDS in unquote(url)


@pytest.mark.django_db
def test_copying_and_the_devices_own_sharing_are_hidden_until_a_script_shows_them(client: Client) -> None:
    page = factories.action_page(share_text=WORDS)
    html = client.get(reverse("sign_thanks", args=[page.action.key])).content.decode()
    buttons = re.findall(r"<button[^>]*data-(copy|share)=[^>]*>", html)
    assert buttons == ["copy", "share"]
    assert all(" hidden>" in tag for tag in re.findall(r"<button[^>]*data-(?:copy|share)=[^>]*>", html))
    assert 'id="share-address"' in html
    assert not re.search(r'<(?:img|script|iframe|link)[^>]*(?:src|href)="https?:', html.split("<main")[1])
