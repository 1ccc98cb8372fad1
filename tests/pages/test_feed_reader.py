"""What is read from a feed: plain words, https addresses, dates; from hostile ones nothing, and at once."""

import time
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pytest

from advocacy_site.pages.feed_reader import (
    LONGEST_TEXT,
    MOST_ENTRIES,
    FeedEntry,
    NotAFeed,
    read_feed,
)

FEED = "https://social.example/@daybreak.rss"
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
TODAY = "Mon, 01 Mar 2027 09:00:00 +0100"


def read(content: str | bytes) -> list[FeedEntry]:
    return read_feed(content.encode() if isinstance(content, str) else content, FEED, NOON)


def rss(*items: str, head: str = "") -> str:
    return f'{head}<rss version="2.0"><channel><title>Feed</title>{"".join(items)}</channel></rss>'


def item(
    html: str = "Words", link: str | None = "https://social.example/1", date: str = TODAY, title: str = ""
) -> str:
    parts = [("title", title), ("link", link), ("description", html), ("pubDate", date)]
    return f"<item>{''.join(f'<{name}>{escape(value)}</{name}>' for name, value in parts if value)}</item>"


def atom(*entries: str) -> str:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title>{"".join(entries)}</feed>'


def texts(*items: str) -> list[str]:
    return [entry.text for entry in read(rss(*items))]


# --- both formats ---------------------------------------------------------------------------------


def test_a_post_of_an_rss_feed_is_read() -> None:
    html = "<p>A foreman read &amp; nobody left.</p><p>Ten questions, <b>one</b> break.</p>"
    entry = FeedEntry(
        "A foreman read & nobody left. Ten questions, one break.",
        "https://social.example/1",
        datetime(2027, 3, 1, 8, tzinfo=UTC),
    )
    assert read(rss(item(html))) == [entry]


def test_a_post_of_an_atom_feed_is_read() -> None:
    entry = (
        '<entry><link rel="self" href="/self"/><link href="/posts/1"/>'
        '<title type="html">A &lt;i&gt;bed&lt;/i&gt;</title>'
        "<published>2027-02-28T23:30:00-02:00</published><updated>2027-03-01T02:00:00Z</updated></entry>"
    )
    day = datetime(2027, 3, 1, 1, 30, tzinfo=UTC)
    assert read(atom(entry)) == [FeedEntry("A bed", "https://social.example/posts/1", day)]


def test_plain_and_structured_words_of_atom_are_taken_as_they_are() -> None:
    link = '<link href="/1"/><updated>2027-03-01</updated>'
    plain = f"<entry>{link}<title>5 &lt; 6</title></entry>"
    assert read(atom(plain))[0].text == "5 < 6"
    xhtml = '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One <b>bed</b></div></title>'
    assert read(atom(f"<entry>{link}{xhtml}</entry>"))[0].text == "One bed"


def test_a_title_comes_before_the_words_below_it() -> None:
    assert texts(item("Below", title="Above"), item("Alone", link="https://social.example/2")) == [
        "Above",
        "Alone",
    ]


def test_the_newest_ten_are_kept_each_once_the_newest_first() -> None:
    items = [
        item(f"Post {n}", f"https://social.example/{n}", f"Mon, 01 Mar 2027 08:{n:02}:00 GMT")
        for n in range(25)
    ]
    assert texts(*items, items[24]) == [f"Post {n}" for n in range(24, 24 - MOST_ENTRIES, -1)]


def test_dates_of_every_usual_kind_are_read() -> None:
    dublin = '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2027-03-01T08:00:00Z</dc:date>'
    content = rss(
        item().replace(f"<pubDate>{TODAY}</pubDate>", dublin),
        item(link="https://social.example/2", date="01 Mar 2027 08:00:00 -0000"),
        item(link="https://social.example/3", date="2027-03-01T09:00+01:00"),
    )
    assert {entry.posted_at for entry in read(content)} == {datetime(2027, 3, 1, 8, tzinfo=UTC)}
    assert len(read(content)) == 3


# --- what is left out -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        *(
            "javascript:alert(1)",
            "data:text/html,<script>",
            "http://social.example/1",
            "ftp://a.example/",
            None,
        ),
        *("https://[", "//[", "https://a.example/" + "x" * 500),
    ],
)
def test_a_post_without_an_https_address_is_left_out(link: str | None) -> None:
    assert texts(item("No", link), item("Yes")) == ["Yes"]


@pytest.mark.parametrize(
    "date",
    [
        *("", "yesterday", "2027-02-30", "Mon, 99 Mar 2027 09:00:00 GMT", "0001-01-01T00:00:00+14:00"),
        *("9999-12-31T23:59:59-14:00", "2027-03-03T12:00:00Z", "99999999999"),
    ],
)
def test_a_post_without_a_date_or_from_the_future_is_left_out(date: str) -> None:
    assert texts(item("No", "https://social.example/no", date), item("Yes")) == ["Yes"]


@pytest.mark.parametrize(
    "html", ["", "<img src='https://spy.example/1.gif'>", "<script>alert(1)</script>", "\u2028"]
)
def test_a_post_without_words_is_left_out(html: str) -> None:
    assert texts(item(html)) == []


def test_markup_never_comes_through() -> None:
    html = "<img src=x onerror=alert(1)>Come<style>p{}</style> in<!-- no --><a href='javascript:x'>here</a>"
    assert texts(item(html)) == ["Come inhere"]
    twice = "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert texts(item(twice)) == [
        "<script>alert(1)</script>"
    ]  # words about markup; the template escapes them


def test_long_words_are_cut_and_odd_signs_go() -> None:
    assert len(texts(item("long " * 5000))[0]) == LONGEST_TEXT
    assert texts(item("a&#0;b&#7;c\n\n d 👩‍🚒"))[0] == "a�b c d 👩‍🚒"


# --- hostile feeds --------------------------------------------------------------------------------

LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
READ_A_FILE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ASK_A_HOST = '<!DOCTYPE rss SYSTEM "http://169.254.169.254/x.dtd">'


@pytest.mark.parametrize(
    "content",
    [
        *(rss(item("&d;"), head=LAUGHS), rss(item("&a;"), head=READ_A_FILE), rss(head=ASK_A_HOST)),
        *("", "\0", "<", "<html><body>Not found</body></html>", "{}", "<rss>" * 50_000),
        rss(item("é")).encode("latin-1"),
        *(rss(head=f'<?xml version="1.0" encoding="{name}"?>') for name in ("none", "gb2312", "idna", "hex")),
    ],
)
def test_what_is_no_honest_feed_is_refused_at_once(content: str | bytes) -> None:
    began = time.process_time()
    with pytest.raises(NotAFeed):
        read(content)
    assert time.process_time() - began < 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_feed_in_the_encoding_that_it_names_is_read(encoding: str) -> None:
    content = rss(item("Café"), head=f'<?xml version="1.0" encoding="{encoding}"?>')
    assert read(content.encode(encoding))[0].text == "Café"


def test_half_a_megabyte_of_anything_is_read_soon() -> None:
    deep = "<b>" * 150_000
    began = time.monotonic()
    assert texts(item(deep[:MOST_OF_A_FEED] + "end")) == []
    many = [item(f"<p>{n}</p>", f"https://social.example/{n}") for n in range(3000)]
    assert len(texts(*many)) == MOST_ENTRIES
    assert read(rss("<a>" * 60_000 + "</a>" * 60_000)) == []
    assert time.monotonic() - began < 3


MOST_OF_A_FEED = 450_000
