"""Records and abstract pages of the core room."""

from .access import AccessLog
from .contacts import ContactPerson, HasContact
from .countries import CountryLabel
from .drafts import DraftShare
from .figures import Figure
from .limits import DailySalt, RateLimit
from .links import Link
from .media import SiteDocument, SiteImage, SiteRendition
from .pages import BasePage
from .people import Person, PersonQuerySet, Reachable
from .video_servers import VideoServer
from .words import MenuItem, SiteWords

__all__ = [
    "AccessLog",
    "BasePage",
    "ContactPerson",
    "CountryLabel",
    "DailySalt",
    "DraftShare",
    "Figure",
    "HasContact",
    "Link",
    "MenuItem",
    "Person",
    "PersonQuerySet",
    "RateLimit",
    "Reachable",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteWords",
    "VideoServer",
]
