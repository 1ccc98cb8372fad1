"""Videos of others in our page: which have a player here, and what a page with one may put into a frame."""

from typing import Any

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advocacy_site.core import drafts
from advocacy_site.core.models import VideoServer
from advocacy_site.core.players import player_of

from .. import factories

pytestmark = pytest.mark.django_db

UUID = "52a10666-3a18-4e73-93da-e8d3c12c305a"
TALK = "https://www.youtube.com/watch?v=xxxxxxxxxxx"
NOCOOKIE = "https://www.youtube-nocookie.com"


def with_videos(*addresses: str) -> Any:
    return factories.standard_page(body=[("video", {"title": "Talk", "url": url}) for url in addresses])


def frame_sources(response: Any) -> str | None:
    directives = dict(part.partition(" ")[::2] for part in response["Content-Security-Policy"].split("; "))
    return directives.get("frame-src")


# --- which player ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "address"),
    [
        (TALK, f"{NOCOOKIE}/embed/xxxxxxxxxxx?autoplay=1&rel=0"),
        ("https://m.youtube.com/watch?t=9&v=a-b_c-d_e-f", f"{NOCOOKIE}/embed/a-b_c-d_e-f?autoplay=1&rel=0"),
        ("https://youtu.be/xxxxxxxxxxx?si=tracker", f"{NOCOOKIE}/embed/xxxxxxxxxxx?autoplay=1&rel=0"),
        ("https://www.youtube.com/shorts/xxxxxxxxxxx", f"{NOCOOKIE}/embed/xxxxxxxxxxx?autoplay=1&rel=0"),
        ("https://vimeo.com/12345", "https://player.vimeo.com/video/12345?autoplay=1&dnt=1"),
        (
            "https://vimeo.com/12345/0a1b2c3d4e",
            "https://player.vimeo.com/video/12345?h=0a1b2c3d4e&autoplay=1&dnt=1",
        ),
        (
            "https://player.vimeo.com/video/12345?h=0a1b2c3d4e",
            "https://player.vimeo.com/video/12345?h=0a1b2c3d4e&autoplay=1&dnt=1",
        ),
        (
            f"https://video.example/videos/watch/{UUID}?start=1m",
            f"https://video.example/videos/embed/{UUID}?autoplay=1&p2p=0",
        ),
        (
            "https://video.example/w/jV8vU8qCkzHyXUt2fcLmZS",
            "https://video.example/videos/embed/jV8vU8qCkzHyXUt2fcLmZS?autoplay=1&p2p=0",
        ),
    ],
)
def test_a_video_is_played_by_the_player_that_keeps_least(url: str, address: str) -> None:
    VideoServer.objects.create(host="video.example")
    found = player_of(url)
    assert found
    assert found.address == address


@pytest.mark.parametrize(
    "url",
    [
        *("", None, "#", "https://[", "javascript:alert(1)", "http://youtu.be/xxxxxxxxxxx"),
        *(
            "https://youtu.be/short",
            "https://www.youtube.com/daybreakorg",
            "https://www.youtube.com/@daybreak",
        ),
        *(
            "https://youtu.be/xxxxxxxxxx;",
            "https://youtu.be/xxxxxxxxx%22x",
            "https://www.youtube.com/playlist?list=x",
        ),
        *(
            "https://youtube.com.evil.example/watch?v=xxxxxxxxxxx",
            "https://youtu.be@evil.example/xxxxxxxxxxx",
        ),
        *("https://vimeo.com/", "https://vimeo.com/about", "https://youtu.be:8443/xxxxxxxxxxx"),
        f"https://other.example/videos/watch/{UUID}",
        f"https://video.example/a/daybreak/{UUID}",
    ],
)
def test_what_is_no_video_of_a_known_player_stays_a_link(url: str | None) -> None:
    VideoServer.objects.create(host="video.example")
    assert player_of(url) is None


@pytest.mark.parametrize(
    "host",
    [
        "https://video.example",
        "video.example/w",
        "video.example:8080",
        "Video.example",
        "localhost",
        "a b.example",
    ],
)
def test_a_video_server_is_named_by_its_host_alone(host: str) -> None:
    with pytest.raises(ValidationError):
        VideoServer(host=host).full_clean()
    VideoServer(host="video.example").full_clean()


@pytest.mark.parametrize("host", ["Video.example", "video.example."])
def test_staff_read_how_a_host_is_written(host: str) -> None:
    with pytest.raises(ValidationError, match="in small letters"):
        VideoServer(host=host).clean_fields()


@pytest.mark.parametrize("host", ["Video.example", "video", "a.example https:", "a.example;", ""])
def test_the_database_keeps_out_what_would_widen_the_policy(host: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        VideoServer.objects.create(host=host)


# --- what a page may frame ---------------------------------------------------------------------------------


def test_a_page_may_frame_the_players_of_its_own_videos_and_no_others(client: Client) -> None:
    both = client.get(with_videos(TALK, "https://vimeo.com/1", TALK).url)
    assert frame_sources(both) == f"https://player.vimeo.com {NOCOOKIE}"
    assert frame_sources(client.get(with_videos(TALK).url)) == NOCOOKIE
    for page in (with_videos(), with_videos("https://films.example/1")):
        response = client.get(page.url)
        assert frame_sources(response) is None
        assert b"js/video.js" not in response.content


def test_the_latest_video_may_be_framed_too(client: Client) -> None:
    response = client.get(factories.standard_page(video_title="Talk", video_url=TALK).url)
    assert frame_sources(response) == NOCOOKIE
    assert b"js/video.js" in response.content
    home = factories.home_page()
    home.video_url = "https://vimeo.com/1"
    home.save()
    assert frame_sources(client.get(home.url)) == "https://player.vimeo.com"


def test_a_server_that_staff_name_is_a_player_and_one_that_they_take_away_is_none(
    client: Client,
) -> None:
    page = with_videos(f"https://video.example/videos/watch/{UUID}")
    assert frame_sources(client.get(page.url)) is None
    server = VideoServer.objects.create(host="video.example")
    cache.clear()  # a minute later
    assert frame_sources(client.get(page.url)) == "https://video.example"
    server.delete()
    cache.clear()
    assert frame_sources(client.get(page.url)) is None


def test_previews_and_shared_drafts_may_frame_what_their_page_may(client: Client) -> None:
    page = with_videos(TALK)
    assert frame_sources(page.make_preview_request()) == NOCOOKIE
    staff = factories.staff()
    page.save_revision(user=staff)
    _share, token = drafts.share_draft(page, staff)
    shared = client.get(reverse("shared_draft", args=[token]))
    assert shared.status_code == 200
    assert frame_sources(shared) == NOCOOKIE
    assert "form-action 'none'" in shared["Content-Security-Policy"]


def test_many_videos_on_servers_cost_no_query_each(client: Client) -> None:
    VideoServer.objects.create(host="video.example")
    counts = []
    for n in (1, 9):
        page = with_videos(*[f"https://video.example/videos/watch/{UUID}"] * n)
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
