"""How a signer passes an action on: plain links that load nothing and follow nobody."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class ShareLink:
    """One way to pass it on."""

    label: str
    url: str


@dataclass(frozen=True)
class Share:
    """An address to pass on, and the ways to do so."""

    address: str
    words: str
    links: list[ShareLink]


def share(address: str, words: str) -> Share:
    """Return the links that pass on `address` (absolute) with `words` before it."""
    at, text, both = (quote(value, safe="") for value in (address, words, f"{words} {address}"))
    return Share(
        address,
        words,
        [
            ShareLink("WhatsApp", f"https://wa.me/?text={both}"),
            # Signal has no address on the web for this; where its app is, it answers to its own scheme.
            ShareLink("Signal", f"sgnl://send?text={both}"),
            ShareLink(_("Text message"), f"sms:?&body={both}"),
            ShareLink("Telegram", f"https://t.me/share/url?url={at}&text={text}"),
            ShareLink("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={at}"),
            # Asks for the server of one's account; what follows "#" stays in the browser.
            ShareLink("Mastodon", f"https://share.joinmastodon.org/#text={both}"),
            ShareLink("Bluesky", f"https://bsky.app/intent/compose?text={both}"),
            ShareLink("X", f"https://x.com/intent/post?text={text}&url={at}"),
            ShareLink(_("Email"), f"mailto:?subject={text}&body={both}"),
        ],
    )
