"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnlyAdapter(DefaultAccountAdapter):
    """Accounts are made by staff in the admin; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
