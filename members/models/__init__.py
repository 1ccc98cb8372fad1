"""The members' tables: a record for each member, its pages, the lines on them, and the words they share."""

from .lines import MemberHelpline, MemberLanguage, MemberService
from .pages import MemberDirectoryPage, MemberPage
from .records import Member
from .words import Service

__all__ = [
    "Member",
    "MemberDirectoryPage",
    "MemberHelpline",
    "MemberLanguage",
    "MemberPage",
    "MemberService",
    "Service",
]
