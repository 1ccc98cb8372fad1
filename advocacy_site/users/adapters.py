"""How allauth behaves here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

ENTER = "wagtailadmin.access_admin"


def first_page_of(user: Any) -> str:
    """Return where `user` begins to work: in the admin, or else at the doors of events."""
    return reverse("wagtailadmin_home" if user.has_perm(ENTER) else "doors")


class InvitedOnlyAdapter(DefaultAccountAdapter):
    """Accounts are made by staff in the admin; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return first_page_of(request.user)
