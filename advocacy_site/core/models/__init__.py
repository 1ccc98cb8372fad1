"""Records and abstract pages of the core room."""

from .access import AccessLog
from .countries import CountryLabel
from .drafts import DraftShare
from .figures import Figure
from .limits import DailySalt, RateLimit
from .links import Link
from .media import SiteDocument, SiteImage, SiteRendition
from .pages import BasePage
from .people import Person, PersonQuerySet
from .video_servers import VideoServer
from .words import MenuItem, SiteWords

__all__ = [
    "AccessLog",
    "BasePage",
    "CountryLabel",
    "DailySalt",
    "DraftShare",
    "Figure",
    "Link",
    "MenuItem",
    "Person",
    "PersonQuerySet",
    "RateLimit",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteWords",
    "VideoServer",
]
