"""News as editors write it, and the stream in which all rooms' pages are listed together."""

from .pages import NewsIndexPage, NewsMember, NewsPage, NewsTopic
from .press import PressContact, PressPage, PressPhoto, Spokesperson
from .stream import StreamEntry, StreamOption
from .topics import Hashtag, NewsHashtag, Topic

__all__ = [
    "Hashtag",
    "NewsHashtag",
    "NewsIndexPage",
    "NewsMember",
    "NewsPage",
    "NewsTopic",
    "PressContact",
    "PressPage",
    "PressPhoto",
    "Spokesperson",
    "StreamEntry",
    "StreamOption",
    "Topic",
]
