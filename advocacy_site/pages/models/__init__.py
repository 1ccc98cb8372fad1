"""The home page, the pages that belong to no domain, and what arrives through their forms."""

from .bank_account import BankAccount
from .beside import Leaflet, PageLink, SocialPost
from .contact import ContactField, ContactPage
from .donate import DonatePage, DonationAmount
from .home import HomePage, HomePageWay
from .inbox import Inbox
from .messages import ContactMessage
from .numbers import HomePageNumber
from .social_feed import SocialEntry, SocialFeed
from .standard import StandardPage

__all__ = [
    "BankAccount",
    "ContactField",
    "ContactMessage",
    "ContactPage",
    "DonatePage",
    "DonationAmount",
    "HomePage",
    "HomePageNumber",
    "HomePageWay",
    "Inbox",
    "Leaflet",
    "PageLink",
    "SocialEntry",
    "SocialFeed",
    "SocialPost",
    "StandardPage",
]
