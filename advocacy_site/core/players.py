"""Where a video of another site can be played inside our page: its player's address, by that of the video.

Only players that set no cookie before one plays, or that staff named (`VideoServer`). What is no video of
theirs has no player here, and stays a link.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from django.core.cache import cache

from .models import VideoServer

# Compared with the whole of what stands there: with a user or a port it is another place.
YOUTUBE = {"youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"}
YOUTUBE_SHORT = "youtu.be"
VIMEO = {"vimeo.com", "www.vimeo.com", "player.vimeo.com"}
# The id is the only thing of an editor's address that comes into ours.
YOUTUBE_PATH = re.compile(r"/(?:embed|live|shorts)/([^/]+)/?")
YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
VIMEO_PATH = re.compile(r"/(?:video/|channels/[\w-]+/)?(\d{1,12})(?:/([0-9a-f]{6,40}))?/?", re.ASCII)
VIMEO_HASH = re.compile(r"[0-9a-f]{6,40}", re.ASCII)
PEERTUBE_PATH = re.compile(r"/(?:w|videos/watch|videos/embed)/([A-Za-z0-9-]{20,36})/?", re.ASCII)
KEPT_SECONDS = 60
KEPT_AS = "video-servers"


@dataclass(frozen=True)
class Player:
    """A page of another host that plays one video, and that host."""

    host: str
    path: str
    query: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """What the frame opens: the video begins, because somebody has pressed “play”."""
        return f"https://{self.host}{self.path}?{urlencode(self.query)}"


def player_of(url: str | None) -> Player | None:
    """Return the player of the video whose page is at `url`, or None where we know of none.

    Asks for the servers that staff named, at most once a minute, where it is neither YouTube nor Vimeo.
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme != "https":
        return None
    if parts.netloc in YOUTUBE or parts.netloc == YOUTUBE_SHORT:
        return _youtube(parts)
    if parts.netloc in VIMEO:
        return _vimeo(parts)
    return _peertube(parts)


def _youtube(parts: SplitResult) -> Player | None:
    if parts.netloc == YOUTUBE_SHORT:
        key = parts.path.removeprefix("/")
    elif parts.path == "/watch":
        key = parse_qs(parts.query).get("v", [""])[0]
    else:
        match = YOUTUBE_PATH.fullmatch(parts.path)
        key = match[1] if match else ""
    if not YOUTUBE_ID.fullmatch(key):
        return None
    return Player("www.youtube-nocookie.com", f"/embed/{key}", (("autoplay", "1"), ("rel", "0")))


def _vimeo(parts: SplitResult) -> Player | None:
    match = VIMEO_PATH.fullmatch(parts.path)
    if match is None:
        return None
    # An unlisted video's hash stands in the path of its page, and in the query of its player.
    secret = match[2] or parse_qs(parts.query).get("h", [""])[0]
    unlisted = (("h", secret),) if VIMEO_HASH.fullmatch(secret) else ()
    return Player("player.vimeo.com", f"/video/{match[1]}", (*unlisted, ("autoplay", "1"), ("dnt", "1")))


def _peertube(parts: SplitResult) -> Player | None:
    match = PEERTUBE_PATH.fullmatch(parts.path)
    if match is None or parts.netloc not in _servers():
        return None
    # Without p2p=0 the visitor's address would go to everybody else who watches.
    return Player(parts.netloc, f"/videos/embed/{match[1]}", (("autoplay", "1"), ("p2p", "0")))


def _servers() -> set[str]:
    return cache.get_or_set(KEPT_AS, VideoServer.objects.hosts, KEPT_SECONDS) or set()
